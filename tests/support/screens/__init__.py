"""Screens in scripted states, on a real till with sample goods: for tests and for pictures."""

import contextlib
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from pos_protocol.events import Barcode, OutReason, Tender, TenderKind
from PySide6.QtCore import QEvent

from pos_app.db.queries import products as products
from pos_app.db.queries.cases import ToCount, WaitingEvent
from pos_app.domain.cart import Discount as Discount
from pos_app.domain.people import Right
from pos_app.domain.product import Product as Product
from pos_app.domain.sale import Origin
from pos_app.domain.stock import Receipt as Receipt
from pos_app.domain.stock import Removal as Removal
from pos_app.operations import history, returning, selling
from pos_app.operations.context import TillContext as TillContext
from pos_app.operations.demo import stock_demo as stock_demo
from pos_app.operations.khata import customers
from pos_app.operations.opening import create_store as create_store
from pos_app.operations.opening import open_till as open_till
from pos_app.operations.products import ProductEdit, change_product
from pos_app.operations.rules import pin_tile, set_rule
from pos_app.operations.stocking import receive_stock as receive_stock
from pos_app.operations.stocking import remove_stock as remove_stock
from pos_app.settings import load_settings as load_settings
from pos_app.ui.app import TillApplication
from pos_app.ui.key_map import Command, ScreenName
from pos_app.ui.main_window import MainWindow
from pos_app.ui.sale.tiles import TileRow
from pos_app.ui.shift.count_table import CountTable
from pos_app.viewmodels.models import Models, build_models
from pos_app.viewmodels.shell import Notice, SyncState
from tests.support.paper.ways import FileWays
from tests.support.screens import beginning, extremes
from tests.support.screens import goods as goods_scenes
from tests.support.screens import papers as paper_scenes
from tests.support.screens import transfers as transfer_scenes
from tests.support.screens.reporting import (
    reports_categories,
    reports_category_table,
    reports_days,
    reports_month,
    reports_payment,
    reports_table,
)
from tests.support.screens.sample import UNKNOWN, fill, found, sample_till
from tests.support.screens.setting import (
    settings_about,
    settings_customer,
    settings_look,
    settings_printer,
    settings_rules,
    settings_scale,
    settings_scanner,
    settings_staff,
    settings_store,
    settings_sync,
)
from tests.support.screens.trouble import clock_wrong, price_overlap, records
from tests.support.shops.staff import hire, seat

__all__ = ["SCENES", "Scene", "draw", "fill", "found", "sample_till", "shown"]

PAYEE = (
    "00020101021128420010A0000006770124PK36SCBL0000001123456702520454115303586"
    "5802PK5914MADINA GENERAL6006LAHORE62070703T016304F15D"
)
PRINTERS = ("HP LaserJet M111w", "Canon G3010 series")
COUNTS = ("", "3", "1", "2", "", "", "5")


type Scene = Callable[[MainWindow, Models], None]


def empty(_window: MainWindow, _models: Models) -> None:
    """Nothing was scanned yet."""


def bill(_window: MainWindow, models: Models) -> None:
    fill(models)
    models.sale.payment.choose(400_000)


def hold(window: MainWindow, models: Models) -> None:
    fill(models)
    window.take_command(Command.HOLD)
    window.take_scan("8964000153451")
    models.shell.show(models.shell.view._replace(sync=SyncState.OFFLINE, unsynced=12))


def removed(window: MainWindow, models: Models) -> None:
    fill(models)
    models.sale.type_text("3*")
    window.take_command(Command.REMOVE_LINE)
    models.shell.show(models.shell.view._replace(sync=SyncState.SYNCED, synced_at="10:42"))


def paid(window: MainWindow, models: Models) -> None:
    fill(models)
    models.sale.type_text("4000")
    window.take_command(Command.CASH)


def short(window: MainWindow, models: Models) -> None:
    fill(models)
    models.sale.type_text("400")
    window.take_command(Command.CASH)


def parts(window: MainWindow, models: Models) -> None:
    fill(models)
    models.sale.type_text("1500")
    window.take_command(Command.CARD)
    models.sale.type_text("4411")
    models.sale.enter()
    models.sale.type_text("400")
    window.take_command(Command.CASH)


