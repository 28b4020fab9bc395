"""The acceptance check about a till that is killed, by its number."""

import json
import subprocess
import sys
from pathlib import Path

from pos_app.db import verify
from tests.support.factories import make_till
from tests.support.shops.killed_biller import CUSTOMER, KILLS, desk

ROOT = Path(__file__).parents[2]


def test_check_22_killed_at_100_points_the_bill_returns_line_for_line(tmp_path):
    """Each life says what is on the bill and on hold after every durable step, and is killed."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.support.shops.killed_biller", str(tmp_path), "22"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
        timeout=170,
    )
    lives = json.loads(done.stdout)
    assert len(lives) == KILLS == 100
    assert all(life["killed"] for life in lives), "a life ended before its death"
    for life in lives:
        assert life["found"] in life["may_be"], life
    assert len({json.dumps(life["found"]) for life in lives}) > KILLS // 4
    assert any(len(life["found"][1]) > 1 for life in lives), "no bill was on hold"
    assert any(str(CUSTOMER) in life["found"][0] for life in lives), "no bill had its customer"
    till = make_till(tmp_path)
    assert verify.verify(till.db).ok
    assert json.loads(json.dumps(desk(till))) == lives[-1]["found"]
    till.close()
