"""What hardly ever happens: huge amounts, the longest names, long lists, and what is in the way."""

import contextlib
from collections.abc import Callable
from uuid import UUID

from pos_protocol.events import OutReason, Unit

from pos_app.devices.printing.errors import PrinterOutOfPaper
from pos_app.domain.khata.accounts import PAID_AHEAD_MAX_PAISA
from pos_app.domain.people import Role
from pos_app.domain.product import Product
from pos_app.domain.stock import Receipt
from pos_app.errors import PinWaits, PinWrong
from pos_app.operations import people
from pos_app.operations.khata import customers
from pos_app.operations.paper.queue import Unprinted
from pos_app.operations.products import NewProduct, add_product
from pos_app.operations.stocking import receive_stock
from pos_app.operations.upkeep.settings import change_settings
from pos_app.ui.key_map import Command, ScreenName
from pos_app.ui.main_window import MainWindow
from pos_app.viewmodels.models import Models
from pos_app.viewmodels.paper.desk import PaperModel
from pos_app.viewmodels.paper.press import PressReport
from pos_app.viewmodels.shell import SyncState
from tests.support.screens.sample import fill, found
from tests.support.shops.staff import PINS, hire, seat

HUGE_PAISA = 9_999_999_999
MOST_PAISA = 10 * PAID_AHEAD_MAX_PAISA - 1
"""What one entry of a khata may say."""
HUGE_MILLI = 99_999_999
MANY = 60
LONG = (
    ("Shan Special Bombay Biryani Masala Family Pack with Extra Saffron 12 x 65 g Carton",
     "شان سپیشل بمبئی بریانی مصالحہ فیملی پیک زعفران کے ساتھ بارہ پیکٹ والا بڑا ڈبہ",
     "शान स्पेशल बॉम्बे बिरयानी मसाला फ़ैमिली पैक केसर के साथ बारह पैकेट वाला बड़ा डिब्बा"),
    ("Dalda Banaspati", "ڈالڈا بناسپتی", "डालडा वनस्पति"),
)  # fmt: skip
NAMES = (
    "Muhammad Abdul Rehman Chaudhry of the corner house",
    "چوہدری محمد عبدالرحمان صاحب گلی نمبر پانچ والے",
    "श्रीमती राजेश्वरी देवी विश्वनाथन कुमार अग्रवाल",
)
LONGEST = {*NAMES, *(name for good in LONG for name in good)}
"""Names that may end in an ellipsis where they are listed."""
STAFF = ("Muhammad Abdul Rehman", "چوہدری محمد عبدالرحمان", "राजेश्वरी देवी अग्रवाल")
WRONG, WRONG_MAX = "0000", 5


