"""The order of a run on several processes: tests that start programs begin, the short ones follow.

Else one process ends with a test of half a minute while the others have nothing left to do.
"""

from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[2]
LONG = tuple(
    TESTS / name
    for name in (
        "test_house.py",
        "simulation",
        "chaos",
        "system",
        "bench",
        "browser",
        "checks/test_day.py",
        "contract/test_ingest_kill.py",
        "contract/test_killed_sync.py",
    )
)


def long_first(items: list[pytest.Item]) -> None:
    """Put the long ones first; within both parts the order stays."""
    items.sort(key=lambda item: not any(item.path.is_relative_to(place) for place in LONG))
