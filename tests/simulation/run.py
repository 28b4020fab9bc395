"""One run from its seed to its outcome: a safety phase with faults, then quiet."""

import contextlib
import gc
import logging
import time
from collections.abc import Iterator, Sequence
from functools import partial

from msgspec import Struct

from tests.simulation import enrolling, mishaps, work
from tests.simulation.central import CentralServer
from tests.simulation.ground.ages import CATALOGUE_OLD, OLD
from tests.simulation.ground.cheap import cheaply, seeded_keys
from tests.simulation.ground.images import images
from tests.simulation.judging import quiescence
from tests.simulation.judging.invariants import INVARIANTS
from tests.simulation.judging.oracle import Oracle
from tests.simulation.judging.server_watch import ServerWatch
from tests.simulation.plan import DAY_MS, HOUR_MS, STORES, Plan
from tests.simulation.till import SimulatedTill
from tests.simulation.world import START_MS, BrokenInvariantError, PowerCutError, World

FIRST_PRODUCTS = 5
AGES = (CATALOGUE_OLD, CATALOGUE_OLD, OLD)
REPLAYED_EVERY = 20


class Outcome(Struct, kw_only=True):
    """How a run ended. `number` is the broken invariant's, 0 for a fault in a program, or None."""

    plan: Plan
    trace: str
    tally: dict[str, int]
    events: int
    store_days: int
    number: int | None = None
    problem: str = ""
    last_lines: tuple[str, ...] = ()
    cpu_s: float = 0.0

    @property
    def ok(self) -> bool:
        """Whether everything held."""
        return self.number is None


