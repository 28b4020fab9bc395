"""A dead till's sales, saved out of its file: they enter the feed as it recorded them.

The till's key is gone with its machine, so nobody signs the batch: an admin answers for it, by name
and for ever in the list of incidents. Whatever the server has already is left as it is, so a file
may be given as often as one likes.
"""

import base64
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import batched
from pathlib import Path
from uuid import UUID

import msgspec
from msgspec import Struct
from pos_protocol.errors import ProtocolError
from pos_protocol.ids import OFFICE_TILL_NO
from pos_protocol.sync import EpochClaim, PushedEvent, Status

from pos_protocol import codec
from sync_server.db import event_log, stores, tills, users
from sync_server.db.audit import entries
from sync_server.db.audit.entries import AuditDeed
from sync_server.db.continuity import forgotten, incidents, till_files
from sync_server.db.continuity.till_files import FoundEvent, TillFile
from sync_server.db.database import Database, Tx
from sync_server.db.stock_memory import StockMemory
from sync_server.db.tills import NO_KEY, Epoch, Till
from sync_server.errors import RefusedError, ServerCode
from sync_server.operations.checking import Batch, offered_of
from sync_server.operations.epochs import NONCE_LOST, claims_of, take_back
from sync_server.operations.ingest import admit

EVENTS_AT_ONCE = 200
APPROVING_ROLE = "admin"


class Salvaged(Struct, kw_only=True):
    """What became of a file's events. `lost` are rows that are damaged beyond reading.

    `known` were here before; `held` wait for a manager, as those behind a hole do. `placeless` were
    left out: a copy of the till made them, in an epoch that neither this server nor the file knows,
    or `till_no` is None, and their till was forgotten here and its number is another's now.
    """

    till_no: int | None
    known: int = 0
    accepted: int = 0
    held: int = 0
    quarantined: int = 0
    lost: int = 0
    placeless: int = 0
    is_revoked: bool = False

    @property
    def entered(self) -> int:
        """Events that were not here before."""
        return self.accepted + self.held + self.quarantined


def salvage(db: Database, path: Path, *, store_id: int, by: str, now_ms: int) -> Salvaged:
    """Save what a till of this store did not hand up; `by` names the admin who answers for it.

    A till that this restored server has forgotten is known again by its file, without a key. Raises
    RefusedError(FORBIDDEN) when that is no admin, RefusedError(FILE_REFUSED) for a file that is no
    till's, of another store, or of a till whose number is another's now; BusyError.
    """
    _refuse_others_than_admins(db, by)
    with till_files.opened(path) as (file, events):
        till = _till(db, file, store_id=store_id, path=path, now_ms=now_ms)
        found = Salvaged(till_no=till.till_no, is_revoked=till.is_revoked)
        for piece in _pieces(_sound(events, found)):
            new = _unknown(db, store_id, piece)
            found.known += len(piece) - len(new)
            _admit(db, _Source(till=till, epochs=file.epochs), new, found=found, now_ms=now_ms)
        found.lost += file.lost
    if found.entered:
        db.write(lambda tx: _note(tx, till, found, by=by, path=path, now_ms=now_ms))
    return found


def salvage_others(
    db: Database, path: Path, *, store_id: int, by: str, now_ms: int
) -> list[Salvaged]:
    """Save what this server lost of other tills, and a till of this store still keeps in its file.

    Also what a copy of this very till made, which it only heard of. One answer for each till of
    which something was missing. Feeds carry no signature of every event, so a file proves only that
    nobody changed a byte since it was hashed and where it stands in its till's chain: all of it is
    held until a manager decides. What the office made is left out: its chain has gone on. Raises as
    `salvage`.
    """
    _refuse_others_than_admins(db, by)
    with till_files.opened(path, of_others=True) as (file, events):
        _till(db, file, store_id=store_id, path=path, now_ms=now_ms)
        lost = Salvaged(till_no=file.till_no)
        missing: dict[bytes, list[FoundEvent]] = {}
        for some in batched(_sound(events, lost), EVENTS_AT_ONCE):
            for event in _unknown(db, store_id, some):
                missing.setdefault(event.till_id, []).append(event)
        lost.lost += file.lost
    done = [lost] if lost.lost else []
    for till_id, pieces in missing.items():
        with db.read() as tx:
            till = tills.find_till(tx, UUID(bytes=till_id))
        if till is not None and till.till_no == OFFICE_TILL_NO:
            continue
        if till is None:
            till = db.write(partial(_heard_of, pieces=pieces, store_id=store_id, now_ms=now_ms))
        if till is None or till.store_id != store_id:
            done.append(Salvaged(till_no=None, placeless=len(pieces)))
            continue
        found = Salvaged(till_no=till.till_no, is_revoked=till.is_revoked)
        for piece in _pieces(pieces):
            _admit(db, _Source(till=till, is_held=True), piece, found=found, now_ms=now_ms)
        if found.entered:
            db.write(partial(_note, till=till, found=found, by=by, path=path, now_ms=now_ms))
        done.append(found)
    return done


