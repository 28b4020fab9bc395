"""Customers and entries of a khata as rows of a list."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from pos_app.domain.khata.accounts import DAY_MS
from pos_app.viewmodels.figures import format_money, format_quantity, isolated

if TYPE_CHECKING:
    from pos_app.domain.khata.accounts import Account
    from pos_app.domain.statement import StatementLine
    from pos_app.viewmodels.figures import MoneyStyle

NO_DAYS = -1
WHOLE_BP = 10_000


class AccountRow(NamedTuple):
    """A customer in a list; amounts in paisa. `days` is the age of the oldest debt, or NO_DAYS.

    `used_bp` is how much of the limit is used, in hundredths of a percent, NO_DAYS without one.
    """

    customer_id: int
    name: str
    phone: str
    balance_paisa: int
    limit_paisa: int | None
    own_limit_paisa: int | None
    over_paisa: int
    overdue_paisa: int
    days: int
    last_paid: str
    used_bp: int
    buckets: tuple[int, int, int, int]

    @classmethod
    def of(cls, account: Account, *, now_ms: int, zone: str) -> AccountRow:
        """How a customer stands now; days are those of the till's own calendar."""
        customer, ageing = account.customer, account.ageing
        oldest_ms = ageing.oldest_ms
        used = NO_DAYS
        if account.limit_paisa is not None:
            limit = max(account.limit_paisa, 1)
            used = max(0, account.balance_paisa) * WHOLE_BP // limit
        return cls(
            customer_id=customer.customer_id,
            name=customer.shown_name,
            phone=customer.phone,
            balance_paisa=account.balance_paisa,
            limit_paisa=account.limit_paisa,
            own_limit_paisa=customer.limit_paisa,
            over_paisa=account.over_paisa,
            overdue_paisa=ageing.overdue_paisa,
            days=NO_DAYS if oldest_ms is None else max(0, (now_ms - oldest_ms) // DAY_MS),
            last_paid=day_text(account.last_paid_ms, zone) if account.last_paid_ms else "",
            used_bp=used,
            buckets=ageing.buckets,
        )


_ENTRIES: dict[str, object] = {
    "credit": QT_TRANSLATE_NOOP("KhataEntry", "Bill"),
    "return": QT_TRANSLATE_NOOP("KhataEntry", "Goods back"),
    "payment_cash": QT_TRANSLATE_NOOP("KhataEntry", "Paid in cash"),
    "payment_card": QT_TRANSLATE_NOOP("KhataEntry", "Paid by card"),
    "payment_qr": QT_TRANSLATE_NOOP("KhataEntry", "Paid by QR"),
    "payment": QT_TRANSLATE_NOOP("KhataEntry", "Paid"),
    "adjustment": QT_TRANSLATE_NOOP("KhataEntry", "Adjusted"),
    "opening": QT_TRANSLATE_NOOP("KhataEntry", "Brought forward"),
}


class EntryRow(NamedTuple):
    """One line under a customer: an entry with the balance after it, or an item of a bill.

    Of an entry `kind` is the word of the log, of an item "item", of the line that stands for what
    came before "opening".
    """

    kind: str
    day: str
    text: str
    amount_paisa: int
    balance_paisa: int | None = None
    quantity: str = ""

    @property
    def is_item(self) -> bool:
        """Whether it is an item of the bill above it."""
        return self.kind == "item"

    @property
    def word(self) -> str:
        """What happened, in words; empty for an item."""
        word = _ENTRIES.get(self.kind)
        return "" if word is None else QCoreApplication.translate("KhataEntry", str(word))


def entry_rows(line: StatementLine, *, zone: str, with_items: bool) -> list[EntryRow]:
    """An entry, with the items of its bill below it if they are asked for."""
    about = line.receipt_no if line.kind in {"credit", "return"} else line.note
    rows = [
        EntryRow(
            kind=f"{line.kind}_{line.tender}" if line.tender else str(line.kind),
            day=day_text(line.at_ms, zone),
            text=isolated(about) if about else "",
            amount_paisa=line.amount_paisa,
            balance_paisa=line.balance_paisa,
        )
    ]
    if with_items:
        rows += [
            EntryRow(
                kind="item",
                day="",
                text=item.name,
                amount_paisa=item.amount_paisa,
                quantity=format_quantity(item.quantity_milli),
            )
            for item in line.items
        ]
    return rows


def day_text(at_ms: int, zone: str) -> str:
    """A day as 22.11.2026 by a till's zone; a time outside the calendar is a dash."""
    try:
        hours, minutes = int(zone[1:3]), int(zone[4:6])
        offset = timedelta(hours=hours, minutes=minutes) * (-1 if zone[0] == "-" else 1)
        at = datetime.fromtimestamp(at_ms // 1000, UTC) + offset
    except (ValueError, OverflowError, OSError, IndexError):
        return "\u2014"
    return isolated(at.strftime("%d.%m.%Y"))


def standing_words(row: AccountRow, style: MoneyStyle, *, name: str) -> str:
    """What a customer owes, or has paid ahead, as a sentence; `name` as it stands in that."""
    words = QCoreApplication.translate("Khata", "{name} owes {amount}")
    if row.balance_paisa < 0:
        words = QCoreApplication.translate("Khata", "{name} paid {amount} ahead")
    amount = format_money(abs(row.balance_paisa), style)
    return words.format(name=name, amount=amount)


def spoken_account(row: AccountRow) -> str:
    """A customer for a screen reader."""
    return f"{row.name}, {row.phone}, {format_money(row.balance_paisa)}"
