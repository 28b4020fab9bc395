"""Known-bad changes of the protocol, each of which the simulation must notice.

Each is a mistake that a real system has made. A mutant replaces a few functions while its block
lasts; the programs around them are the real ones.
"""

# A mistake sits where the program has no door.
# ruff: noqa: SLF001

from typing import Any

import msgspec
from msgspec.structs import replace
from pos_protocol.envelope import Envelope
from pos_protocol.errors import ErrorCode, ProtocolError
from pos_protocol.hlc import Hlc
from pos_protocol.sync import PushReply, PushResult, Status, Tip
from sync_server.db import event_log as server_log
from sync_server.db import tills
from sync_server.db.database import Database as ServerDatabase
from sync_server.db.projections import cases
from sync_server.operations import ingest, rules
from sync_server.operations.continuity import hello, leasing
from sync_server.operations.lanes import Lanes

from pos_app.db import cursors, event_log, projections
from pos_app.sync import recovery
from pos_app.sync import round as sync_round_module
from pos_app.sync.faults import NotOurServerError, ReplyDamagedError
from pos_app.sync.server_api import HttpSyncApi
from pos_protocol import hlc
from tests.simulation.ground.connection import WatchedConnection
from tests.simulation.world import ServerCrashError

type Patch = tuple[object, str, object]


def acknowledge_by_number() -> list[Patch]:
    """The server takes what is not above its head for known, whatever its hash."""
    place = ingest._Admission._place

    def by_number(self, offered, of_this_id):
        if offered.till_seq > self._lanes.main_head.till_seq:
            return place(self, offered, of_this_id)
        return PushResult(
            event_id=offered.event_id,
            hash=offered.hash.hex(),
            status=Status.DUPLICATE,
            store_seq=self._seq,
        )

    return [(ingest._Admission, "_place", by_number)]


def lane_by_number() -> list[Patch]:
    """What has the next number extends the main lane, whoever its parent is."""
    extend = Lanes.extend

    def by_number(self, offered):
        if offered.till_seq != self.main_head.till_seq + 1:
            return extend(self, offered)
        self._move(0, offered)
        return 0, False

    return [(Lanes, "extend", by_number)]


def cursor_apart() -> list[Patch]:
    """The till commits a page, and its cursor after it."""
    move_to = cursors.move_to

    def apart(tx, **place):
        _commit_here(tx)
        move_to(tx, **place)

    return [(cursors, "move_to", apart)]


def projection_apart() -> list[Patch]:
    """The till commits its own event, and what follows from it afterwards."""
    apply = projections.apply

    def apart(tx, entries):
        if entries and entries[0].placed is None and isinstance(tx, WatchedConnection):
            _commit_here(tx)
        return apply(tx, entries)

    return [(projections, "apply", apart)]


def own_events_filtered() -> list[Patch]:
    """The till leaves out what it knows already when a page comes."""
    pulled = event_log._pulled

    def filtered(known, recorded, placed):
        entry = pulled(known, recorded, placed)
        return entry if entry.is_new else replace(entry, movements=())

    return [(event_log, "_pulled", filtered)]


def answer_before_commit() -> list[Patch]:
    """The server answers with what it is about to commit."""

    def eager(self, work):
        done: list[Any] = []
        try:
            with self._engine.connect() as raw:
                connection = raw.execution_options(kiryana_write=True)
                with connection.begin():
                    done.append(work(connection))
        except ServerCrashError:
            if not done:
                raise
        return done[0]

    return [(ServerDatabase, "_write_once", eager)]


def serialised_again() -> list[Patch]:
    """The server keeps its own JSON of an event instead of the bytes that were hashed."""
    log_row = ingest._Admission._log_row

    def again(self, offered, placed, folded):
        body = msgspec.json.encode(msgspec.json.decode(offered.body, type=Envelope))
        return log_row(self, replace(offered, body=body), placed, folded)

    return [(ingest._Admission, "_log_row", again)]


def any_reply_acknowledges() -> list[Patch]:
    """The till takes a 200 for an answer, before it has the whole body."""
    push = HttpSyncApi.push

    def trusting(self, request):
        try:
            return push(self, request)
        except (NotOurServerError, ReplyDamagedError):
            results = [
                PushResult(event_id=each.event_id, hash=each.hash, status=Status.ACCEPTED)
                for each in request.events
            ]
            last = request.events[-1]
            return PushReply(results=results, head=Tip(till_seq=last.till_seq, hash=last.hash))

    return [(HttpSyncApi, "push", trusting)]


