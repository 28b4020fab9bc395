"""The meaning of events: what moves stock, cash and khata, and by how much."""

from uuid import UUID

from msgspec import structs
from pos_protocol.events import MovementType

from pos_protocol import events, ledger
from tests.support.events import EXAMPLES, record

BY_KIND = {type(example): example for example in EXAMPLES}


def test_the_three_movement_types_sign_a_positive_quantity():
    moved = {
        kind.__name__: [
            (movement.type, movement.reason, movement.delta)
            for movement in ledger.stock_movements(example)
        ]
        for kind, example in BY_KIND.items()
        if ledger.stock_movements(example)
    }
    assert moved == {
        "StockReceived": [(MovementType.STOCK_IN, "purchase", 48000)],
        "StockRemoved": [(MovementType.MANUAL_REMOVAL, "spoilage", -1250)],
        "StockCounted": [(MovementType.MANUAL_REMOVAL, "count_loss", -1000)],
        "SaleCompleted": [(MovementType.SALE, "sale", -2000)],
        "SaleReturned": [(MovementType.STOCK_IN, "customer_return", 2000)],
        "ReconciliationDecided": [(MovementType.MANUAL_REMOVAL, "correction", -500)],
    }


def test_a_decision_corrects_what_its_case_is_about_and_others_what_they_name():
    decided = BY_KIND[events.ReconciliationDecided]
    assert ledger.corrected_by(record(decided)) == decided.of_event_id
    named = UUID(int=7)
    assert ledger.corrected_by(record(BY_KIND[events.StockRemoved], corrects=named)) == named
    assert ledger.corrected_by(record(BY_KIND[events.StockRemoved])) is None


def test_a_count_moves_the_difference_to_what_the_cashier_saw():
    line = BY_KIND[events.StockCounted].lines[0]
    for counted, pending, delta in ((7000, 0, 2000), (5000, -500, 500), (5000, 0, None)):
        event = events.StockCounted(
            lines=(structs.replace(line, counted=counted, pending=pending),)
        )
        assert [movement.delta for movement in ledger.stock_movements(event)] == (
            [] if delta is None else [delta]
        )


def test_every_movement_of_a_till_carries_its_claim():
    for example in EXAMPLES:
        for movement in ledger.stock_movements(example):
            assert (movement.claim is None) == isinstance(example, events.ReconciliationDecided)
            assert movement.quantity > 0


def test_the_drawer_holds_float_and_cash_and_gives_change_once():
    moved = {
        movement.kind: movement.amount
        for example in EXAMPLES
        for movement in ledger.cash_movements(example)
    }
    assert moved == {
        "float": 300000,
        "sale": 73000,
        "return": -73000,
        "khata": 300000,
        "cash_out": -150000,
    }


def test_khata_grows_by_credit_and_shrinks_by_payments_and_returns():
    sale = structs.replace(
        BY_KIND[events.SaleCompleted],
        customer_id=1,
        tenders=(events.Tender(kind=events.TenderKind.KHATA, amount=73000),),
        change=0,
    )
    assert [(e.kind, e.amount) for e in ledger.khata_entries(sale)] == [("credit", 73000)]
    assert ledger.cash_movements(sale) == ()
    assert [(e.kind, e.amount) for e in ledger.khata_entries(BY_KIND[events.KhataPaid])] == [
        ("payment", -300000)
    ]
    assert ledger.khata_entries(BY_KIND[events.SaleCompleted]) == ()


def test_only_what_is_not_paid_at_once_goes_on_the_khata():
    cash, card, khata = (
        events.Tender(kind=kind, amount=paisa)
        for kind, paisa in (
            (events.TenderKind.CASH, 20000),
            (events.TenderKind.CARD, 10000),
            (events.TenderKind.KHATA, 43000),
        )
    )
    sale = structs.replace(
        BY_KIND[events.SaleCompleted], customer_id=1, tenders=(cash, card, khata), change=0
    )
    assert [(e.kind, e.amount) for e in ledger.khata_entries(sale)] == [("credit", 43000)]
    assert [(e.kind, e.amount) for e in ledger.cash_movements(sale)] == [("sale", 20000)]


def test_takings_are_sales_less_returns():
    assert sum(ledger.takings(example) for example in EXAMPLES) == 0
    assert ledger.takings(BY_KIND[events.SaleCompleted]) == 73000


def test_what_is_given_back_on_khata_is_owed_no_more():
    back = structs.replace(
        BY_KIND[events.SaleReturned],
        customer_id=1,
        tenders=(events.Tender(kind=events.TenderKind.KHATA, amount=500),),
    )
    assert [(e.kind, e.amount) for e in ledger.khata_entries(back)] == [("return", -500)]


def test_no_till_may_pass_over_what_moves_stock_or_what_somebody_owes():
    moving = {
        type(example).__name__
        for example in EXAMPLES
        if ledger.stock_movements(example) or ledger.khata_entries(example)
    }
    assert moving | {"SaleCompleted", "SaleReturned"} == ledger.MUST_UNDERSTAND_KINDS
