"""A report's file opens in a spreadsheet and runs nothing there."""

from datetime import date

from pos_app.domain.report import Column, Days, Kind, Report
from pos_app.operations.reporting.files import write_csv


def test_names_are_guarded_and_figures_are_decimals(tmp_path):
    columns = tuple(
        Column(name=kind.value, kind=kind)
        for kind in (Kind.WORDS, Kind.MONEY, Kind.QUANTITY, Kind.RATE, Kind.COUNT, Kind.CATEGORY)
    )
    today = date(2026, 11, 28)
    report = Report(
        name="staff",
        days=Days(first=today, last=today),
        columns=columns,
        rows=(
            ("=cmd|'/c calc'!A0", -1_050, 1_750, 1_666, 3, "+Dairy"),
            ("چینی", None, None, None, 0, ""),
        ),
        bar="money",
    )
    path = tmp_path / "report.csv"
    assert write_csv(report, path) == 2
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    assert lines == [
        "words,money,quantity,rate,count,category",
        "'=cmd|'/c calc'!A0,-10.50,1.75,16.66,3,'+Dairy",
        "چینی,,,,0,No category",
    ]
