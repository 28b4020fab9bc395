"""What tests of the till ask for."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from pos_app.operations.context import TillContext
from tests.support.factories import make_till


@pytest.fixture
def till(tmp_path: Path) -> Iterator[TillContext]:
    """A new store without a server, open for work."""
    context = make_till(tmp_path / "till")
    yield context
    context.close()


@pytest.fixture
def notices(models):
    """Every sentence shown, as it comes."""
    told = []
    models.shell.noticed.connect(told.append)
    return told
