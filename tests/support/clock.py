"""A clock that tests set."""

from uuid import UUID

START_MS = 1_767_225_600_000
"""2026-01-01 00:00 UTC."""


class FakeClock:
    """Time moves a second at each look, and as the test says."""

    def __init__(
        self, wall_ms: int = START_MS, *, zone: str = "+05:00", step_ms: int = 1000
    ) -> None:
        self._wall_ms = wall_ms
        self._mono_ms = 0
        self._step_ms = step_ms
        self._zone = zone
        self._boot = UUID(int=1)

    def wall_ms(self) -> int:
        self.advance(self._step_ms)
        return self._wall_ms

    def mono_ms(self) -> int:
        return self._mono_ms

    def boot(self) -> UUID:
        return self._boot

    def zone(self) -> str:
        return self._zone

    def advance(self, milliseconds: int) -> None:
        """Time passes."""
        self._wall_ms += milliseconds
        self._mono_ms += milliseconds

    def jump(self, milliseconds: int) -> None:
        """Somebody sets the wall clock; the monotonic one goes on."""
        self._wall_ms += milliseconds

    def reboot(self) -> None:
        """The machine was restarted."""
        self._boot = UUID(int=self._boot.int + 1)
        self._mono_ms = 0
