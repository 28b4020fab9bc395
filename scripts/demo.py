"""The main job on this machine: a server, one store, a till full of real goods, its window open.

Everything runs by the commands that a user has. What was started is stopped at the end, by its
process id. `--headless-check` works without a screen: it sells by command and prints what it saw.
"""

import argparse
import json
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any

CATALOGUE = Path(__file__).resolve().parent.parent / "resources" / "demo" / "catalogue.csv"
STORE_ID = 1
STORE_NAME = "Madina General Store"
START_S_MAX = 60.0
STOP_S_MAX = 20.0
PAUSE_S = 0.1
PACKET = "8961014106282"
"""Tea, with the barcode that is on its box."""
MANGO_PLU = "PLU10044"


class DemoError(Exception):
    """A step did not do what it should; the message says which, and what it said."""


class Folder:
    """Where the demonstration lives: the server's data, the tills', the server's log."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.server = path / "server"
        self.server_log = path / "server.log"

    def till(self, n: int = 1) -> Path:
        """The data folder of the n-th till."""
        return self.path / f"till{n}"

    def port(self) -> int:
        """The server's port: the same at every start, because the tills remember it."""
        kept = self.path / "port.txt"
        if not kept.exists():
            with socket.create_server(("127.0.0.1", 0)) as probe:
                kept.write_text(str(probe.getsockname()[1]))
        return int(kept.read_text())


def main(arguments: Sequence[str]) -> int:
    """Run the demonstration; 1 when a step failed, with its words on standard error."""
    given = _parser().parse_args(arguments)
    # Ended from outside, it still stops what it started.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        with ExitStack() as stack:
            path = given.dir or Path(
                stack.enter_context(tempfile.TemporaryDirectory(prefix="kiryana-demo-"))
            )
            path.mkdir(parents=True, exist_ok=True)
            folder = Folder(path.resolve())
            url = stack.enter_context(_served(folder))
            _make_shop(folder, url)
            if given.headless_check:
                _check(folder, url)
                return 0
            _open_window(folder, given.lang)
            return 0
    except DemoError as error:
        print(f"demo: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _make_shop(folder: Folder, url: str) -> None:
    """The store, the first till and the catalogue; what is there from an earlier run stays."""
    if (folder.till() / "till.db").exists():
        _say(f"Store and till of an earlier run are in {folder.path}")
        _till(folder.till(), "sync")
        return
    _server(folder, "store", "add", "--store-id", str(STORE_ID), "--name", STORE_NAME)
    _say(f"Store {STORE_ID}, {STORE_NAME}, is on the server")
    _enrol(folder, url, 1)
    _till(folder.till(), "import", "products", str(CATALOGUE))
    _say(f"{len(_stock(folder.till()))} goods are in the catalogue, with barcodes and stock")
    _till(folder.till(), "sync")
    _say(f"The till has synced: {_status(folder.till())}")


def _enrol(folder: Folder, url: str, n: int) -> None:
    code = _server(folder, "enrol-code", "--store-id", str(STORE_ID)).split()[-1]
    _till(folder.till(n), "enrol", url, code)
    _say(f"Till {n} is enrolled with the code {code}")


def _open_window(folder: Folder, lang: str | None) -> None:
    _say("The window opens. Scan or type a barcode, for example", PACKET)
    options = ["--lang", lang] if lang else []
    command = [sys.executable, "-m", "pos_app", "--data-dir", str(folder.till()), *options]
    status = subprocess.run(command, check=False).returncode
    if status != 0:
        raise DemoError(f"the window ended with status {status}")
    _till(folder.till(), "sync")
    _say(f"The window is closed and the till has synced: {_status(folder.till())}")


def _check(folder: Folder, url: str) -> None:
    """Sell by command at one till, and see it at the server's other till."""
    first, second = folder.till(1), folder.till(2)
    before = _stock(first)
    packet, mango = _product(before, PACKET), _product(before, MANGO_PLU)
    label = _weight_label(MANGO_PLU, grams=1250)
    sale = _json(first, "sale", "--line", f"{PACKET}*2", "--line", label, "--cash", "5000.00")
    _say(f"Sold by barcode and by scale label: receipt {sale['receipt_no']}, {sale['total']}")
    due = 2 * Decimal(str(packet["price_per_unit"])) + Decimal("1.25") * Decimal(
        str(mango["price_per_unit"])
    )
    _must(
        abs(Decimal(str(sale["total"])) - due) < 1,
        f"the total {sale['total']} is what the prices say, {due}, to the rupee",
    )
    _till(first, "removal", str(packet["product_id"]), "1", "--reason", "damage")
    _till(first, "sync")
    _must(json.loads(_status(first))["unsynced"] == 0, "the server has answered every event")
    _enrol(folder, url, 2)
    at_first, at_second = _stock(first), _stock(second)
    _must(at_first == at_second, "both tills show the same stock")
    left = Decimal(str(_product(at_second, PACKET)["quantity"]))
    _must(left == Decimal(str(packet["quantity"])) - 3, f"{left} packets are left")
    left = Decimal(str(_product(at_second, MANGO_PLU)["quantity"]))
    _must(left == Decimal(str(mango["quantity"])) - Decimal("1.25"), f"{left} kg are left")
    for till in (first, second):
        _must(_json(till, "verify")["ok"] is True, f"{till.name}: verify proves the whole log")
    _server(folder, "verify")
    _say("The server's verify proves all chains, the feed and its tables")


def _stock(till: Path) -> list[dict[str, Any]]:
    """The stock list without what only that till knows about each line's version."""
    rows = _json(till, "stock")
    return [{key: row[key] for key in sorted(row) if key != "version"} for row in rows]


def _product(stock: list[dict[str, Any]], code: str) -> dict[str, Any]:
    """The line of the stock list that has a code, however many zeros it is padded with."""
    for row in stock:
        if code.lstrip("0") in {kept.lstrip("0") for kept in row["barcodes"]}:
            return row
    raise DemoError(f"no product has the code {code}")


def _weight_label(plu: str, *, grams: int) -> str:
    """What the shop's scale prints: 21, the article, the weight, a check digit (GS1 weights)."""
    body = f"21{plu.removeprefix('PLU')}{grams:05d}"
    weighed = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(body))
    return f"{body}{-weighed % 10}"


