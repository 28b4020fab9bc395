"""People and their shift on an X server, by keys alone: lock, PINs, an approval, a Z."""

import subprocess

import pytest

from pos_app.operations import people, shifts
from tests.support.shops.staff import PINS, hire
from tests.system.windows.driving import TEA


@pytest.fixture
def till(till):
    """Its people have PINs, so the window is locked as it opens."""
    hire(till)
    return till


def bills(window):
    """How many bills the open shift has, 0 without one."""
    now = shifts.shift_now(window.till)
    return now.sums.sales if now else 0


def test_pin_approval_lock_and_z_by_keys_alone(window):
    window.scan(TEA)
    window.press("F12")
    assert bills(window) == 0, "nothing is sold before somebody has signed in"
    window.type("a" + PINS["Aslam"])
    window.pause()
    window.scan(TEA)
    window.type("500")
    window.press("F4")
    window.scan(TEA)
    window.type(PINS["Bano"])
    window.pause()
    window.press("F12")
    window.wait_for(lambda: bills(window), 1)
    (price,) = shifts.audit_entries(window.till, kind="price")
    assert (price.actor, price.allowed_by, price.amount_paisa) == ("Aslam", "Bano", -4_000)

    window.press("ctrl+0")
    window.scan(TEA)
    window.press("F12")
    window.type("s" + PINS["Sana"])
    window.pause()
    window.scan(TEA)
    window.press("F12")
    window.wait_for(lambda: bills(window), 2)

    window.press("ctrl+7", "Down", "Down")
    window.type("2\n")
    window.press("F12", "F12")
    window.wait_for(lambda: shifts.shift_now(window.till), None)
    closed = shifts.report(window.till, 1).shift
    assert (closed.closed_by, closed.counted_paisa) == ("Sana", 100_000)
    assert closed.variance_paisa == 100_000 - 50_000 - 54_000
    assert window.process.poll() is None
    assert isinstance(window.process, subprocess.Popen)
    assert [who.name for who in people.everybody(window.till)] == sorted(PINS)
