"""The screen of products in scripted states."""

from pos_protocol.events import Barcode, OutReason

from pos_app.domain.stock import Receipt, Removal
from pos_app.operations.products import ProductEdit, change_product
from pos_app.operations.stocking import receive_stock, remove_stock
from pos_app.ui.key_map import Command, ScreenName
from pos_app.ui.main_window import MainWindow
from pos_app.viewmodels.models import Models
from tests.support.screens.sample import UNKNOWN, fill, found


def products_list(window: MainWindow, models: Models) -> None:
    goods = found(models)
    carton = (*goods[1].barcodes, Barcode(code="18964000123451", quantity=12_000))
    change_product(models.desk.till, goods[1].product_id, ProductEdit(barcodes=carton, tax_bp=1800))
    window.open_screen(ScreenName.PRODUCTS)
    models.products.move(1)


def products_low(window: MainWindow, models: Models) -> None:
    window.open_screen(ScreenName.PRODUCTS)
    window.take_command(Command.TAB_2)


def products_expiring(window: MainWindow, models: Models) -> None:
    goods = found(models)
    lines = [
        Receipt(product_id=good.product_id, quantity_milli=quantity, expiry=expiry, lot=lot)
        for good, quantity, expiry, lot in (
            (goods[1], 12_000, "2026-11-20", "L7"),
            (goods[4], 24_000, "2026-12-10", ""),
            (goods[7], 6_000, "2027-12-31", ""),
        )
    ]
    receive_stock(models.desk.till, lines)
    window.open_screen(ScreenName.PRODUCTS)
    window.take_command(Command.TAB_4)


def products_offer(window: MainWindow, models: Models) -> None:
    products_list(window, models)
    models.products.card.type("price", "330")
    window.take_scan(UNKNOWN)


def products_new(window: MainWindow, models: Models) -> None:
    window.open_screen(ScreenName.PRODUCTS)
    window.take_scan(UNKNOWN)


def explained(window: MainWindow, models: Models) -> None:
    fill(models)
    models.sale.payment.choose(400_000)
    window.take_command(Command.CASH)
    goods = found(models)
    lines = [Removal(product_id=goods[0].product_id, quantity_milli=1000, reason=OutReason.DAMAGE)]
    remove_stock(models.desk.till, lines)
    window.open_screen(ScreenName.PRODUCTS)
    window.take_command(Command.EXPLAIN)
