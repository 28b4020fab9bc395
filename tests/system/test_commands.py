"""The commands as a person starts them: real processes, where Qt is refused."""

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.support.server import running_server

# Every command is a process of its own, and starting one takes most of a second.
pytestmark = pytest.mark.timeout(600)

WITHOUT_QT = """
import sys
sys.modules["PySide6"] = None
sys.modules["shiboken6"] = None
from pos_app.__main__ import main
sys.exit(main())
"""


def start(folder, *arguments, environment=None, **options):
    return subprocess.run(
        [sys.executable, "-c", WITHOUT_QT, *map(os.fspath, arguments)],
        env={**os.environ, "KIRYANA_DATA_DIR": str(folder), **(environment or {})},
        capture_output=True,
        check=False,
        **options,
    )


def run(folder, *arguments, **options):
    done = start(folder, *map(str, arguments), **options)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def ask(folder, *arguments, **options):
    return json.loads(run(folder, *arguments, "--json", **options))


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "till"
    run(folder, "init", "--store-id", "1", "--store-name", "Madina General Store")
    return folder


def test_a_day_at_the_till_needs_no_screen(folder, tmp_path):
    added = ask(
        folder, "product", "add", "--name", "چائے", "--price", "540", "--barcode", "12345678"
    )
    product_id = str(added["product_id"])
    run(folder, "stock-in", product_id, "10")
    sold = ask(folder, "sale", "--line", "12345678*3", "--cash", "2000")
    assert (sold["total"], sold["change"]) == ("1620.00", "380.00")
    run(folder, "removal", product_id, "1", "--reason", "damage")
    (row,) = ask(folder, "stock")
    assert (row["name"], row["quantity"]) == ("چائے", 6)
    assert ask(folder, "explain", product_id)[-1]["sum"] == 6
    run(folder, "export", "products", tmp_path / "products.csv")
    run(folder, "export", "movements", tmp_path / "stock_movement.csv")
    assert ask(folder, "import", "products", tmp_path / "products.csv")["skipped"] == 1
    assert ask(folder, "import", "movements", tmp_path / "stock_movement.csv")["skipped"] == 3
    assert ask(folder, "verify")["ok"]


def test_paper_in_two_scripts_says_nothing_of_fonts(folder, tmp_path):
    run(folder, "product", "add", "--name", "چائے चाय", "--price", "540", "--barcode", "12345678")
    run(folder, "sale", "--line", "12345678", "--cash", "540")
    paper = ("receipt", "last", "--lang", "ur", "--pdf", tmp_path / "slip.pdf")
    done = subprocess.run(
        [sys.executable, "-m", "pos_app", "--data-dir", folder, *paper],
        capture_output=True,
        check=True,
    )
    assert done.stderr == b""


def test_help_is_quick_because_it_imports_little(tmp_path):
    script = (
        "import sys\n"
        "from pos_app.__main__ import main\n"
        "try:\n    main(['--help'])\nexcept SystemExit:\n    pass\n"
        "heavy = {'PySide6', 'sqlalchemy', 'biip', 'httpx', 'msgspec', 'sqlite3'}\n"
        "sys.exit(sorted(heavy & set(sys.modules)) or 0)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr
    assert "COMMAND" in done.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
@pytest.mark.parametrize("arguments", [[], ["--demo"], ["--lang", "ur"]])
def test_a_window_without_a_screen_is_refused_in_one_line(tmp_path, arguments):
    """Qt would abort, with seven lines of its own."""
    nowhere = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}
    done = start(tmp_path / "till", *arguments, environment=nowhere)
    said = done.stderr.decode()
    assert (done.returncode, said.count("\n")) == (1, 1)
    assert "DISPLAY" in said
    assert "Commands work without one" in said
    assert not (tmp_path / "till").exists()


@pytest.mark.parametrize("arguments", [["--lang", "xx"], ["--data-dir"], ["--theme", "pink"]])
def test_wrong_options_of_the_window_are_wrong_usage_without_a_screen_too(tmp_path, arguments):
    nowhere = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}
    done = start(tmp_path / "till", *arguments, environment=nowhere)
    assert (done.returncode, "usage" in done.stderr.decode()) == (2, True)


def test_several_processes_may_sell_at_once(folder):
    run(folder, "product", "add", "--name", "Tea", "--price", "10", "--barcode", "12345678")
    sell = ("sale", "--line", "12345678", "--cash", "10")
    with ThreadPoolExecutor(4) as pool:
        sales = list(pool.map(lambda _: ask(folder, *sell), range(8)))
    assert len({sale["receipt_no"] for sale in sales}) == 8
    assert ask(folder, "stock")[0]["quantity"] == -8
    assert ask(folder, "verify")["ok"]


def test_names_are_printed_whatever_the_terminal_can(folder):
    run(folder, "product", "add", "--name", "चाय 🍵", "--price", "10")
    plain = {
        "LC_ALL": "C",
        "PYTHONUTF8": "0",
        "PYTHONCOERCECLOCALE": "0",
        "PYTHONIOENCODING": "ascii",
    }
    assert "चाय 🍵" in run(folder, "stock", environment=plain)


def test_bytes_that_are_no_text_are_refused_without_a_traceback(folder):
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_QT, "product", "add", "--name", b"A\xff", "--price", "1"],
        env={**os.environ, "KIRYANA_DATA_DIR": str(folder)},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert done.stderr.count(b"\n") == 1


def test_a_reader_that_stops_early_is_no_fault(folder, tmp_path):
    rows = "".join(f"Product {n},1\n" for n in range(3000))
    (tmp_path / "goods.csv").write_text(f"name,price\n{rows}", encoding="utf-8")
    run(folder, "import", "products", tmp_path / "goods.csv")
    process = subprocess.Popen(
        [sys.executable, "-c", WITHOUT_QT, "stock", "--json"],
        env={**os.environ, "KIRYANA_DATA_DIR": str(folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 1


def test_a_folder_that_cannot_be_used_is_told(tmp_path):
    blocked = tmp_path / "file"
    blocked.touch()
    done = start(blocked / "till", "init", "--store-id", "1", "--store-name", "X")
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1
    (tmp_path / "till.db").write_bytes(b"not a database" * 100)
    done = start(tmp_path, "status")
    assert (done.returncode, done.stdout) == (1, b"")
    assert b"damaged" in done.stderr


def test_two_tills_of_a_store_share_their_goods(tmp_path):
    with running_server() as server:
        tills = [tmp_path / "one", tmp_path / "two"]
        for folder in tills:
            joined = ask(folder, "enrol", server.url, server.enrol_code())
            assert joined["store_id"] == 1
        first, second = tills
        run(first, "product", "add", "--name", "Tea", "--price", "10", "--barcode", "12345678")
        assert ask(first, "status")["unsynced"] == 1
        assert ask(first, "sync")["accepted"] == 1
        assert ask(second, "sync")["pulled"] == 1
        run(second, "sale", "--line", "12345678*2", "--cash", "20")
        assert ask(second, "sync")["accepted"] >= 1
        run(first, "sync")
        assert ask(first, "stock")[0]["quantity"] == -2
        status = ask(first, "status")
        assert (status["unsynced"], status["held"], status["quarantined"]) == (0, 0, 0)
        assert status["last_sync"]
        for folder in tills:
            assert ask(folder, "verify")["ok"]
    refused = start(first, "sync")
    assert refused.returncode == 1
