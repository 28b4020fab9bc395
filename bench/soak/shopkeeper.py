"""Somebody who works at the window without a pause: bills of every kind, all screens in turn."""

from collections.abc import Callable
from random import Random
from time import perf_counter_ns

from pos_protocol.events import TenderKind

from pos_app.db.queries import products
from pos_app.domain.product import Product
from pos_app.operations.khata import customers
from pos_app.till_window import TillWindow
from pos_app.ui.app import TillApplication
from pos_app.ui.key_map import Command, ScreenName
from pos_app.ui.main_window import MainWindow
from pos_app.viewmodels.settings.entries import Setting

BILLS_AN_HOUR = 90
"""A bill each forty seconds: what one busy counter does."""
SCREENS_EVERY, LANGUAGE_EVERY, SHIFT_EVERY = 23, 240, 720
LINES_MAX = 12
BALANCE_PAISA_MAX = 500_000
LANGUAGES = ("ur", "hi", "en")
ELSEWHERE = tuple(name for name in ScreenName if name not in {ScreenName.LOGIN, ScreenName.DIALOG})


class Shopkeeper:
    """Plays bills into a window that is shown; after each one the event loop is empty."""

    def __init__(self, app: TillApplication, whole: TillWindow, *, seed: int = 7) -> None:
        self._app, self._whole, self._rng = app, whole, Random(seed)
        self.bills = self.paid = self._spoken = 0
        till = whole.models.desk.till
        with till.db.read() as tx:
            goods = [hit.product for hit in products.all_products(tx)]
        self._goods = [each for each in goods if each.barcodes]
        self._buyers = [
            customers.add_customer(till, name, phone="", limit_paisa=None).customer.customer_id
            for name in ("Karim", "Shazia Bibi", "\u0631\u0627\u0634\u062f")
        ]

    @property
    def _window(self) -> MainWindow:
        return self._whole.window

    def work(self, bills: int) -> None:
        """So many more bills, with what lies between them."""
        for _ in range(bills):
            self.bills += 1
            self._bill()
            for every, work in (
                (SCREENS_EVERY, self._look_around),
                (LANGUAGE_EVERY, self._change_language),
                (SHIFT_EVERY, self._close_shift),
            ):
                if self.bills % every == 0:
                    work()

    def warm_up(self, bills: int) -> None:
        """Sell a little, and once do everything that is built when it is first wanted."""
        self.work(bills)
        self._look_around()
        for _ in LANGUAGES:
            self._change_language()
            self._look_around()
        self._close_shift()

    def settle(self, milliseconds: int = 1500) -> None:
        """Let what is put off at the start, or waits for a timer, come to an end."""
        until = perf_counter_ns() + milliseconds * 1_000_000
        while perf_counter_ns() < until:
            self._app.processEvents()

    def _bill(self) -> None:
        """Scan, change one's mind, and pay: nine ways by turns."""
        sale = self._whole.models.sale
        for product in self._rng.choices(self._goods, k=self._rng.randint(1, LINES_MAX)):
            if self._rng.random() < 0.1:
                sale.type_text("3*")
            self._scan(product)
        ways: tuple[Callable[[], object], ...] = (
            self._in_cash,
            self._with_change,
            self._by_card,
            self._on_khata,
            self._after_undo,
            self._after_a_hold,
            self._after_a_search,
            self._with_a_discount,
            self._in_parts,
        )
        ways[self.bills % len(ways)]()
        self._turn()
        assert not sale.cart.lines, "paid and cleared"
        self.paid += 1

    def _scan(self, product: Product) -> None:
        self._window.take_scan(product.barcodes[0].code)
        self._turn()

    def _press(self, *commands: Command) -> None:
        for command in commands:
            self._window.take_command(command)
            self._turn()

    def _type(self, text: str) -> None:
        self._window.front.take_text(text)
        self._turn()

    def _turn(self) -> None:
        self._app.processEvents()

    def _in_cash(self) -> None:
        self._press(Command.CASH)

    def _with_change(self) -> None:
        self._type("90000")
        self._press(Command.CASH)

    def _by_card(self) -> None:
        self._press(Command.CARD)
        payment = self._whole.models.sale.payment
        while payment.view.asking is not None and payment.view.asking.kind is not TenderKind.CARD:
            self._press(Command.CARD)
        self._type("4411")
        self._window.front.take_enter()

    def _on_khata(self) -> None:
        payment = self._whole.models.sale.payment
        buyer = self._rng.choice(self._buyers)
        payment.choose_buyer(buyer)
        self._press(Command.KHATA)
        paid = payment.view.paid
        balance_paisa = (paid and paid.balance_paisa) or 0
        if balance_paisa > BALANCE_PAISA_MAX:
            payment.deeds.pay(buyer, str(balance_paisa // 100), kind="cash", reference="")

    def _after_undo(self) -> None:
        self._press(Command.REMOVE_LINE, Command.UNDO, Command.REDO, Command.UNDO, Command.CASH)

    def _after_a_hold(self) -> None:
        self._press(Command.HOLD)
        self._scan(self._goods[0])
        self._press(Command.CASH, Command.RECALL, Command.CASH)

    def _after_a_search(self) -> None:
        self._type("a")
        self._press(Command.BACK, Command.HELP, Command.HELP, Command.CASH)

    def _with_a_discount(self) -> None:
        self._type("1")
        self._press(Command.DISCOUNT, Command.CASH)

    def _in_parts(self) -> None:
        self._type("5")
        self._press(Command.CASH, Command.CASH)

    def _look_around(self) -> None:
        """Open every screen, and go back to selling."""
        for name in ELSEWHERE:
            self._window.open_screen(name)
            self.settle(15)
        self._window.open_screen(ScreenName.SALE)
        self._turn()

    def _change_language(self) -> None:
        """The window is built anew from the same models."""
        models = self._whole.models
        entries = (one for page in models.settings.pages for one in page.entries)
        (entry,) = (one for one in entries if one.name == "lang")
        assert isinstance(entry, Setting)
        models.settings.take(entry, LANGUAGES[self._spoken % len(LANGUAGES)])
        self._spoken += 1
        self.settle(50)

    def _close_shift(self) -> None:
        """The Z of the day; the next bill opens a shift."""
        self._window.open_screen(ScreenName.SHIFT)
        self._press(Command.SAVE, Command.SAVE, Command.SAVE)
        self._window.open_screen(ScreenName.SALE)
        self.settle(50)