class Run:
    """Two stores, their tills and a server."""

    def __init__(self, plan: Plan) -> None:
        self.world = World(plan)
        self.oracle = Oracle()
        self.server = CentralServer(self.world)
        self.watch = ServerWatch(self.world, self.server, self.oracle)
        self.tills: list[SimulatedTill] = []
        self.midway: tuple[bytes, int] | None = None
        """The server's database in the middle of the run, and its losses until then."""
        self.midway_tills: dict[str, bytes] = {}
        for store_id in STORES:
            for image in images().tills[store_id][: plan.tills_of(store_id)]:
                self.tills.append(
                    SimulatedTill(self.world, self.server, self.oracle, self.watch, image=image)
                )
                if self.world.happens("older_program"):
                    self.tills[-1].knows = self.world.chance("older_program").choice(AGES)
        for till in self.tills:
            self._introduce(till)

    def tills_of(self, store_id: int) -> list[SimulatedTill]:
        """The tills of one store."""
        return [till for till in self.tills if till.store_id == store_id]

    def play(self) -> None:
        """Both phases. Raises BrokenInvariantError."""
        for store_id in STORES:
            first = self.tills_of(store_id)[0]
            for _ in range(FIRST_PRODUCTS):
                self.world.at(0, partial(self._open_with_goods, first))
        for till in self.tills:
            self._begin(till)
        self.world.at(self.world.plan.days * DAY_MS // 2, self._keep_midway)
        self.world.run_until(START_MS + self.world.plan.days * DAY_MS)
        self.world.end_faults()
        for till in self.tills:
            till.wake()
            till.upgrade()
        quiescence.drain(self)

    def close(self) -> None:
        """Let go of all databases."""
        for till in self.tills:
            till.close()
        self.server.close()

    def _introduce(self, till: SimulatedTill) -> None:
        stranger = next(each for each in self.tills if each.store_id != till.store_id)
        till.wire.other_token = partial(enrolling.fresh_token, stranger)
        till.wire.old_token = partial(self.server.old_token, till.till_id, till.store_id)
        till.on_copied = self._add_copy
        till.on_server_restored = self._note_server_loss

    def _begin(self, till: SimulatedTill) -> None:
        start_ms = till.rng.randrange(HOUR_MS)
        self.world.at(start_ms, till.sync_regularly)
        self.world.at(start_ms, till.live)
        self.world.at(start_ms, partial(mishaps.strike, till))

    def _keep_midway(self) -> None:
        self.midway = self.server.connection.image(), self.watch.losses
        sound = (till for till in self.tills if not till.watch.may_be_wrong)
        self.midway_tills = {till.name: till.disk() for till in sound}

    def _note_server_loss(self) -> None:
        """The onlookers read the server anew; what lies on no disk of its own any more is gone."""
        self.watch.read_anew()
        self.world.count("server restored")
        self.world.leases.clear()
        for till in self.tills:
            till.forget_server()
        disks = {till.name: till.watch.log for till in self.tills}
        for truth in self.oracle.events.values():
            place = self.watch.place(truth.store_id, truth.event_id)
            if place is None and truth.event_id not in disks.get(truth.disk, ()):
                truth.is_destroyed = True

    def _add_copy(self, till: SimulatedTill, disk: bytes) -> None:
        copy = SimulatedTill(
            self.world,
            self.server,
            self.oracle,
            self.watch,
            image=till.image,
            copied=disk,
            knows=till.knows,
        )
        till.other, copy.other = copy, till
        if self.world.happens("elsewhere"):
            till.move_to(till.image.machine)
            copy.move_to(f"laptop#{till.name}")
        self.tills.append(copy)
        self._introduce(copy)
        self._begin(copy)

    def _open_with_goods(self, till: SimulatedTill) -> None:
        if till.is_on:
            till.guarded(lambda: till.act(work.new_product))


def play(plan: Plan) -> Outcome:
    """Play one run to its end, or to the first thing that must not be."""
    images()
    cheap = contextlib.nullcontext() if plan.has_real_keys else cheaply()
    with cheap, seeded_keys(plan.seed), _without_searching_for_garbage():
        return _played(plan)


@contextlib.contextmanager
def _without_searching_for_garbage() -> Iterator[None]:
    """A run makes little that refers to itself: what there is may wait for its end."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _played(plan: Plan) -> Outcome:
    began_s = time.process_time()
    run = Run(plan)
    number, problem = None, ""
    try:
        run.play()
    except BrokenInvariantError as error:
        number, problem = error.number, str(error)
    except (Exception, PowerCutError) as error:  # noqa: BLE001 - whatever is raised is a finding
        if run.world.broken is not None:
            number, problem = run.world.broken.number, str(run.world.broken)
        else:
            number, problem = 0, _where(error, f"{type(error).__name__}: {error}")
    outcome = Outcome(
        plan=plan,
        trace=run.world.trace,
        tally=dict(run.world.tally),
        events=len(run.oracle.events),
        store_days=plan.days * len(STORES),
        number=number,
        problem=problem,
        last_lines=tuple(run.world.recent),
        cpu_s=time.process_time() - began_s,
    )
    run.close()
    return outcome


def prepare() -> None:
    """Make ready a process that plays many runs and nothing else."""
    # What the server warns of is what is played; whether it should have is judged.
    logging.getLogger("sync_server").setLevel(logging.CRITICAL)
    images()
    # What is loaded stays: searching it for garbage again and again finds nothing.
    gc.freeze()


def play_block(plans: Sequence[Plan]) -> list[Outcome]:
    """Some runs in one process; every twentieth twice, and the trace must be the same."""
    outcomes = []
    prepare()
    for plan in plans:
        outcome = play(plan)
        if outcome.ok and plan.seed % REPLAYED_EVERY == 0:
            again = play(plan).trace
            if again != outcome.trace:
                outcome.number, outcome.problem = 17, f"not so: {INVARIANTS[17]}"
        outcomes.append(outcome)
    return outcomes


def _where(error: BaseException, text: str) -> str:
    """The place in a program that an error comes from, innermost first."""
    places = []
    step = error.__traceback__
    while step is not None:
        code = step.tb_frame.f_code
        places.append(f"{code.co_filename.rpartition('/')[2]}:{step.tb_lineno} {code.co_name}")
        step = step.tb_next
    return " < ".join([text, *reversed(places[-6:])])