def _refuse_others_than_admins(db: Database, by: str) -> None:
    with db.read() as tx:
        if APPROVING_ROLE not in users.grants_of(tx, by).values():
            raise RefusedError(ServerCode.FORBIDDEN, f"{by} is no admin: an admin must answer")


def _unknown(db: Database, store_id: int, events: Sequence[FoundEvent]) -> list[FoundEvent]:
    """Those that this server has neither in its log nor in quarantine."""
    with db.read() as tx:
        known = event_log.known_events(tx, store_id, [one.event_id for one in events])
    here = {(event_id, one.hash) for event_id, kept in known.items() for one in kept}
    return [one for one in events if (one.event_id, one.hash) not in here]


def _till(db: Database, file: TillFile, *, store_id: int, path: Path, now_ms: int) -> Till:
    with db.read() as tx:
        if stores.find_store(tx, store_id) is None:
            raise RefusedError(ServerCode.NOT_FOUND, f"there is no store {store_id}")
        till = tills.find_till(tx, file.till_id)
    if file.store_id != store_id:
        raise RefusedError(
            ServerCode.FILE_REFUSED, f"{path}: it belongs to store {file.store_id}, not {store_id}"
        )
    if till is None:
        return db.write(lambda tx: _known_again(tx, file, path, now_ms=now_ms))
    if till.store_id != store_id:
        raise RefusedError(ServerCode.FILE_REFUSED, f"{path}: its till is of another store here")
    return till


def _known_again(tx: Tx, file: TillFile, path: Path, *, now_ms: int) -> Till:
    """The till of a file, which was enrolled after the moment that this server was put back to."""
    feed = stores.lock_feed(tx, file.store_id)
    at = file.followed
    is_of_here = feed is not None and (
        file.feed_id == feed.feed_id.bytes
        or (at is not None and event_log.hash_at(tx, file.store_id, at[0]) == at[1])
    )
    if not is_of_here:
        raise RefusedError(
            ServerCode.FILE_REFUSED,
            f"{path}: its till was never enrolled at this server, and shares no history with it",
        )
    if not forgotten.is_free(tx, file.store_id, file.till_no):
        raise RefusedError(
            ServerCode.FILE_REFUSED,
            f"{path}: this server does not know its till, and number {file.till_no} is another"
            " till's now. If that one has recorded nothing, block it: then this file is taken."
            " Keep the file in any case",
        )
    till = _without_key(tx, file.store_id, file.till_id, till_no=file.till_no, now_ms=now_ms)
    return take_back(tx, till, claims_of(file.epochs), now_ms=now_ms)


def _heard_of(tx: Tx, *, pieces: Sequence[FoundEvent], store_id: int, now_ms: int) -> Till | None:
    """A forgotten till as its events name it; None where its number is another till's now."""
    try:
        said = codec.decode(pieces[0].body).envelope
    except ProtocolError:
        return None
    stores.lock_feed(tx, store_id)
    is_of_here = (said.store, said.till.bytes) == (store_id, pieces[0].till_id)
    if not is_of_here or not forgotten.is_free(tx, store_id, said.till_no):
        return None
    return _without_key(tx, store_id, said.till, till_no=said.till_no, now_ms=now_ms)


def _without_key(tx: Tx, store_id: int, till_id: UUID, *, till_no: int, now_ms: int) -> Till:
    till = Till(
        store_id=store_id,
        till_id=till_id,
        till_no=till_no,
        epoch_max=0,
        key_id="",
        public_key=NO_KEY,
    )
    tills.add_till(tx, till, now_ms)
    entries.append(
        tx,
        AuditDeed.TILL_RETURNED,
        store_id=store_id,
        subject=f"till {till_no}",
        detail={"key_id": till.key_id, "machine": till.machine},
        at_ms=now_ms,
    )
    return till


