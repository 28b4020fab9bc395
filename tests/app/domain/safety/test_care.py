"""A clock that cannot be right, and backups that are due or old."""

import pytest

from pos_app.domain.safety.care import (
    BACKUP_OLD_MS,
    CLOCK_FLOOR_MS,
    DAY_MS,
    is_backup_due,
    is_backup_old,
    is_clock_wrong,
)

NOW = CLOCK_FLOOR_MS + 300 * DAY_MS
IN_2020 = 1_577_836_800_000
IN_2038 = 2_147_483_647_000


@pytest.mark.parametrize(
    ("wall_ms", "known_ms", "is_wrong"),
    [
        (NOW, NOW, False),
        (NOW, NOW + DAY_MS, False),
        (NOW, NOW + DAY_MS + 1, True),
        (IN_2020, 0, True),
        (CLOCK_FLOOR_MS, 0, False),
        (IN_2038, NOW, True),
        (IN_2038, IN_2038, True),
        (NOW, IN_2038, False),
    ],
)
def test_a_clock_out_of_its_years_or_far_behind_the_log_is_wrong(wall_ms, known_ms, is_wrong):
    assert is_clock_wrong(wall_ms, known_ms) is is_wrong


def test_a_backup_a_day_and_one_of_the_future_proves_nothing():
    assert is_backup_due(None, NOW)
    assert is_backup_due(NOW + 1, NOW)
    assert is_backup_due(NOW - DAY_MS, NOW)
    assert not is_backup_due(NOW - DAY_MS // 2, NOW)
    assert is_backup_old(None, NOW)
    assert is_backup_old(NOW - BACKUP_OLD_MS, NOW)
    assert not is_backup_old(NOW - DAY_MS, NOW)
