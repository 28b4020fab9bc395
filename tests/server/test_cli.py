"""The commands as an operator types them: what is printed and refused, and with which status."""

import contextlib
import io
import os
import sqlite3
import subprocess
import sys
from random import Random
from uuid import UUID

import pytest
from sync_server.cli import run
from sync_server.db.migrating import newest_revision
from sync_server.db.tills import NO_KEY, Till, add_till
from sync_server.main import open_database
from sync_server.settings import load_settings

from tests.support.chain_till import sold
from tests.support.sync_server import LocalServer


@pytest.fixture
def command(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("KIRYANA_DATA_DIR", str(tmp_path / "data"))
    for name in ("SECRET_KEY", "MYSQL_CENTRAL_URI", "MYSQL_LOCAL_URI"):
        monkeypatch.delenv(name, raising=False)

    def call(*arguments, stdin=""):
        monkeypatch.setattr("sys.stdin", io.StringIO(stdin))
        status = run(arguments)
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return call


@pytest.fixture
def store(command):
    assert command("store", "add", "--store-id", "1", "--name", "Madina General Store")[0] == 0


def test_the_code_stands_alone_on_the_last_line(command, store):
    status, out, _ = command("enrol-code", "--store-id", "1")
    assert status == 0
    assert len(out.splitlines()[-1]) == 14


def test_migrate_may_be_said_again(command):
    assert command("migrate")[0] == 0
    assert command("migrate")[:2] == (
        0,
        f"The database is at revision {newest_revision()}.\n",
    )


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("store", "add", "--store-id", "1", "--name", "again"), "a store 1 already"),
        (("store", "add", "--store-id", "0", "--name", "x"), "whole number from 1 to"),
        (("store", "add", "--store-id", "2", "--name", "  "), "1 to 200 characters"),
        (("store", "add", "--store-id", "2", "--name", "x", "--currency", "rupee"), "currency"),
        (("store", "add", "--store-id", "2", "--name", "x", "--currency", "XYZ"), "PKR, INR"),
        (("enrol-code", "--store-id", "9"), "no store 9"),
        (("verify", "--store-id", "9"), "no store 9"),
        (("new-feed", "--store-id", "9"), "no store 9"),
        (("till", "list", "--store-id", "9"), "no store 9"),
        (("user", "totp-reset", "\udcff"), "not text in UTF-8"),
        (("cases", "list", "--store-id", "9"), "no store 9"),
        (("incidents", "--store-id", "9"), "no store 9"),
        *(
            ((*words, "--store-id", "9" * 21), f"no store {'9' * 21}")
            for words in (
                ("cases", "list"),
                ("incidents",),
                ("till", "list"),
                ("enrol-code",),
                ("new-feed",),
                ("export", "products", "/nowhere/out.csv"),
            )
        ),
        (("till", "revoke", "--store-id", "1", "--till", "4"), "no till 4"),
        (("import", "products", "/nowhere.csv", "--store-id", "1"), "/nowhere.csv"),
        (("verify", "--database-url", "nonsense"), "address is not understood"),
        (("verify", "--database-url", "mysql://u:secret@127.0.0.1:1/x"), "cannot be reached"),
        (("migrate", "--database-url", "mysql://u:secret@127.0.0.1:1/x"), "cannot be reached"),
        (("verify", "--database-url", "postgresql://127.0.0.1/x"), "address is not understood"),
    ],
)
def test_what_is_refused_is_one_line_and_status_1(command, store, arguments, words):
    status, out, err = command(*arguments)
    assert status == 1
    assert out == ""
    assert words in err
    assert "secret" not in err
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("verify",),
        ("rebuild",),
        ("enrol-code", "--store-id", "1"),
        ("keys", "rotate"),
        ("export", "products", "-", "--store-id", "1"),
        ("report", "takings", "--store-id", "1"),
    ],
)
def test_a_folder_without_a_server_is_refused_and_nothing_made(command, tmp_path, arguments):
    """In a folder of a mistyped name `verify` found everything sound, and left a database."""
    status, out, err = command(*arguments)
    assert (status, out, len(err.splitlines())) == (1, "", 1)
    assert "no server in" in err
    assert list((tmp_path / "data").iterdir()) == []


def test_an_empty_file_is_no_database(command, store, tmp_path):
    (tmp_path / "data" / "server.db").write_bytes(b"")
    status, out, err = command("verify")
    assert (status, out, "no server in" in err) == (1, "", True)
    assert (tmp_path / "data" / "server.db").read_bytes() == b""


def test_a_database_file_elsewhere_is_no_missing_one(command, store, tmp_path):
    file = (tmp_path / "data" / "server.db").rename(tmp_path / "moved.db")
    assert command("verify")[0] == 1
    assert command("verify", "--database-url", f"sqlite:///{file}")[0] == 0


