"""What every test may ask for."""

import gc
import os
import signal
import sys
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest

from tests.support import no_qt
from tests.support.mariadb import MariadbServer, private_mariadb
from tests.support.operating import qt_garbage, quick_hashes
from tests.support.operating.long_first import long_first
from tests.support.operating.memory import in_memory, let_go, temporary_files_in_memory
from tests.support.paper import emulator
from tests.support.xserver import XServer, private_x_server

# Windows of tests stay off the developer's screen; a test that wants real keys starts an X server.
os.environ["QT_QPA_PLATFORM"] = "offscreen"


MARIADB_BYTES = 1 << 30
FOLDERS_BYTES = 2 << 30
FOLDER = pytest.StashKey[Path | None]()


def pytest_addoption(parser: pytest.Parser, pluginmanager: pytest.PytestPluginManager) -> None:
    """Add the options of `no_qt`, and `--write-golden`, which never changes a file that exists."""
    parser.addoption("--write-golden", action="store_true", help="write new golden event files")
    no_qt.add_options(parser, pluginmanager)


def pytest_configure(config: pytest.Config) -> None:
    """Take a folder for what tests write, and hear Ctrl+C, which a shell's background job ignores.

    The programs that are started inherit it.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    config.stash[FOLDER] = temporary_files_in_memory(FOLDERS_BYTES)


def pytest_sessionfinish(session: pytest.Session, exitstatus: int | pytest.ExitCode) -> None:
    """Give it back."""
    let_go(session.config.stash[FOLDER], exitstatus)


def pytest_report_header() -> str:
    """Say at the head of a report what this machine cannot try."""
    return emulator.header()


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave out what cannot run the way the run was asked for."""
    return no_qt.is_left_out(collection_path, config)


def pytest_collection_finish() -> None:
    """Spare each later collection of garbage what stays until the end: thousands of tests."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(
    item: pytest.Item, nextitem: pytest.Item | None
) -> Generator[None, object, object]:
    """Keep Qt's garbage on this thread."""
    qt_garbage.begin(item)
    try:
        return (yield)
    finally:
        qt_garbage.end(item, nextitem)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out the cases that the run did not ask for, and begin with what takes long."""
    no_qt.leave_first_cases(config, items)
    long_first(items)


@pytest.fixture(scope="session")
def mariadb_server() -> Iterator[MariadbServer]:
    """One MariaDB for the whole run, started by the first test that asks."""
    with private_mariadb(parent=in_memory(MARIADB_BYTES)) as server:
        yield server


@pytest.fixture
def mariadb_url(mariadb_server: MariadbServer) -> Iterator[str]:
    """The address of an empty database that only this test uses."""
    name = mariadb_server.new_database()
    yield mariadb_server.url(name)
    mariadb_server.drop_database(name)


@pytest.fixture(scope="session")
def x_server() -> Iterator[XServer]:
    """One X server for the whole run, started by the first test that asks."""
    with private_x_server(is_ahead=True) as server:
        yield server


@pytest.fixture(scope="session")
def qapp_cls() -> Callable[[list[str]], object]:
    """The till's own application, whichever test of a run asks for one first."""

    def make(arguments: list[str]) -> object:
        # Only the tests that want an application have Qt.
        from pos_app.till_window import resources  # noqa: PLC0415
        from pos_app.ui.app import TillApplication  # noqa: PLC0415

        return TillApplication(arguments, resources=resources(), language="en", look="light")

    return make


@pytest.fixture(scope="session", autouse=True)
def hashes_are_quick() -> Iterator[None]:
    """PINs and passwords are hashed at the least work."""
    with pytest.MonkeyPatch.context() as patch:
        quick_hashes.begin(patch)
        yield


@pytest.fixture
def real_hashes(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """PINs and passwords are hashed at the programs' own work; the kept hash is made anew."""
    quick_hashes.as_always(monkeypatch)
    rest = sys.modules.get("tests.support.rest")
    if rest is not None:
        rest.password_hash.cache_clear()
    yield
    if rest is not None:
        rest.password_hash.cache_clear()


@pytest.fixture(autouse=True)
def no_note_is_left() -> Iterator[None]:
    """A request's note that a test leaves behind would sign what the next one does."""
    yield
    logs = sys.modules.get("sync_server.logs")
    if logs is not None:
        left = logs.current()
        logs.end()
        assert left is None, f"the test ends within the request {left}: call logs.end()"
