"""A shift's close is signed by the till where it happens; both sides keep and check that."""

from base64 import b64encode, urlsafe_b64encode

from msgspec.structs import replace
from sqlalchemy import select, update
from sync_server.db import event_log, schema, signatures
from sync_server.db.continuity import quarantine
from sync_server.operations.verifying import verify as prove

from pos_app.db import verify
from pos_app.domain.shift import CashCount
from pos_app.operations import shifts
from pos_app.operations.opening import open_till
from pos_app.settings import Settings
from tests.support.faulty_api import FaultyApi


def closes(till):
    """(event_id, hash, signature, grand total) of each close in the till's own log."""
    with till.till.db.read() as tx:
        return tx.execute(
            "SELECT e.event_id, e.hash, e.sig, c.grand_total FROM event_log e"
            " JOIN shift_close c ON c.event_id = e.event_id ORDER BY e.log_no"
        ).fetchall()


def signed_hashes(link):
    with link.central.db.read() as tx:
        return {one.hash for one in signatures.all_signatures(tx, link.store_id)}


def sell_a_shift(till, product, pieces):
    till.sell(product, pieces)
    return shifts.close_shift(till.till, CashCount(counted_paisa=0))


class Forger(FaultyApi):
    """Exchanges the signatures under the events of a push."""

    def push(self, request):
        forged = b64encode(bytes(64)).decode()
        events = [replace(each, sig=forged) if each.sig else each for each in request.events]
        return super().push(replace(request, events=events))


def test_close_of_a_shift_is_signed_and_kept_on_both_sides(two_links, tmp_path):
    link = two_links
    till = link.till()
    product = till.add_product("Tea 200 g", price_paisa=100_00)
    sell_a_shift(till, product, 2)
    till.sell(product)
    till.sync_all(link.api(till))
    sell_a_shift(till, product, 4)
    till.sync_all(link.api(till))
    first, second = closes(till)
    assert (len(first[2]), len(second[2])) == (64, 64)
    assert (first[3], second[3]) == (200_00, 700_00), "the grand total runs on over shifts"
    assert {first[1], second[1]} <= signed_hashes(link)
    assert prove(link.central.db, link.store_id).problems == []
    assert verify.verify(till.till.db, signer=till.signer).problems == ()
    backup = till.back_up(tmp_path / "backup.db").read_bytes()
    for spelled in spellings(till.signer.seed):
        assert spelled not in backup
    kept = till.keeper.path.read_bytes()
    assert any(spelled in kept for spelled in spellings(till.signer.seed)), "it is spelled so"


def spellings(seed):
    """The ways in which 32 bytes may lie in a file."""
    return seed, seed.hex().encode(), b64encode(seed).rstrip(b"="), urlsafe_b64encode(seed)[:-1]


def test_exchanged_signature_is_named_by_verify_on_both_sides(quick_link):
    till = quick_link.till()
    sell_a_shift(till, till.add_product("Tea 200 g"), 1)
    till.sync_all(quick_link.api(till))
    [(_, event_hash, _, _)] = closes(till)
    table = schema.tip_signature
    change = update(table).where(table.c.hash == event_hash).values(sig=bytes(64))
    quick_link.central.db.write(lambda tx: tx.execute(change))
    [problem] = prove(quick_link.central.db, quick_link.store_id).problems
    assert "signature is not the till's" in problem
    with till.till.db.write() as tx:
        tx.execute("DROP TRIGGER event_log_is_never_changed")
        tx.execute("UPDATE event_log SET sig = zeroblob(64) WHERE sig IS NOT NULL")
    [problem] = verify.verify(till.till.db, signer=till.signer).problems
    assert "the signature under it is not this till's" in problem


def test_signed_event_that_is_no_longer_there_is_named(quick_link):
    till = quick_link.till()
    sell_a_shift(till, till.add_product("Tea 200 g"), 1)
    till.sync_all(quick_link.api(till))
    table = schema.tip_signature

    def add(tx):
        rows = tx.execute(select(table).where(table.c.store_id == quick_link.store_id))
        tx.execute(table.insert().values({**rows.mappings().first(), "hash": bytes(32)}))

    quick_link.central.db.write(add)
    problems = prove(quick_link.central.db, quick_link.store_id).problems
    assert any("signed an event that is not there" in problem for problem in problems)


def test_close_with_a_signature_of_somebody_else_is_set_aside(quick_link):
    till = quick_link.till()
    product = till.add_product("Tea 200 g")
    sell_a_shift(till, product, 1)
    report = till.sync(Forger(quick_link.api(till)))
    assert (report.error, report.quarantined) == (None, 1)
    till.sell(product)
    till.sync_all(quick_link.api(till))
    with quick_link.central.db.read() as tx:
        [aside] = quarantine.quarantined(tx, quick_link.store_id)
    assert (aside.event_id.bytes, aside.code) == (closes(till)[0][0], "bad_signature")


def test_till_that_lost_its_key_closes_its_shift_unsigned_and_goes_on(quick_link):
    till = quick_link.till()
    product = till.add_product("Tea 200 g")
    till.close()
    kept = till.keeper.path.read_bytes()
    till.keeper.path.unlink()
    till.till = open_till(Settings(data_dir=till.folder), till.clock, till.rng)
    assert not sell_a_shift(till, product, 1).shift.is_open
    till.close()
    till.keeper.path.write_bytes(kept)
    till.keeper.path.chmod(0o600)
    till.open()
    till.sync_all(quick_link.api(till))
    [(_, event_hash, sig, _)] = closes(till)
    assert sig is None
    with quick_link.central.db.read() as tx:
        bodies = [row.hash for row in event_log.walk(tx, quick_link.store_id)]
    assert event_hash in bodies
