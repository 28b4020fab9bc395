"""The world of one run: virtual time, a scheduler, chance and the trace, all under one seed."""

import hashlib
import heapq
import math
from collections import Counter, deque
from collections.abc import Callable
from random import Random
from uuid import UUID

from tests.simulation.judging.invariants import INVARIANTS
from tests.simulation.plan import Plan

START_MS = 1_767_225_600_000
"""2026-01-01 00:00 UTC."""
LINES_KEPT = 60


class PowerCutError(BaseException):
    """A till ends here and now; nothing of the program catches this."""


class ServerCrashError(Exception):
    """The server's process ends; the one who asked sees a cut connection."""


class BrokenInvariantError(Exception):
    """The run showed something that must never be: `number` is that of the design's list."""

    def __init__(self, number: int, text: str) -> None:
        super().__init__(f"invariant {number} ({INVARIANTS[number]}): {text}")
        self.number = number


class World:
    """Time moves from one scheduled act to the next; each runs to its end before the next."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.now_ms = START_MS
        self.tally: Counter[str] = Counter()
        self.recent: deque[str] = deque(maxlen=LINES_KEPT)
        self.broken: BrokenInvariantError | None = None
        self.leases: dict[tuple[str, int], int] = {}
        """The newest lease of each till's epoch that was presented and found right."""
        self._rates = plan.rates()
        self._chance = {kind: self.rng(f"fault/{kind}") for kind in self._rates}
        self._spared = {kind: self._draw(kind) for kind in self._rates}
        """How many more occasions each kind lets pass before it strikes."""
        self._forced = ""
        self._striking: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._trace = hashlib.sha256()
        self._acts: list[tuple[int, int, Callable[[], None]]] = []
        self._n = 0

    def rng(self, name: str) -> Random:
        """A stream of chance of its own for each use."""
        return Random(f"{self.plan.seed}/{name}")

    def at(self, delay_ms: int, act: Callable[[], None]) -> None:
        """Do something later."""
        self._n += 1
        heapq.heappush(self._acts, (self.now_ms + delay_ms, self._n, act))

    def run_until(self, end_ms: int) -> None:
        """Play all acts up to a moment."""
        while self._acts and self._acts[0][0] <= end_ms:
            at_ms, _, act = heapq.heappop(self._acts)
            # A slow message may have taken longer than until the next act.
            self.now_ms = max(self.now_ms, at_ms)
            act()
        self.now_ms = end_ms

    def end_faults(self) -> None:
        """From here on nothing goes wrong any more, and nothing that was scheduled happens."""
        self._rates, self._spared = {}, {}
        self._striking.clear()
        self._acts = []

    def happens(self, kind: str) -> bool:
        """Whether a kind of fault strikes at this occasion."""
        if kind == self._forced:
            self.force("")
        else:
            left = self._spared.get(kind)
            if left is None:
                return False
            if left:
                self._spared[kind] = left - 1
                return False
            self._spared[kind] = self._draw(kind)
        self.log("world", "fault", kind)
        self.tally[f"fault {kind}"] += 1
        return True

    def which_happens(self, kinds: tuple[str, ...]) -> str:
        """The first of some kinds that strikes at this occasion, or an empty text."""
        for kind in self.striking(kinds):
            if self.happens(kind):
                return kind
        return ""

    def chance(self, kind: str) -> Random:
        """What a kind of fault draws its details from."""
        return self._chance.setdefault(kind, self.rng(f"fault/{kind}"))

    def force(self, kind: str) -> None:
        """Let a kind of fault strike at its next occasion, or (`""`) none any more."""
        self._forced = kind
        self._striking.clear()

    def is_on(self, kind: str) -> bool:
        """Whether a kind of fault may strike in this run at all."""
        return kind in self._rates or kind == self._forced

    def striking(self, kinds: tuple[str, ...]) -> tuple[str, ...]:
        """Those of some kinds that may: each statement and each commit asks, and mostly none is."""
        found = self._striking.get(kinds)
        if found is None:
            found = self._striking[kinds] = tuple(kind for kind in kinds if self.is_on(kind))
        return found

    def _draw(self, kind: str) -> int:
        """As many occasions as a die for each would let pass: one draw costs less than the dice."""
        passing = math.log1p(-self._rates[kind])
        return int(math.log1p(-self._chance[kind].random()) / passing)

    def count(self, what: str) -> None:
        """Remember that something was seen, for the list of what must be seen sometimes."""
        self.tally[what] += 1

    def log(self, actor: str, *what: object) -> None:
        """One line of the trace."""
        line = f"{self.now_ms - START_MS} {actor} {' '.join(map(str, what))}"
        self._trace.update(line.encode() + b"\n")
        self.recent.append(line)

    def demand(self, number: int, holds: object, text: str) -> None:
        """An invariant: ends the run when it does not hold."""
        if not holds:
            # The first one counts; what the program makes of the exception does not.
            self.broken = self.broken or BrokenInvariantError(number, text)
            raise self.broken

    def must[T](self, number: int, found: T | None, text: str) -> T:
        """An invariant: something has to be there. Gives it."""
        self.demand(number, found is not None, text)
        assert found is not None
        return found

    @property
    def trace(self) -> str:
        """The hash of everything that happened."""
        return self._trace.hexdigest()


class TillClock:
    """A till's clocks: right, wrong, jumping or stuck, as the run has it."""

    def __init__(self, world: World, boot: int) -> None:
        self._world = world
        self._boots = boot
        self._booted_ms = world.now_ms
        self.skew_ms = 0
        self.stuck_ms: int | None = None

    def wall_ms(self) -> int:
        return self._world.now_ms + self.skew_ms if self.stuck_ms is None else self.stuck_ms

    def mono_ms(self) -> int:
        return self._world.now_ms - self._booted_ms

    def boot(self) -> UUID:
        return UUID(int=self._boots)

    def zone(self) -> str:
        return "+05:00"

    def reboot(self) -> None:
        """The machine starts again."""
        self._boots += 1
        self._booted_ms = self._world.now_ms


class ServerClock:
    """The server's clock is right."""

    def __init__(self, world: World) -> None:
        self._world = world

    def wall_ms(self) -> int:
        return self._world.now_ms
