"""Scenes of goods: the list of products, counts, vendors, and a stock explained."""

from collections.abc import Callable

from pos_protocol.events import Barcode, OutReason

from pos_app.domain.stock import Receipt, Removal, VendorBill
from pos_app.operations.products import ProductEdit, add_vendor, change_product
from pos_app.operations.stocking import receive_stock, remove_stock
from pos_app.ui.key_map import Command, ScreenName
from pos_app.ui.main_window import MainWindow
from pos_app.viewmodels.models import Models
from pos_app.viewmodels.shell import Notice
from tests.support.screens.sample import UNKNOWN, found


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
    goods = found(models)
    models.sale.add(goods[0])
    window.take_command(Command.CASH)
    lines = [Removal(product_id=goods[0].product_id, quantity_milli=1000, reason=OutReason.DAMAGE)]
    remove_stock(models.desk.till, lines)
    window.open_screen(ScreenName.PRODUCTS)
    window.take_command(Command.EXPLAIN)


def count(window: MainWindow, models: Models) -> None:
    window.open_screen(ScreenName.STOCK)
    window.take_command(Command.TAB_2)
    for good, quantity in zip(found(models)[:5], (24, 12, 85, 9, 61), strict=False):
        models.count.add(good, "", quantity * 1000)
    models.count.shelf = "Front shelf"
    models.count.type_text("3*")


def count_open(window: MainWindow, models: Models) -> None:
    count(window, models)
    models.count.escape()
    window.take_command(Command.BLIND)


def count_done(window: MainWindow, models: Models) -> None:
    count(window, models)
    window.take_command(Command.SAVE)
    models.shell.notice(Notice(""))


def vendors(window: MainWindow, models: Models) -> None:
    goods = found(models)
    for name in ("Metro Cash & Carry", "گل احمد ٹریڈرز", "Rashid Brothers"):
        vendor = add_vendor(models.desk.till, name)
        line = Receipt(product_id=goods[0].product_id, quantity_milli=1000, cost_paisa=48_000)
        bill = VendorBill(vendor_id=vendor.vendor_id)
        receive_stock(models.desk.till, [line], bill=bill)
    window.open_screen(ScreenName.STOCK)
    window.take_command(Command.TAB_3)
    models.vendors.choose(1)


SCENES: tuple[Callable[[MainWindow, Models], None], ...] = (
    products_list, products_low, products_expiring, products_offer, products_new, explained,
    count, count_open, count_done, vendors,
)  # fmt: skip
