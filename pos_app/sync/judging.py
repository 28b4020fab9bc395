"""What a till itself sees in the server's replies, whatever the server says about them. Pure."""

from collections.abc import Mapping, Sequence

from pos_protocol.events import EVENT_VERSIONS
from pos_protocol.sync import FeedPage, HelloReply, HelloVerdict, PushReply, Tip

from pos_app.db.cursors import TillState
from pos_app.db.event_log import feed_body
from pos_app.db.outbox import PendingEvent
from pos_app.sync.faults import ReplyDamagedError
from pos_protocol import codec

SNAPSHOT_ABOVE_ENTRIES = 5_000
"""Pulling so many takes some seconds, and leaves the whole history on the till."""


def is_far_behind(till: TillState, hello: HelloReply) -> bool:
    """Whether a till has nothing of a feed that is long: a small store's is simply pulled."""
    return till.cursor == 0 and hello.feed_head > SNAPSHOT_ABOVE_ENTRIES


def judged(till: TillState, hello: HelloReply, *, fold_digest: str | None = None) -> str:
    """The server's verdict, or what the till itself sees in the reply.

    A head that this till has not reached means that an older copy of it is running; a feed that is
    not the one it followed means that the server was restored. The same feed with another digest
    than the `fold_digest` that was asked with: one side has folded it wrongly.
    """
    if hello.verdict != HelloVerdict.OK:
        return hello.verdict
    tip = Tip(till_seq=till.till_seq, hash=till.tip_hash.hex())
    ahead = hello.head.till_seq > tip.till_seq
    if ahead or (hello.head.till_seq == tip.till_seq and hello.head.hash != tip.hash):
        return HelloVerdict.NEW_EPOCH_REQUIRED
    if till.feed_id is not None and hello.feed_id != till.feed_id:
        return HelloVerdict.REBOOTSTRAP
    if hello.feed_head < till.cursor or hello.feed_hash_at_cursor != till.feed_hash.hex():
        return HelloVerdict.REBOOTSTRAP
    there = hello.fold_digest_at_cursor
    if fold_digest is not None and there is not None and there != fold_digest:
        return HelloVerdict.REBOOTSTRAP
    return HelloVerdict.OK


def is_other_stock(till: TillState, hello: HelloReply) -> bool:
    """Whether both hold the very same feed up to the till's cursor and differ in what follows."""
    is_same_feed = (hello.feed_id, hello.feed_hash_at_cursor) == (
        till.feed_id,
        till.feed_hash.hex(),
    )
    there = hello.fold_digest_at_cursor
    return is_same_feed and there is not None and there != till.fold_digest


def understood(page: FeedPage, must_understand: Mapping[str, int]) -> int:
    """How many entries of a page come before the first that must not be passed over unread.

    Looks into the bodies only where the server names something that this program does not know.
    """
    beyond = {
        kind: newest
        for kind, newest in must_understand.items()
        if newest > EVENT_VERSIONS.get(kind, 0)
    }
    if not beyond:
        return len(page.entries)
    for count, entry in enumerate(page.entries):
        envelope = codec.decode(feed_body(entry)).envelope
        if envelope.kind in beyond and not codec.is_known(envelope):
            return count
    return len(page.entries)


def check_answers(batch: Sequence[PendingEvent], reply: PushReply) -> None:
    """Exactly one answer for each event, by id and hash, in order; else nothing was learned.

    Raises ReplyDamagedError.
    """
    asked = [(event.event_id, event.hash.hex()) for event in batch]
    answered = [(result.event_id, result.hash) for result in reply.results]
    if asked != answered:
        problem = f"{len(answered)} answers that do not fit {len(asked)} events"
        raise ReplyDamagedError(url="The server", problem=problem)
