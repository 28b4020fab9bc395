"""`make demo`: real goods with real barcodes, and the main job by the commands that a user has."""

import csv
import subprocess
import sys
from pathlib import Path

import pytest

from pos_app.domain import barcode
from pos_app.domain.barcode import BarcodeKind

ROOT = Path(__file__).resolve().parents[2]
CATALOGUE = ROOT / "resources" / "demo" / "catalogue.csv"


def rows():
    with CATALOGUE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_goods_have_real_barcodes_each_its_own():
    packets = [row for row in rows() if row["barcode"].isdecimal()]
    assert len(packets) >= 250
    for row in packets:
        read = barcode.parse(row["barcode"])
        assert (read.valid, read.kind) == (True, BarcodeKind.GTIN), row
    assert {row["barcode"][:3] for row in packets} == {"896", "890"}
    codes = [row["barcode"] for row in rows()]
    assert len(set(codes)) == len(codes)


def test_loose_goods_are_named_in_all_three_languages():
    loose = [row for row in rows() if row["barcode"].startswith("PLU")]
    assert len(loose) >= 60
    assert all(row["itemDesc"] and row["name_ur"] and row["name_hi"] for row in loose)
    assert {row["unit"] for row in loose} == {"kg", "piece", "l"}


def test_every_licence_of_the_data_lies_beside_it():
    words = (CATALOGUE.parent / "LICENSE").read_text()
    for needed in ("Open Food Facts", "Open Database License", "UNICODE LICENSE V3", "made up"):
        assert needed in words


@pytest.mark.timeout(300)
def test_main_job_by_commands_alone_and_everything_is_stopped_at_the_end(tmp_path):
    done = subprocess.run(
        [sys.executable, "scripts/demo.py", "--headless-check", "--dir", str(tmp_path / "demo")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "both tills show the same stock" in done.stdout
    assert done.stdout.rstrip().endswith("The server is stopped")


def test_step_that_fails_says_which_and_why(tmp_path):
    (tmp_path / "demo" / "server").mkdir(parents=True)
    (tmp_path / "demo" / "server" / "server.toml").write_text("nonsense = 1\n")
    done = subprocess.run(
        [sys.executable, "scripts/demo.py", "--headless-check", "--dir", str(tmp_path / "demo")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "did not start" in done.stderr
    assert "nonsense" in done.stderr
