"""What may grow in a window that stands for hours, and how much of it is allowed."""

import gc
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from msgspec import Struct
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication

MIB = 1 << 20
RSS_GROWTH_MIB_MAX = 20
"""What eight hours may cost in memory (check 40); it is asked of longer soaks too."""
MEMORY = "memory, MiB"
OBJECTS_RATIO_MAX = 1.05
FDS_GROWTH_MAX = 2
THREADS_GROWTH_MAX = 1
NONE_CALLS = 300
_PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")


class Sample(Struct, frozen=True, kw_only=True):
    """One look at the process: bytes resident, live objects of Qt and of Python, open handles.

    `none_drift` is how many references to None are lost or gained by NONE_CALLS void calls into Qt.
    """

    bills: int
    rss_bytes: int
    qt_objects: int
    python_objects: int
    fds: int
    threads: int
    none_drift: int


class Growth(Struct, frozen=True, kw_only=True):
    """One row of the verdict: a quantity at the start, in the middle and at the end."""

    name: str
    start: float
    middle: float
    end: float
    limit_words: str
    is_kept: bool

    @property
    def ratio(self) -> float:
        """The end as a multiple of the start."""
        return self.end / self.start if self.start else 1.0 + self.end


def take_sample(bills: int, roots: Sequence[QObject]) -> Sample:
    """Count everything after the garbage is gone; `roots` are the objects that own the others."""
    app = QApplication.instance()
    assert app is not None
    for _ in range(2):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        app.processEvents()
        gc.collect()
    return Sample(
        bills=bills,
        rss_bytes=rss_bytes(),
        qt_objects=_qt_objects(roots),
        python_objects=len(gc.get_objects()),
        fds=_entries("/proc/self/fd"),
        threads=_entries("/proc/self/task"),
        none_drift=_none_drift(),
    )


def verdict(start: Sample, middle: Sample, end: Sample) -> list[Growth]:
    """Each quantity with its limit."""

    def row(
        name: str,
        limit_words: str,
        *,
        of: Callable[[Sample], float],
        keeps: Callable[[float, float], bool],
    ) -> Growth:
        return Growth(
            name=name,
            start=of(start),
            middle=of(middle),
            end=of(end),
            limit_words=limit_words,
            is_kept=keeps(of(start), of(end)),
        )

    def is_near(before: float, after: float) -> bool:
        return after <= before * OBJECTS_RATIO_MAX

    return [
        row(
            MEMORY,
            f"at most {RSS_GROWTH_MIB_MAX} MiB more",
            of=lambda one: one.rss_bytes / MIB,
            keeps=lambda before, after: after - before <= RSS_GROWTH_MIB_MAX,
        ),
        row("objects of Qt", "at most 1.05", of=lambda one: one.qt_objects, keeps=is_near),
        row("objects of Python", "at most 1.05", of=lambda one: one.python_objects, keeps=is_near),
        row(
            "open files",
            f"at most {FDS_GROWTH_MAX} more",
            of=lambda one: one.fds,
            keeps=lambda before, after: after - before <= FDS_GROWTH_MAX,
        ),
        row(
            "threads",
            f"at most {THREADS_GROWTH_MAX} more",
            of=lambda one: one.threads,
            keeps=lambda before, after: after - before <= THREADS_GROWTH_MAX,
        ),
        row(
            f"references to None lost in {NONE_CALLS} calls",
            "none",
            of=lambda one: abs(one.none_drift),
            keeps=lambda before, after: before == after == 0,
        ),
    ]


def table(rows: Sequence[Growth]) -> str:
    """The verdict as a table that reads in a terminal and in Markdown alike."""
    lines = [
        "| what | start | middle | end | end to start | limit | kept |",
        "|---|---|---|---|---|---|---|",
    ]
    lines += [
        f"| {row.name} | {row.start:,.0f} | {row.middle:,.0f} | {row.end:,.0f} | {row.ratio:.3f}"
        f" | {row.limit_words} | {'yes' if row.is_kept else 'NO'} |"
        for row in rows
    ]
    return "\n".join(lines)


def _entries(folder: str) -> int:
    return sum(1 for _ in Path(folder).iterdir())


def rss_bytes() -> int:
    """The memory that this process has in use."""
    fields = Path("/proc/self/statm").read_text(encoding="ascii").split()
    return int(fields[1]) * _PAGE_BYTES


def _qt_objects(roots: Sequence[QObject]) -> int:
    """Everything that has an owner: all windows, what hangs on the application, and the roots."""
    seen = {*QApplication.topLevelWidgets(), *roots}
    app = QApplication.instance()
    assert app is not None
    return sum(1 + len(each.findChildren(QObject)) for each in {*seen, app})


def _none_drift() -> int:
    """The guard against a binding that gives None away: on Python 3.11 each void call cost one."""
    probe = QObject()
    before = sys.getrefcount(None)
    for _ in range(NONE_CALLS):
        probe.setObjectName("probe")
    return sys.getrefcount(None) - before
