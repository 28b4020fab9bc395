"""What takes something back comes in by another way than a round: it moves once all the same.

Out of a dead till's file, out of the file of another till, after an upgrade of the server, or from
a till that has put its events away and began anew.
"""

from random import Random

import pytest
from pos_protocol.events import EVENT_VERSIONS
from pos_protocol.ids import movement_place
from sync_server.db.projections import cases
from sync_server.errors import RefusedError
from sync_server.operations.continuity.replaying import replay_all
from sync_server.operations.rebuilding import rebuild
from sync_server.operations.reconciling import reading
from sync_server.operations.reconciling.deciding import Ruling, decide_once
from sync_server.operations.verifying import verify as prove

from pos_app.db import rebuild as till_rebuild
from pos_app.db.brought import compaction
from pos_app.db.brought.keeping import KEPT_MS
from pos_app.operations.compacting import put_away
from pos_app.operations.khata import customers
from pos_protocol import codec
from tests.contract.selling.test_undoing_twice import UNDOINGS, sell_on_khata
from tests.contract.test_beginning import begin
from tests.contract.test_recovery import settled, stocked_pair
from tests.contract.test_salvage import dead, made_admin, rescued, saved
from tests.contract.test_versions import Aged, program

OLD = {kind: EVENT_VERSIONS[kind] for kind in ("StockReceived", "StockRemoved", "SaleReturned")}
NEWER = {kind: version + 1 for kind, version in OLD.items()}
WHATS = pytest.mark.parametrize("what", list(UNDOINGS))


@pytest.fixture(autouse=True)
def upcasters(monkeypatch):
    """A newer program reads the older version too; no other asks for these."""
    for place in OLD.items():
        monkeypatch.setitem(codec.UPCASTERS, place, dict)


class Twice:
    """Something of one till that both tills take back, and what everybody has of it."""

    def __init__(self, link, what):
        self.link = link
        self.one, self.two, self.product = stocked_pair(link)
        customer = customers.add_customer(self.one.till, "Rashid").customer.customer_id
        do, self.undo, self.pieces_after = UNDOINGS[what]
        self.of = do(self.one, self.product, *((customer,) if do is sell_on_khata else ()))
        settled(link, self.one, self.two)

    def held(self):
        """Position and verdict of each case that holds an event."""
        with self.link.central.db.read() as tx:
            found = cases.all_cases(tx, self.link.store_id)
        return sorted((one.opened_seq, str(one.verdict)) for one in found if one.is_held)

    def assert_once(self, *tills):
        """It moved once, everywhere, and when all is added up anew."""
        for _ in range(2):
            settled(self.link, *tills)
            shown = {till.stock()[self.product] for till in tills}
            assert shown == {self.link.stock()[self.product]} == {self.pieces_after * 1000}
            assert prove(self.link.central.db, self.link.store_id).problems == []
            rebuild(self.link.central.db, self.link.store_id)
            for till in tills:
                till_rebuild.rebuild(till.till.db)
        [(_, verdict)] = self.held()
        assert verdict == "nothing_left"

    def decide(self, decision):
        """What a manager says about the newest event of a till that is held."""
        with self.link.central.db.read() as tx:
            *_, case = sorted(
                (one for one in cases.all_cases(tx, self.link.store_id) if one.is_held),
                key=lambda one: one.opened_seq,
            )
        ruling = Ruling(case_id=case.case_id, decision=decision)
        central, store_id = self.link.central, self.link.store_id
        decide_once(central.db, store_id, ruling, actor="Amina", rng=Random(1), now_ms=6)

    def names_the_other(self, till_no):
        """The case says which till took it back before."""
        with self.link.central.db.read() as tx:
            [case] = [one for one in cases.all_cases(tx, self.link.store_id) if one.is_held]
        view = reading.one(self.link.central.db, self.link.store_id, case.case_id)
        return [
            (movement_place(other.movement_id).till_no, other.is_applied) for other in view.others
        ] == [(till_no, True)]


