"""Nobody takes back more than stands of what they correct, in the order of the store's feed."""

from random import Random
from uuid import UUID

import pytest
from msgspec import structs
from pos_protocol.events import (
    InReason,
    OutReason,
    ProductAdded,
    RemovedLine,
    SaleReturned,
    StockRemoved,
    Tender,
    TenderKind,
)
from pos_protocol.ids import new_event_id
from sync_server.db.projections import cases, stock
from sync_server.db.projections import corrections as links
from sync_server.errors import RefusedError, ServerCode
from sync_server.operations.rebuilding import rebuild
from sync_server.operations.reconciling import corrections, reading
from sync_server.operations.reconciling.deciding import Ruling, decide_once
from sync_server.operations.verifying import verify

from tests.support.chain_till import SHIFT, received, sold
from tests.support.sync_server import local_server

TEA, SALT = 10_000_001, 10_000_002
IDS = Random(7)


class Shop:
    """Two tills of a store, and what its server says of the tea and the salt."""

    def __init__(self, server) -> None:
        self.server = server
        self.tills = [server.enrol(seed=1), server.enrol(seed=2)]
        first = self.tills[0]
        for product_id, name in ((TEA, "Tea"), (SALT, "Salt")):
            first.append(ProductAdded(product_id=product_id, name_en=name, price=100))
            first.append(received(product_id, 20_000))
        first.push_all(server.api(first))

    def push(self, till: int, *done):
        """Hand up events of a till, each with what it corrects; gives (status, verdict) of each."""
        its = self.tills[till]
        first = len(its.log) + 1
        for event, corrects in done:
            its.append(event, corrects=corrects)
        found = self.server.api(its).push(its.batch(first)).results
        return [(result.status, result.verdict) for result in found]

    def made(self, till: int, event, corrects=None):
        """Hand up one event; gives its id."""
        [(status, _)] = self.push(till, (event, corrects))
        assert status == "accepted"
        return self.newest(till)

    def newest(self, till: int):
        return self.tills[till].log[-1].envelope.event_id

    def levels(self):
        """Thousandths of both, which are the fold of the log, also after a rebuild."""
        found = []
        for _ in range(2):
            assert verify(self.server.db, 1).problems == []
            with self.server.db.read() as tx:
                levels = stock.load(tx, 1, [TEA, SALT])
                found.append((levels[TEA].quantity, levels[SALT].quantity, cases.all_cases(tx, 1)))
            rebuild(self.server.db, 1)
        assert found[0] == found[1]
        return found[0][:2]

    def open_cases(self):
        with self.server.db.read() as tx:
            return [case for case in cases.all_cases(tx, 1) if case.state == "open"]

    def decide(self, case, decision, *lines):
        ruling = Ruling(case_id=case.case_id, decision=decision, lines=lines)
        return decide_once(self.server.db, 1, ruling, actor="Amina", rng=self.server.rng, now_ms=1)


@pytest.fixture
def shop(tmp_path):
    with local_server(tmp_path) as server:
        yield Shop(server)


def removed(quantity_milli, *, product_id=TEA, reason=OutReason.CORRECTION):
    line = RemovedLine(
        n=1,
        product_id=product_id,
        quantity=quantity_milli,
        reason=reason,
        known_quantity=0,
        known_version=0,
        pending=0,
    )
    return StockRemoved(lines=(line,))


def put_back(quantity_milli):
    return structs.replace(received(TEA, quantity_milli), reason=InReason.CORRECTION)


def came_back(*lines):
    sale = sold(*lines)
    cash = Tender(kind=TenderKind.CASH, amount=sale.total)
    return SaleReturned(
        shift_id=SHIFT, sale=None, lines=sale.lines, tenders=(cash,), total=sale.total
    )


HELD = [("held", "nothing_left")]


def statuses(results):
    return [status for status, _ in results]


def test_the_second_undoing_in_the_order_of_the_feed_is_held_and_names_the_first(shop):
    delivery = shop.made(0, received(TEA, 5_000))
    undoing = shop.made(1, removed(5_000), delivery)
    assert shop.push(0, (removed(5_000), delivery)) == HELD
    assert shop.levels() == (20_000, 20_000)
    [case] = shop.open_cases()
    assert (case.verdict, case.is_held, case.product_id) == ("nothing_left", True, TEA)
    view = reading.one(shop.server.db, 1, case.case_id)
    [other] = view.others
    assert (other.store_seq, other.is_applied, other.quantity_milli) == (6, True, 5_000)
    assert undoing != UUID(view.event_id)
    # The answer was lost: the same one again, and nothing more.
    till = shop.tills[0]
    again = shop.server.api(till).push(till.batch(len(till.log))).results
    assert [result.status for result in again] == ["held"]
    assert shop.levels() == (20_000, 20_000)


@pytest.mark.parametrize(("decision", "left"), [("release", 15_000), ("reverse", 20_000)])
def test_a_manager_decides_whether_it_moves_a_second_time(shop, decision, left):
    delivery = shop.made(0, received(TEA, 5_000))
    shop.made(0, removed(5_000), delivery)
    shop.push(1, (removed(5_000), delivery))
    [case] = shop.open_cases()
    shop.decide(case, decision)
    assert shop.levels() == (left, 20_000)
    assert shop.push(0, (removed(5_000), delivery)) == HELD
    assert shop.levels() == (left, 20_000)


