"""Short tones by what the system offers; always something to see as well, never a wait."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess

if TYPE_CHECKING:
    from pathlib import Path

PLAYERS = (("paplay", ()), ("pw-play", ()), ("aplay", ("-q",)))
NAMES = frozenset({"scan", "repeat", "tick", "unknown", "blocked", "paid"})


class Tones(QObject):
    """Plays the WAV files of a folder; without a player every tone is silent."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        found = ((shutil.which(program), options) for program, options in PLAYERS)
        self._player = next(((path, options) for path, options in found if path), None)

    def play(self, name: str) -> None:
        """Begin a tone by its name and come back at once."""
        path = self._folder / f"{name}.wav"
        if name not in NAMES or not path.is_file():
            return
        if sys.platform == "win32":
            import winsound  # noqa: PLC0415 - exists on Windows alone

            winsound.PlaySound(str(path), winsound.SND_FILENAME | winsound.SND_ASYNC)
        elif self._player is not None:
            program, options = self._player
            QProcess.startDetached(program, [*options, str(path)])
