"""What is typed is saved in a moment, at once when somebody asks, and again where it failed."""

import pytest

from pos_app.errors import DiskFull
from pos_app.viewmodels.drafts.saving import LateSaver


class Saver(LateSaver):
    def __init__(self, desk):
        super().__init__(desk)
        self.calls, self.error = 0, None

    def _save(self):
        self.calls += 1
        if self.error is not None:
            raise self.error


@pytest.fixture
def saver(models):
    return Saver(models.desk)


def test_many_changes_are_saved_once(saver, qtbot):
    with qtbot.wait_signal(saver.saved):
        saver.save_soon()
        saver.save_soon()
    assert saver.calls == 1


def test_what_is_asked_for_is_saved_at_once_and_no_second_time(saver, qtbot):
    saver.save_soon()
    saver.save_now()
    assert saver.calls == 1
    qtbot.wait(50)
    assert saver.calls == 1


def test_what_is_not_wanted_any_more_is_not_saved(saver, qtbot):
    saver.save_soon()
    saver.wait_no_longer()
    qtbot.wait(50)
    assert saver.calls == 0


def test_a_failure_is_told_and_the_next_change_tries_again(saver, qtbot):
    saver.error = DiskFull(path="till.db")
    with qtbot.wait_signal(saver.failed):
        saver.save_soon()
    with pytest.raises(DiskFull):
        saver.save_now()
    saver.error = None
    with qtbot.wait_signal(saver.saved):
        saver.save_soon()
