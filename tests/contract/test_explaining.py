"""One explanation of a figure and one past on both sides, and what two tills made apart."""

from uuid import UUID, uuid4

import pytest
from pos_protocol.events import (
    Barcode,
    CountedLine,
    CustomerAdded,
    KhataPaid,
    ReceivedLine,
    StockCounted,
    StockReceived,
    Tender,
    TenderKind,
)
from sync_server.db.projections import khata as server_khata
from sync_server.operations.commands import Command, carry_out
from sync_server.operations.reconciling import explaining as central
from sync_server.operations.reconciling import reading
from sync_server.operations.reconciling.deciding import Ruling, decide
from sync_server.operations.verifying import verify as verify_store

from pos_app.db import event_log
from pos_app.db.queries import explaining, products, stock
from pos_app.db.rebuild import rebuild
from pos_app.db.verify import verify
from pos_app.operations.products import NewProduct, add_product


@pytest.fixture
def link(quick_link):
    return quick_link


def record(till, *events):
    with till.till.db.write() as tx:
        return event_log.append(tx, list(events), by=till.till.writer).recorded


def lie(till, product):
    """Goods whose line says that the till knew another stock than it did."""
    with till.till.db.read() as tx:
        claim = stock.levels(tx, [product])[product].claim
    line = ReceivedLine(
        n=1,
        product_id=product,
        quantity=5_000,
        known_quantity=claim.known_quantity + 1,
        known_version=claim.known_version,
        pending=claim.pending,
    )
    record(till, StockReceived(lines=(line,)))


def round_of(link, *tills):
    for till in (*tills, *tills):
        till.sync_all(link.api(till))


def rule(link, decision):
    [case] = [
        one
        for one in reading.listed(
            link.central.db, link.store_id, states=("open",), after=(0, 0), limit=9
        )
        if one.is_held
    ]
    ruling = Ruling(case_id=UUID(case.case_id), decision=decision, reason="counted the boxes")
    command = Command(
        store_id=link.store_id, actor="Amina", name="decide", request=b"", key=None, now_ms=1
    )
    return carry_out(
        link.central.db,
        command,
        reading.CaseView,
        rng=link.central.rng,
        work=lambda office: decide(office, ruling),
    ).value


def told_here(till, product):
    with till.till.db.read() as tx:
        return [
            (one.movement_id, one.quantity_after_milli, one.is_held, one.decision, one.receipt)
            for one in explaining.explain(tx, product)
        ]


def told_there(link, product):
    found = central.explain(link.central.db, link.store_id, product, after=0, limit=999)
    return [
        (one.movement_id, one.quantity_after_milli, one.is_held, one.decision, one.receipt)
        for one in found.steps
    ], found.quantity_milli


@pytest.mark.parametrize("decision", ["release", "reverse"])
def test_a_figure_has_one_explanation_everywhere(link, decision):
    first, second = link.till(), link.till()
    product = first.add_product("Milk")
    first.receive(product, 20)
    round_of(link, first, second)
    for till in (first, second, first):
        till.sell(product, 2)
    lie(second, product)
    round_of(link, first, second)
    case = rule(link, decision)
    assert (case.state, case.decided_by) == ("closed", "Amina")
    round_of(link, first, second)
    there, figure = told_there(link, product)
    assert told_here(first, product) == told_here(second, product) == there
    assert [step[2] for step in there].count(True) == 1
    assert there[-1][1] == figure == (19_000 if decision == "release" else 14_000)
    for till in (first, second):
        kept = till.stock()
        assert kept[product] == figure
        rebuild(till.till.db)
        assert till.stock() == kept
        assert verify(till.till.db).ok
    assert verify_store(link.central.db, link.store_id).problems == []


