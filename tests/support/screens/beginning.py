"""What a new shop sees: the first start, and screens on which nothing stands yet."""

from collections.abc import Callable
from pathlib import Path

from pos_app.errors import PosError
from pos_app.ui.app import TillApplication
from pos_app.ui.first_start import FirstStartWindow
from pos_app.ui.key_map import Command, ScreenName
from pos_app.ui.main_window import MainWindow
from pos_app.viewmodels.models import Models
from pos_app.viewmodels.startup.first_start import FirstStartModel, Typed
from tests.support.screens.reporting import settled

SHOP = Typed(name="Madina General Store")
JOINED = Typed(is_joining=True, url="https://kiryana.example", code="7KQ2-M9XD")
FIRST_SCENES = {"first_start": SHOP, "first_start_join": JOINED}


class _Nothing:
    """Makes no folder: the form is only looked at."""

    def create(self, name: str, currency: str) -> None:
        """Make no shop."""

    def join(self, url: str, code: str) -> PosError | None:
        """Join no shop."""


def draw_first(app: TillApplication, scene: str, *, to: Path) -> None:
    """Draw the form of the first start into a picture."""
    model = FirstStartModel(_Nothing(), language=app.theme.language)
    model.type(FIRST_SCENES[scene])
    window = FirstStartWindow(app.theme, model)
    window.show()
    app.processEvents()
    window.grab().save(str(to))
    window.close()
    window.deleteLater()


def khata_empty(window: MainWindow, _models: Models) -> None:
    window.open_screen(ScreenName.KHATA)


def bills_empty(window: MainWindow, _models: Models) -> None:
    window.take_command(Command.HISTORY)


def reports_empty(window: MainWindow, models: Models) -> None:
    window.open_screen(ScreenName.REPORTS)
    settled(models)


def search_none(window: MainWindow, models: Models) -> None:
    window.front.take_text("zafrani")


SCENES: tuple[Callable[[MainWindow, Models], None], ...] = (
    khata_empty,
    bills_empty,
    reports_empty,
    search_none,
)
