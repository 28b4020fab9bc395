"""What a screen or a dialog is to the scan router."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from pos_app.ui.key_map import Command, ScreenName


class ScanSurface(Protocol):
    """A screen or dialog that takes scans and commands; a QWidget has the first two already."""

    def isVisible(self) -> bool: ...

    def window(self) -> QWidget: ...

    @property
    def screen_name(self) -> ScreenName: ...

    def take_scan(self, text: str) -> None: ...

    def take_command(self, command: Command) -> bool: ...
