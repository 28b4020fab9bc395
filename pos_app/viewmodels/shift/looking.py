"""What an owner looks through: changed prices, discounts, returns, drawers, cash, approvals."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject, Signal

from pos_app.domain.people import Right, Role
from pos_app.operations import shifts
from pos_app.viewmodels.figures import format_money, isolated
from pos_app.viewmodels.people.words import person_word, role_word
from pos_app.viewmodels.row_model import RowModel
from pos_app.viewmodels.shift.figures import moment

if TYPE_CHECKING:
    from pos_app.db.queries.audit import AuditEntry
    from pos_app.operations.context import TillContext
    from pos_app.viewmodels.shell import Desk

DAY_MS = 86_400_000
PAGE_ROWS = 500
PERIODS = (1, 7, 30, 0)
"""Days back; 0 for all that this till still has."""
_CONTEXT = "Audit"
_KINDS: dict[str, object] = {
    "price": QT_TRANSLATE_NOOP("Audit", "Price changed"),
    "discount": QT_TRANSLATE_NOOP("Audit", "Discount"),
    "removed": QT_TRANSLATE_NOOP("Audit", "Taken off before payment"),
    "return": QT_TRANSLATE_NOOP("Audit", "Goods back"),
    "void": QT_TRANSLATE_NOOP("Audit", "Bill voided"),
    "drawer": QT_TRANSLATE_NOOP("Audit", "Drawer opened"),
    "cash_in": QT_TRANSLATE_NOOP("Audit", "Paid in"),
    "cash_out": QT_TRANSLATE_NOOP("Audit", "Paid out"),
    "short": QT_TRANSLATE_NOOP("Audit", "Drawer short"),
    "over": QT_TRANSLATE_NOOP("Audit", "Drawer over"),
    "recounted": QT_TRANSLATE_NOOP("Audit", "Counted again"),
    "hired": QT_TRANSLATE_NOOP("Audit", "Taken on"),
    "new_role": QT_TRANSLATE_NOOP("Audit", "Another role"),
    "new_pin": QT_TRANSLATE_NOOP("Audit", "Another PIN"),
    "let_go": QT_TRANSLATE_NOOP("Audit", "Was let go"),
    "number_used": QT_TRANSLATE_NOOP("Audit", "Number used again"),
}
_ALLOWED = QT_TRANSLATE_NOOP("Audit", "Allowed by a PIN")
EVENTS: dict[str, object] = {
    "ProductAdded": QT_TRANSLATE_NOOP("Audit", "New product"),
    "ProductChanged": QT_TRANSLATE_NOOP("Audit", "Product changed"),
    "ProductRemoved": QT_TRANSLATE_NOOP("Audit", "Product taken off the list"),
    "VendorAdded": QT_TRANSLATE_NOOP("Audit", "New vendor"),
    "StoreRuleSet": QT_TRANSLATE_NOOP("Audit", "Settings changed"),
    "StockReceived": QT_TRANSLATE_NOOP("Audit", "Goods came in"),
    "StockRemoved": QT_TRANSLATE_NOOP("Audit", "Goods taken out"),
    "StockCounted": QT_TRANSLATE_NOOP("Audit", "Stock counted"),
    "SaleCompleted": QT_TRANSLATE_NOOP("Audit", "Bill"),
    "PaymentConfirmed": QT_TRANSLATE_NOOP("Audit", "Payment confirmed"),
    "CustomerAdded": QT_TRANSLATE_NOOP("Audit", "New customer"),
    "CustomerChanged": QT_TRANSLATE_NOOP("Audit", "Customer changed"),
    "KhataPaid": QT_TRANSLATE_NOOP("Audit", "Khata payment"),
    "KhataAdjusted": QT_TRANSLATE_NOOP("Audit", "Khata corrected"),
    "ShiftClosed": QT_TRANSLATE_NOOP("Audit", "Shift closed"),
    "ReconciliationDecided": QT_TRANSLATE_NOOP("Audit", "Case decided"),
}
"""What somebody had to allow, by the name of its event."""
_WITH_ROLE = frozenset({"hired", "new_role"})
_BAD = frozenset({"short", "void", "drawer", "recounted", "number_used"})


class AuditRow(NamedTuple):
    """One thing to look at; `is_bad` stands out."""

    at: str
    what: str
    about: str
    who: str
    amount: str
    is_bad: bool


class AuditModel(QObject):
    """The list of a period, newest first; it asks for the right to see reports."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.period = 0
        self.current_row = -1
        self.is_shown = False
        self.is_removed_only = False
        self._limit = PAGE_ROWS
        self.rows: RowModel[AuditRow] = RowModel(
            lambda row: row.what,
            spoken=lambda row: f"{row.at}, {row.what} {row.about}, {row.who}, {row.amount}",
            parent=self,
        )

    @property
    def can_go_on(self) -> bool:
        """Whether there may be older things in the period than are listed."""
        return len(self.rows.rows) == self._limit

    def read(self) -> None:
        """Read the newest of the list again, for whoever may."""
        self._limit = PAGE_ROWS
        self._desk.approver.run(Right.SEE_REPORTS, self._read)

    def hide(self) -> None:
        """Forget what was shown: whoever comes next may not have the right."""
        self.is_shown = False
        self.rows.replace([])
        self.changed.emit()

    def choose_period(self, place: int) -> None:
        """Look further back or less far."""
        self.period = max(0, min(place, len(PERIODS) - 1))
        self.read()

    def toggle_removed(self) -> None:
        """Look at what was taken off bills before payment alone, or at everything again."""
        self.is_removed_only = not self.is_removed_only
        self.read()

    def period_word(self, place: int) -> str:
        """What a period is called."""
        return (
            self.tr("Today"),
            self.tr("7 days"),
            self.tr("30 days"),
            self.tr("All"),
        )[place]

    def choose(self, row: int) -> None:
        """Stand on another row; beyond the ends means the end."""
        self.current_row = max(-1, min(row, len(self.rows.rows) - 1))
        self.changed.emit()

    def move(self, rows: int) -> None:
        """Stand further up or down; at the end of the list older things are read."""
        row = self.current_row + rows
        if row >= len(self.rows.rows) and self.can_go_on:
            self._limit += PAGE_ROWS
            self._desk.approver.run(Right.SEE_REPORTS, partial(self._read, row=row))
        else:
            self.choose(row)

    def _read(self, till: TillContext, *, row: int = 0) -> None:
        days = PERIODS[self.period]
        since_ms = till.clock.wall_ms() - days * DAY_MS if days else 0
        kind = "removed" if self.is_removed_only else ""
        found = shifts.audit_entries(till, since_ms=since_ms, kind=kind, limit=self._limit)
        self.is_shown = True
        self.rows.replace([self._row(entry) for entry in found])
        self.choose(row)

    def _row(self, entry: AuditEntry) -> AuditRow:
        word = QCoreApplication.translate(_CONTEXT, str(_KINDS.get(entry.kind, _ALLOWED)))
        words = (entry.subject, entry.note)
        if entry.kind == "number_used":
            words = (isolated(entry.subject), self._first_bill(entry.note))
        elif entry.kind in _WITH_ROLE:
            words = (entry.subject, role_word(Role(entry.note)))
        about = " \u00b7 ".join(filter(None, words))
        who = person_word(entry.actor)
        if entry.allowed_by:
            who = self.tr("{who}, allowed by {by}").format(who=who, by=entry.allowed_by)
        return AuditRow(
            at=moment(entry.at_ms),
            what=word,
            about=about or _event_word(entry.kind),
            who=who,
            amount=format_money(entry.amount_paisa) if entry.amount_paisa else "",
            is_bad=entry.kind in _BAD,
        )

    def _first_bill(self, receipt_no: str) -> str:
        """Which bill a payment's number paid first."""
        if not receipt_no:
            return ""
        return self.tr("first on bill {number}").format(number=isolated(receipt_no))


def _event_word(kind: str) -> str:
    """What was allowed, of an entry that is only there because it was; else nothing."""
    word = EVENTS.get(kind)
    return "" if word is None else QCoreApplication.translate(_CONTEXT, str(word))
