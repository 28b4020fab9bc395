"""The rail tells of conflicts that wait, to the eye and to a screen reader, and of nothing else."""

import pytest

from pos_app.ui.frame.rail import COUNTED_MAX, Rail
from pos_app.ui.key_map import ScreenName


@pytest.fixture
def entry(window):
    return window.findChild(Rail).entry(ScreenName.SYNC)


def test_what_waits_to_be_decided_is_counted_on_the_entry_of_sync(window, models, entry):
    plain = entry.accessibleName()
    before = entry.grab().toImage()
    shell = models.shell
    shell.show(shell.view._replace(to_decide=2))
    assert "2" in entry.accessibleName().removeprefix(plain)
    assert "to decide" in entry.accessibleName()
    assert entry.grab().toImage() != before
    shell.show(shell.view._replace(to_decide=COUNTED_MAX + 1))
    assert f"{COUNTED_MAX}+" in entry.accessibleName()
    shell.show(shell.view._replace(to_decide=0))
    assert entry.accessibleName() == plain
    assert entry.grab().toImage() == before
