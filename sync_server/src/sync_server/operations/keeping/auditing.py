"""The proof of an audit's chain (none changed, none missing), and settings that changed."""

from collections.abc import Mapping

import msgspec
from msgspec import Struct

from sync_server.db.audit import entries
from sync_server.db.audit.entries import AuditDeed, Entry
from sync_server.db.database import Database, Tx
from sync_server.operations.reporting.question import Question

PROBLEMS_MAX = 20


class AuditProof(Struct, kw_only=True):
    """What was found in one chain; `tip` is the last hash, for who wants to keep it elsewhere."""

    store_id: int
    entries: int = 0
    tip: str = ""
    problems: list[str] = []

    @property
    def is_sound(self) -> bool:
        """Whether nothing was found."""
        return not self.problems

    def add(self, problem: str) -> None:
        """Note a problem, the first twenty."""
        if len(self.problems) < PROBLEMS_MAX:
            self.problems.append(problem)


def verify_audit(db: Database, store_id: int = entries.SERVER) -> AuditProof:
    """Prove the chain of a store, or of the server. Raises BusyError."""
    proof = AuditProof(store_id=store_id)
    last = entries.Head(seq=0, hash=entries.START)
    with db.snapshot() as tx:
        for entry in entries.walk(tx, store_id):
            proof.entries += 1
            _check(proof, entry, after=last)
            last = entries.Head(seq=entry.seq, hash=entry.hash)
        if entries.head_of(tx, store_id) != last:
            proof.add("audit: the head of the chain is not its last entry")
    proof.tip = last.hash.hex()
    return proof


def note_report_taken(db: Database, name: str, question: Question, *, now_ms: int) -> None:
    """Audit that somebody took a report as a file. Raises BusyError.

    In the chain of the one store it is of, or in the server's where it is of several.
    """
    named = question.stores
    store_id = named[0] if named is not None and len(named) == 1 else entries.SERVER
    detail: dict[str, object] = {"from": question.start, "to": question.end}
    if store_id == entries.SERVER:
        detail["stores"] = "all" if named is None else list(named)

    def work(tx: Tx) -> None:
        entries.append(
            tx,
            AuditDeed.EXPORT_TAKEN,
            store_id=store_id,
            subject=f"report_{name}",
            detail=detail,
            at_ms=now_ms,
        )

    db.write(work)


def note_settings(db: Database, shown: Mapping[str, object], now_ms: int) -> list[str]:
    """Audit the settings that differ from those of the last start, by name. Raises BusyError.

    `shown` must hold no secret.
    """

    def work(tx: Tx) -> list[str]:
        last = entries.last_of(tx, entries.SERVER, AuditDeed.SETTINGS_CHANGED)
        before = msgspec.json.decode(last.detail).get("now", {}) if last else {}
        changed = sorted(
            name for name in before.keys() | shown.keys() if before.get(name) != shown.get(name)
        )
        if changed:
            entries.append(
                tx,
                AuditDeed.SETTINGS_CHANGED,
                subject=", ".join(changed),
                detail={"changed": changed, "now": dict(shown)},
                at_ms=now_ms,
            )
        return changed

    return db.write(work)


def _check(proof: AuditProof, entry: Entry, *, after: entries.Head) -> None:
    missing = range(after.seq + 1, entry.seq)
    if missing:
        which = f"{missing[0]}" if len(missing) == 1 else f"{missing[0]} to {missing[-1]}"
        proof.add(f"audit entry {which} is missing")
    elif entry.prev != after.hash:
        proof.add(f"audit entry {entry.seq} does not follow from the one before it")
    if entries.hash_of(entry) != entry.hash:
        proof.add(f"audit entry {entry.seq} ({entry.deed}) was changed")