def _goods(models: Models) -> list[Product]:
    """Goods with long names at the highest price that a shop may ask, and a lot of them."""
    goods = [
        add_product(
            models.desk.till,
            NewProduct(
                name_en=english, name_ur=urdu, name_hi=hindi, unit=unit,
                price_paisa=HUGE_PAISA, cost_paisa=HUGE_PAISA - 1, low_at_milli=HUGE_MILLI,
            ),
        )
        for (english, urdu, hindi), unit in zip(LONG, (Unit.KG, Unit.PIECE), strict=True)
    ]  # fmt: skip
    lines = [
        Receipt(product_id=good.product_id, quantity_milli=quantity, cost_paisa=HUGE_PAISA)
        for good, quantity in zip(goods, (HUGE_MILLI, HUGE_MILLI // 1000 * 1000), strict=True)
    ]
    receive_stock(models.desk.till, lines)
    return goods


def huge_bill(_window: MainWindow, models: Models) -> None:
    """One line more would still be sold: 99,999,999.99 for each of these."""
    fill(models)
    for product in _goods(models):
        models.sale.add(product)
    models.sale.payment.choose(HUGE_PAISA * 2)


def long_bill(_window: MainWindow, models: Models) -> None:
    """More lines than there is room for, and the chosen one is far from both ends."""
    goods = [*found(models), _goods(models)[1]]
    cart = models.keeper.cart
    for place in range(MANY):
        # Another price each time: goods at one price are one line.
        cart = cart.add(goods[place % len(goods)], price_paisa=100 * (place + 1))
    models.keeper.change(cart)
    models.sale.choose_line(MANY // 2)


def huge_goods(window: MainWindow, models: Models) -> None:
    goods = _goods(models)
    window.open_screen(ScreenName.PRODUCTS)
    models.products.show_product(goods[0].product_id)


def huge_search(window: MainWindow, models: Models) -> None:
    _goods(models)
    models.sale.type_text("s")


def huge_delivery(window: MainWindow, models: Models) -> None:
    window.open_screen(ScreenName.STOCK)
    for product in _goods(models):
        models.receive.add(product, "", 1000)
    models.receive.add(found(models)[2], "", HUGE_MILLI)
    models.receive.vendor_name = NAMES[0]


def huge_removal(window: MainWindow, models: Models) -> None:
    window.open_screen(ScreenName.REMOVAL)
    for product in _goods(models):
        models.remove.add(product, "", 1000)
        models.remove.choose_reason(OutReason.VENDOR_RETURN)
    models.remove.add(found(models)[2], "", HUGE_MILLI)


def huge_khata(window: MainWindow, models: Models) -> None:
    """People of long names who owe as much as a khata holds; the rest of a long list."""
    till = models.desk.till
    for name in (*NAMES, *(f"Customer {place}" for place in range(MANY))):
        account = customers.add_customer(till, name, phone="0300-1234567", limit_paisa=HUGE_PAISA)
        owed = MOST_PAISA if name in NAMES else 12_350
        customers.adjust_khata(till, account.customer.customer_id, owed, note="paper book")
    window.open_screen(ScreenName.KHATA)
    models.khata.show_customer(10_000_001)


def throttled(window: MainWindow, models: Models) -> None:
    """Five wrong PINs: the next one waits."""
    till = models.desk.till
    hire(till)
    hasher = people.hasher_of(till)
    for name in STAFF:
        people.add_user(till, name, Role.CASHIER, pin=PINS["Sana"], hasher=hasher)
    seat(models, "Aslam")
    fill(models)
    window.take_command(Command.LOCK)
    for _ in range(WRONG_MAX):
        with contextlib.suppress(PinWrong, PinWaits):
            people.end_try(till, people.begin_try(till, "Aslam", WRONG), is_right=False)
    asking = models.login.asking
    assert asking is not None
    asking.give(WRONG)


def no_paper(_window: MainWindow, models: Models) -> None:
    """The printer has run out of paper, and slips wait."""
    fill(models)
    desk, shell = models.desk, models.shell
    desk.set_anew(change_settings(desk.till, {"printer.address": "tcp:127.0.0.1:1"}), {"printer"})
    paper = PaperModel(desk)
    waiting = Unprinted(waiting=tuple(UUID(int=number) for number in range(12)))
    paper.begin(waiting)
    paper.hear(PressReport(waiting, problem=PrinterOutOfPaper()))
    shell.show(shell.view._replace(sync=SyncState.ATTENTION, unsynced=1284))


def lost(window: MainWindow, models: Models) -> None:
    """A restored server has lost what other tills made."""
    window.open_screen(ScreenName.SYNC)
    view = models.inbox.view._replace(
        state=SyncState.SYNCED,
        server_url="https://kiryana.example/store",
        events=128_400,
        last_sync_ms=1_795_335_500_000,
        set_aside=1284,
    )
    models.inbox.show(view)
    models.inbox.show_cases((), ())


SCENES: tuple[Callable[[MainWindow, Models], None], ...] = (
    huge_bill, long_bill, huge_goods, huge_search, huge_delivery, huge_removal, huge_khata,
    throttled, no_paper, lost,
)  # fmt: skip