def _sound(events: Iterable[FoundEvent], found: Salvaged) -> Iterator[FoundEvent]:
    """Without those whose bytes are not what was recorded: a damaged disk may give anything."""
    for event in events:
        if hashlib.sha256(event.body).digest() == event.hash:
            yield event
        else:
            found.lost += 1


def _pieces(events: Iterable[FoundEvent]) -> Iterator[list[FoundEvent]]:
    """Unbroken pieces of the chain, none longer than a batch."""
    piece: list[FoundEvent] = []
    for event in events:
        follows = piece and (event.epoch, event.prev) == (piece[-1].epoch, piece[-1].hash)
        if piece and (not follows or len(piece) == EVENTS_AT_ONCE):
            yield piece
            piece = []
        piece.append(event)
    if piece:
        yield piece


class _Source(Struct, frozen=True, kw_only=True):
    """Whose events they are, and what a file of its own says of its epochs."""

    till: Till
    epochs: Sequence[Epoch] = ()
    is_held: bool = False


def _admit(
    db: Database, source: _Source, new: list[FoundEvent], *, found: Salvaged, now_ms: int
) -> None:
    for run in _pieces(new):
        batch = _batch(source, run)
        try:
            _admit_run(db, batch, found, now_ms=now_ms)
        except RefusedError as refused:
            if refused.code != ServerCode.NO_EPOCH:
                raise
            if not source.is_held:
                found.placeless += len(run)
                continue
            # As evidence it needs no proof of its beginning: nobody goes on from there.
            kept = msgspec.structs.replace(batch, epochs=[_unproven(batch.epoch)], is_orphan=True)
            _admit_run(db, kept, found, now_ms=now_ms)


def _unproven(epoch: int) -> EpochClaim:
    """An epoch of which nothing is known but that events of it were found."""
    return EpochClaim(
        epoch=epoch,
        server_nonce=NONCE_LOST,
        parent_epoch=0,
        parent_till_seq=0,
        parent_hash=bytes(32).hex(),
        reason="salvaged",
    )


def _admit_run(db: Database, batch: Batch, found: Salvaged, *, now_ms: int) -> None:
    results = admit(db, batch, now_ms, memory=StockMemory()).results
    if results[0].status == Status.GAP:
        # What came before it survives nowhere: it gets a lane of its own, and waits for a person.
        orphaned = msgspec.structs.replace(batch, is_orphan=True)
        results = admit(db, orphaned, now_ms, memory=StockMemory()).results
    for result in results:
        if result.status in {Status.ACCEPTED, Status.DUPLICATE}:
            found.accepted += 1
        elif result.status in {Status.HELD, Status.FORK}:
            found.held += 1
        else:
            found.quarantined += 1


def _batch(source: _Source, run: list[FoundEvent]) -> Batch:
    epoch = run[0].epoch
    return Batch(
        till=source.till,
        epoch=epoch,
        offered=[offered_of(_pushed(one), source.till, epoch) for one in run],
        sig=None,
        is_held=source.is_held,
        epochs=claims_of(source.epochs),
    )


def _pushed(event: FoundEvent) -> PushedEvent:
    return PushedEvent(
        event_id=UUID(bytes=event.event_id),
        till_seq=event.till_seq,
        prev=event.prev.hex(),
        hash=event.hash.hex(),
        body_b64=base64.b64encode(event.body).decode(),
        key_id=event.key_id,
        sig=base64.b64encode(event.sig).decode() if event.sig else None,
    )


def _note(tx: Tx, till: Till, found: Salvaged, *, by: str, path: Path, now_ms: int) -> None:
    stores.lock_feed(tx, till.store_id)
    detail = f"{by} answers for {found.entered} events of {path.name}; {found.lost} are lost"
    incidents.note(tx, till, "salvaged", epoch=till.epoch_max, detail=detail, now_ms=now_ms)
    entries.append(
        tx,
        AuditDeed.TILL_SALVAGED,
        store_id=till.store_id,
        subject=f"till {till.till_no}",
        detail={
            "answers": by,
            "file": path.name[:100],
            "accepted": found.accepted,
            "held": found.held,
            "quarantined": found.quarantined,
            "lost": found.lost,
        },
        at_ms=now_ms,
    )