def test_goods_of_a_sale_come_back_in_parts_and_no_more_than_was_sold(shop):
    sale = shop.made(0, sold((TEA, 3_000), (SALT, 2_000)))
    parts = [(came_back((TEA, 1_000)), sale), (came_back((TEA, 1_000), (SALT, 2_000)), sale)]
    assert statuses(shop.push(1, *parts)) == ["accepted", "accepted"]
    assert shop.levels() == (19_000, 20_000)
    more = [(came_back((TEA, 2_000)), sale), (came_back((TEA, 1_000)), sale)]
    assert shop.push(0, *more) == [*HELD, ("accepted", "concurrent")]
    assert shop.push(0, (came_back((TEA, 500), (SALT, 500)), sale)) == HELD
    assert shop.levels() == (20_000, 20_000)


def test_a_return_that_lies_in_quarantine_leaves_the_goods_to_be_brought_back(shop):
    sale = shop.made(0, sold((TEA, 1_000)))
    altered = structs.replace(came_back((TEA, 1_000)), total=1)
    assert statuses(shop.push(1, (altered, sale))) == ["quarantined"]
    assert statuses(shop.push(0, (came_back((TEA, 1_000)), sale))) == ["accepted"]
    assert shop.levels() == (20_000, 20_000)


def test_all_in_one_backlog_is_judged_as_if_it_came_one_by_one(shop):
    backlog = [(received(TEA, 5_000), None)]
    till = shop.tills[0]
    till.append(backlog[0][0])
    delivery = shop.newest(0)
    first = len(till.log)
    for _ in range(2):
        till.append(removed(5_000), corrects=delivery)
    found = shop.server.api(till).push(till.batch(first)).results
    assert [result.status for result in found] == ["accepted", "accepted", "held"]
    assert shop.levels() == (20_000, 20_000)


def test_an_undoing_that_was_undone_leaves_it_to_be_undone_again(shop):
    delivery = shop.made(0, received(TEA, 5_000))
    undoing = shop.made(0, removed(5_000), delivery)
    shop.made(0, put_back(5_000), undoing)
    assert shop.levels() == (25_000, 20_000)
    assert statuses(shop.push(1, (removed(5_000), delivery))) == ["accepted"]
    assert shop.push(1, (put_back(5_000), undoing)) == HELD
    assert shop.levels() == (20_000, 20_000)


def test_what_does_not_count_cannot_be_taken_back_until_somebody_lets_it_count(shop):
    till = shop.tills[0]
    [(status, _)] = shop.push(0, (received(TEA, 5_000, known_quantity=77), None))
    assert status == "held"
    delivery = shop.newest(0)
    assert shop.push(0, (removed(5_000), delivery)) == HELD
    assert shop.levels() == (20_000, 20_000)
    lie, undoing = shop.open_cases()
    assert reading.one(shop.server.db, 1, undoing.case_id).others == ()
    shop.decide(lie, "release")
    assert shop.levels() == (25_000, 20_000)
    assert statuses(shop.push(1, (removed(5_000), delivery))) == ["accepted"]
    assert shop.levels() == (20_000, 20_000)
    assert till.log


def oversold_removal(shop):
    """A removal of more than there was, which a count was asked for; gives it and its case."""
    removal = shop.made(0, removed(30_000, reason=OutReason.THEFT))
    assert shop.levels() == (-10_000, 20_000)
    with shop.server.db.read() as tx:
        [case] = cases.all_cases(tx, 1)
    return removal, case


def test_what_a_manager_took_back_a_till_cannot_take_back_as_well(shop):
    removal, case = oversold_removal(shop)
    shop.decide(case, "reverse")
    assert shop.push(1, (put_back(30_000), removal)) == HELD
    assert shop.levels() == (20_000, 20_000)


def test_a_manager_takes_back_what_a_till_has_left_of_it(shop):
    removal, case = oversold_removal(shop)
    shop.made(1, put_back(10_000), removal)
    shop.decide(case, "reverse")
    assert shop.levels() == (20_000, 20_000)


def test_a_manager_is_told_where_nothing_is_left_to_take_back(shop):
    removal, case = oversold_removal(shop)
    shop.made(1, put_back(30_000), removal)
    with pytest.raises(RefusedError, match="taken back before") as refused:
        shop.decide(case, "reverse")
    assert refused.value.code == ServerCode.DECISION_REFUSED
    shop.decide(case, "release")
    assert shop.levels() == (20_000, 20_000)


