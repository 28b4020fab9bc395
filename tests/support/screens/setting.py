"""The settings in scripted states, page by page."""

from collections.abc import Callable

from pos_app.operations.upkeep.settings import change_settings
from pos_app.ui.key_map import ScreenName
from pos_app.ui.main_window import MainWindow
from pos_app.ui.widgets.fields import FigureField
from pos_app.viewmodels.around.standing import Device
from pos_app.viewmodels.models import Models
from pos_app.viewmodels.settings.entries import Setting
from pos_app.viewmodels.settings.model import word
from pos_app.viewmodels.shell import Notice
from tests.support.shops.staff import hire, seat

CODE = "8964000153451"

type Scene = Callable[[MainWindow, Models], None]


def _settings(name: str) -> Scene:
    def scene(window: MainWindow, models: Models) -> None:
        hire(models.desk.till)
        seat(models, "Sana")
        window.open_screen(ScreenName.SETTINGS)
        places = [page.name for page in models.settings.pages]
        models.settings.turn(places.index(name))

    return scene


def settings_store(window: MainWindow, models: Models) -> None:
    _settings("store")(window, models)


def settings_rules(window: MainWindow, models: Models) -> None:
    _settings("rules")(window, models)
    (limit,) = (e for e in models.settings.page.entries if e.name == "khata_limit_default")
    assert isinstance(limit, Setting)
    fields = window.front.findChildren(FigureField)
    (field,) = (each for each in fields if each.accessibleName() == word(limit.label))
    field.setText("much")
    models.settings.take(limit, "much")


def settings_scanner(window: MainWindow, models: Models) -> None:
    _settings("scanner")(window, models)
    models.settings.do("learn")
    for place, key in enumerate(CODE):
        models.settings.scanner.stroke(1000 + 12 * place, key, key)
    models.settings.scanner.stroke(1200, "", "Return")


def settings_customer(window: MainWindow, models: Models) -> None:
    _settings("customer")(window, models)
    chosen = {"display.screen": 1, "display.pole": "/dev/ttyUSB1"}
    models.desk.set_anew(change_settings(models.desk.till, chosen), {"display"})
    models.settings.open()
    models.around.found(Device.SCREEN)
    models.around.lost(Device.POLE)
    models.shell.notice(Notice(""))


def settings_scale(window: MainWindow, models: Models) -> None:
    _settings("scale")(window, models)


def settings_staff(window: MainWindow, models: Models) -> None:
    _settings("staff")(window, models)


def settings_look(window: MainWindow, models: Models) -> None:
    _settings("look")(window, models)


def settings_sync(window: MainWindow, models: Models) -> None:
    _settings("sync")(window, models)
    models.settings.do("back_up")


def settings_about(window: MainWindow, models: Models) -> None:
    _settings("about")(window, models)


def settings_printer(window: MainWindow, models: Models) -> None:
    _settings("printer")(window, models)
