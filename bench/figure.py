"""One measured figure beside its rival: read as a ratio, because every machine differs."""

from msgspec import Struct


class Figure(Struct, frozen=True, kw_only=True):
    """What was measured and what it is held against, both in `unit` and taken in the same run.

    `rival` is another program doing the same work, the same program at another size, or a plain
    limit such as 16 ms. The ratio measured / rival is at most `limit_ratio`, or at least it where
    `more_is_better`.
    """

    name: str
    unit: str
    measured: float
    rival: float
    limit_ratio: float
    more_is_better: bool = False

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

    def as_row(self) -> tuple[str, str, str, str, str, str]:
        """The cells of one line: name, measured, beside, ratio, limit, whether it is kept."""
        sign = "at least" if self.more_is_better else "at most"
        return (
            self.name,
            f"{self.measured:,.4g} {self.unit}",
            f"{self.rival:,.4g} {self.unit}",
            f"{self.ratio:.2f}",
            f"{sign} {self.limit_ratio:g}",
            "yes" if self.is_within_limit else "NO",
        )
