"""How the devices around the till are, in words: told once when one goes away or is back."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pos_app.errors import word_of
from pos_app.viewmodels.figures import isolated
from pos_app.viewmodels.shell import Notice

if TYPE_CHECKING:
    from pos_app.errors import PosError
    from pos_app.viewmodels.shell import Desk


class Device(enum.Enum):
    """What can be connected beside printer and scale; by the name of its fact on the settings."""

    SCANNER = "serial_scanner_state"
    POLE = "pole_state"
    SCREEN = "screen_state"


class AroundModel(QObject):
    """Remembers which device answers. Nothing of it keeps anybody from selling."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._standing: dict[Device, bool] = {}

    def found(self, device: Device) -> None:
        """A device answers; told when it had been missing."""
        was_away = self._standing.get(device) is False
        self._set(device, is_there=True)
        if was_away:
            self._desk.shell.noted.emit("device", f"{device.name} is back")
            self._desk.shell.notice(Notice(self._back_words(device)))

    def lost(self, device: Device, error: PosError | None = None) -> None:
        """A device is not there: told once, however long it stays away."""
        if self._standing.get(device) is not False:
            port = str(error.values.get("port", "")) if error is not None else ""
            self._set(device, is_there=False)
            about = f"{device.name} is away"
            if error is not None:
                about = f"{about}: {word_of(error)}"
            self._desk.shell.noted.emit("device", about)
            words = self._away_words(device).format(port=isolated(port))
            self._desk.shell.notice(Notice(words, is_error=True))

    def forget(self, device: Device) -> None:
        """A device is not used any more."""
        if self._standing.pop(device, None) is not None:
            self.changed.emit()

    def words_of(self, name: str) -> str:
        """How the device of a fact is; empty for a fact about something else."""
        if name not in {each.value for each in Device}:
            return ""
        return {
            None: self.tr("Not in use"),
            True: self.tr("Connected"),
            False: self.tr("Not connected. It is looked for by itself"),
        }[self._standing.get(Device(name))]

    def _set(self, device: Device, *, is_there: bool) -> None:
        self._standing[device] = is_there
        self.changed.emit()

    def _away_words(self, device: Device) -> str:
        return {
            Device.SCANNER: self.tr("The scanner at {port} is not connected. Check its cable"),
            Device.POLE: self.tr(
                "The customer's display at {port} is not connected. Selling goes on"
            ),
            Device.SCREEN: self.tr("The customer's screen is not connected. Selling goes on"),
        }[device]

    def _back_words(self, device: Device) -> str:
        return {
            Device.SCANNER: self.tr("The scanner is connected again"),
            Device.POLE: self.tr("The customer's display is connected again"),
            Device.SCREEN: self.tr("The customer's screen is connected again"),
        }[device]
