"""The shop that the tests of whole programs have beside them."""

import contextlib

import pytest

from tests.support.screens import sample_till
from tests.system.windows.driving import Window, running


@pytest.fixture
def till(tmp_path):
    """The sample shop in `tmp_path`, open for looking into it while a window has it open too."""
    with contextlib.closing(sample_till(tmp_path)) as till:
        yield till


@pytest.fixture
def window(x_server, tmp_path, till):
    """That shop's window, in front and with the keyboard."""
    with running(x_server, tmp_path) as process:
        window = Window(x_server, tmp_path, process)
        window.till = till
        yield window
