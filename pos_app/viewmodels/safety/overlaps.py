"""Prices that were changed in two places: which one holds is decided by one key, now or later."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from pos_app.db.entry import Topic
from pos_app.db.queries import overlaps
from pos_app.domain.people import Right
from pos_app.errors import PosError
from pos_app.operations.products import settle_price
from pos_app.viewmodels.figures import as_one, format_money, isolated
from pos_app.viewmodels.inbox import clock_text
from pos_app.viewmodels.people.words import person_word
from pos_app.viewmodels.shell import Notice

if TYPE_CHECKING:
    from pos_app.db.queries.overlaps import PriceEdit, PriceOverlap
    from pos_app.operations.context import TillContext
    from pos_app.viewmodels.shell import Desk


class PriceChoice(NamedTuple):
    """One of the two prices: who set it where and when, and the price; both in words."""

    made_by: str
    price: str


class OverlapView(NamedTuple):
    """The first product to decide about, and how many more there are; empty for none."""

    title: str = ""
    choices: tuple[PriceChoice, ...] = ()
    more: int = 0


class OverlapModel(QObject):
    """Reads the overlaps when the page is looked at; it never interrupts a sale."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._found: tuple[PriceOverlap, ...] = ()
        self.is_watched = False
        self.view = OverlapView()
        desk.bus.changed.connect(self._on_topics)

    def read(self) -> None:
        """Read what is to be decided."""
        try:
            with self._desk.till.db.read() as tx:
                found = overlaps.prices(tx)
        except PosError as error:
            self._desk.shell.fail(error)
            return
        self.show(found)

    def show(self, found: tuple[PriceOverlap, ...]) -> None:
        """Show the first of these, and how many more there are."""
        self._found = found
        self.view = self._view()
        self.changed.emit()

    def choose(self, place: int) -> bool:
        """The first or the second price holds from now on; False when there is nothing to decide.

        Who may not change products asks somebody who may.
        """
        if not self._found or not 0 <= place < 2:
            return False
        overlap = self._found[0]
        price = (overlap.holds, overlap.other)[place].price_paisa
        self._desk.approver.run(Right.EDIT_CATALOGUE, partial(self._settle, overlap, price))
        return True

    def _settle(self, overlap: PriceOverlap, price_paisa: int, till: TillContext) -> None:
        try:
            settle_price(till, overlap.product_id, price_paisa)
        except PosError as error:
            self._desk.shell.fail(error)
            return
        words = self.tr("{name} costs {price} from now on, on every till")
        money = format_money(price_paisa, self._desk.style)
        self._desk.shell.notice(Notice(words.format(name=as_one(overlap.name), price=money)))
        self._desk.bus.tell({Topic.CATALOGUE})

    def _view(self) -> OverlapView:
        if not self._found:
            return OverlapView()
        first = self._found[0]
        words = self.tr("Price of {name} was changed in two places. Which one holds?")
        return OverlapView(
            words.format(name=as_one(first.name)),
            tuple(map(self._choice, (first.holds, first.other))),
            len(self._found) - 1,
        )

    def _choice(self, edit: PriceEdit) -> PriceChoice:
        till = self._desk.till
        place = self.tr("Till {number}").format(number=isolated(edit.till_no))
        if edit.till_no == till.identity.till_no:
            place = self.tr("Here")
        elif not edit.till_no:
            place = self.tr("Head office")
        time = isolated(clock_text(edit.occurred_ms, till.clock.wall_ms()))
        parts = [place, as_one(person_word(edit.actor)) if edit.actor else "", time]
        made_by = " \u00b7 ".join(filter(None, parts))
        return PriceChoice(made_by, format_money(edit.price_paisa, self._desk.style))

    def _on_topics(self, topics: frozenset[object]) -> None:
        """The catalogue changed: what was to be decided may be settled."""
        if self.is_watched and Topic.CATALOGUE in topics:
            self.read()
