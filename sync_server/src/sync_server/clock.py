"""The only reader of the time on the server."""

import time
from typing import Protocol


class Clock(Protocol):
    """Where the server's code gets the time from."""

    def wall_ms(self) -> int:
        """Milliseconds since 1970 in UTC."""


class SystemClock:
    """The machine's clock."""

    def wall_ms(self) -> int:
        return time.time_ns() // 1_000_000