def card(window: MainWindow, models: Models) -> None:
    fill(models)
    window.take_command(Command.CARD)


def qr(window: MainWindow, models: Models) -> None:
    set_rule(models.desk.till, "qr_payee", f'"{PAYEE}"')
    fill(models)
    window.take_command(Command.CARD)
    window.take_command(Command.CARD)
    models.sale.type_text("4711")


CUSTOMERS = (
    ("Rashid Mehmood", "0300-1234567", 800_000, 412_000),
    ("شازیہ بی بی", "0321-7654321", 1_000_000, 1_290_000),
    ("राजेश कुमार", "98765 43210", None, 45_050),
    ("Ghulam Qadir", "", 500_000, 0),
)


def customers_of(models: Models) -> None:
    """A few customers with what stood in the paper book."""
    till = models.desk.till
    for name, phone, limit, owed in CUSTOMERS:
        account = customers.add_customer(till, name, phone=phone, limit_paisa=limit)
        number = account.customer.customer_id
        if owed:
            customers.adjust_khata(till, number, owed, note="paper book")
    set_rule(till, "khata_limit_default", "1000000")


def buyer(window: MainWindow, models: Models) -> None:
    customers_of(models)
    fill(models)
    models.sale.scan("C:10000001")


def picker(window: MainWindow, models: Models) -> None:
    customers_of(models)
    fill(models)
    window.take_command(Command.KHATA)


def new_customer(window: MainWindow, models: Models) -> None:
    picker(window, models)
    window.take_command(Command.CASH)


def on_khata(window: MainWindow, models: Models) -> None:
    buyer(window, models)
    window.take_command(Command.KHATA)


def khata(window: MainWindow, models: Models) -> None:
    on_khata(window, models)
    pay = Tender(kind=TenderKind.CASH, amount=300_000)
    customers.take_khata_payment(models.desk.till, 10_000_001, pay)
    window.open_screen(ScreenName.KHATA)
    models.khata.show_customer(10_000_001)


def statement(window: MainWindow, models: Models) -> None:
    khata(window, models)
    window.take_command(Command.TABLE)


def khata_payment(window: MainWindow, models: Models) -> None:
    set_rule(models.desk.till, "qr_payee", f'"{PAYEE}"')
    khata(window, models)
    models.shell.notice(Notice(""))
    window.take_command(Command.SAVE)


def remind(window: MainWindow, models: Models) -> None:
    khata(window, models)
    models.shell.notice(Notice(""))
    window.take_command(Command.REMIND)


def search(window: MainWindow, models: Models) -> None:
    fill(models)
    models.sale.type_text("ta")


def unknown(window: MainWindow, models: Models) -> None:
    fill(models)
    window.take_scan(UNKNOWN)
    window.take_scan("8901030865278")


def keys(window: MainWindow, models: Models) -> None:
    fill(models)
    window.take_command(Command.HELP)


def receive(window: MainWindow, models: Models) -> None:
    window.open_screen(ScreenName.STOCK)
    for product, quantity in zip(found(models)[:6], (48, 24, 25, 12, 120, 36), strict=False):
        models.receive.add(product, "", quantity * 1000)
    for row, (cost, expiry) in enumerate((("505.50", "31/12/27"), ("", "3/27"), ("", "0"))):
        models.receive.move(-100)
        models.receive.move(row)
        models.receive.current_cell = 1
        models.receive.type_text(cost)
        models.receive.enter()
        models.receive.move_cell(1)
        models.receive.type_text(expiry)
        models.receive.enter()
    window.take_scan("]d201" + "08964000153451" + "17261230" + "10LOT7")
    models.receive.vendor_name, models.receive.bill_no = "Metro Cash & Carry", "8812"
    models.receive.take_delivery_day("2111")
    models.receive.move_cell(1)


def receive_past(window: MainWindow, models: Models) -> None:
    window.open_screen(ScreenName.STOCK)
    window.take_scan("8964000153451")
    models.receive.move_cell(2)
    models.receive.type_text("31.12.2025")
    models.receive.enter()


