"""Backup and restore of the server's database, as docs/operations.md has them, while tills push."""

import contextlib
import os
import re
import sqlite3
import subprocess
import sys
import threading

import httpx

from tests.support.chain_till import received
from tests.support.http_client import HttpTill
from tests.support.mariadb import PASSWORD, USER
from tests.support.programs import find_program
from tests.support.server import RunningServer, running_server
from tests.support.shops.link import wait_until_ready
from tests.support.source_tree import ROOT

DOCS = (ROOT / "docs" / "operations.md").read_text()


def keep_pushing(till, enough, taken):
    while not taken.is_set():
        till.chain.append(received(10_000_001, 1_000))
        till.push(till.chain.batch(len(till.chain.log)))
        if len(till.chain.log) >= 5:
            enough.set()


def back_up_while_pushing(server, back_up):
    """Push until the backup is taken; give the till and how many events were answered before."""
    wait_until_ready(server.url)
    enough, taken = threading.Event(), threading.Event()
    with httpx.Client(base_url=server.url, timeout=60, trust_env=False) as client:
        till = HttpTill(client, server.enrol_code())
        till.sign_in()
        pushing = threading.Thread(target=keep_pushing, args=(till, enough, taken))
        pushing.start()
        assert enough.wait(60)
        try:
            before = len(till.chain.log) - 1
            back_up()
        finally:
            taken.set()
            pushing.join()
    return till, before


def prove(folder, url, till, before):
    """The restored data are sound, a server serves them, and the till hands up what they lack."""
    after = len(till.chain.log)
    restored = RunningServer(folder, url)
    restored.command("migrate")
    said = restored.command("verify")
    events = int(re.search(r"Store 1: (\d+) events, sound", said)[1])
    assert before <= events <= after
    restored.start()
    try:
        wait_until_ready(restored.url)
        with httpx.Client(base_url=restored.url, timeout=60, trust_env=False) as client:
            till.client = client
            assert till.sign_in().status_code == 200
            hello = till.post("hello", till.chain.hello(tip=till.chain.tip)).json()
            assert (hello["verdict"], hello["head"]["till_seq"]) == ("ok", events)
            till.chain.append(received(10_000_001, 1_000))
            till.push(till.chain.batch(events + 1))
            assert till.pull(limit=1000).head == after + 1
    finally:
        restored.stop()
    assert f"Store 1: {after + 1} events, sound" in restored.command("verify")


def test_a_sqlite_file_is_copied_while_it_is_written(tmp_path):
    program = re.search(r'python3 -c "(.+?)" server.db', DOCS)[1]
    copy = tmp_path / "server.db"
    with running_server() as server:
        source = str(server.folder / "server.db")

        def back_up():
            subprocess.run([sys.executable, "-c", program, source, str(copy)], check=True)

        till, before = back_up_while_pushing(server, back_up)
        (tmp_path / "secret.key").write_text((server.folder / "secret.key").read_text())
    with contextlib.closing(sqlite3.connect(copy)) as opened:
        assert opened.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    prove(tmp_path, None, till, before)


def test_a_mariadb_dump_is_one_moment(mariadb_server, tmp_path):
    options = re.search(r"^mariadb-dump (.+) kiryana >", DOCS, re.MULTILINE)[1].split()
    name, other = mariadb_server.new_database(), mariadb_server.new_database()
    to = ["-h127.0.0.1", f"-P{mariadb_server.port}", f"-u{USER}"]
    environment = os.environ | {"MYSQL_PWD": PASSWORD}
    dump = find_program("mariadb-dump", package="mariadb-client")
    load = find_program("mariadb", package="mariadb-client")
    with running_server(mariadb_server.url(name)) as server:

        def back_up():
            with (tmp_path / "kiryana.sql").open("wb") as file:
                command = [dump, *to, *options, name]
                subprocess.run(command, stdout=file, env=environment, check=True)

        till, before = back_up_while_pushing(server, back_up)
        (tmp_path / "secret.key").write_text((server.folder / "secret.key").read_text())
    with (tmp_path / "kiryana.sql").open("rb") as file:
        subprocess.run([load, *to, other], stdin=file, env=environment, check=True)
    prove(tmp_path, mariadb_server.url(other), till, before)


def test_the_page_names_what_there_is():
    for place in re.findall(r"\]\(\.\./([^)]+)\)", DOCS):
        assert (ROOT / place).exists(), place
