"""One till of a run: its disk, its clock, its people, and the production code between them."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial
from uuid import UUID

from pos_protocol.sync import HelloVerdict, RegisterReply

from pos_app.db import rebuild
from pos_app.db.database import Database
from pos_app.devices.till_key import TillKey
from pos_app.domain.barcode import BarcodeRules
from pos_app.errors import CashierError, DatabaseBusy, DiskFull
from pos_app.operations.context import TillContext, TillIdentity
from pos_app.settings import Settings
from pos_app.sync.backoff import next_delay_s
from pos_app.sync.faults import TillUnknownError
from pos_app.sync.report import Pace, RoundReport
from pos_app.sync.round import sync_round
from pos_app.sync.server_api import HttpSyncApi
from tests.simulation import beside, enrolling, work
from tests.simulation.central import CentralServer
from tests.simulation.ground.ages import NEWEST, program
from tests.simulation.ground.connection import NO_LIMIT, WatchedConnection
from tests.simulation.ground.images import TILL_FILE, TillImage
from tests.simulation.judging import rounds
from tests.simulation.judging.bills import WHOLE_RUPEES
from tests.simulation.judging.oracle import Intent, Oracle
from tests.simulation.judging.server_watch import ServerWatch
from tests.simulation.judging.till_watch import TillWatch
from tests.simulation.plan import DAY_MS, HOUR_MS
from tests.simulation.wire import Wire
from tests.simulation.world import BrokenInvariantError, PowerCutError, TillClock, World

ACTS_PER_DAY = 9
SYNC_GAP_MS = 8 * HOUR_MS
NUDGE = 0.25
TRIES_QUICKLY = 1


_REFUSALS = {
    "full_at_write": (sqlite3.SQLITE_FULL, "database or disk is full"),
    "busy_at_write": (sqlite3.SQLITE_BUSY, "database is locked"),
}
"""What SQLite says at a statement of a disk that is full, or that another program holds."""
_AT_WRITE = ("till_crash_in_write", *_REFUSALS)
_OWN = (
    "SELECT 1 FROM event_log e WHERE event_id = ? AND (EXISTS (SELECT 1 FROM outbox o"
    " WHERE o.log_no = e.log_no) OR EXISTS (SELECT 1 FROM delivery d"
    " WHERE d.event_id = e.event_id))"
)


class SimulatedTill:
    """A till that sells, stocks, counts, syncs, crashes and starts again."""

    def __init__(
        self,
        world: World,
        server: CentralServer,
        oracle: Oracle,
        watch: ServerWatch,
        *,
        image,
        copied: bytes | None = None,
        knows: Mapping[str, int] = NEWEST,
    ) -> None:
        """A till as enrolled, or a copy of its disk as it was at some time.

        `knows` are the versions of each kind that its program can read.
        """
        self.knows = knows
        self.image: TillImage = image
        self.is_a_copy = copied is not None
        identity = image.identity
        self.world = world
        self.server = server
        self.oracle = oracle
        self.store_id = identity.store
        self.till_id: UUID = identity.till
        self.name = f"{identity.store}/{identity.till_no}" + " copy" * self.is_a_copy
        self.rng = world.rng(f"people {self.name}")
        self.clock = TillClock(world, boot=_first_boot(identity, is_a_copy=self.is_a_copy))
        self.wire = Wire(world, server, self.name)
        self.wire.meanwhile = lambda: self.act(work.sell)
        self.wire.beside = partial(beside.sync, self)
        self.wire.fail_over = self.lose_commits
        self.server_watch = watch
        self.watch = TillWatch(
            world,
            oracle,
            watch,
            store_id=self.store_id,
            till_id=self.till_id.bytes,
            disk=self.name,
        )
        self.saved_cart = None
        """The cart that is on the disk, and how many sales there were before it was paid."""
        self.backup: bytes | None = None
        self.is_disk_full = False
        self.stops_after: int | None = None
        self.is_on = False
        self.has_key = True
        self.machine = ""
        """Where it runs, once that says more than nothing."""
        self.must_enrol = False
        """The server does not know this till, or takes it for a copy on another machine."""
        self._failures = 0
        self.is_behind_server = False
        self._program_rng = world.rng(f"program {self.name}")
        self.other: SimulatedTill | None = None
        """The same till on another machine."""
        self.on_copied: Callable[[SimulatedTill, bytes], None] = lambda _till, _disk: None
        self.on_server_restored: Callable[[], None] = lambda: None
        disk = WatchedConnection.from_image(copied or image.database)
        try:
            self.start(disk)
        except BrokenInvariantError:
            # The run ends here and does not know this till: nobody else would let go of its disk.
            disk.close()
            raise

    @property
    def is_revoked(self) -> bool:
        """Whether the owner has blocked this till."""
        return self.till_id.bytes in self.server_watch.revoked

    @property
    def was_restored(self) -> bool:
        """Whether the disk was ever set back to a backup."""
        return self.till_id.bytes in self.server_watch.restored

    # Its life

    def start(self, disk: WatchedConnection) -> None:
        """The program starts on a disk, as the last end of it left that."""
        self.connection = disk
        _open(self)
        self.watch.start(self.connection)
        self.connection.before_commit = self._before_commit
        self.connection.after_commit = self._after_commit
        self.connection.before_statement = partial(_before_statement, self)
        self._limit_disk()
        self.db = Database(TILL_FILE, self.connection)
        identity = self.image.identity
        self.context = TillContext(
            db=self.db,
            clock=self.clock,
            rng=self._program_rng,
            identity=TillIdentity(
                store_id=identity.store,
                store_name=identity.store_name,
                currency=identity.currency,
                till_id=identity.till,
                till_no=identity.till_no,
            ),
            actor="owner",
            settings=Settings(data_dir=TILL_FILE.parent, rounding_paisa=WHOLE_RUPEES),
            barcode_rules=BarcodeRules(),
            signer=self._signer,
        )
        self.api = HttpSyncApi(self.wire, till=self.till_id, signer=self.image.key)
        self.pace = Pace(events_max=self.rng.choice((2, 5, 200)), machine=self.machine)
        self.is_on = True
        work.check_open_cart(self)

    def upgrade(self) -> None:
        """The newest program is put in the place of this one, and starts."""
        if self.knows != NEWEST:
            self.knows = NEWEST
            self.start(self.connection.cut_off())

    def crash(self) -> None:
        """The power goes; the disk keeps what was committed."""
        self.connection = self.connection.cut_off()
        self.is_on = False
        if self.rng.random() < 0.5:
            self.clock.reboot()
        self.world.log(self.name, "down")
        self.world.at(self.rng.randrange(HOUR_MS), self.wake)

    def restore(self) -> None:
        """Somebody puts an old backup of the disk in place."""
        assert self.backup is not None
        self.connection.close()
        self.saved_cart = None
        self.server_watch.restored.add(self.till_id.bytes)
        backup = WatchedConnection.from_image(self.backup)
        kept = {row[0] for row in backup.execute("SELECT event_id FROM event_log")}
        backup.close()
        _forget_later_ones(self, kept)
        self.start(WatchedConnection.from_image(self.backup))
        self.world.count("restored")

    def aside(self) -> set[bytes]:
        """What lies on this till's disk and in no figure, whether the program runs or not."""
        return self.watch.aside(self.connection)

    def disk(self) -> bytes:
        """What a power cut would leave now."""
        return self.connection.image()

    def copy(self) -> None:
        """Somebody copies the folder to another machine, and both are used from now on."""
        self.server_watch.restored.add(self.till_id.bytes)
        self.on_copied(self, self.connection.image())
        self.world.count("copied")

    def lose_commits(self) -> None:
        """Another server takes over, without the last commits that this one had answered."""
        if self.server.fail_over():
            self.world.count("commits lost in a failover")
            self.on_server_restored()

    def move_to(self, machine: str) -> None:
        """From now on it says where it runs."""
        self.machine = self.pace.machine = machine

    def forget_server(self) -> None:
        """The server was put back: who is behind whom is open again."""
        self.is_behind_server = False

    def wake(self) -> None:
        """The program is started wherever it was down."""
        if not self.is_on:
            self.start(self.connection)

    def close(self) -> None:
        """The end of the run."""
        self.connection.close()

    def fill_disk(self, *, is_full: bool) -> None:
        """From here on the disk takes no more pages, or it does again."""
        self.is_disk_full = is_full
        if self.is_on:
            self._limit_disk()

    # What people do

    def live(self) -> None:
        """The next thing a person does, and then the one after it."""
        gap_ms = int(self.rng.expovariate(ACTS_PER_DAY / DAY_MS))
        self.world.at(gap_ms, self.live)
        if self.is_on:
            self.guarded(lambda: self.act(work.choose(self.rng)))
            if self.rng.random() < NUDGE:
                self.world.at(2000, self.sync)

    def act(self, task) -> None:
        """Do one thing with the program; what it refuses in words is no harm."""
        try:
            with program(self.knows):
                task(self)
        except CashierError as error:
            self.world.count(f"refused {type(error).__name__}")
        except (DiskFull, DatabaseBusy) as error:
            self.world.count(f"{type(error).__name__} at the counter")
        finally:
            self.watch.intent = None

    def guarded(self, do) -> None:
        """Do something that the power may cut off."""
        try:
            do()
        except PowerCutError:
            self.crash()

    def intend(self, moves, **more) -> None:
        """Say what is about to be done, before the program is asked to do it."""
        self.watch.intent = Intent(moves=Counter(moves), **more)

    @property
    def sales(self) -> int:
        """How many carts of this till were ever sold."""
        made = [one for one in self.oracle.of_disk(self.name) if not one.is_poison]
        return sum(truth.kind == "SaleCompleted" for truth in made)

    def printed(self, recorded) -> None:
        """The program said that it is done: a receipt is in somebody's hand."""
        found = self.oracle.events.get(recorded.envelope.event_id.bytes)
        truth = self.world.must(16, found, "printed before it was on the disk")
        truth.is_shown = True

    # Sync

    def sync_regularly(self) -> None:
        """The timer of the sync worker."""
        self.world.at(int(self.rng.uniform(0.5, 1.5) * SYNC_GAP_MS), self.sync_regularly)
        self.sync()

    def sync(self) -> None:
        """One round; without its key a till sells, and tells nobody."""
        if self.is_on and self.has_key:
            self.guarded(self.round)

    def round(self) -> RoundReport:
        """One round of the production code, and what it says about itself."""
        with program(self.knows):
            report = sync_round(
                self.db,
                self.api,
                self.clock,
                signer=self.image.key,
                stop=self._is_stopping,
                pace=self.pace,
            )
        self.stops_after = None
        rounds.judge(self, report)
        error = report.error
        if isinstance(error, TillUnknownError) or report.verdict == HelloVerdict.REGISTER_ANEW:
            enrolling.enrol_later(self)
        self._failures = self._failures + 1 if error else 0
        if 0 < self._failures <= TRIES_QUICKLY:
            delay_s = next_delay_s(self._failures, self._program_rng)
            self.world.at(int(delay_s * 1000), self.sync)
        return report

    def is_copied(self, event_id: bytes) -> bool:
        """Whether the till's other copy has an event on its disk that it hands up as its own.

        What it only heard of by the feed, as of its other self, it hands up to nobody.
        """
        other = self.other
        return other is not None and bool(other.connection.execute(_OWN, (event_id,)).fetchone())

    def _is_stopping(self) -> bool:
        if self.stops_after is None:
            return False
        self.stops_after -= 1
        return self.stops_after < 0

    # The disk

    def _signer(self) -> TillKey | None:
        return self.image.key if self.has_key else None

    def _before_commit(self) -> None:
        if self.world.happens("till_crash_before_commit"):
            raise PowerCutError

    def _after_commit(self) -> None:
        self.watch.look()
        if self.world.happens("till_crash_after_commit"):
            raise PowerCutError

    def _limit_disk(self) -> None:
        pages = NO_LIMIT
        if self.is_disk_full:
            pages = self.connection.execute("PRAGMA page_count").fetchone()[0]
        self.connection.execute(f"PRAGMA max_page_count = {pages}")