def keys_forgotten() -> list[Patch]:
    """The server no longer knows which events it had, as with keys kept for a day."""
    return [(server_log, "known_events", lambda *_: {})]


def poison_blocks() -> list[Patch]:
    """One bad event refuses the batch around it."""
    place = ingest._Admission._place

    def strict(self, offered, of_this_id):
        if offered.code is not None:
            raise ProtocolError(ErrorCode.RULE_BROKEN, offered.detail)
        return place(self, offered, of_this_id)

    return [(ingest._Admission, "_place", strict)]


def clock_refuses() -> list[Patch]:
    """The server refuses events from a till whose clock is years behind."""

    def strict(envelope):
        return "too old" if envelope.occurred_at.wall_ms < 1_700_000_000_000 else ""

    return [(rules, "_clock", strict)]


def order_by_wall_clock() -> list[Patch]:
    """The till orders its edits by the clock on its wall."""
    return [(hlc, "tick", lambda _last, wall_ms: Hlc(wall_ms, 0))]


def restore_unnoticed() -> list[Patch]:
    """Neither side compares what it holds of the till's chain at hello."""
    judge = leasing.judge

    def trusting(known, **presented):
        return replace(judge(known, **presented), is_reused=False)

    return [
        (hello, "_lost_continuity", lambda *_, **__: ""),
        (leasing, "judge", trusting),
        (sync_round_module, "judged", lambda _till, hello, **_: hello.verdict),
    ]


def revoked_counts() -> list[Patch]:
    """The sales of a stolen till count at once."""
    find_till = tills.find_till

    def trusting(tx, till_id):
        till = find_till(tx, till_id)
        return till and replace(till, is_revoked=False)

    return [(tills, "find_till", trusting)]


def no_record() -> list[Patch]:
    """What did not match leaves no record."""
    return [(cases, "save", lambda *_: None)]


def not_on_the_disk() -> list[Patch]:
    """A commit waits in a buffer (synchronous=NORMAL): a power cut takes the last one back."""
    committed, cut_off = WatchedConnection._committed, WatchedConnection.cut_off

    def buffered(self, commit):
        # The buffer reaches the disk before the next transaction does.
        rows = self.in_transaction and self.is_writing
        before = getattr(self, "last_synced", None)
        done = committed(self, commit)
        if rows:
            self.last_synced, self.on_disk = self.serialize(), before
        return done

    def after_power_cut(self):
        whole, on_disk = cut_off(self), getattr(self, "on_disk", None)
        if not on_disk:
            return whole
        whole.close()
        return WatchedConnection.from_image(on_disk)

    return [
        (WatchedConnection, "_committed", buffered),
        (WatchedConnection, "cut_off", after_power_cut),
    ]


def epoch_kept() -> list[Patch]:
    """A till that was set back goes on in the old epoch, as if nothing had happened."""

    def kept(db, api, clock, *, till, reason):
        del api, clock, reason
        with db.read() as tx:
            return cursors.state(tx) if till else None

    return [(recovery, "open_epoch", kept)]


def waiting_forgotten() -> list[Patch]:
    """A new epoch begins with an empty outbox: what waited in the old one is never sent."""
    open_epoch = cursors.open_epoch

    def emptied(tx, reply, *, reason):
        open_epoch(tx, reply, reason=reason)
        tx.execute("DELETE FROM outbox")

    return [(cursors, "open_epoch", emptied)]


def branches_count() -> list[Patch]:
    """What was sold on a branch counts at once, before anybody has looked at it."""
    enter_feed = ingest._Admission._enter_feed

    def counting(self, offered, _lane):
        return enter_feed(self, offered, 0)

    return [(ingest._Admission, "_enter_feed", counting)]


def _commit_here(tx) -> None:
    tx.execute("COMMIT")
    tx.execute("BEGIN IMMEDIATE")


PROTOCOL = (
    acknowledge_by_number,
    lane_by_number,
    cursor_apart,
    projection_apart,
    own_events_filtered,
    answer_before_commit,
    serialised_again,
    any_reply_acknowledges,
    keys_forgotten,
    poison_blocks,
    clock_refuses,
    order_by_wall_clock,
    restore_unnoticed,
    revoked_counts,
    no_record,
    not_on_the_disk,
    epoch_kept,
    waiting_forgotten,
    branches_count,
)