def test_the_past_is_the_fold_of_what_had_happened(link):
    first, second = link.till(), link.till()
    product = first.add_product("Milk")
    first.receive(product, 20)
    round_of(link, first, second)
    for _ in range(3):
        first.sell(product)
        second.sell(product, 2)
        round_of(link, first, second)
    lie(first, product)
    round_of(link, first, second)
    steps = central.explain(link.central.db, link.store_id, product, after=0, limit=99).steps
    moments = sorted({step.occurred_ms for step in steps})
    for moment_ms in (moments[0] - 1, *moments):
        folded = sum(
            step.quantity_milli * (1 if step.type == "stock_in" else -1)
            for step in steps
            if step.occurred_ms <= moment_ms and not step.is_held
        )
        there = central.stock_at(link.central.db, link.store_id, product, moment_ms=moment_ms)
        assert there.quantity_milli == folded
        for till in (first, second):
            with till.till.db.read() as tx:
                here = explaining.stock_at(tx, moment_ms=moment_ms)
            assert here.get(product, (0, 0)) == (folded, there.version)
    for step in steps:
        there = central.stock_at_position(
            link.central.db, link.store_id, product, position=step.store_seq
        )
        assert there.quantity_milli == step.quantity_after_milli
        with second.till.db.read() as tx:
            here = explaining.stock_at_position(tx, position=step.store_seq)
        assert here[product][0] == step.quantity_after_milli


def test_a_count_asked_for_is_counted_and_closes(link):
    till = link.till()
    product = till.add_product("Milk")
    till.receive(product, 10)
    round_of(link, till)
    lie(till, product)
    round_of(link, till)
    assert rule(link, "recount").state == "recount"
    round_of(link, till)
    with till.till.db.read() as tx:
        claim = stock.levels(tx, [product])[product].claim
    line = CountedLine(
        n=1,
        product_id=product,
        counted=12_000,
        known_quantity=claim.known_quantity,
        known_version=claim.known_version,
        pending=claim.pending,
    )
    record(till, StockCounted(lines=(line,)))
    round_of(link, till)
    [case] = reading.listed(
        link.central.db, link.store_id, states=("closed",), after=(0, 0), limit=9
    )
    assert (case.decision, case.state) == ("recount", "closed")
    assert told_there(link, product)[1] == till.stock()[product] == 12_000


def test_one_code_on_two_products_made_apart_is_both_of_them_everywhere(link):
    first, second = link.till(), link.till()
    made = [
        add_product(
            till.till,
            NewProduct(name_en=name, price_paisa=100_00, barcodes=(Barcode(code="8964000123454"),)),
        ).product_id
        for till, name in ((first, "Tea"), (second, "Chai"))
    ]
    for till, product in zip((first, second), made, strict=True):
        till.receive(product, 5)
        till.sell(product)
    round_of(link, first, second)
    for till in (first, second):
        with till.till.db.read() as tx:
            found = products.by_code(tx, ["08964000123454"])
        assert sorted(one.product_id for one in found) == sorted(made)
        assert till.stock()[made[0]] == till.stock()[made[1]] == 4_000
    assert verify_store(link.central.db, link.store_id).problems == []


def test_one_customers_khata_on_two_offline_tills_adds_up_everywhere(link):
    first, second = link.till(), link.till()
    record(first, CustomerAdded(customer_id=10_000_001, name="Bilal"))
    round_of(link, first, second)
    for till, amount in ((first, 300_00), (second, 200_00), (first, 50_00)):
        cash = Tender(kind=TenderKind.CASH, amount=amount)
        record(till, KhataPaid(shift_id=uuid4(), customer_id=10_000_001, tender=cash))
    round_of(link, first, second)
    for till in (first, second):
        with till.till.db.read() as tx:
            [(balance,)] = tx.execute("SELECT balance FROM khata_balance").fetchall()
        assert balance == -550_00
        assert verify(till.till.db).ok
    with link.central.db.read() as tx:
        [owed] = server_khata.load_all(tx, link.store_id).balances.values()
    assert owed == -550_00