def receive_empty(window: MainWindow, _models: Models) -> None:
    window.open_screen(ScreenName.STOCK)


def remove(window: MainWindow, models: Models) -> None:
    window.open_screen(ScreenName.REMOVAL)
    goods = found(models)
    models.remove.add(goods[6], "", 2000)
    models.remove.choose_reason(OutReason.EXPIRED)
    models.remove.add(goods[2], "", 1250)
    models.remove.choose_reason(OutReason.SPOILAGE)
    models.remove.add(goods[5], "", 4000)


def remove_lists(window: MainWindow, models: Models) -> None:
    remove(window, models)
    for name in ("Daily waste", "For our tea"):
        models.remove.keep_as(name)
    window.take_command(Command.FILL_LIST)


def remove_done(window: MainWindow, models: Models) -> None:
    remove(window, models)
    window.take_command(Command.SAVE)


def sync(window: MainWindow, _models: Models) -> None:
    window.open_screen(ScreenName.SYNC)


def offline(window: MainWindow, models: Models) -> None:
    with models.desk.till.db.write() as tx:
        tx.execute("INSERT INTO takings VALUES ('2026-11-21', 2, 54000, 0, 1, 0)")
    window.open_screen(ScreenName.SYNC)
    view = models.inbox.view._replace(
        state=SyncState.OFFLINE,
        server_url="https://kiryana.example/store",
        events=1284,
        unsynced=12,
        oldest_ms=1_795_335_540_000,
        last_sync_ms=1_795_335_500_000,
    )
    models.inbox.show(view)


def cases(window: MainWindow, models: Models) -> None:
    offline(window, models)
    waiting = (
        WaitingEvent(
            kind=kind,
            receipt=receipt,
            occurred_ms=1_795_335_540_000,
            is_quarantined=False,
            verdict=verdict,
            code="",
        )
        for kind, receipt, verdict in (
            ("SaleCompleted", "1-1-7-68ac3086", "unexplained"),
            ("SaleReturned", "", "nothing_left"),
        )
    )
    counts = ToCount(product_id=1, name="Pakola 1.5 l", is_asked=True)
    models.inbox.show_cases((counts,), tuple(waiting))
    models.inbox.show(models.inbox.view._replace(state=SyncState.ATTENTION, held=2, more_cases=3))


def healed(window: MainWindow, models: Models) -> None:
    models.inbox.round_done(None, "new_epoch_required")
    offline(window, models)
    models.inbox.show(models.inbox.view._replace(state=SyncState.SYNCED, unsynced=0))
    # Told on another screen; whoever comes here later reads it on the page.
    models.shell.notice(Notice(""))


def shift_open(window: MainWindow, _models: Models) -> None:
    window.open_screen(ScreenName.SHIFT)


def _busy_shift(window: MainWindow, models: Models) -> None:
    fill(models)
    models.sale.payment.choose(400_000)
    window.take_command(Command.CASH)
    window.open_screen(ScreenName.SHIFT)
    models.shift.move_cash("out", "150", "tea")
    for place, count in enumerate(COUNTS):
        models.shift.set_count(place, count)
    table = window.findChild(CountTable)
    assert table is not None
    for place, count in enumerate(COUNTS):
        table.fields[place].setText(count)


def shift_blind(window: MainWindow, models: Models) -> None:
    _busy_shift(window, models)
    models.shell.notice(Notice(""))


def shift_counted(window: MainWindow, models: Models) -> None:
    _busy_shift(window, models)
    window.take_command(Command.SAVE)
    models.shell.notice(Notice(""))


def shift_paid_out(window: MainWindow, models: Models) -> None:
    _busy_shift(window, models)
    window.take_command(Command.CASH_OUT)


def shift_past(window: MainWindow, models: Models) -> None:
    _busy_shift(window, models)
    window.take_command(Command.SAVE)
    window.take_command(Command.SAVE)
    window.take_command(Command.TAB_2)


def shift_looking(window: MainWindow, models: Models) -> None:
    _busy_shift(window, models)
    models.shift.open_drawer("change for a note")
    window.take_command(Command.SAVE)
    window.take_command(Command.SAVE)
    window.take_command(Command.TAB_3)
    models.shell.notice(Notice(""))


