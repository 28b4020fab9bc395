"""Test runs in which Qt may not be imported: what lies below the screen needs none."""

import importlib.util
import sys
from collections import Counter
from importlib.machinery import ModuleSpec
from pathlib import Path

import pytest

_QT = ("PySide6", "shiboken6", "pytestqt")
_ROOT = Path(__file__).resolve().parents[1]
# The thread of the sync is a QThread; the rounds that it runs know nothing of it.
QT_IN_SYNC = ("worker", "listener", "loop", "report_loop", "watchdog")
# What needs Qt by its nature; everything else below tests/ must run without.
NEEDS_QT = tuple(
    _ROOT / name
    for name in (
        "app/ui",
        "app/viewmodels",
        "app/test_first_start.py",
        "app/test_main.py",
        "app/test_paper.py",
        "app/test_till_window.py",
        "app/test_support.py",
        "app/test_surroundings.py",
        "app/test_syncing.py",
        "app/test_updating.py",
        "app/cli/paper",
        "checks",
        *(f"app/sync/test_{name}.py" for name in QT_IN_SYNC),
        "system",
        "browser",
        "bench",
        "test_house.py",
    )
)


class QtRefusedError(ImportError):
    """Something below the screen imported Qt."""


class _RefuseQt:
    """An import hook that stands before all others."""

    def find_spec(self, fullname: str, path: object = None, target: object = None) -> None:
        """Raise for Qt's packages; leave every other module to the next finder."""
        del path, target
        if fullname.partition(".")[0] in _QT:
            raise QtRefusedError(f"{fullname} was imported in a run with --no-qt")


def add_options(parser: pytest.Parser, plugins: pytest.PytestPluginManager) -> None:
    """Add `--no-qt` and obey it at once, before pytest-qt looks for Qt."""
    parser.addoption("--no-qt", action="store_true", help="refuse Qt; run what needs none")
    parser.addoption(
        "--first-cases", action="store_true", help="run each test with the first of its cases only"
    )
    parser.addoption(
        "--each-module", type=int, default=0, help="run so many tests of each module only"
    )
    config = plugins.get_plugin("pytestconfig")
    if config is not None and "--no-qt" in config.invocation_params.args:
        plugins.set_blocked("pytest-qt")
        loaded = sorted(name for name in sys.modules if name.startswith(("PySide6", "shiboken6")))
        if loaded:
            raise QtRefusedError(f"Qt was imported before the first test: {loaded}")
        sys.meta_path.insert(0, _RefuseQt())
    elif _is_installed("pytestqt"):
        return
    # pyproject.toml configures pytest-qt, and a setting nobody knows is an error.
    for name in ("qt_api", "qt_log_level_fail", "qt_log_ignore"):
        parser.addini(name, "a setting of pytest-qt, which does not take part in this run")


def is_left_out(path: Path, config: pytest.Config) -> bool | None:
    """Whether a run with `--no-qt` leaves `path` out; None leaves the question to others."""
    if not config.getoption("--no-qt"):
        return None
    return any(path.is_relative_to(place) for place in NEEDS_QT) or None


def leave_first_cases(config: pytest.Config, items: list[pytest.Item]) -> None:
    """With `--first-cases`, keep one case of each test; with `--each-module N`, N tests of each.

    Enough to see what they import; the order of tests is another one in each run, and so are they.
    """
    kept = items
    if config.getoption("--first-cases"):
        kept = _first(kept, of="[", count=1)
    if config.getoption("--each-module"):
        kept = _first(kept, of="::", count=config.getoption("--each-module"))
    if len(kept) < len(items):
        chosen = set(kept)
        config.hook.pytest_deselected(items=[item for item in items if item not in chosen])
        items[:] = kept


def _first(items: list[pytest.Item], *, of: str, count: int) -> list[pytest.Item]:
    """The first `count` items of those whose names are the same up to `of`."""
    seen: Counter[str] = Counter()
    kept = []
    for item in items:
        name = item.nodeid.partition(of)[0]
        if seen[name] < count:
            kept.append(item)
        seen[name] += 1
    return kept


def _is_installed(name: str) -> bool:
    spec: ModuleSpec | None = importlib.util.find_spec(name)
    return spec is not None
