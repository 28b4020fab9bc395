"""Reports as they are asked for: the right once a visit, the newest question's answer, files."""

from datetime import date

import pytest

from pos_app.domain.people import Role
from pos_app.ui.paper.document_painter import draw_document
from pos_app.viewmodels.paper.sheets import Paper
from pos_app.viewmodels.reporting.asking import RANGE
from pos_app.viewmodels.reporting.words import TABS
from pos_app.viewmodels.shell import SyncState
from tests.support.screens.reporting import settled
from tests.support.shops.staff import hire, seat

TEA = "8964000153451"


@pytest.fixture
def reports(models):
    models.sale.scan(TEA)
    models.sale.pay()
    models.reports.begin()
    settled(models)
    return models.reports


def test_the_day_is_shown_at_a_glance_and_by_its_hours(reports, models):
    view = reports.view
    assert view.is_shown
    assert [tile.word for tile in view.tiles] == ["Sales", "Profit", "Bills", "Average bill"]
    assert "540" in view.tiles[0].figure
    assert "Rs" in view.tiles[1].figure
    (hour,) = view.bars
    assert hour.amount == 54_000
    reports.choose_period(1)
    settled(models)
    assert len(reports.view.bars) == 7
    assert reports.view.has_heat
    reports.choose(99)
    assert reports.view.current == 6
    reports.choose_period(3)
    settled(models)
    assert len(reports.view.bars) in {12, 13}, "a year is months"


def test_an_older_answer_is_dropped(reports, models):
    reports.open_tab(1)
    reports.open_tab(4)
    settled(models)
    assert reports.report.name == "tenders"
    assert [row.cells[0] for row in reports.rows.rows] == ["Cash"]


def test_days_are_typed_the_first_one_first(reports, models, notices):
    assert not reports.choose_days("32.1.2026", "")
    assert not reports.choose_days("2.1.2026", "1.1.2026")
    assert notices[-1].is_error
    reports.choose_period(RANGE)
    assert reports.view.period == 0, "nobody has typed days yet"
    assert reports.choose_days("1.1.2026", "28/02/26")
    settled(models)
    assert reports.view.period == RANGE
    assert (reports.days.first, reports.days.last) == (date(2026, 1, 1), date(2026, 2, 28))
    assert reports.rows.rows == ()


def draw(device, document):
    draw_document(device, document, Paper.A4, is_mirrored=False)


def test_rows_become_a_file_and_a_fault_is_told(reports, models, notices):
    reports.write_csv()
    told = []
    models.shell.file_wanted.connect(told.append)
    models.shell.open_written()
    (path,) = models.desk.till.settings.report_folder.glob("takings *.csv")
    assert told == [str(path)]
    assert str(path) in notices[-1].text
    assert path.read_text(encoding="utf-8-sig").count("\n") == 2
    reports.send_pages(draw)
    (pdf,) = path.parent.glob("*.pdf")
    assert pdf.read_bytes().startswith(b"%PDF-")
    pdf.unlink()
    pdf.mkdir()
    reports.send_pages(draw)
    assert notices[-1].is_error
    assert notices[-1].text.startswith("The file cannot be written")


def test_more_days_than_a_report_has_are_told_as_such(reports, notices):
    period = reports.view.period
    assert not reports.choose_days("1.1.1990", "")
    assert "3,700 days" in notices[-1].text or "3700 days" in notices[-1].text
    assert reports.view.period == period


def test_what_was_seen_is_forgotten_and_a_cashier_needs_somebody(reports, models):
    reports.leave()
    assert not reports.rows.rows
    assert reports.report is None
    hire(models.desk.till)
    seat(models, "Aslam")
    assert models.desk.till.role is Role.CASHIER
    reports.begin()
    assert models.desk.approver.question is not None
    assert not reports.view.is_shown
    models.desk.approver.cancel()


def test_offline_says_how_far_the_others_are_known(reports, models):
    with models.desk.till.db.write() as tx:
        tx.execute("UPDATE till_state SET server_url = 'http://127.0.0.1:1', last_sync_ms = 1")
        tx.execute("INSERT INTO takings VALUES ('2026-01-01', 2, 100, 0, 1, 0)")
    models.shell.show(models.shell.view._replace(sync=SyncState.OFFLINE))
    reports.open_tab(0)
    settled(models)
    assert "other tills up to" in reports.view.note
    assert reports.view.is_partial


def test_the_worth_of_the_stock_says_why_head_office_names_another(reports, models):
    place = [name for name, _ in TABS].index("stock-value")
    for sync, is_told in ((SyncState.LOCAL, False), (SyncState.SYNCED, True)):
        models.shell.show(models.shell.view._replace(sync=sync))
        reports.open_tab(place)
        settled(models)
        assert ("Head office takes the average" in reports.view.note) is is_told
    reports.open_tab(0)
    settled(models)
    assert reports.view.note == ""
