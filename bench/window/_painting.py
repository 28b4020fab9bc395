"""What the steps of the till's window are timed by, and what is made of their times."""

from collections.abc import Callable, Mapping
from time import perf_counter_ns

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from bench._timing import in_repetitions
from bench.figure import Figure

type Times = dict[str, dict[str, list[int]]]
"""Of each step, on each side ("till" and "bare"): nanoseconds until it was painted."""

BARE_RATIO_MAX = 8
"""Painted rows, tiles, translated figures, a saved event: what a plain list does not have."""


WINDOW_SIZE = (1366, 768)


def half_of_the_screen(window: QWidget) -> None:
    """Take the till's window back from the whole screen: its rival stands beside it, as large."""
    window.setWindowState(Qt.WindowState.WindowNoState)
    window.resize(*WINDOW_SIZE)


def painted(app: QApplication) -> None:
    """Let all that was asked for be done and painted, what it asks for itself too."""
    app.processEvents()
    app.sendPostedEvents()
    app.processEvents()


def timed(
    app: QApplication, step: Callable[[int], None], before: Callable[[], None]
) -> Callable[[int], int]:
    """The step's time until its events, paintings too, are through; `before` is not counted."""

    def take(turn: int) -> int:
        before()
        painted(app)
        started = perf_counter_ns()
        step(turn)
        painted(app)
        return perf_counter_ns() - started

    return take


def nothing() -> None:
    """Both sides are as they should be."""


def figures_of(
    times: Times, *, words: Mapping[str, str], limits_ms: Mapping[str, float]
) -> list[Figure]:
    """The p95 of each step, beside its limit and beside bare Qt."""
    figures = []
    for name, limit_ms in limits_ms.items():
        sides = times[name]
        both_ms = in_repetitions(sides["till"], sides["bare"], 95)
        beside_limit = [(till_ms, limit_ms) for till_ms, _ in both_ms]
        figures += [
            Figure.of(f"{words[name]}, beside its limit", beside_limit, unit="ms", limit_ratio=1),
            Figure.of(
                f"{words[name]}, beside bare Qt", both_ms, unit="ms", limit_ratio=BARE_RATIO_MAX
            ),
        ]
    return figures
