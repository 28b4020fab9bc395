"""What the world does to a till's folder: each fault is told in words and costs nothing."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pos_protocol.events import Tender, TenderKind

from pos_app.db import verify
from pos_app.errors import DiskFull, sentence
from pos_app.operations import selling
from pos_app.operations.products import NewProduct, add_product
from tests.support.factories import make_till

CODE = "8964000123454"
WRITING = (
    ("sale", "--line", CODE, "--cash", "1000"),
    ("product", "add", "--name", "Salt", "--price", "60"),
)
READING = (("stock",), ("verify",), ("status",))
COMMANDS = (*WRITING, *READING)


def _may_mount() -> bool:
    """Whether this process has the right to mount (CAP_SYS_ADMIN, bit 21): containers lack it."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return bool(int(status.partition("CapEff:")[2].split()[0], 16) >> 21 & 1)


can_mount = pytest.mark.skipif(sys.platform != "linux" or not _may_mount(), reason="may not mount")


def till(folder, *arguments):
    return subprocess.run(
        [sys.executable, "-m", "pos_app", *arguments],
        env={**os.environ, "KIRYANA_DATA_DIR": str(folder)},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def done(folder, *arguments):
    ended = till(folder, *arguments)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def refusal(folder, *arguments):
    """The one line with which a command was refused."""
    ended = till(folder, *arguments)
    assert ended.returncode == 1, (arguments, ended.stdout, ended.stderr)
    assert len(ended.stderr.splitlines()) == 1, ended.stderr
    assert "Traceback" not in ended.stderr
    return ended.stderr


def stock(folder):
    (row,) = json.loads(done(folder, "stock", CODE, "--json"))
    return row["quantity"]


def is_sound(folder):
    proof = json.loads(done(folder, "verify", "--json"))
    return proof["ok"] and proof["chain_ok"] and proof["projections_ok"]


def opened(folder):
    """A store with one product, ten of it, and one sold."""
    done(folder, "init", "--store-id", "1", "--store-name", "Madina General Store")
    done(folder, "product", "add", "--name", "Tea", "--price", "540", "--barcode", CODE)
    done(folder, "stock-in", CODE, "10")
    done(folder, "sale", "--line", CODE, "--cash", "1000")
    return folder


@pytest.fixture(scope="module")
def master(tmp_path_factory):
    return opened(tmp_path_factory.mktemp("till") / "store")


@pytest.fixture
def folder(master, tmp_path):
    """A folder of one's own, its file whole and closed."""
    return shutil.copytree(master, tmp_path / "store")


@pytest.fixture
def small_disk(tmp_path):
    """A disk of four megabytes."""
    disk = tmp_path / "disk"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", disk], check=True)
    yield disk
    subprocess.run(["umount", disk], check=True)


@can_mount
def test_a_full_disk_refuses_in_words_and_costs_nothing(small_disk):
    folder = opened(small_disk / "store")
    filler = small_disk / "filler"
    with filler.open("wb") as file, pytest.raises(OSError, match="No space left"):
        while True:
            file.write(b"x" * 4096)
            file.flush()
    for command in WRITING:
        assert "disk is full" in refusal(folder, *command)
    filler.unlink()
    assert stock(folder) == 9
    done(folder, "sale", "--line", CODE, "--cash", "1000")
    assert stock(folder) == 8
    assert is_sound(folder)


def test_a_file_that_may_not_grow_keeps_the_open_bill(tmp_path):
    """The same fault at every step of filling up, wherever the system lets nobody mount."""
    context = make_till(tmp_path)
    new = NewProduct(name_en="Tea", price_paisa=54000)
    product = add_product(context, new)
    cart = selling.new_cart(context).add(product)
    selling.save_cart(context, cart)
    with context.db.read() as tx:
        pages = tx.execute("PRAGMA page_count").fetchone()[0]
        tx.execute(f"PRAGMA max_page_count = {pages}")
    cash = [Tender(kind=TenderKind.CASH, amount=54000)]
    sold = 0
    with pytest.raises(DiskFull) as refused:
        while True:
            selling.complete_sale(context, cart, cash)
            sold += 1
            selling.save_cart(context, cart)
    assert "disk is full" in sentence(refused.value)
    with context.db.read() as tx:
        assert tx.execute("SELECT count(*) FROM sale").fetchone()[0] == sold
        tx.execute("PRAGMA max_page_count = 1000000")
    selling.save_cart(context, cart)
    assert selling.open_cart(context).lines == cart.lines
    selling.complete_sale(context, cart, cash)
    assert verify.verify(context.db).ok
    context.close()


@can_mount
def test_a_disk_that_became_read_only_is_told(small_disk):
    folder = opened(small_disk / "store")
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    for command in WRITING:
        assert "cannot be used" in refusal(folder, *command)
    for command in READING:
        done(folder, *command)
    subprocess.run(["mount", "-o", "remount,rw", small_disk], check=True)
    assert stock(folder) == 9
    assert is_sound(folder)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_the_right_to_write_is_told(folder):
    folder.chmod(0o500)
    (folder / "till.db").chmod(0o400)
    for command in WRITING:
        assert "cannot be used" in refusal(folder, *command)
    for command in READING:
        done(folder, *command)
    folder.chmod(0o700)
    (folder / "till.db").chmod(0o600)
    assert is_sound(folder)


def test_commands_work_beside_an_open_window_and_only_one_window_opens(folder):
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    start = [sys.executable, "-m", "pos_app", "--data-dir", os.fspath(folder)]
    window = subprocess.Popen(start, env=environment, stderr=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + 60
        while not (folder / "window.lock").exists():
            assert window.poll() is None
            assert time.monotonic() < deadline, "no window after a minute"
            time.sleep(0.05)
        done(folder, "sale", "--line", CODE, "--cash", "1000")
        done(folder, "stock-in", CODE, "5")
        assert stock(folder) == 13
        second = subprocess.run(
            start, env=environment, capture_output=True, text=True, check=False, timeout=60
        )
        assert "open already" in second.stderr
        assert window.poll() is None
    finally:
        window.kill()
        window.wait()
    assert stock(folder) == 13
    assert is_sound(folder)


def test_a_newer_database_is_left_alone(folder):
    path = folder / "till.db"
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = path.read_bytes()
    for command in COMMANDS:
        words = refusal(folder, *command)
        assert "newer program" in words
        assert "99" in words
    assert path.read_bytes() == before


def cut_in_half(path):
    os.truncate(path, path.stat().st_size // 2 // 4096 * 4096)


def cut_to_nothing(path):
    os.truncate(path, 0)


def overwrite_the_head(path):
    with path.open("r+b") as file:
        file.write(b"\xff" * 4096)


def replace_by_a_letter(path):
    path.write_text("Dear Sir, here is your invoice.\n" * 400)


@pytest.mark.parametrize(
    "damage", [cut_in_half, cut_to_nothing, overwrite_the_head, replace_by_a_letter]
)
def test_a_damaged_file_is_told_and_not_made_worse(folder, damage, master):
    path = folder / "till.db"
    damage(path)
    before = path.read_bytes()
    for command in COMMANDS:
        assert refusal(folder, *command)
    assert path.read_bytes() == before
    shutil.copy2(master / "till.db", path)
    assert stock(folder) == 9
    assert is_sound(folder)


def test_damage_in_the_middle_is_found_by_verify(folder):
    path = folder / "till.db"
    whole = path.read_bytes()
    place = whole.index(b'"kind":"SaleCompleted"')
    path.write_bytes(whole[:place] + whole[place:].replace(b"SaleCompleted", b"SaleCompleteX", 1))
    ended = till(folder, "verify", "--json")
    proof = json.loads(ended.stdout)
    assert ended.returncode == 1
    assert not proof["ok"]
    assert proof["problems"]


def window_words(folder):
    """What a window that cannot open says on standard error, as on its screen."""
    with subprocess.Popen(
        [sys.executable, "-m", "pos_app"],
        env={**os.environ, "KIRYANA_DATA_DIR": str(folder), "QT_QPA_PLATFORM": "offscreen"},
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        line = ""
        while not line.startswith("kiryana-till:"):
            line = process.stderr.readline()
            assert line, "it ended without a word"
        is_open = process.poll() is None
        process.kill()
    assert is_open, "it stays on the screen until somebody has read it"
    return line


def test_a_window_says_that_its_file_is_damaged_in_the_middle(folder):
    """The head is whole, so it opens; what the first screen reads is not."""
    path = folder / "till.db"
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 3] + bytes(len(whole) // 3 * 2))
    assert "damaged" in window_words(folder)


@can_mount
def test_a_window_on_a_disk_for_reading_only_does_not_speak_of_another_window(small_disk, folder):
    there = shutil.copytree(folder, small_disk / "store")
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    words = window_words(there)
    assert "cannot be used" in words
    assert "Another window" not in words
