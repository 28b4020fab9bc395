"""A first start on an X server, by keys alone: a new shop sells at once, another joins a server."""

import json
import subprocess
import sys

import pytest

from tests.support.server import running_server
from tests.system.windows.driving import ROOT, Window, running

CODE = "8964000153451"


def told(folder, *command):
    """What a command prints about a till's folder, as JSON."""
    done = subprocess.run(
        [sys.executable, "-m", "pos_app", *command, "--json", "--data-dir", str(folder)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return json.loads(done.stdout) if done.returncode == 0 else None


@pytest.mark.parametrize("is_there", [False, True])
def test_new_shop_sells_at_once(x_server, tmp_path, is_there):
    """Also in a folder that is there already, as somebody made it or a cut-off start left it."""
    folder = tmp_path / "shop"
    if is_there:
        folder.mkdir()
    with running(x_server, folder) as process:
        window = Window(x_server, folder, process)
        window.type("Bismillah Store\n")
        window.wait_for(lambda: (told(folder, "status") or {}).get("store_name"), "Bismillah Store")
        window.wait_for((folder / "window.lock").exists, expected=True)
        window.in_front("Bismillah Store")
        window.scan(CODE)
        window.type("Tea\n")
        window.type("120")
        window.press("F12")
        window.press("F12")
        window.wait_for(lambda: (told(folder, "stock") or [{}])[0].get("quantity"), -1)


@pytest.mark.timeout(180)
def test_till_joins_a_server_and_its_goods_come(x_server, tmp_path):
    first, folder = tmp_path / "first", tmp_path / "second"
    with running_server() as server:
        told(first, "enrol", server.url, server.enrol_code())
        told(first, "product", "add", "--name", "Tea 190 g", "--price", "540", "--barcode", CODE)
        told(first, "sync")
        with running(x_server, folder) as process:
            window = Window(x_server, folder, process)
            window.press("F2")
            window.type(f"{server.url}\n")
            window.type("WRONGCODE\n")
            window.wait_for(lambda: "sync/register 4" in server.log, expected=True)
            x_server.xdotool("sleep", "2")
            window.type(f"{server.enrol_code()}\n")
            window.wait_for(lambda: (told(folder, "status") or {}).get("till"), 2)
            window.wait_for(lambda: [row["name"] for row in told(folder, "stock")], ["Tea 190 g"])
            assert not (folder / "enrolling").exists()
