"""Tests against a printer that somebody else wrote run where its environment could be made."""

import pytest

from tests.support.paper.emulator import PROGRAM, emulated_printer

collect_ignore = [] if PROGRAM.exists() else ["test_printer.py"]


@pytest.fixture(scope="module")
def printer(tmp_path_factory):
    with emulated_printer(tmp_path_factory.mktemp("emulator")) as printer:
        yield printer