def _must(holds: bool, what: str) -> None:  # noqa: FBT001 - a claim and its words
    if not holds:
        raise DemoError(f"this does not hold: {what}")
    _say(f"Seen: {what}")


def _status(till: Path) -> str:
    return json.dumps(_json(till, "status"))


def _json(till: Path, *arguments: str) -> Any:  # noqa: ANN401 - whatever the command prints
    return json.loads(_till(till, *arguments, "--json"))


def _till(data_dir: Path, *arguments: str) -> str:
    return _run("pos_app", *arguments, "--data-dir", str(data_dir))


def _server(folder: Folder, *arguments: str) -> str:
    return _run("sync_server", *arguments, "--data-dir", str(folder.server))


def _run(module: str, *arguments: str) -> str:
    """A command as a user would give it; what it printed."""
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments], capture_output=True, text=True, check=False
    )
    if done.returncode != 0:
        raise DemoError(f"{module} {' '.join(arguments)}: {done.stderr.strip() or done.stdout}")
    return done.stdout


@contextmanager
def _served(folder: Folder) -> Iterator[str]:
    """The server on the loopback while the block lasts; gives its address."""
    arguments = ["serve", "--host", "127.0.0.1", "--port", str(folder.port())]
    with folder.server_log.open("ab") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "sync_server", *arguments, "--data-dir", str(folder.server)],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
    try:
        url = f"http://127.0.0.1:{folder.port()}"
        _wait_until_ready(url, process, folder)
        _say(f"The server is ready at {url} (process {process.pid})")
        yield url
    finally:
        process.terminate()
        try:
            process.wait(STOP_S_MAX)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        _say("The server is stopped")


def _wait_until_ready(url: str, process: "subprocess.Popen[bytes]", folder: Folder) -> None:
    end_s = time.monotonic() + START_S_MAX
    while time.monotonic() < end_s and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{url}/health/ready", timeout=5) as reply:  # noqa: S310 - our own address
                if reply.status == 200:
                    return
        except (urllib.error.URLError, OSError):
            time.sleep(PAUSE_S)
    raise DemoError(f"the server did not start: {folder.server_log.read_text()[-2000:]}")


def _say(*words: str) -> None:
    print(*words, flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="make demo", description=__doc__)
    parser.add_argument("--dir", type=Path, help="keep everything here; none: a temporary folder")
    parser.add_argument("--lang", choices=("en", "ur", "hi"), help="the window's language")
    parser.add_argument(
        "--headless-check", action="store_true", help="no window: sell by command and check"
    )
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
