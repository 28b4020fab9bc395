"""What every event must keep, and which of its parts breaks it."""

from uuid import UUID

import msgspec
import pytest
from pos_protocol.envelope import OccurredAt
from pos_protocol.errors import ErrorCode
from sync_server.operations import rules

from pos_protocol import events, ledger
from tests.support.chain_till import received, sold
from tests.support.events import EXAMPLES, TILL, record

replace = msgspec.structs.replace
SALE = sold((1, 2_000), (2, 500))
RETURN = next(event for event in EXAMPLES if isinstance(event, events.SaleReturned))
COUNT = next(event for event in EXAMPLES if isinstance(event, events.StockCounted))


def broken(event, *, till_no=1, **fields):
    recorded = record(event, till_no=till_no, **fields)
    place = rules.Place(
        store_id=1,
        till_id=TILL,
        till_no=till_no,
        epoch=1,
        till_seq=1,
        event_id=recorded.envelope.event_id,
        prev=bytes(32),
    )
    moved = ledger.stock_movements(event)
    return rules.check(recorded, place, moved)


@pytest.mark.parametrize("event", [*EXAMPLES, SALE], ids=lambda event: type(event).__name__)
def test_honest_events_keep_the_rules(event):
    is_decision = isinstance(event, events.ReconciliationDecided)
    assert broken(event, till_no=0 if is_decision else 1) is None


@pytest.mark.parametrize(
    ("event", "place"),
    [
        (replace(SALE, total=SALE.total + 1), "total is not"),
        (replace(SALE, discount=1), "total is not"),
        (replace(SALE, change=1), "tenders less change"),
        (replace(SALE, tenders=()), "tenders less change"),
        (
            replace(SALE, lines=(replace(SALE.lines[0], discount=1), SALE.lines[1])),
            "amount of line 1",
        ),
        (replace(SALE, lines=(SALE.lines[0], replace(SALE.lines[1], n=1))), "one number"),
        (
            replace(
                SALE,
                tenders=(events.Tender(kind=events.TenderKind.CARD, amount=SALE.total + 500),),
                change=500,
            ),
            "change above the cash",
        ),
        (replace(RETURN, total=RETURN.total - 1), "total"),
        (replace(RETURN, tenders=()), "total"),
        (events.ProductAdded(product_id=1, name_en="", price=1), "needs a name"),
        (
            replace(COUNT, lines=(replace(COUNT.lines[0], known_quantity=-(2**53)),)),
            "more than any store holds",
        ),
        (
            next(e for e in EXAMPLES if isinstance(e, events.ReconciliationDecided)),
            "only the office",
        ),
    ],
)
def test_a_rule_that_is_broken_is_named(event, place):
    found = broken(event)
    assert found.code == ErrorCode.RULE_BROKEN
    assert place in found.detail


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"store": 2}, "store"),
        ({"till": UUID(int=1)}, "till"),
        ({"epoch": 2}, "epoch"),
        ({"till_seq": 2}, "till_seq"),
        ({"prev": b"x" * 32}, "prev"),
    ],
)
def test_a_body_that_says_it_is_elsewhere_is_named(fields, name):
    found = broken(received(1, 1_000), **fields)
    assert (found.code, found.detail) == (ErrorCode.IDENTITY_MISMATCH, name)


@pytest.mark.parametrize("wall_ms", [0, -(2**53), 2**53])
def test_a_wrong_clock_breaks_nothing(wall_ms):
    assert broken(SALE, occurred_at=clock(wall_ms)) is None


def test_a_number_that_no_clock_shows_is_refused():
    assert broken(SALE, occurred_at=clock(2**70)).code == ErrorCode.RULE_BROKEN


def clock(wall_ms):
    return OccurredAt(wall_ms=wall_ms, zone="+05:00", boot=UUID(int=1), mono_ms=0)
