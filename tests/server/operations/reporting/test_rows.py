"""Every field of every report is defined in docs/reports.md, in words."""

import re
from pathlib import Path

from pos_protocol.events import InReason, OutReason
from sync_server.operations.reporting import rows
from sync_server.operations.reporting.catalogue import REPORTS, columns
from sync_server.operations.reporting.selling import Earned
from sync_server.operations.reporting.stocking import KINDS

DOCS = (Path(__file__).parents[4] / "docs" / "reports.md").read_text(encoding="utf-8")


def test_every_field_and_report_is_in_the_docs():
    named = set(re.findall(r"`([a-z0-9_-]+)`", DOCS))
    fields = {field for report in REPORTS.values() for field in columns(report)}
    assert fields - named == set()
    assert set(REPORTS) - named == set()
    for report in REPORTS.values():
        words = {
            f"{flag}={value[0]}" for flag in ("by", "order") if (value := getattr(report, flag))
        }
        assert all(f"`{word}`" in DOCS for word in words), report.name
        assert not report.days or f"days={report.days}" in DOCS


def test_every_reason_to_leave_is_explained_and_counts_as_something():
    ways_in = {InReason.PURCHASE, InReason.OPENING, InReason.CUSTOMER_RETURN, InReason.TRANSFER_IN}
    assert {*OutReason, *InReason} - set(KINDS) == ways_in
    for kind in set(KINDS.values()):
        assert f"`{kind}` (" in DOCS, kind


def test_a_margin_is_of_what_has_a_cost():
    shown = Earned(revenue=1_000, cost=300, uncosted=400).shown
    assert (shown["margin"], shown["margin_percent"]) == ("3.00", "50.00")
    assert set(shown) <= set(rows.StoreRow.__struct_fields__)
