"""Short tones by what the system offers; always something to see as well, never a wait."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from PySide6.QtCore import QObject, QTemporaryDir

PLAYERS = (("paplay", ()), ("pw-play", ()), ("aplay", ("-q",)))
NAMES = frozenset({"scan", "repeat", "tick", "unknown", "blocked", "paid", "added"})
FULL = 100


class Tones(QObject):
    """Plays the WAV files of a folder; without a player every tone is silent."""

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._quieter: QTemporaryDir | None = None
        self._volume = FULL
        found = ((shutil.which(program), options) for program, options in PLAYERS)
        self._player = next(((path, options) for path, options in found if path), None)

    def set_volume(self, percent: int) -> None:
        """From 0, silent, to 100. Not every player can be told, so quieter copies are played."""
        if percent != self._volume:
            self._volume = percent
            self._quieter = QTemporaryDir() if 0 < percent < FULL else None

    def play(self, name: str) -> None:
        """Begin a tone by its name and come back at once."""
        path = self._folder / f"{name}.wav"
        if name not in NAMES or not self._volume or not path.is_file():
            return
        if self._quieter is not None:
            path = self._quieter_copy(path)
        if sys.platform == "win32":
            import winsound  # noqa: PLC0415 - exists on Windows alone

            winsound.PlaySound(str(path), winsound.SND_FILENAME | winsound.SND_ASYNC)
        elif self._player is not None:
            from PySide6.QtCore import QProcess  # noqa: PLC0415 - no window waits for it

            program, options = self._player
            QProcess.startDetached(program, [*options, str(path)])

    def _quieter_copy(self, path: Path) -> Path:
        """The same tone at the volume of now, made when it is first played."""
        assert self._quieter is not None
        copy = Path(self._quieter.filePath(path.name))
        if not copy.is_file():
            write_quieter(path, copy, percent=self._volume)
        return copy


def write_quieter(source: Path, target: Path, *, percent: int) -> None:
    """Copy a 16-bit WAV file with each sample at a part of its height."""
    import wave  # noqa: PLC0415 - most tills play at full volume
    from array import array  # noqa: PLC0415 - as wave

    with wave.open(str(source)) as sound:
        parameters, frames = sound.getparams(), sound.readframes(sound.getnframes())
    samples = array("h")
    samples.frombytes(frames)
    if sys.byteorder == "big":
        samples.byteswap()
    # Loudness is heard by its logarithm: half as loud is a tenth of the power.
    made = array("h", (sample * percent * percent // FULL**2 for sample in samples))
    if sys.byteorder == "big":
        made.byteswap()
    with wave.open(str(target), "wb") as sound:
        sound.setparams(parameters)
        sound.writeframes(made.tobytes())
