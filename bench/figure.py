"""One measured figure beside its rival: read as a ratio, because every machine differs."""

from collections.abc import Sequence
from statistics import median_low
from typing import Self

from msgspec import Struct

REPETITIONS_MIN = 3


class Figure(Struct, frozen=True, kw_only=True):
    """What was measured and what it is held against, both in `unit` and taken in the same run.

    `rival` is another program doing the same work, the same program at another size, or a plain
    limit such as 16 ms. The ratio measured / rival is at most `limit_ratio`, or at least it where
    `more_is_better`. Both are of the repetition in the middle; `worst_ratio` is of the one that was
    furthest from the limit's good side.
    """

    name: str
    unit: str
    measured: float
    rival: float
    limit_ratio: float
    worst_ratio: float
    more_is_better: bool = False

    @classmethod
    def of(
        cls,
        name: str,
        repetitions: Sequence[tuple[float, float]],
        *,
        unit: str,
        limit_ratio: float,
        more_is_better: bool = False,
    ) -> Self:
        """The figure of at least three repetitions, each (measured, rival) of the same minutes."""
        assert len(repetitions) >= REPETITIONS_MIN, name
        by_ratio = {measured / rival: (measured, rival) for measured, rival in repetitions}
        measured, rival = by_ratio[median_low(by_ratio)]
        return cls(
            name=name,
            unit=unit,
            measured=measured,
            rival=rival,
            limit_ratio=limit_ratio,
            worst_ratio=min(by_ratio) if more_is_better else max(by_ratio),
            more_is_better=more_is_better,
        )

    @property
    def ratio(self) -> float:
        """Measured divided by rival."""
        return self.measured / self.rival

    @property
    def is_within_limit(self) -> bool:
        """Whether the ratio keeps its limit."""
        if self.more_is_better:
            return self.ratio >= self.limit_ratio
        return self.ratio <= self.limit_ratio

    def as_row(self) -> tuple[str, str, str, str, str, str, str]:
        """The cells of one line: name, measured, beside, ratio, worst, limit, whether kept."""
        sign = "at least" if self.more_is_better else "at most"
        return (
            self.name,
            f"{self.measured:,.4g} {self.unit}",
            f"{self.rival:,.4g} {self.unit}",
            f"{self.ratio:.2f}",
            f"{self.worst_ratio:.2f}",
            f"{sign} {self.limit_ratio:g}",
            "yes" if self.is_within_limit else "NO",
        )
