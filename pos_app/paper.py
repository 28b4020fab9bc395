"""Where paper is put together: fonts and words of the window, the till's settings, the printer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.devices.printing.address import read_address
from pos_app.devices.printing.printer import printer_at
from pos_app.domain.slips.layout import TRIAL_SCRIPTS, Voice, trial_sheet
from pos_app.domain.slips.money_style import money_style
from pos_app.operations.paper.typesetting import Typesetter
from pos_app.ui.paper.slip_painter import SlipPainter
from pos_app.viewmodels.paper.press import Press
from pos_app.viewmodels.paper.thread import PressThread, workshop
from pos_app.viewmodels.paper.words import speaker

if TYPE_CHECKING:
    from pathlib import Path

    from pos_app.domain.slips.sheet import Bitmap, Sheet
    from pos_app.domain.slips.word import Speak
    from pos_app.operations.context import TillContext
    from pos_app.settings import Settings
    from pos_app.viewmodels.models import Models
    from pos_app.viewmodels.paper.press import Workshop


class Composer:
    """Words and painter of slips in the language that settings or the window say now."""

    def __init__(self, settings: Settings, models: Models, resources: Path) -> None:
        self._settings, self._models, self._resources = settings, models, resources
        self._speakers: dict[str, Speak] = {}

    @property
    def language(self) -> str:
        """The language of the next slip."""
        return self._settings.printer.language or self._models.desk.language

    def speak(self) -> Speak:
        """How the next slip speaks."""
        if self.language not in self._speakers:
            self._speakers[self.language] = speaker(self._resources, self.language)
        return self._speakers[self.language]

    def paint(self, sheet: Sheet, width_px: int) -> Bitmap:
        """The next slip as a picture."""
        nastaliq = self._settings.printer.nastaliq
        return SlipPainter(is_mirrored=self.language == "ur", nastaliq=nastaliq).paint(
            sheet, width_px
        )


def print_trial(models: Models, resources: Path, till: TillContext) -> None:
    """Print a test slip in three scripts at the printer that is set now; on any thread.

    Raises PrinterNotReady, SettingsRefused.
    """
    composer = Composer(till.settings, models, resources)
    typesetter = Typesetter(
        width_mm=till.settings.printer.width_mm,
        voice=Voice(
            money_style(till.identity.currency), composer.speak(), lambda: composer.language
        ),
        paint=composer.paint,
    )
    sheet = trial_sheet(till.letterhead()[0], typesetter.voice, scripts=TRIAL_SCRIPTS)
    printer_at(read_address(till.settings.printer.address)).print_slip(typesetter.escpos(sheet))


def start_press(settings: Settings, models: Models, resources: Path) -> PressThread:
    """Start the printer's thread for a window."""
    composer = Composer(settings, models, resources)

    def open_shop() -> Workshop:
        return workshop(
            settings.data_dir,
            speak=composer.speak,
            language=lambda: composer.language,
            paint=composer.paint,
        )

    thread = PressThread(Press(open_shop), models.paper)
    thread.start()
    return thread
