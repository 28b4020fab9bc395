"""The only reader of the time: wall clock, monotonic clock, boot and zone."""

import random
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol
from uuid import UUID

BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


class Clock(Protocol):
    """What the till may know about time. Wall time is evidence and display, never order."""

    def wall_ms(self) -> int:
        """Milliseconds since 1970 in UTC, by the machine's clock, which may be wrong."""

    def mono_ms(self) -> int:
        """Milliseconds since some moment of this boot; never goes back."""

    def boot(self) -> UUID:
        """Names one run of the machine: monotonic times compare only within it."""

    def zone(self) -> str:
        """The offset of local time from UTC, as +05:00."""


class SystemClock:
    """The machine's clocks."""

    def __init__(self) -> None:
        self._boot = _boot_id()

    def wall_ms(self) -> int:
        return time.time_ns() // 1_000_000

    def mono_ms(self) -> int:
        return time.monotonic_ns() // 1_000_000

    def boot(self) -> UUID:
        return self._boot

    def zone(self) -> str:
        return zone_text(datetime.now(UTC).astimezone().utcoffset())


def zone_text(offset: object) -> str:
    """An offset from UTC (a timedelta, or None for UTC) as +05:00."""
    seconds = int(getattr(offset, "total_seconds", lambda: 0.0)())
    sign = "-" if seconds < 0 else "+"
    hours, rest = divmod(abs(seconds), 3600)
    return f"{sign}{hours:02d}:{rest // 60:02d}"


def local_day(wall_ms: int, zone: str) -> str:
    """The calendar day at a till, as 2026-11-22: the wall clock moved by the zone it was in.

    A zone that does not read as +05:00 counts as UTC, a time outside the calendar as 1970: what a
    foreign till wrote must not stop this one.
    """
    return local_moment(wall_ms, zone).date().isoformat()


def local_moment(wall_ms: int, zone: str) -> datetime:
    """What the clock on the wall of a till showed; a strange zone or time as for `local_day`."""
    minutes = 0
    if len(zone) == 6 and zone[0] in "+-" and zone[1:3].isdecimal() and zone[4:].isdecimal():
        minutes = (int(zone[1:3]) * 60 + int(zone[4:])) * (-1 if zone[0] == "-" else 1)
    try:
        return datetime.fromtimestamp(wall_ms // 1000 + minutes * 60, UTC)
    except (ValueError, OverflowError, OSError):
        return datetime(1970, 1, 1, tzinfo=UTC)


def _boot_id() -> UUID:
    """The kernel's name for this boot; elsewhere a new one for this process, which is stricter."""
    try:
        return UUID(BOOT_ID.read_text(encoding="ascii").strip())
    except (OSError, ValueError):
        return UUID(int=random.SystemRandom().getrandbits(128))
