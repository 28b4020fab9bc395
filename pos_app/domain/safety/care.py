"""What makes a till worth a warning: a clock that is wrong, a full disk, an old backup. Pure."""

import msgspec

DAY_MS = 24 * 3600 * 1000
DISK_MIN_BYTES = 200 * 1000 * 1000
CLOCK_FLOOR_MS = 1_767_225_600_000
"""2026-01-01 in UTC: no till of this program runs before that. A PC without a battery says 2020."""
CLOCK_CEILING_MS = 2_082_758_400_000
"""2036-01-01 in UTC: ten years on, no till of this program runs any more."""
BACKUP_EVERY_MS = 20 * 3600 * 1000
"""Less than a day, so that a shop that opens a little earlier tomorrow is not left without one."""
BACKUP_OLD_MS = 2 * DAY_MS


class Care(msgspec.Struct, frozen=True, kw_only=True):
    """What should be seen to; selling goes on with all of it."""

    is_disk_low: bool = False
    is_clock_wrong: bool = False


def is_clock_wrong(wall_ms: int, known_ms: int) -> bool:
    """Whether the wall clock cannot be right.

    `known_ms` is the highest logical time in the log: a clock that lies a day behind it was set
    back, unless the log's own time cannot be right: then it was set right. Nothing is refused for
    it: order comes from the log, not from this clock.
    """
    if not CLOCK_FLOOR_MS <= wall_ms < CLOCK_CEILING_MS:
        return True
    return wall_ms + DAY_MS < known_ms < CLOCK_CEILING_MS


def is_backup_due(last_ms: int | None, now_ms: int) -> bool:
    """Whether the next daily backup is to be made; one of the future proves nothing."""
    return last_ms is None or now_ms < last_ms or now_ms - last_ms >= BACKUP_EVERY_MS


def is_backup_old(last_ms: int | None, now_ms: int) -> bool:
    """Whether somebody should see to the backups."""
    return last_ms is None or now_ms - last_ms >= BACKUP_OLD_MS
