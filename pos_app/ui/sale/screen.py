"""The sale screen: scan, see the line, see the total, take the money."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from pos_app.ui.frame.screen import Screen
from pos_app.ui.key_map import Command, ScreenName
from pos_app.ui.sale.back_strip import BackStrip
from pos_app.ui.sale.line_list import LineHeading, LineList
from pos_app.ui.sale.pay_side import PaySide
from pos_app.ui.sale.sale_keys import ASKING, COMMANDS, SHOWN_ELSEWHERE, TILES
from pos_app.ui.sale.tiles import TileRow
from pos_app.ui.tokens import PAY_SIDE_WIDTH_PX
from pos_app.ui.widgets.card import Card
from pos_app.ui.widgets.command_bar import CommandBar
from pos_app.viewmodels.bill.asks import Ask

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent

    from pos_app.ui.frame.khata_covers import KhataCovers
    from pos_app.ui.frame.search import SearchOverlay
    from pos_app.ui.frame.unknown import UnknownCard
    from pos_app.ui.sale.held_overlay import HeldOverlay
    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.sale import SaleModel

MARGIN_PX = 12


class SaleScreen(Screen):
    """Lays out the sale's view-model and hands it what is typed, scanned and commanded."""

    screen_name: ClassVar[ScreenName] = ScreenName.SALE
    side_px = PAY_SIDE_WIDTH_PX
    commands: ClassVar[frozenset[Command]] = COMMANDS
    on_buttons: ClassVar[frozenset[Command]] = SHOWN_ELSEWHERE
    new_wanted = Signal(str)
    """The name of a product that nobody has found and that is to be added."""

    def __init__(self, theme: Theme, sale: SaleModel) -> None:
        super().__init__()
        self._theme = theme
        self._sale = sale
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN_PX, MARGIN_PX, MARGIN_PX, MARGIN_PX)
        row.setSpacing(MARGIN_PX)
        left = QVBoxLayout()
        left.setSpacing(10)
        row.addLayout(left, 1)
        self._bar = CommandBar(theme, self.tr("Scan, or type a code, a name or 3*"))
        left.addWidget(self._bar)
        self._back_strip = BackStrip(theme)
        left.addWidget(self._back_strip)
        card = Card(theme)
        self._heading = LineHeading(theme)
        self._list = LineList(theme, sale.lines)
        card.column.addWidget(self._heading)
        card.column.addWidget(self._list, 1)
        left.addWidget(card, 1)
        self._tiles = TileRow(theme, sale.tiles)
        left.addWidget(self._tiles)
        self._pay_side = PaySide(theme, sale.payment)
        row.addWidget(self._pay_side)
        self._connect()
        self.refresh()
        self._show_paid()

    # What lies over the bill now and then is loaded when it is first wanted.
    @cached_property
    def _search(self) -> SearchOverlay:
        """The search over the bill."""
        from pos_app.ui.frame.search import SearchOverlay  # noqa: PLC0415 - as said above

        search = SearchOverlay(self._theme, self, self._sale.search)
        search.taken.connect(self._sale.add)
        return search

    @cached_property
    def _unknown(self) -> UnknownCard:
        """The card that asks about an unknown code."""
        from pos_app.ui.frame.unknown import UnknownCard  # noqa: PLC0415 - as said above

        return UnknownCard(
            self._theme, self, self._sale.unknown, rows=self._list, can_sell_once=True
        )

    @cached_property
    def _held(self) -> HeldOverlay:
        """The list of bills on hold."""
        from pos_app.ui.sale.held_overlay import HeldOverlay  # noqa: PLC0415 - as said above

        return HeldOverlay(self._theme, self, self._sale.holding)

    def _list_held(self) -> None:
        self._held.begin()

    @cached_property
    def _khata(self) -> KhataCovers:
        """Who buys, and payments onto a khata."""
        from pos_app.ui.frame.khata_covers import KhataCovers  # noqa: PLC0415 - as said above

        payment = self._sale.payment
        covers = KhataCovers(self._theme, self, style=payment.style, deeds=payment.deeds)
        covers.picked.connect(payment.choose_buyer)
        covers.nobody.connect(lambda: payment.choose_buyer(None))
        covers.given_up.connect(payment.forget_wish)
        return covers

    def _ask_buyer(self) -> None:
        """Ask who buys: F5, or F9 without a customer."""
        self._khata.ask_who(self._sale.payment.picking, self.tr("Who buys?"))

    def _ask_khata_payment(self) -> None:
        """F9 without a bill: somebody pays onto their khata."""
        self._khata.ask_who_pays(self._sale.payment.picking)

    def _begin_search(self, text: str) -> None:
        self._search.begin(text)

    def _is_open(self, overlay: str) -> bool:
        """Whether an overlay was ever built, and is shown."""
        return overlay in vars(self) and getattr(self, overlay).isVisible()

    def _ask_unknown(self) -> None:
        """Ask about the code that waits; the card follows the rest by itself."""
        if "_unknown" not in vars(self):
            self._unknown.refresh()

    def _connect(self) -> None:
        """Let the parts tell the view-model, and the view-model tell the parts."""
        sale = self._sale
        self._list.clicked.connect(lambda index: sale.choose_line(index.row()))
        self._list.stepped.connect(self._step)
        self._list.widened.connect(self._heading.fit)
        self._tiles.pressed.connect(sale.tiles.press)
        self._pay_side.pay_pressed.connect(sale.pay)
        self._pay_side.khata_pressed.connect(sale.pay_on_khata)
        self._pay_side.amount_chosen.connect(sale.choose_amount)
        self._pay_side.transfer_pressed.connect(lambda: self.take_command(Command.CARD))
        self._pay_side.seen_pressed.connect(sale.payment.confirm_transfer)
        self._pay_side.buyer_pressed.connect(self._ask_buyer)
        sale.search_wanted.connect(self._begin_search)
        sale.holding.listed.connect(self._list_held)
        sale.unknown.changed.connect(self._ask_unknown)
        sale.changed.connect(self.refresh)
        sale.payment.changed.connect(self._show_paid)
        sale.payment.buyer_wanted.connect(self._ask_buyer)
        sale.payment.khata_payment_wanted.connect(self._ask_khata_payment)

    def refresh(self) -> None:
        """Show the entry, the current line and the scanner's state."""
        sale = self._sale
        self._bar.show_entry(sale.entry.typed, sale.entry.multiplier_text, sale.worth_text)
        if sale.entry.asked_milli is not None:
            words = self.tr("Really {count}? Enter: yes, Esc: no")
            self._bar.show_state(words.format(count=sale.entry.asked_text), is_warning=True)
        elif asked := sale.asks.words():
            self._bar.show_state(asked, is_warning=True)
        else:
            self._bar.show_state(self.tr("Ready to scan"))
        shows_paisa = any(line.amount_paisa % 100 for line in sale.lines.rows)
        self._heading.show_paisa(shows_paisa=shows_paisa)
        self._list.show_paisa(shows_paisa=shows_paisa)
        self._list.show_current(sale.current_row)

    def listed(self) -> frozenset[Command]:
        """The tiles and the ways to pay show their own keys."""
        return self.commands - self.on_buttons

    def explained(self) -> int | None:
        """What the search has chosen, else the line's product."""
        of = self._sale.search.chosen if self._is_open("_search") else self._sale.current_line
        return None if of is None else of.product_id

    def take_scan(self, text: str) -> None:
        """Put a scanned code on the bill, whatever is open over it."""
        if self._is_open("_search"):
            self._search.close_softly()
        if self._is_open("_held"):
            self._held.hide()
        if "_khata" in vars(self):
            self._khata.close_softly()
        self._sale.scan(text)

    def take_command(self, command: Command) -> bool:
        """Do what a command key asks."""
        for card in ("_held", "_unknown"):
            if self._is_open(card) and getattr(self, card).take_command(command):
                return True
        if "_khata" in vars(self) and self._khata.take_command(command):
            return True
        if command is Command.BACK:
            return self._go_back()
        if command in TILES:
            return self._sale.tiles.press(TILES[command])
        if command in ASKING:
            # A button that had the keyboard would take the Enter, and the rail the digits too.
            self.setFocus()
        does = {
            Command.SEARCH: lambda: self._search.begin(""),
            Command.QUANTITY: lambda: self._sale.ask(Ask.QUANTITY),
            Command.PRICE: lambda: self._sale.ask(Ask.PRICE),
            Command.PIN_TILE: lambda: self._sale.ask(Ask.TILE),
            Command.DISCOUNT: self._sale.ask_discount,
            Command.HOLD: self._sale.hold,
            Command.RECALL: self._sale.holding.recall,
            Command.CASH: self._sale.pay,
            Command.CASH_NO_RECEIPT: lambda: self._sale.pay(wants_slip=False),
            Command.CUSTOMER: self._ask_buyer,
            Command.KHATA: self._sale.pay_on_khata,
            Command.CARD: self._sale.ask_transfer,
            Command.REMOVE_LINE: self._sale.remove,
            Command.UNDO: self._sale.undo,
            Command.REDO: self._sale.redo,
        }.get(command)
        if does is None:
            return False
        if not self._adds_missing(command):
            does()
        return True

    def _adds_missing(self, command: Command) -> bool:
        """Close the search for a command; True when F12 meant to add what it has not found.

        Nobody means to take money in the middle of a search that finds nothing.
        """
        if not self._is_open("_search") or command is Command.SEARCH:
            return False
        name = self._sale.search.missing if command is Command.CASH else ""
        self._search.close_softly()
        if name:
            self.new_wanted.emit(name)
            self.screen_wanted.emit(ScreenName.PRODUCTS, Command.NEW)
        return bool(name)

    def take_text(self, text: str) -> None:
        self._sale.type_text(text)

    def take_enter(self) -> None:
        self._sale.enter()

    def take_backspace(self) -> None:
        self._sale.backspace()

    def take_move(self, rows: int) -> None:
        self._sale.move(rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt held shows which key is which tile."""
        if event.key() == Qt.Key.Key_Alt:
            self._tiles.show_keys(is_held=True)
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Alt let go."""
        if event.key() == Qt.Key.Key_Alt:
            self._tiles.show_keys(is_held=False)
        super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Another window may take Alt's release."""
        self._tiles.show_keys(is_held=False)
        super().focusOutEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the pay side take what a small screen can give."""
        super().resizeEvent(event)
        self._pay_side.fit(self.width(), self.height())
        self._tiles.fit(self.height())

    def _go_back(self) -> bool:
        """Close what is open, then clear the entry; False when there was nothing."""
        if self._is_open("_search"):
            self._search.close_softly()
            return True
        if not self.hasFocus():
            self.setFocus()
            return True
        return self._sale.escape()

    def _show_paid(self) -> None:
        """Say on the empty list that the bill is paid, until the next one begins."""
        paid = self._sale.payment.view.paid
        self._back_strip.show_back(self._sale.payment.view.back)
        if paid is None:
            self._list.show_invitation()
        else:
            is_paid = paid.khata_paisa < paid.total_paisa or not paid.total_paisa
            self._list.show_paid(paid.receipt_no, is_paid=is_paid)

    def _step(self, row: int, step: int) -> None:
        """One more or one less of a line, by the stepper."""
        self._sale.choose_line(row)
        self._sale.step(step)