def _open(till: SimulatedTill) -> None:
    """What opens a till's folder folds first what an older program had to pass over."""
    with program(till.knows):
        if rebuild.catch_up(Database(TILL_FILE, till.connection)):
            till.world.count("read after an upgrade")


def _before_statement(till: SimulatedTill) -> None:
    """A writing statement is about to run: in the middle of something, maybe."""
    if not till.connection.is_writing:
        return
    kind = till.world.which_happens(_AT_WRITE)
    if not kind:
        return
    if kind not in _REFUSALS:
        raise PowerCutError
    code, words = _REFUSALS[kind]
    error = sqlite3.OperationalError(words)
    error.sqlite_errorcode = code
    raise error


def _forget_later_ones(till: SimulatedTill, kept: set[bytes]) -> None:
    """What is not on the backup comes back with the feed, if it ever reached the server."""
    for truth in till.oracle.of_disk(till.name):
        if truth.event_id not in kept:
            truth.is_shown = False
            place = till.server_watch.place(till.store_id, truth.event_id)
            truth.is_destroyed = place is None and not till.is_copied(truth.event_id)
            till.is_behind_server |= place is not None


def _first_boot(identity: RegisterReply, *, is_a_copy: bool) -> int:
    return identity.store * 1_000_000 + identity.till_no * 1000 + 500 * is_a_copy
