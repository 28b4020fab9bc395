"""A printer that somebody else wrote, as a process: emupos, in an environment of its own.

It needs a newer Python than the till, and many packages that the till's own environment should not
have. `scripts/setup emulator` makes the environment where it can; without it these tests are left
out, and the head of the report says so.
"""

import json
import socket
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = ROOT / ".venv" / "emulator" / "bin" / "emupos"
STARTS_S = 60


def header() -> str:
    """A line for the head of a test report."""
    if PROGRAM.exists():
        return "emulated printer: emupos"
    return "emulated printer: LEFT OUT, no Python 3.13 here (scripts/setup emulator makes it)"


class EmulatedPrinter:
    """What the printer's side shows: receipts as pictures and text, the drawer, its faults."""

    def __init__(self, port: int, control: httpx.Client) -> None:
        self.address = f"tcp:127.0.0.1:{port}"
        self._control = control

    def receipts(self, count: int) -> list[Any]:
        """The receipts, once there are so many, newest first."""
        deadline = time.monotonic() + STARTS_S
        found: list[Any] = self._get("receipts").json()
        while len(found) < count:
            assert time.monotonic() < deadline, found
            time.sleep(0.05)
            found = self._get("receipts").json()
        return found

    def text(self) -> str:
        """What the newest receipt says in the printer's own letters."""
        return self._get("receipts/latest/text").text

    def picture(self) -> bytes:
        """The newest receipt as a PNG."""
        return self._get("receipts/latest/image").content

    def state(self) -> Any:
        """The printer and its drawer."""
        return self._get("").json()["state"]

    def set_fault(self, fault: str) -> None:
        self._control.put(f"/devices/front/faults/{fault}").raise_for_status()

    def clear_fault(self, fault: str) -> None:
        self._control.delete(f"/devices/front/faults/{fault}").raise_for_status()

    def _get(self, path: str) -> httpx.Response:
        return self._control.get(f"/devices/front/{path}".rstrip("/")).raise_for_status()


@contextmanager
def emulated_printer(folder: Path):
    """The printer, listening on loopback; ended by its own process id."""
    ports = [_free_port(), _free_port()]
    config = {
        "schema": 1,
        "api": {"host": "127.0.0.1", "port": ports[1]},
        "devices": [
            {
                "id": "front",
                "type": "printer",
                "profile": "epson-tm-t20iii",
                "connections": [{"tcp": {"host": "127.0.0.1", "port": ports[0]}}],
                "receipts_dir": str(folder / "receipts"),
            }
        ],
    }
    # YAML is a superset of JSON.
    (folder / "emupos.yaml").write_text(json.dumps(config))
    said = (folder / "emupos.log").open("wb")
    process = subprocess.Popen(
        [PROGRAM, "run", "--config", folder / "emupos.yaml"], stdout=said, stderr=said
    )
    base = f"http://127.0.0.1:{ports[1]}/api/v1"
    try:
        with httpx.Client(base_url=base, trust_env=False) as control:
            _wait_for(process, control, folder / "emupos.log")
            yield EmulatedPrinter(ports[0], control)
    finally:
        process.terminate()
        process.wait(30)
        said.close()


def _wait_for(process, control: httpx.Client, log: Path) -> None:
    deadline = time.monotonic() + STARTS_S
    while True:
        try:
            control.get("/devices").raise_for_status()
        except httpx.HTTPError:
            assert process.poll() is None, log.read_text(errors="replace")
            assert time.monotonic() < deadline, log.read_text(errors="replace")
            time.sleep(0.05)
        else:
            return


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])
