"""The shop that the tests of whole programs have beside them."""

import contextlib

import pytest

from tests.support.screens import sample_till


@pytest.fixture
def till(tmp_path):
    """The sample shop in `tmp_path`, open for looking into it while a window has it open too."""
    with contextlib.closing(sample_till(tmp_path)) as till:
        yield till
