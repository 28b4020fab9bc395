"""What a till asks somebody to look at."""

from uuid import UUID

from pos_protocol.events import DecidedLine, ReconciliationDecided

from pos_app.db import event_log
from pos_app.db.queries import cases
from pos_app.operations import stocking
from pos_app.operations.products import NewProduct, add_product
from pos_app.operations.stocking import Count
from tests.support.factories import make_product, make_sale


def decide(till, decision, *products, case=5):
    event = ReconciliationDecided(
        case_id=UUID(int=case),
        of_event_id=UUID(int=6),
        decision=decision,
        lines=tuple(DecidedLine(product_id=product, quantity=0) for product in products),
    )
    with till.db.write() as tx:
        event_log.append(tx, [event], by=till.writer)


def to_count(till):
    with till.db.read() as tx:
        return [(each.product_id, each.is_asked) for each in cases.to_count(tx)]


def count(till, product, milli):
    stocking.count_stock(till, [Count(product_id=product, counted_milli=milli)])


def test_what_is_below_zero_should_be_counted(till):
    milk = make_product(till, "Milk")
    make_sale(till, (milk, 1000))
    assert to_count(till) == [(milk.product_id, False)]
    count(till, milk.product_id, 3000)
    assert to_count(till) == []


def test_what_to_count_is_named_in_a_language(till):
    new = NewProduct(name_en="Milk", name_ur="دودھ", price_paisa=10_000)
    milk, tea = add_product(till, new), make_product(till, "Tea")
    make_sale(till, (milk, 1000), (tea, 1000))
    decide(till, "recount", milk.product_id)
    with till.db.read() as tx:
        assert [each.name for each in cases.to_count(tx, lang="ur")] == ["دودھ", "Tea"]
        assert [each.name for each in cases.to_count(tx)] == ["Milk", "Tea"]


def test_a_manager_asks_until_somebody_counts(till):
    milk, tea = make_product(till, "Milk"), make_product(till, "Tea")
    count(till, milk.product_id, 3000)
    decide(till, "recount", milk.product_id)
    assert to_count(till) == [(milk.product_id, True)]
    count(till, tea.product_id, 1000)
    assert to_count(till) == [(milk.product_id, True)]
    # Also a count that finds what was thought to be there is an answer.
    count(till, milk.product_id, 3000)
    assert to_count(till) == []


def test_what_was_decided_otherwise_needs_no_count(till):
    milk = make_product(till, "Milk")
    decide(till, "recount", milk.product_id)
    decide(till, "release")
    assert to_count(till) == []


def test_a_till_without_a_server_waits_for_nobody(till):
    make_sale(till, (make_product(till, "Milk"), 1000))
    with till.db.read() as tx:
        assert cases.waiting(tx) == ()
        assert cases.decided(tx) == 0
