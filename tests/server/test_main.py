"""`serve` as a process: workers behind one address, taken ports, replies that leave at once."""

import contextlib
import os
import signal
import socket
import subprocess
from random import Random

import httpx
import pytest
from sync_server.clock import SystemClock
from sync_server.db import stores
from sync_server.errors import StartRefusedError
from sync_server.main import WATCH_S, create_state, listen
from sync_server.settings import Settings, load_settings

from tests.support.chain_till import received
from tests.support.http_client import HttpTill
from tests.support.server import running_server
from tests.support.sync_server import LocalServer


def test_workers_share_an_address_and_a_dead_one_is_replaced(mariadb_url):
    with running_server(mariadb_url, options=("--workers", "2")) as server:
        with httpx.Client(base_url=server.url, timeout=60) as client:
            till = HttpTill(client, server.enrol_code())
            till.sign_in()
            for count in range(1, 9):
                till.chain.append(received(10_000_001, 1_000))
                till.push(till.chain.batch(count))
            assert till.pull().head == 8
        for worker in children_of(server.pid):
            os.kill(worker, signal.SIGKILL)
        with httpx.Client(base_url=server.url, timeout=60 + WATCH_S) as client:
            till.client = client
            assert till.pull().head == 8, "whoever asks waits for the new worker"
        assert server.stop() == 0


def children_of(pid):
    """The workers of a server: its children that are no helper of multiprocessing."""
    found = subprocess.run(
        ["ps", "-o", "pid=,args=", "--ppid", str(pid)], capture_output=True, text=True, check=True
    )
    lines = [line.split(None, 1) for line in found.stdout.splitlines()]
    return [int(number) for number, arguments in lines if "spawn_main" in arguments]


def settings_for(tmp_path, port=0):
    return Settings(data_dir=str(tmp_path), host="127.0.0.1", port=port)


def test_a_second_process_on_a_folder_keeps_no_cells_and_tells_the_first_of_its_writes(tmp_path):
    def state():
        flags = {"data_dir": str(tmp_path), "secret_key": "a secret of the tests"}
        return create_state(load_settings(flags, {}), clock=SystemClock(), rng=Random(1))

    def epochs():
        with first.db.read() as tx:
            return stores.cache_epochs_since(tx, 1)

    with contextlib.closing(state()) as first, contextlib.closing(state()) as second:
        assert first.cells is not None
        assert second.cells is None
        server = LocalServer(first.db, Random(3))
        server.add_store()
        till = server.enrol()
        till.append(received(10_000_001, 1_000))
        assert till.push_all(server.api(till)) == ["accepted"]
        assert epochs() == {}, "the first one's cells are told themselves"
        server.db = second.db
        till.append(received(10_000_001, 1_000))
        server.api(till).push(till.batch(2))
        assert epochs().keys() == {1}, "and nobody finds the old ones of before"


def test_a_connection_names_its_protocol_so_that_asyncio_sends_replies_at_once(tmp_path):
    with listen(settings_for(tmp_path)) as listener:
        listener.listen()
        with socket.create_connection(listener.getsockname()):
            accepted, _ = listener.accept()
            with accepted:
                assert accepted.proto == socket.IPPROTO_TCP


def test_a_taken_port_is_refused_in_words(tmp_path):
    with listen(settings_for(tmp_path)) as taken:
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(StartRefusedError, match=f"port {port} cannot be used"):
            listen(settings_for(tmp_path, port))