def staff(window: MainWindow, models: Models) -> None:
    hire(models.desk.till)
    seat(models, "Sana")
    window.open_screen(ScreenName.SHIFT)
    window.take_command(Command.TAB_4)
    models.staff.choose(1)


def approval(window: MainWindow, models: Models) -> None:
    fill(models)
    hire(models.desk.till)
    seat(models, "Aslam")
    models.desk.approver.run(Right.CHANGE_PRICE, lambda _till: None)
    window.take_scan(UNKNOWN)


def login(window: MainWindow, models: Models) -> None:
    hire(models.desk.till)
    seat(models, "Aslam")
    fill(models)
    window.take_command(Command.LOCK)


def priced(window: MainWindow, models: Models) -> None:
    """Taxes, another price, a rate taken off, goods past their date, a carton, sugar by money."""
    till = models.desk.till
    goods = found(models)
    for number, rate in ((0, 1800), (3, 1700)):
        change_product(till, goods[number].product_id, ProductEdit(tax_bp=rate))
    set_rule(till, "tax_inclusive", "false")
    carton = (*goods[4].barcodes, Barcode(code="18964000153455", quantity=12_000))
    change_product(
        till, goods[4].product_id, ProductEdit(barcodes=carton, cost_paisa=goods[4].price_paisa)
    )
    window.take_scan("8964000153451")
    models.sale.type_text("50=")
    models.sale.add(goods[2])
    models.sale.scan("18964000153455")
    window.take_scan("]d201" + "08964000153451" + "17251230" + "10LOT7")
    fill(models)
    models.sale.choose_line(0)
    models.sale.type_text("500")
    window.take_command(Command.PRICE)
    models.sale.choose_line(2)
    models.sale.type_text("10%")
    window.take_command(Command.DISCOUNT)
    models.sale.choose_line(1)
    models.sale.type_text("50=")


def discount(window: MainWindow, models: Models) -> None:
    fill(models)
    window.take_command(Command.DISCOUNT)


def held(window: MainWindow, models: Models) -> None:
    goods = found(models)
    for place, label in enumerate(("Rashid Mehmood", "0300 1234567", "", "سرخ ٹوپی")):
        for product in goods[place : place + 3]:
            models.sale.add(product)
        models.sale.holding.hold(label)
    window.take_command(Command.RECALL)


def shared(window: MainWindow, models: Models) -> None:
    """Two products on one barcode."""
    fill(models)
    goods = found(models)
    codes = (*goods[1].barcodes, *goods[0].barcodes)
    edit = ProductEdit(barcodes=codes, is_code_shared=True)
    change_product(models.desk.till, goods[1].product_id, edit)
    window.take_scan("8964000153451")


def tiles(window: MainWindow, models: Models) -> None:
    """Alt is held; two goods are pinned."""
    fill(models)
    for place, good in ((0, 0), (3, 5)):
        pin_tile(models.desk.till, place, found(models)[good].product_id)
    models.sale.tiles.read()
    for row in window.front.findChildren(TileRow):
        row.show_keys(is_held=True)


def sold(window: MainWindow, models: Models) -> None:
    """Three bills: cash, khata, and one of which a part came back."""
    buyer(window, models)
    window.take_command(Command.KHATA)
    for codes in (("8964000153451", "8964000153451", "8964000123454"), ("8964000123454",)):
        for code in codes:
            window.take_scan(code)
        window.take_command(Command.CASH)
    sale_id = history.last_sale(models.desk.till)
    assert sale_id is not None
    cart = returning.return_cart(models.desk.till, sale_id, {1: 1000})
    origin = Origin(sale_id=sale_id, reason="sour")
    returning.return_sale(models.desk.till, cart, origin=origin)


def bills(window: MainWindow, models: Models) -> None:
    sold(window, models)
    window.take_command(Command.HISTORY)
    models.shell.notice(Notice(""))


def bill_of_return(window: MainWindow, models: Models) -> None:
    bills(window, models)
    place = next(n for n, row in enumerate(models.history.rows.rows) if row.is_return)
    models.history.choose(place)


