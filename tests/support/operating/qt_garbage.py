"""A test's Qt objects are destroyed on the thread that made them, never on a server's."""

import gc

import pytest


def is_of_qt(item: pytest.Item | None) -> bool:
    """Whether a test works with Qt's application."""
    return item is not None and "qapp" in getattr(item, "fixturenames", ())


def begin(item: pytest.Item) -> None:
    """Collect nothing while a test of Qt runs: a thread would destroy the window's objects."""
    if is_of_qt(item):
        gc.disable()


def end(item: pytest.Item, following: pytest.Item | None) -> None:
    """Collect here what is due; all of it before a test whose threads know nothing of Qt."""
    if not is_of_qt(item):
        return
    if is_of_qt(following):
        # Runs without Qt load this module too.
        from pos_app.ui.collector import collect_due  # noqa: PLC0415

        collect_due()
        return
    gc.collect()
    gc.enable()
