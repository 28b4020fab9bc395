"""Every report and each of its columns has its words."""

import msgspec
from sync_server.operations.reporting.catalogue import REPORTS
from sync_server.portal.report_words import ABOUT, CHOICES, COLUMNS, MONEY


def test_all_reports_and_columns_are_named():
    assert ABOUT.keys() == REPORTS.keys()
    fields = {field.name for one in REPORTS.values() for field in msgspec.structs.fields(one.row)}
    assert COLUMNS.keys() == fields
    assert fields >= MONEY
    for name, report in REPORTS.items():
        drawn = {field.name for field in msgspec.structs.fields(report.row)}
        assert {ABOUT[name].label, ABOUT[name].value} <= drawn
        assert {*report.by, *report.order} <= CHOICES.keys()
