"""Commands of people and programs: carried out once, however often they are sent.

The answer is kept in the command's own transaction. Also a command without a key of its client has
one, made before its transaction: when the answer to COMMIT is lost, the second run finds the first.
"""

import hashlib
from collections.abc import Callable
from random import Random

import msgspec
from msgspec import Struct
from pos_protocol.sync import PushResult

from sync_server.db import stored_replies
from sync_server.db.database import Database, Tx
from sync_server.db.stock_memory import StockMemory
from sync_server.db.stored_replies import StoredReply
from sync_server.errors import RefusedError, ServerCode
from sync_server.operations.office import Desk, Drafts, record_in

KEPT_MS = 30 * 86_400_000
"""How long a client may take to ask again under its key: a laptop comes back after weeks."""

KEPT_WITHOUT_KEY_MS = 600_000
FORGET_EVERY = 256


class Command(Struct, frozen=True, kw_only=True):
    """What is asked, by whom, in which store. `key` is the client's; `name` and `request` say it.

    The same key under another name is another command; under the same name the request must be the
    same too.
    """

    store_id: int
    actor: str
    name: str
    request: bytes
    key: str | None
    now_ms: int


class Office(Struct, frozen=True, kw_only=True):
    """The office of a store at work: one transaction with the store locked.

    On the `desk` lies what is known of the store already.
    """

    tx: Tx
    desk: Desk
    store_id: int
    actor: str
    rng: Random
    now_ms: int

    def record(self, made: Drafts) -> list[PushResult]:
        """Record events. Raises what `record_in` raises."""
        return record_in(
            self.tx, self.desk, made, actor=self.actor, rng=self.rng, now_ms=self.now_ms
        )


class Outcome[T: Struct](Struct, frozen=True, kw_only=True):
    """What a command did: `is_new` when it made something, `store_seq` where the feed ends now."""

    value: T
    is_new: bool = False
    store_seq: int = 0
    is_replay: bool = False


class _Stored(Struct, frozen=True, kw_only=True):
    value: msgspec.Raw
    is_new: bool


def carry_out[T: Struct](
    db: Database,
    command: Command,
    kind: type[T],
    *,
    rng: Random,
    work: Callable[[Office], Outcome[T]],
    memory: StockMemory | None = None,
) -> Outcome[T]:
    """Do `work` in one transaction with the store locked, or give the answer of the first time.

    `kind` is the type of the answer. From a `memory` comes what need not be read. Raises
    RefusedError(NOT_FOUND, KEY_REUSED), BusyError and what `work` raises; then nothing is stored.
    """
    # Without a client's key one is made here, before the transaction.
    own = f"{rng.getrandbits(256)}" if command.key is None else None
    key_hash, request_hash = _hashes(command, own=own)
    kept_ms = KEPT_MS if command.key is not None else KEPT_WITHOUT_KEY_MS
    is_time_to_forget = rng.randrange(FORGET_EVERY) == 0
    tried: dict[bytes, Outcome[T]] = {}

    def run(tx: Tx) -> Outcome[T]:
        store_id = command.store_id
        locked = stored_replies.lock_and_find(tx, store_id, key_hash, now_ms=command.now_ms)
        if locked is None:
            raise RefusedError(ServerCode.NOT_FOUND, f"there is no store {store_id}")
        if locked.stored is not None:
            if locked.stored.reply in tried:
                # COMMIT had succeeded and its answer was lost: this is the first time all the same,
                # and whoever waits for the feed is to be told of it.
                return tried[locked.stored.reply]
            return _again(locked.stored, request_hash, kind)
        desk = Desk(
            store_id,
            locked.feed,
            kept=memory.take(store_id, locked.feed) if memory else None,
            heads=(locked.head,) if locked.head else (),
            shift_id=locked.shift_id,
        )
        outcome = work(
            Office(
                tx=tx,
                desk=desk,
                store_id=store_id,
                actor=command.actor,
                rng=rng,
                now_ms=command.now_ms,
            )
        )
        reply = msgspec.json.encode(
            _Stored(value=msgspec.Raw(msgspec.json.encode(outcome.value)), is_new=outcome.is_new)
        )
        tried[reply] = outcome
        stored_replies.add(
            tx,
            store_id,
            key_hash,
            stored=StoredReply(request_hash=request_hash, reply=reply),
            kept_until_ms=command.now_ms + kept_ms,
        )
        if is_time_to_forget:
            stored_replies.forget_before(tx, store_id, command.now_ms)
        if memory is not None:
            memory.keep(store_id, desk.kept)
        return outcome

    return db.write(run)


def done_before[T: Struct](db: Database, command: Command, kind: type[T]) -> Outcome[T] | None:
    """The answer of the first time, for what costs much before `carry_out`; None for the first.

    Raises RefusedError(KEY_REUSED), BusyError.
    """
    if command.key is None:
        return None
    key_hash, request_hash = _hashes(command)
    with db.read() as tx:
        stored = stored_replies.find(tx, command.store_id, key_hash, now_ms=command.now_ms)
    return None if stored is None else _again(stored, request_hash, kind)


def _again[T: Struct](stored: StoredReply, request_hash: bytes, kind: type[T]) -> Outcome[T]:
    if stored.request_hash != request_hash:
        raise RefusedError(
            ServerCode.KEY_REUSED, "this Idempotency-Key was used for another request"
        )
    reply = msgspec.json.decode(stored.reply, type=_Stored)
    value = msgspec.json.decode(reply.value, type=kind)
    return Outcome(value=value, is_new=reply.is_new, is_replay=True)


def _hashes(command: Command, *, own: str | None = None) -> tuple[bytes, bytes]:
    key = command.key
    said = "made here" if key is None else f"given|{key}"
    named = f"{own or 0}|{command.actor}|{command.name}|{said}"
    return (
        hashlib.sha256(named.encode()).digest(),
        hashlib.sha256(command.request).digest(),
    )
