"""What heals a server that was restored with loss: the till hands up again what the server forgot.

Till and server find the last place of the feed that both have by comparing hashes, the till goes
back to it, and whatever the feed does not prove is sent again, byte for byte. The server knows what
it still has by (event_id, hash), so sending too much does no harm.
"""

from collections.abc import Callable

import msgspec
from pos_protocol.sync import HelloReply, HelloRequest, HelloVerdict, SyncApi

from pos_app.db import cursors, outbox, rebuild, rewind, verify
from pos_app.db.cursors import TillState
from pos_app.db.database import Database
from pos_app.db.outbox import PendingEvent
from pos_app.db.rewind import Place, Rewound
from pos_app.sync.faults import VerdictError
from pos_app.sync.judging import is_other_stock

_LOOKED_AT_NOTHING = {HelloVerdict.UPGRADE_REQUIRED, HelloVerdict.SLOW_DOWN}


def fold_anew(db: Database) -> bool:
    """Make every figure anew from this till's own log; whether its stock was another one.

    Never the other side's: a till that took that over would hide a loss for ever. It looks first
    without the lock that a sale needs, for in a long log that takes minutes, and where another
    till or the server is wrong there is nothing to mend here. Raises ProtocolError.
    """
    if verify.is_stock_sound(db):
        return False
    with db.write() as tx:
        rebuild.fold_anew(tx)
    return True


def is_due(till: TillState, hello: HelloReply, verdict: str) -> bool:
    """Whether the till has to go back to what the server has.

    Also where the verdict is about something else: an epoch that begins now would hide for ever
    what the server has lost of this one.
    """
    if verdict in _LOOKED_AT_NOTHING:
        return False
    is_other_feed = verdict == HelloVerdict.REBOOTSTRAP and not is_other_stock(till, hello)
    return is_other_feed or has_lost(till, hello)


def has_lost(till: TillState, hello: HelloReply) -> bool:
    """Whether the server lacks what it gave or answered: a part of the feed, an epoch, an event."""
    is_other_feed = till.feed_id is not None and (
        hello.feed_id != till.feed_id or hello.feed_hash_at_cursor != till.feed_hash.hex()
    )
    return is_other_feed or hello.epoch_max < till.epoch or not hello.has_acked


def asked_all(
    db: Database,
    api: SyncApi,
    question: Callable[[TillState], HelloRequest],
    *,
    till: TillState,
    hello: HelloReply,
) -> HelloReply:
    """Ask for every answer that no feed will prove; the hello that misses one, or else `hello`.

    `question` makes a hello of the till, where there is anything to ask.

    To a till that pulls the feed shows what it still has of it, but for what lies in quarantine;
    one that is blocked hears nothing more. And a hello by itself says nothing of an epoch or a
    branch that the till has left.
    """
    with db.read() as tx:
        unproven = outbox.unproven(tx, after=till.cursor)
    if not unproven:
        return hello
    asked = question(till)
    for one in unproven:
        about = msgspec.structs.replace(
            asked, acked=one.tip, acked_epoch=one.epoch, renew_lease=False
        )
        reply = api.hello(about)
        if not reply.has_acked:
            return reply
    return hello


def go_back(
    db: Database, api: SyncApi, *, till: TillState, asked: HelloRequest, hello: HelloReply
) -> Rewound | None:
    """Go back to the last place that the server has too, and wait to send again what follows.

    None when somebody else has moved this till meanwhile: the next round asks anew. Raises
    VerdictError(REBOOTSTRAP) when this till keeps no place that the server has, and what
    SyncApi.hello raises.
    """
    place = _last_common(db, api, till=till, asked=asked, hello=hello)
    with db.write() as tx:
        return rewind.go_back(tx, to=place, seen=till)


def is_orphan(db: Database, till: TillState, event: PendingEvent) -> bool:
    """Whether an event's predecessor is not among what this till can hand up."""
    before = (event.epoch, event.till_seq - 1)
    with db.read() as tx:
        return not outbox.has_own(tx, till_no=till.till_no, place=before, hash_=event.prev)


def _last_common(
    db: Database, api: SyncApi, *, till: TillState, asked: HelloRequest, hello: HelloReply
) -> Place:
    """The highest position at which both have the same feed hash: halving, a hello for each step.

    Equal hashes prove an equal history, so below an equal position all are equal.
    """

    def place(position: int) -> Place | None:
        with db.read() as tx:
            here = cursors.feed_hash_at(tx, position)
        if here is None:
            return None
        # The stock that was told is that of the till's own cursor, not of this place.
        question = msgspec.structs.replace(
            asked, cursor=position, feed_hash=here.hex(), fold_digest=None
        )
        there = api.hello(question).feed_hash_at_cursor
        if there != here.hex():
            return None
        return Place(feed_id=hello.feed_id, cursor=position, feed_hash=here)

    with db.read() as tx:
        low = cursors.feed_begins_after(tx)
    if hello.feed_hash_at_cursor == till.feed_hash.hex():
        return Place(feed_id=hello.feed_id, cursor=till.cursor, feed_hash=till.feed_hash)
    common, high = place(low), min(till.cursor, hello.feed_head) + 1
    if common is None:
        raise VerdictError(HelloVerdict.REBOOTSTRAP)
    while high - low > 1:
        middle = (low + high) // 2
        found = place(middle)
        if found is None:
            high = middle
        else:
            low, common = middle, found
    return common
