"""What lies over a screen about a customer: who buys, somebody new, a payment, an adjustment."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pos_app.ui.frame.customer_list import CustomerPicker
from pos_app.ui.frame.form import FIRST, SECOND, THIRD, Field, Form, Way
from pos_app.viewmodels.figures import isolated
from pos_app.viewmodels.khata.rows import standing_words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

    from pos_app.ui.key_map import Command
    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.figures import MoneyStyle
    from pos_app.viewmodels.khata.deeds import KhataDeeds
    from pos_app.viewmodels.khata.picking import PickingModel
    from pos_app.viewmodels.khata.rows import AccountRow

_COVERS = ("picker", "new_form", "edit_form", "pay_form", "adjust_form")


class KhataCovers(QObject):
    """Builds each cover when it is first wanted, and passes commands to the one that is open."""

    picked = Signal(int)
    nobody = Signal()
    given_up = Signal()

    def __init__(
        self, theme: Theme, over: QWidget, *, style: MoneyStyle, deeds: KhataDeeds
    ) -> None:
        super().__init__(over)
        self._theme, self._over, self._style, self._deeds = theme, over, style, deeds
        self._picking: PickingModel | None = None
        self._purpose = ""
        self._about = 0
        deeds.done.connect(self._done)

    def ask_who(self, picking: PickingModel, title: str) -> None:
        """Ask who it is about; `picked` tells."""
        self._picking = picking
        self._purpose = "pick"
        self.picker.begin(title)

    def ask_who_pays(self, picking: PickingModel) -> None:
        """Ask who pays onto their khata, then how much."""
        self._picking = picking
        self._purpose = "pay"
        self.picker.begin(self.tr("Who pays?"))

    def ask_new(self, text: str = "") -> None:
        """Ask for the name, the phone and the limit of somebody new."""
        has_letters = any(char.isalpha() for char in text)
        texts = {"name": text if has_letters else "", "phone": "" if has_letters else text}
        hint = self.tr("Without a limit of their own the store's limit holds")
        self.new_form.begin(self.tr("New customer"), hint, texts)

    def ask_change(self, row: AccountRow) -> None:
        """Ask what to change of a customer."""
        self._about = row.customer_id
        limit = "" if row.own_limit_paisa is None else _plain(row.own_limit_paisa)
        texts = {"name": row.name, "phone": row.phone, "limit": limit}
        hint = self.tr("Without a limit of their own the store's limit holds")
        self.edit_form.begin(self.tr("Change customer"), hint, texts)

    def ask_payment(self, row: AccountRow) -> None:
        """Ask how much a customer pays, and how."""
        self._about = row.customer_id
        title = standing_words(row, self._style, name=isolated(row.name))
        texts = {"amount": _plain(row.balance_paisa) if row.balance_paisa > 0 else ""}
        hint = self.tr("Card and QR: type the payment's number too")
        self.pay_form.begin(title, hint, texts)

    def ask_adjustment(self, row: AccountRow) -> None:
        """Ask for an amount and a reason to set a khata right."""
        self._about = row.customer_id
        title = standing_words(row, self._style, name=isolated(row.name))
        hint = self.tr("What stood in the paper book, or what is forgiven")
        self.adjust_form.begin(title, hint, {})

    @property
    def front(self) -> CustomerPicker | Form | None:
        """The cover that is open, if one is; the last opened lies on top."""
        built = [getattr(self, name) for name in _COVERS if name in vars(self)]
        return next((cover for cover in reversed(built) if cover.isVisible()), None)

    def take_command(self, command: Command) -> bool:
        """Let the open cover do what a command asks; False when none is open or it does not."""
        front = self.front
        return front is not None and front.take_command(command)

    def close_softly(self) -> None:
        """A scan went to the bill: who it is about is asked again later."""
        front = self.front
        if front is not None:
            front.hide()
            self.given_up.emit()

    @cached_property
    def picker(self) -> CustomerPicker:
        """The list of customers."""
        assert self._picking is not None
        picker = CustomerPicker(self._theme, self._over, self._picking)
        picker.taken.connect(self._taken)
        picker.new_wanted.connect(self.ask_new)
        picker.nobody.connect(self.nobody)
        picker.closed.connect(self.given_up)
        return picker

    @cached_property
    def new_form(self) -> Form:
        """Somebody new."""

        def add(texts: Mapping[str, str]) -> None:
            self._deeds.add(texts["name"], phone=texts["phone"], limit=texts["limit"])

        way = Way(self.tr("Take on"), "plus", "F12", FIRST, add)
        return Form(self._theme, self._over, fields=self._who(), ways=[way])

    @cached_property
    def edit_form(self) -> Form:
        """What is known of a customer."""

        def change(texts: Mapping[str, str]) -> None:
            self._deeds.change(
                self._about, name=texts["name"], phone=texts["phone"], limit=texts["limit"]
            )

        way = Way(self.tr("Save"), "check", "F12", FIRST, change)
        return Form(self._theme, self._over, fields=self._who(), ways=[way])

    @cached_property
    def pay_form(self) -> Form:
        """A payment in cash, by card or by QR."""

        def paying(kind: str) -> Callable[[Mapping[str, str]], None]:
            def pay(texts: Mapping[str, str]) -> None:
                number = "" if kind == "cash" else texts["number"]
                self._deeds.pay(self._about, texts["amount"], kind=kind, reference=number)

            return pay

        fields = [
            Field("amount", self.tr("Amount"), is_figure=True),
            Field("number", self.tr("Payment reference")),
        ]
        ways = [
            Way(self.tr("Cash"), "banknote", "F12", FIRST, paying("cash")),
            Way(self.tr("Card"), "", "F10", THIRD, paying("card")),
            Way(self.tr("QR"), "qr-code", "F9", SECOND, paying("qr")),
        ]
        form = Form(self._theme, self._over, fields=fields, ways=ways)
        form.show_codes(lambda texts: self._deeds.code(self._about, texts["amount"]))
        return form

    @cached_property
    def adjust_form(self) -> Form:
        """An adjustment up or down."""

        def adjust(texts: Mapping[str, str], *, owes_more: bool) -> None:
            self._deeds.adjust(
                self._about, texts["amount"], reason=texts["reason"], owes_more=owes_more
            )

        fields = [
            Field("amount", self.tr("Amount"), is_figure=True),
            Field("reason", self.tr("Reason"), share=2),
        ]
        ways = [
            Way(
                self.tr("Owes more"),
                "plus",
                "F12",
                FIRST,
                lambda texts: adjust(texts, owes_more=True),
            ),
            Way(
                self.tr("Owes less"),
                "minus",
                "F9",
                SECOND,
                lambda texts: adjust(texts, owes_more=False),
            ),
        ]
        return Form(self._theme, self._over, fields=fields, ways=ways)

    def _who(self) -> list[Field]:
        return [
            Field("name", self.tr("Name"), share=3),
            Field("phone", self.tr("Phone"), share=2),
            Field("limit", self.tr("Limit"), is_figure=True, share=2),
        ]

    def _taken(self, customer_id: int) -> None:
        """Somebody was chosen: the screen is told, or they are asked what they pay."""
        chosen = self._picking.chosen if self._picking else None
        if self._purpose == "pay" and chosen is not None:
            self.ask_payment(chosen)
            return
        self.picked.emit(customer_id)

    def _done(self, customer_id: int) -> None:
        """It is on the disk: close the form; somebody new is chosen at once."""
        was_new = "new_form" in vars(self) and self.new_form.isVisible()
        is_asked = "picker" in vars(self) and self.picker.isVisible()
        for name in _COVERS:
            if name in vars(self):
                getattr(self, name).hide()
        if was_new and is_asked and self._purpose == "pick":
            self.picked.emit(customer_id)


def _plain(paisa: int) -> str:
    """An amount as one would type it."""
    rupees, rest = divmod(abs(paisa), 100)
    return f"{rupees}.{rest:02d}" if rest else str(rupees)
