"""Every column and report has its word; what is not known is a dash."""

from pos_app.domain.report import Column, Kind
from pos_app.operations.reporting.answers import REPORTS
from pos_app.viewmodels.reporting import words


def test_the_tabs_are_reports(qapp):
    assert {name for name, _ in words.TABS} | {"hours"} == set(REPORTS)


def test_values_are_told_by_their_kind(qapp):
    def text(kind, value, name="x"):
        shown = words.value_text(Column(name=name, kind=kind), value)
        return shown.strip("\u2066\u2068\u2069")

    assert text(Kind.MONEY, None) == words.NOTHING
    assert text(Kind.MONEY, 150_050) == "1,500.50"
    assert text(Kind.QUANTITY, 1_750) == "1.750"
    assert text(Kind.RATE, -1_266) == "\u221212.7\u00a0%"
    assert text(Kind.HOUR, 9) == "09:00"
    assert text(Kind.DAY, "2026-11-28") == "28.11.2026"
    assert text(Kind.TENDER, "qr") == "QR"
    assert text(Kind.REASON, "expired") == "Expired"
    assert text(Kind.REASON, "put_back") == "Put back (undone)"
    assert text(Kind.REASON, "newer word") == "newer word"
    assert text(Kind.CATEGORY, "Dairy") == "Dairy"
    assert text(Kind.CATEGORY, "", name="category") == "No category"
    assert text(Kind.WORDS, "", name="vendor") == "No vendor"
    assert text(Kind.WORDS, "owner", name="person") == "Owner"
    assert text(Kind.WORDS, "Aslam", name="person") == "Aslam"
