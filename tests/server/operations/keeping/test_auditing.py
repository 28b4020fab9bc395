"""Whoever edits the audit behind the server's back is found, and what was edited is named."""

import pytest
from msgspec.structs import replace
from sync_server.db.audit import entries
from sync_server.db.audit.entries import AuditDeed
from sync_server.operations.keeping.auditing import note_settings, verify_audit

from tests.support.rest import give_role
from tests.support.sync_server import local_server

TAMPERING = {
    "UPDATE audit_entry SET actor = 'somebody else' WHERE seq = 2": ["entry 2", "was changed"],
    "UPDATE audit_entry SET at_ms = at_ms + 1 WHERE seq = 3": ["entry 3", "was changed"],
    "UPDATE audit_entry SET detail = '{}' WHERE seq = 2": ["entry 2", "was changed"],
    "DELETE FROM audit_entry WHERE seq = 2": ["entry 2 is missing"],
    "DELETE FROM audit_entry WHERE seq IN (2, 3)": ["entry 2 to 3 is missing"],
    "DELETE FROM audit_entry WHERE seq = 4": ["head of the chain"],
    "UPDATE audit_head SET seq = 9": ["head of the chain"],
}


@pytest.fixture
def server(tmp_path):
    with local_server(tmp_path, stores=(1, 2)) as running:
        for name in ("amna", "bilal", "chandni"):
            give_role(running, name, "cashier")
        yield running


def test_a_chain_that_nobody_touched_is_sound(server):
    proof = verify_audit(server.db, 1)
    assert (proof.is_sound, proof.entries) == (True, 4)
    with server.db.read() as tx:
        assert proof.tip == entries.head_of(tx, 1).hash.hex()
    assert verify_audit(server.db).is_sound


@pytest.mark.parametrize("statement", TAMPERING)
def test_what_was_done_to_it_is_named(server, statement):
    where = " AND store_id = 1" if "WHERE" in statement else " WHERE store_id = 1"
    server.db.write(lambda tx: tx.exec_driver_sql(statement + where))
    proof = verify_audit(server.db, 1)
    assert not proof.is_sound
    said = " | ".join(proof.problems)
    assert all(words in said for words in TAMPERING[statement]), said
    assert verify_audit(server.db, 2).is_sound


def test_an_entry_made_anew_with_its_own_hash_does_not_fit(server):
    """Whoever computes the hash of a changed entry has to change all that follow, and the head."""
    with server.db.read() as tx:
        _, second, *_ = entries.walk(tx, 1)
    forged = replace(second, subject="nobody")
    digest = entries.hash_of(forged).hex()
    server.db.write(
        lambda tx: tx.exec_driver_sql(
            f"UPDATE audit_entry SET subject = 'nobody', hash = x'{digest}'"
            " WHERE store_id = 1 AND seq = 2"
        )
    )
    assert verify_audit(server.db, 1).problems == [
        "audit entry 3 does not follow from the one before it"
    ]


def test_the_kinds_of_deeds_are_told_apart():
    assert len({deed.value for deed in AuditDeed}) == len(AuditDeed)


def test_settings_are_noted_when_they_change(server):
    def noted(**shown):
        return note_settings(server.db, shown, 1)

    assert noted(pool_size=8, secret_key="(given)") == ["pool_size", "secret_key"]
    assert noted(pool_size=8, secret_key="(given)") == []
    assert noted(pool_size=9, secret_key="(given)") == ["pool_size"]
    with server.db.read() as tx:
        last = entries.last_of(tx, entries.SERVER, AuditDeed.SETTINGS_CHANGED)
    assert last.subject == "pool_size"
    assert verify_audit(server.db).is_sound
