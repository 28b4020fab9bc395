"""Why is this number 37? The movements of a product, newest first, each with the stock after it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pos_protocol.events import InReason, OutReason
from pos_protocol.ids import OPEN_ITEM_PRODUCT_ID, movement_place
from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject, Signal

from pos_app.db.queries import explaining, products, stock
from pos_app.errors import PosError
from pos_app.viewmodels.figures import MINUS, as_one, format_quantity, isolated
from pos_app.viewmodels.goods.rows import stock_text, written_day
from pos_app.viewmodels.inbox import local_time
from pos_app.viewmodels.people.words import person_word
from pos_app.viewmodels.row_model import RowModel
from pos_app.viewmodels.shell import Notice
from pos_app.viewmodels.units import is_weighed, reason_word

if TYPE_CHECKING:
    from pos_app.db.queries.explaining import Step
    from pos_app.domain.product import Product
    from pos_app.viewmodels.shell import Desk

PAGE = 50
NEAR = 10
"""So near to the last row that is read the next page is read."""

_IN: dict[str, object] = {
    InReason.PURCHASE: QT_TRANSLATE_NOOP("Explain", "Came in"),
    InReason.CUSTOMER_RETURN: QT_TRANSLATE_NOOP("Explain", "Brought back by a customer"),
    InReason.TRANSFER_IN: QT_TRANSLATE_NOOP("Explain", "From another store"),
    InReason.COUNT_GAIN: QT_TRANSLATE_NOOP("Explain", "More in count"),
    InReason.OPENING: QT_TRANSLATE_NOOP("Explain", "First stock"),
    InReason.CORRECTION: QT_TRANSLATE_NOOP("Explain", "Put right"),
}
_SOLD = QT_TRANSLATE_NOOP("Explain", "Sold")
_PUT_RIGHT = _IN[InReason.CORRECTION]


class StepRow(NamedTuple):
    """One movement as it is shown; `note` says what was decided, or that it waits."""

    what: str
    about: str
    delta: str
    after: str
    note: str
    is_in: bool
    is_held: bool


class ExplainModel(QObject):
    """The product that is asked about, its stock, and as many movements as were looked at."""

    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._product: Product | None = None
        self._steps: list[Step] = []
        self._before_milli = 0
        self.name = ""
        self.stock = ""
        self.forward = ""
        self.current_row = -1
        self.is_whole = False
        self.rows: RowModel[StepRow] = RowModel(lambda row: row.what, spoken=_spoken, parent=self)

    def ask(self, product_id: int | None) -> bool:
        """Read how a product's stock came about; False, with words, when there is none to ask."""
        if product_id is None or product_id == OPEN_ITEM_PRODUCT_ID:
            words = self.tr("Choose a line first: its stock is then explained")
            self._desk.shell.notice(Notice(words, is_error=True))
            return False
        try:
            with self._desk.till.db.read() as tx:
                product = products.by_id(tx, product_id)
                on_hand_milli = stock.on_hand(tx, [product_id])[product_id]
        except PosError as error:
            self._desk.shell.fail(error)
            return False
        if product is None:
            return False
        self._product, self._steps, self.is_whole = product, [], False
        self._before_milli = on_hand_milli
        self.name = product.name(self._desk.language)
        self.stock = stock_text(product, on_hand_milli)
        self.current_row = -1
        self._read_more()
        self.move(0)
        return True

    def move(self, rows: int) -> None:
        """Go to an older or newer movement; near the end older ones are read."""
        self.current_row = max(0, self.current_row + rows)
        while not self.is_whole and self.current_row + NEAR >= len(self._steps):
            self._read_more()
            if rows > PAGE:
                break
        self.current_row = min(self.current_row, len(self._steps) - 1)
        self.changed.emit()

    def _read_more(self) -> None:
        product = self._product
        assert product is not None
        try:
            with self._desk.till.db.read() as tx:
                steps, self._before_milli = explaining.latest(
                    tx,
                    product.product_id,
                    skip=len(self._steps),
                    after_milli=self._before_milli,
                    limit=PAGE,
                )
        except PosError as error:
            self._desk.shell.fail(error)
            self.is_whole = True
            return
        self._steps += steps
        self.is_whole = len(steps) < PAGE
        self.forward = ""
        if self.is_whole and self._before_milli:
            words = self.tr("Before that: {count}. Those movements are at head office")
            self.forward = words.format(count=stock_text(product, self._before_milli))
        self.rows.replace([self._row(product, step) for step in self._steps])

    def _row(self, product: Product, step: Step) -> StepRow:
        place = movement_place(step.movement_id)
        at = local_time(step.occurred_ms).strftime("%d.%m.%Y %H:%M")
        till = self.tr("Till {number}").format(number=isolated(place.till_no))
        paper = step.receipt or step.bill_no
        about = [
            isolated(at),
            as_one(person_word(step.actor)),
            till,
            isolated(paper) if paper else "",
        ]
        if step.delivered_on is not None:
            day = isolated(written_day(step.delivered_on))
            about.append(self.tr("Bill of {day}").format(day=day))
        weighed = is_weighed(product.unit)
        is_in = step.type == "stock_in"
        figure = format_quantity(step.quantity_milli, is_weighed=weighed)
        return StepRow(
            what=_word(step),
            about=" \u00b7 ".join(filter(None, about)),
            delta=isolated(f"{'+' if is_in else MINUS}{figure}"),
            after=isolated(format_quantity(step.quantity_after_milli, is_weighed=weighed)),
            note=self._note(step),
            is_in=is_in,
            is_held=step.is_held,
        )

    def _note(self, step: Step) -> str:
        """What reconciliation says about a movement."""
        decided = {
            "release": self.tr("Held at first; a manager let it count"),
            "reverse": self.tr("A manager took it back"),
            "adjust": self.tr("A manager put the stock right"),
            "recount": self.tr("A manager asked to count again"),
        }.get(step.decision or "")
        if decided:
            return decided
        if step.is_held and step.verdict == "nothing_left":
            return self.tr("Taken back before: does not count until a manager decides")
        if step.is_held:
            return self.tr("Does not count until a manager decides")
        if step.verdict == "oversell":
            return self.tr("More was sold than was known to be there")
        return ""


def _word(step: Step) -> str:
    """What happened, in the shop's words."""
    if step.type == "sale":
        word = _SOLD
    elif step.type == "stock_in":
        word = _IN.get(step.reason, _PUT_RIGHT)
    elif step.reason in set(OutReason) and step.reason != OutReason.CORRECTION:
        return reason_word(OutReason(step.reason))
    else:
        word = _PUT_RIGHT
    return QCoreApplication.translate("Explain", str(word))


def _spoken(row: StepRow) -> str:
    """A movement for a screen reader."""
    return ", ".join(filter(None, (row.what, row.delta, row.after, row.about, row.note)))