@WHATS
@pytest.mark.parametrize("is_file_first", [False, True], ids=["others first", "file first"])
def test_out_of_the_file_of_a_dead_till(near_link, tmp_path, what, is_file_first):
    link, twice = near_link, Twice(near_link, what)
    for till in (twice.one, twice.two):
        twice.undo(till, twice.of)
    path = dead(twice.two, tmp_path / "dead")
    link.tills.remove(twice.two)
    admin = made_admin(link)
    if is_file_first:
        assert saved(link, path, admin).held == 0
    settled(link, twice.one)
    if not is_file_first:
        assert saved(link, path, admin).held == 1
    twice.assert_once(twice.one)
    assert twice.names_the_other(2 if is_file_first else 1)
    assert saved(link, path, admin).entered == 0


@WHATS
def test_out_of_the_file_of_another_till_it_waits_for_a_person_who_is_asked_once_more(
    near_link, tmp_path, what
):
    link, twice = near_link, Twice(near_link, what)
    server, backup = link.back_up(), twice.one.back_up(tmp_path / "one.db")
    twice.undo(twice.one, twice.of)
    settled(link, twice.one, twice.two)
    link.put_back(server)
    twice.one.put_back(backup)
    settled(link, twice.one, twice.two)
    # The undoing that only the other till's file has now, and one that was made since.
    twice.undo(twice.one, twice.of)
    settled(link, twice.one, twice.two)
    [done] = rescued(link, twice.two, made_admin(link))
    assert done.held == done.entered
    assert link.stock()[twice.product] == twice.pieces_after * 1000
    # Its case was opened for another reason and does not tell of the one that was made since.
    with pytest.raises(RefusedError, match="taken back before"):
        twice.decide("release")
    twice.decide("reverse")
    settled(link, twice.one, twice.two)
    assert link.stock()[twice.product] == twice.pieces_after * 1000
    assert prove(link.central.db, link.store_id).problems == []


@WHATS
@pytest.mark.parametrize("waits", ["the first", "the second", "both"])
def test_what_an_older_server_could_not_read_is_judged_after_its_upgrade(near_link, what, waits):
    link, twice = near_link, Twice(near_link, what)
    first, second = twice.one, twice.two
    for till in (first, second):
        name = "the first" if till is first else "the second"
        is_newer = waits in {name, "both"}
        with program(NEWER if is_newer else OLD):
            twice.undo(till, twice.of)
            report = till.sync(Aged(link.api(till), OLD))
        assert (report.error, report.quarantined) == (None, int(is_newer))
    with program(NEWER):
        replay_all(link.central.db, now_ms=1)
        twice.assert_once(first, second)


@WHATS
def test_of_a_till_that_began_anew_from_what_others_had_taken_back(near_link, what):
    link, twice = near_link, Twice(near_link, what)
    twice.undo(twice.two, twice.of)
    twice.undo(twice.one, twice.of)
    settled(link, twice.one)
    begin(link, twice.two)
    twice.assert_once(twice.one, twice.two)
    assert twice.names_the_other(1)


@WHATS
def test_of_a_till_that_has_put_its_events_away(near_link, what, monkeypatch):
    link, twice = near_link, Twice(near_link, what)
    monkeypatch.setattr(compaction, "EVENTS_MIN", 1)
    twice.undo(twice.two, twice.of)
    twice.two.clock.jump(2 * KEPT_MS)
    assert put_away(twice.two.till.db, twice.two.clock) is not None
    twice.undo(twice.one, twice.of)
    settled(link, twice.one)
    twice.assert_once(twice.one, twice.two)


@WHATS
def test_of_a_till_that_has_set_aside_what_the_server_lost(near_link, what):
    link, twice = near_link, Twice(near_link, what)
    server = link.back_up()
    twice.undo(twice.one, twice.of)
    settled(link, twice.one, twice.two)
    link.put_back(server)
    twice.two.sync_all(link.api(twice.two))
    # It knows of no undoing any more that counts, and the one who made it is away.
    twice.undo(twice.two, twice.of)
    twice.two.sync_all(link.api(twice.two))
    twice.assert_once(twice.one, twice.two)
