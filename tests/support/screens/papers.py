"""Scenes of what goes onto paper: labels of one product and of a delivery."""

from pos_app.operations.khata import customers
from pos_app.ui.key_map import Command, ScreenName
from pos_app.ui.main_window import MainWindow
from pos_app.viewmodels.models import Models
from tests.support.screens.sample import found


def labels(window: MainWindow, models: Models) -> None:
    window.open_screen(ScreenName.PRODUCTS)
    models.products.move(1)
    window.take_command(Command.SECOND)


def labels_of_delivery(window: MainWindow, models: Models) -> None:
    window.open_screen(ScreenName.STOCK)
    for product, quantity in zip(found(models)[:4], (48, 24, 25, 12), strict=False):
        models.receive.add(product, "", quantity * 1000)
    window.take_command(Command.SECOND)


def statement_asked(window: MainWindow, models: Models) -> None:
    customers.add_customer(models.desk.till, "Rashid Mehmood", phone="0300-1234567")
    customers.adjust_khata(models.desk.till, 10_000_001, 412_000, note="paper book")
    window.open_screen(ScreenName.KHATA)
    window.take_command(Command.SECOND)


def pages_where(window: MainWindow, models: Models) -> None:
    statement_asked(window, models)
    window.take_command(Command.SAVE)
    models.pages.move(1)


SCENES = (labels, labels_of_delivery, statement_asked, pages_where)