def _tea_bill(window: MainWindow, models: Models) -> None:
    bills(window, models)
    models.history.search("1460")


def giving(window: MainWindow, models: Models) -> None:
    _tea_bill(window, models)
    window.take_command(Command.RETURN)
    window.take_scan("8964000153451")
    models.history.giving.type_text("2")
    models.shell.notice(Notice(""))


def giving_loose(window: MainWindow, models: Models) -> None:
    window.take_command(Command.RETURN)
    window.take_command(Command.NO_RECEIPT)
    window.take_scan("8964000153451")
    window.take_scan("8964000123454")
    window.take_command(Command.UNFIT)
    models.shell.notice(Notice(""))


def voiding(window: MainWindow, models: Models) -> None:
    fill(models)
    window.take_command(Command.CASH)
    window.take_command(Command.VOID_LAST)


def exchange(window: MainWindow, models: Models) -> None:
    _tea_bill(window, models)
    window.take_command(Command.RETURN)
    window.take_scan("8964000153451")
    window.take_command(Command.EXCHANGE)


def exchange_over(window: MainWindow, models: Models) -> None:
    exchange(window, models)
    window.take_scan("8964000123454")


def exchange_due(window: MainWindow, models: Models) -> None:
    exchange(window, models)
    fill_more(models)


def fill_more(models: Models) -> None:
    """Two large lines."""
    cart = models.keeper.cart
    for product in found(models)[:2]:
        cart = selling.sell_product(models.desk.till, cart, product, quantity_milli=3000)
    models.keeper.change(cart)
    models.shell.notice(Notice(""))


def exchanged(window: MainWindow, models: Models) -> None:
    exchange_due(window, models)
    window.take_command(Command.CASH)


def entries(window: MainWindow, models: Models) -> None:
    remove_done(window, models)
    window.take_command(Command.UNDO)
    window.take_command(Command.HISTORY)
    window.take_command(Command.TAB_2)
    models.shell.notice(Notice(""))


SCENES: dict[str, Scene] = {
    scene.__name__: scene
    for scene in (
        empty, bill, hold, removed, paid, short, parts, qr, buyer, new_customer, statement,
        khata_payment, remind, search, unknown, keys, receive,
        receive_empty, receive_past, remove, remove_done, sync, offline,
        healed, remove_lists, cases, approval, login, priced, discount, held, shared, tiles,
        shift_open, shift_blind, shift_counted,
        shift_paid_out, shift_past, shift_looking, staff,
        bills, bill_of_return, giving, giving_loose, voiding,
        exchange, exchange_over, exchange_due, exchanged, entries,
        reports_month, reports_table, reports_categories, reports_category_table,
        reports_payment, reports_days,
        *goods_scenes.SCENES, *paper_scenes.SCENES, *beginning.SCENES,
        *transfer_scenes.SCENES, *extremes.SCENES,
        records, price_overlap, clock_wrong,
        settings_store, settings_rules, settings_scanner, settings_scale, settings_customer,
        settings_staff, settings_look, settings_sync, settings_about, settings_printer,
    )
}  # fmt: skip


@contextlib.contextmanager
def shown(app: TillApplication, scene: Scene, *, size: tuple[int, int]) -> Iterator[MainWindow]:
    """A window in one scene, on a till of its own, in the language and look of now."""
    with tempfile.TemporaryDirectory() as folder:
        till = sample_till(Path(folder), language=app.theme.language)
        models = build_models(till, language=app.theme.language)
        models.page_ways = partial(FileWays, app.theme, Path(folder), PRINTERS)
        models.shell.show_clock("10:45")
        models.sale.tiles.read()
        window = MainWindow(app.theme, models)
        window.resize(*size)
        window.show()
        scene(window, models)
        app.processEvents()
        try:
            yield window
        finally:
            models.save_now()
            window.close()
            window.deleteLater()
            # Without a loop nothing is deleted, and each look would style every window again.
            app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            till.close()


def draw(app: TillApplication, scene: Scene, *, size: tuple[int, int], to: Path) -> None:
    """Draw one scene into a picture."""
    with shown(app, scene, size=size) as window:
        window.grab().save(str(to))