@pytest.mark.parametrize("decision", ["reverse", "adjust"])
def test_whoever_lets_a_held_undoing_count_is_told_that_another_one_does(shop, decision):
    delivery = shop.made(0, received(TEA, 5_000))
    lie = structs.replace(removed(5_000).lines[0], known_quantity=77)
    assert shop.push(1, (StockRemoved(lines=(lie,)), delivery)) == [("held", "unexplained")]
    shop.made(0, removed(5_000), delivery)
    [case] = shop.open_cases()
    with pytest.raises(RefusedError, match="taken back before") as refused:
        shop.decide(case, "release")
    assert refused.value.code == ServerCode.DECISION_REFUSED
    assert shop.levels() == (20_000, 20_000)
    shop.decide(case, decision, *([(TEA, -5_000)] if decision == "adjust" else []))
    assert shop.levels() == (15_000 if decision == "adjust" else 20_000, 20_000)


def test_in_whatever_order_a_restored_server_gets_them_back_one_counts(shop):
    delivery = new_event_id(1, IDS)
    assert statuses(shop.push(1, (removed(5_000), delivery))) == ["accepted"]
    till = shop.tills[0]
    first = len(till.log) + 1
    till.append(received(TEA, 5_000), event_id=delivery)
    till.append(removed(5_000), corrects=delivery)
    found = shop.server.api(till).push(till.batch(first)).results
    assert [result.status for result in found] == ["accepted", "held"]
    assert shop.levels() == (20_000, 20_000)


def test_of_what_this_server_lost_one_undoing_counts_and_every_return(shop):
    lost = new_event_id(2, IDS)
    assert statuses(shop.push(0, (removed(5_000), lost))) == ["accepted"]
    assert shop.push(1, (removed(5_000), lost)) == HELD
    sale = new_event_id(3, IDS)
    for till in (0, 1):
        assert statuses(shop.push(till, (came_back((SALT, 1_000)), sale))) == ["accepted"]
    assert shop.levels() == (15_000, 22_000)


def test_what_an_older_program_counted_twice_stays_as_it_was(shop, monkeypatch):
    delivery = shop.made(0, received(TEA, 5_000))
    with monkeypatch.context() as older:
        older.setattr(corrections.Corrections, "overdrawn", lambda *_, **_named: {})
        shop.made(0, removed(5_000), delivery)
        assert statuses(shop.push(1, (removed(5_000), delivery))) == ["accepted"]
    assert shop.levels() == (15_000, 20_000)
    assert shop.push(1, (removed(5_000), delivery)) == HELD
    assert shop.levels() == (15_000, 20_000)


def test_what_is_held_for_another_reason_keeps_its_own(shop):
    delivery = shop.made(0, received(TEA, 5_000))
    shop.made(0, removed(5_000), delivery)
    lie = structs.replace(removed(5_000).lines[0], known_quantity=77)
    assert shop.push(1, (StockRemoved(lines=(lie,)), delivery)) == [("held", "unexplained")]
    assert shop.levels() == (20_000, 20_000)


def test_of_a_return_that_is_held_the_lines_of_which_enough_is_left_are_not_blamed(shop):
    sale = shop.made(0, sold((TEA, 3_000), (SALT, 2_000)))
    shop.made(0, came_back((TEA, 2_000), (SALT, 2_000)), sale)
    assert shop.push(1, (came_back((TEA, 1_000), (SALT, 1_000)), sale)) == HELD
    assert shop.levels() == (19_000, 20_000)
    [case] = shop.open_cases()
    assert [verdict for _, _, verdict in case.evidence.lines] == ["concurrent", "nothing_left"]
    assert case.product_id == SALT


def test_a_return_that_follows_a_lost_feed_is_judged_the_same_ever_after(shop):
    sale = shop.made(0, sold((TEA, 1_000), (SALT, 1_000)))
    shop.made(0, came_back((TEA, 1_000)), sale)
    tea, salt = came_back((TEA, 1_000), (SALT, 1_000)).lines
    # Of the salt it counts something that no feed shows: a server that was put back lost it.
    both = (tea, structs.replace(salt, known_quantity=77))
    till = shop.tills[1]
    till.append(structs.replace(came_back((TEA, 2_000)), lines=both), corrects=sale, cursor=99)
    batch = structs.replace(till.batch(len(till.log)), cursor=5)
    [result] = shop.server.api(till).push(batch).results
    assert (result.status, result.verdict) == ("held", "nothing_left")
    assert shop.levels() == (20_000, 19_000)


def test_whoever_corrects_themselves_stops_nobody(shop):
    itself = new_event_id(4, IDS)
    till = shop.tills[0]
    till.append(removed(1_000), event_id=itself, corrects=itself)
    [result] = shop.server.api(till).push(till.batch(len(till.log))).results
    assert result.status == "accepted"
    assert shop.push(1, (put_back(1_000), itself))[0][0] == "accepted"
    assert shop.levels() == (20_000, 20_000)


def test_a_link_that_somebody_removed_is_found(shop):
    delivery = shop.made(0, received(TEA, 5_000))
    shop.made(0, removed(5_000), delivery)
    with shop.server.db.read() as tx:
        assert list(links.all_links(tx, 1)) == [(1, delivery.bytes, 6)]
    shop.server.db.write(lambda tx: tx.exec_driver_sql("DELETE FROM correction"))
    assert verify(shop.server.db, 1).problems == ["the corrections are not what the log says"]
