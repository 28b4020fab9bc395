"""A new epoch for a till whose log lost its continuity: after a restore, a fork or a clone."""

from collections.abc import Iterable, Sequence
from random import Random
from uuid import UUID

import msgspec
from pos_protocol.errors import ErrorCode, ProtocolError
from pos_protocol.ids import EPOCH_MAX
from pos_protocol.sync import EpochClaim, EpochReply, EpochRequest

from sync_server.db import event_log, stores, tills
from sync_server.db.continuity import incidents, leases
from sync_server.db.database import Database, Tx
from sync_server.db.tills import Epoch, Till
from sync_server.errors import RefusedError, ServerCode
from sync_server.operations.continuity import leasing

NONCE_CHARS_MAX = 64
NONCE_LOST = ""
"""Of an epoch that this server lost and takes back as evidence alone.

No event is proven to begin it, so all that is found of it stands on branches.
"""


def new_nonce(rng: Random) -> str:
    """What makes an epoch's genesis impossible to guess."""
    return f"{rng.getrandbits(128):032x}"


def open_epoch(
    db: Database, request: EpochRequest, *, till_id: UUID, rng: Random, now_ms: int
) -> EpochReply:
    """Issue the till's next epoch; asked again for the same tip before anything came, the same one.

    Raises RefusedError(NOT_FOUND, REVOKED, NO_EPOCH), ProtocolError(IDENTITY_MISMATCH).
    """
    nonce = new_nonce(rng)

    def work(tx: Tx) -> EpochReply:
        till = tills.find_enrolled(tx, till_id)
        if till is None or stores.lock_feed(tx, till.store_id) is None:
            raise RefusedError(ServerCode.NOT_FOUND, "till")
        if request.till != till_id or request.store != till.store_id:
            raise ProtocolError(ErrorCode.IDENTITY_MISMATCH, "till")
        if till.is_revoked:
            raise RefusedError(ServerCode.REVOKED, "this till was revoked")
        _end_lease(tx, till, request, now_ms=now_ms)
        again = _issued_already(tx, till, request)
        if again is not None:
            return _reply(tx, till, again)
        # A restored server may have lost epochs that it issued: never give one out twice.
        highest = max(till.epoch_max, request.old_epoch)
        if highest >= EPOCH_MAX:
            raise RefusedError(ServerCode.NO_EPOCH, "this till's epochs are used up: enrol it anew")
        epoch = Epoch(
            epoch=highest + 1,
            server_nonce=nonce,
            parent_epoch=request.old_epoch,
            parent_till_seq=request.tip.till_seq,
            parent_hash=bytes.fromhex(request.tip.hash),
            reason=request.reason,
        )
        tills.add_epoch(tx, till, epoch, now_ms=now_ms)
        incidents.note_rollback(tx, till, request.old_epoch, detail=request.reason, now_ms=now_ms)
        return _reply(tx, till, epoch)

    return db.write(work)


def take_back(tx: Tx, till: Till, claims: Sequence[EpochClaim], *, now_ms: int) -> Till:
    """Take back epochs that this server issued and lost; one that it knows is never changed.

    Gives the till as it then is. In the caller's transaction, which holds the store's lock.
    """
    known = {epoch.epoch for epoch in tills.epochs_of(tx, till)}
    for claim in claims:
        if claim.epoch in known or not 0 < claim.epoch <= EPOCH_MAX:
            continue
        known.add(claim.epoch)
        epoch = Epoch(
            epoch=claim.epoch,
            server_nonce=claim.server_nonce[:NONCE_CHARS_MAX],
            parent_epoch=claim.parent_epoch,
            parent_till_seq=claim.parent_till_seq,
            parent_hash=bytes.fromhex(claim.parent_hash),
            reason=claim.reason,
        )
        tills.add_epoch(tx, till, epoch, now_ms=now_ms)
        till = msgspec.structs.replace(till, epoch_max=max(till.epoch_max, claim.epoch))
    return till


def _reply(tx: Tx, till: Till, epoch: Epoch) -> EpochReply:
    """What the till needs to go on, and to hand back should this server lose it."""
    return EpochReply(
        epoch=epoch.epoch,
        server_nonce=epoch.server_nonce,
        epochs=claims_of(
            each for each in tills.epochs_of(tx, till) if each.server_nonce != NONCE_LOST
        ),
    )


def _end_lease(tx: Tx, till: Till, request: EpochRequest, *, now_ms: int) -> None:
    """A number that was left behind means two copies: the epoch is over for both, and it is told.

    Only here, where the till has looked again whether somebody on its own folder was quicker.
    """
    known = leases.find(tx, till, request.old_epoch)
    presented = known.lease if request.lease is None else request.lease
    if known.is_over or not leasing.judge(known, presented=presented).is_reused:
        return
    after = msgspec.structs.replace(known, is_over=True)
    leases.move(tx, till, request.old_epoch, before=known, after=after)
    detail = (
        f"two copies of this till are in use: one came with the old pass {presented}, when"
        f" {known.lease} was the newest ({request.reason})"
    )
    incidents.note(tx, till, "copied", epoch=request.old_epoch, detail=detail, now_ms=now_ms)


def _issued_already(tx: Tx, till: Till, request: EpochRequest) -> Epoch | None:
    newest = tills.find_epoch(tx, till, till.epoch_max)
    if newest is None or event_log.lane_heads(tx, till, newest.epoch):
        return None
    is_same = (
        newest.parent_epoch == request.old_epoch
        and newest.parent_till_seq == request.tip.till_seq
        and newest.parent_hash.hex() == request.tip.hash
    )
    return newest if is_same else None


def claims_of(epochs: Iterable[Epoch]) -> list[EpochClaim]:
    """Epochs as a till hands them back to a server that lost them."""
    return [
        EpochClaim(
            epoch=each.epoch,
            server_nonce=each.server_nonce,
            parent_epoch=each.parent_epoch,
            parent_till_seq=each.parent_till_seq,
            parent_hash=each.parent_hash.hex(),
            reason=each.reason,
        )
        for each in epochs
    ]