def test_where_the_data_lie_may_be_said_at_every_place(command, tmp_path):
    where = ("--data-dir", str(tmp_path / "else"))
    words = ("add", "--store-id", "1", "--name", "Madina")
    assert command("store", *where, *words)[0] == 0
    assert command(*where, "till", "list", "--store-id", "1")[0] == 0
    assert command("till", *where, "list", "--store-id", "1")[0] == 0
    assert command("till", "list", "--store-id", "1", *where)[0] == 0
    assert command("config", *where, "print")[1].startswith(f'data_dir = "{tmp_path / "else"}"')


def test_whoever_stops_a_command_is_told_nothing(command, store, monkeypatch):
    """Ctrl+C ended a long import, and a prompt, in a traceback."""

    def stop(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("sync_server.operations.store_keeping.known_tills", stop)
    assert command("till", "list", "--store-id", "1") == (130, "", "")


def test_wrong_usage_is_status_2(command):
    with pytest.raises(SystemExit) as left:
        command("sell")
    assert left.value.code == 2


def test_a_password_is_one_line_of_standard_input(command, store):
    user = ("user", "add", "asif", "--role", "manager", "--store-id", "1", "--password-stdin")
    assert command(*user, stdin="correct horse battery\nrest\n")[0] == 0
    assert command(*user, stdin="correct horse battery\n")[0] == 1


def test_a_password_ends_before_the_line_end_of_windows(command, store, monkeypatch):
    given = []
    monkeypatch.setattr(
        "sync_server.auth.users.add_user", lambda *_, password, **__: given.append(password)
    )
    user = ("user", "add", "asif", "--role", "manager", "--store-id", "1", "--password-stdin")
    assert command(*user, stdin="correct horse battery\r\n")[0] == 0
    assert given == ["correct horse battery"]


def test_a_catalogue_goes_in_and_out_and_the_store_stays_sound(command, store, tmp_path):
    file = tmp_path / "in.csv"
    file.write_text(
        "storeID,product_id,ItemQuantity,price_per_unit,itemDesc,stocked_in,VendorId\n"
        "1,101,24,540.00,Olper's Milk 1 L,,\n",
        encoding="utf-8-sig",
    )
    assert "1 product added" in command("import", "products", str(file), "--store-id", "1")[1]
    file.write_bytes(file.read_text("utf-8-sig").replace("Olper's", "Olp\xe9r's").encode("cp1252"))
    again = "import", "products", str(file), "--store-id", "1"
    assert "not UTF-8" in command(*again)[2]
    assert "1 changed" in command(*again, "--encoding", "cp1252")[1]
    out = tmp_path / "out.csv"
    said = command("export", "products", str(out), "--store-id", "1")
    assert said[:2] == (0, "1 product written.\n")
    assert out.read_bytes().startswith(b"\xef\xbb\xbf"), "so that Excel reads it as UTF-8"
    assert "Olp\xe9r's Milk" in out.read_text(encoding="utf-8-sig")
    assert command("export", "movements", str(out), "--store-id", "1")[0] == 0
    assert command("rebuild")[:2] == (0, "Store 1: 3 events folded.\n")
    status, told, _error = command("verify")
    assert (status, told.splitlines()[0]) == (0, "Store 1: 3 events, sound")
    assert "Audit of store 1: 3 entries, sound, ends with" in told


def test_an_export_that_is_refused_leaves_the_old_file(command, store, tmp_path):
    out = tmp_path / "out.csv"
    out.write_text("old")
    assert command("export", "products", str(out), "--store-id", "9")[0] == 1
    assert not list(tmp_path.glob("*.part"))
    assert out.read_text() == "old"


@pytest.mark.parametrize("name", ["server.db", "secret.key", "server.toml", "link.csv"])
def test_an_export_never_takes_the_place_of_what_a_server_lives_by(command, store, tmp_path, name):
    folder = tmp_path / "data"
    (folder / "server.toml").touch()
    (folder / "secret.key").touch()
    (folder / "link.csv").symlink_to("server.db")
    before = (folder / name).read_bytes()
    for place in (folder / name, folder / f"new-{name}"):
        if name.endswith((".key", ".toml")) or place.exists():
            status, _, told = command("export", "products", str(place), "--store-id", "1")
            assert (status, "lives by this file" in told) == (1, True)
    assert not (folder / f"new-{name}").exists()
    assert (folder / name).read_bytes() == before
    assert sorted(folder.glob(".*")) == []
    assert command("verify")[0] == 0


def test_an_export_is_written_to_what_cannot_be_replaced(command, store, tmp_path):
    where = ("--store-id", "1")
    assert command("export", "products", str(tmp_path), *where)[2].endswith("Is a directory\n")
    lost = tmp_path / "nowhere" / "out.csv"
    assert command("export", "products", str(lost), *where)[2] == (
        f"kiryana-server: {lost}: No such file or directory\n"
    )
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    assert command("export", "products", str(pipe), *where)[0] == 0
    assert os.read(reader, 3) == b"\xef\xbb\xbf"
    assert pipe.is_fifo()
    os.close(reader)


def test_tills_are_listed_and_a_restored_store_is_told(command, store, tmp_path):
    by_its_file = Till(
        store_id=1, till_id=UUID(int=9), till_no=4, epoch_max=0, key_id="", public_key=NO_KEY
    )
    db = open_database(load_settings({"data_dir": str(tmp_path / "data")}, {}), Random(1))
    db.write(lambda tx: add_till(tx, by_its_file, 1))
    db.close()
    assert command("till", "list", "--store-id", "1")[1].splitlines() == [
        "till\tepoch\tevents\tstate\tmachine",
        "0\t1\t0\toffice\t",
        "4\t0\t0\tin use\t",
    ]
    assert "at their next sync" in command("new-feed", "--store-id", "1")[1]


def test_a_case_is_listed_and_decided_once(command, store, tmp_path):
    db = open_database(load_settings({"data_dir": str(tmp_path / "data")}, {}), Random(1))
    server = LocalServer(db, Random(1))
    till = server.enrol()
    till.append(sold((8, 2_000), known_quantity=5_000))
    [result] = server.api(till).push(till.batch()).results
    db.close()
    where = ("--store-id", "1")
    status, out, _ = command("cases", "list", *where)
    assert (status, out.splitlines()[-1]) == (0, "1 case waits.")
    assert f"{result.case_id} open unexplained (held): SaleCompleted of till 1" in out
    decide = ("cases", "decide", *where, str(result.case_id))
    people = (("Amina", "manager"), ("Bilal", "cashier"))
    for name, role in people:
        added = command(
            *("user", "add", name, "--role", role, *where, "--password-stdin"),
            stdin="a long password\n",
        )
        assert added[0] == 0
    for nobody in ("Bilal", "Zara"):
        status, _, err = command(*decide, "release", "--by", nobody)
        assert (status, "is no manager of store 1" in err) == (1, True)
    for line in ("8", "x=1", "8=0.0001"):
        status, _, err = command(*decide, "adjust", "--by", "Amina", "--line", line)
        assert (status, "PRODUCT=QUANTITY" in err) == (1, True)
    status, out, _ = command(*decide, "release", "--by", "Amina", "--reason", "it is gone")
    assert (status, "release by Amina" in out) == (0, True)
    status, _, err = command(*decide, "reverse", "--by", "Amina")
    assert (status, "decided already: release" in err) == (1, True)
    # What left the shop was never known to be there: somebody should count.
    left = command("cases", "list", *where)[1].splitlines()
    assert (len(left), "recount oversell (counts)" in left[0]) == (2, True)
    assert command("verify")[0] == 0


def test_an_edited_audit_is_named(command, store, tmp_path):
    assert command("enrol-code", "--store-id", "1")[0] == 0
    with contextlib.closing(sqlite3.connect(tmp_path / "data" / "server.db")) as file, file:
        told = file.execute("SELECT DISTINCT actor = '', address FROM audit_entry").fetchall()
        assert told == [(0, "command line")]
        file.execute("UPDATE audit_entry SET deed = 'signed_in' WHERE deed = 'code_made'")
    status, told, error = command("verify", "--store-id", "1")
    assert status == 1
    assert "Audit of store 1: 2 entries, NOT sound" in told
    assert "audit entry 2 (signed_in) was changed" in error


def test_what_broke_is_saved_replayed_and_listed(command, store, tmp_path):
    where = ("--store-id", "1")
    missing = str(tmp_path / "till.db")
    assert "no admin" in command("salvage", missing, *where, "--by", "Amina")[2]
    added = command(
        *("user", "add", "Amina", "--role", "admin", *where, "--password-stdin"),
        stdin="a long password\n",
    )
    assert added[0] == 0
    for more in ((), ("--others",)):
        status, _, err = command("salvage", missing, *where, "--by", "Amina", *more)
        assert (status, "No such file" in err) == (1, True)
    assert command("replay")[:2] == (
        0,
        "Store 1: 0 events entered, 0 refused, 0 wait for a newer program.\n",
    )
    assert command("replay", "--store-id", "9")[0] == 1
    assert command("incidents", *where)[1].splitlines() == [
        "till\tepoch\tkind\tmilliseconds\tdetail"
    ]


def test_names_of_any_script_reach_any_terminal_and_a_reader_may_leave(tmp_path):
    """A console of another encoding, and `verify | head`, ended in a traceback."""
    server = [sys.executable, "-m", "sync_server", "--data-dir", str(tmp_path)]
    environ = os.environ | {"PYTHONIOENCODING": "cp1252"}
    add = [*server, "store", "add", "--store-id", "1", "--name", "کریانہ"]
    added = subprocess.run(add, env=environ, capture_output=True, check=True)
    assert "کریانہ" in added.stdout.decode()
    reading, writing = os.pipe()
    os.close(reading)
    listed = [*server, "till", "list", "--store-id", "1"]
    left = subprocess.run(listed, stdout=writing, stderr=subprocess.PIPE, check=False)
    os.close(writing)
    assert (left.returncode, left.stderr) == (1, b"")
