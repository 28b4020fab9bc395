"""The figures of an X or Z report as rows: a word, an amount, and how it should look."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pos_protocol.events import TenderKind
from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from pos_app.viewmodels.figures import format_money, isolated
from pos_app.viewmodels.inbox import local_time

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pos_app.db.queries.sales import Unconfirmed
    from pos_app.operations.shifts import ShiftReport

LISTED_MAX = 15
"""So many unconfirmed payments have room beside their sum."""

_OPENING_FLOAT = QT_TRANSLATE_NOOP("ShiftFigures", "Opening float")
_CASH_SALES = QT_TRANSLATE_NOOP("ShiftFigures", "Cash sales")
_KHATA_RECEIVED = QT_TRANSLATE_NOOP("ShiftFigures", "Khata received")
_CASH_GIVEN_BACK = QT_TRANSLATE_NOOP("ShiftFigures", "Cash given back")
_PAID_IN = QT_TRANSLATE_NOOP("ShiftFigures", "Paid in")
_PAID_OUT = QT_TRANSLATE_NOOP("ShiftFigures", "Paid out")
_SHOULD_BE_IN_THE_DRAWER = QT_TRANSLATE_NOOP("ShiftFigures", "Should be in the drawer")
_BILLS = QT_TRANSLATE_NOOP("ShiftFigures", "Bills")
_SALES = QT_TRANSLATE_NOOP("ShiftFigures", "Sales")
_RETURNS = QT_TRANSLATE_NOOP("ShiftFigures", "Returns")
_VOIDS = QT_TRANSLATE_NOOP("ShiftFigures", "of these voided")
_REMOVED = QT_TRANSLATE_NOOP("ShiftFigures", "Taken off before payment")
_CARD_QR = QT_TRANSLATE_NOOP("ShiftFigures", "Card / QR")
_NOT_CONFIRMED = QT_TRANSLATE_NOOP("ShiftFigures", "QR not confirmed ({count})")
_AND_MORE = QT_TRANSLATE_NOOP("ShiftFigures", "and {count} more, see Bills")
_ON_KHATA = QT_TRANSLATE_NOOP("ShiftFigures", "On khata")
_DISCOUNTS = QT_TRANSLATE_NOOP("ShiftFigures", "Discounts")
_ROUNDING = QT_TRANSLATE_NOOP("ShiftFigures", "Rounding")
_TAX = QT_TRANSLATE_NOOP("ShiftFigures", "Tax")
_DRAWER_OPENED_WITHOUT_A_SALE = QT_TRANSLATE_NOOP("ShiftFigures", "Drawer opened without a sale")
_NOT_COUNTED = QT_TRANSLATE_NOOP("ShiftFigures", "Not counted")
_RIGHT = QT_TRANSLATE_NOOP("ShiftFigures", "Right")
_SHORT = QT_TRANSLATE_NOOP("ShiftFigures", "Short")
_OVER = QT_TRANSLATE_NOOP("ShiftFigures", "Over")


class FigureRow(NamedTuple):
    """One figure; `is_sum` stands under a line."""

    word: str
    text: str
    is_sum: bool = False


def drawer_rows(report: ShiftReport) -> tuple[FigureRow, ...]:
    """What the drawer should hold and how it came about; then what is to be looked into."""
    shift, sums = report.shift, report.shift.sums
    cash = TenderKind.CASH
    rows = (
        (_word(_OPENING_FLOAT), shift.opening_float_paisa),
        (_word(_CASH_SALES), report.took_paisa("sale", cash)),
        (
            _word(_KHATA_RECEIVED),
            report.took_paisa("khata", cash),
        ),
        (
            _word(_CASH_GIVEN_BACK),
            -report.took_paisa("return", cash),
        ),
        (_word(_PAID_IN), sums.cash_in_paisa),
        (_word(_PAID_OUT), -sums.cash_out_paisa),
    )
    shown = tuple(FigureRow(word, format_money(paisa)) for word, paisa in rows)
    expected = FigureRow(
        _word(_SHOULD_BE_IN_THE_DRAWER),
        format_money(shift.cash_paisa),
        True,
    )
    opened = FigureRow(_word(_DRAWER_OPENED_WITHOUT_A_SALE), isolated(sums.drawer_opened))
    return (*shown, expected, opened, *_unconfirmed_sum(report.unconfirmed))


def sales_rows(report: ShiftReport) -> tuple[FigureRow, ...]:
    """What was sold beside the drawer."""
    sums = report.shift.sums
    electronic = report.took_paisa("sale", TenderKind.CARD, TenderKind.QR)
    return (
        FigureRow(_word(_BILLS), isolated(sums.sales)),
        FigureRow(
            _word(_SALES),
            format_money(sums.sales_total_paisa),
        ),
        FigureRow(
            _word(_RETURNS),
            format_money(-sums.returns_total_paisa),
        ),
        FigureRow(
            _word(_VOIDS),
            format_money(-sums.voids_total_paisa),
        ),
        FigureRow(_word(_CARD_QR), format_money(electronic)),
        FigureRow(
            _word(_ON_KHATA),
            format_money(report.took_paisa("sale", TenderKind.KHATA)),
        ),
        FigureRow(
            _word(_DISCOUNTS),
            format_money(-sums.discounts_paisa),
        ),
        FigureRow(
            _word(_ROUNDING),
            format_money(sums.rounding_paisa),
        ),
        FigureRow(_word(_TAX), format_money(sums.tax_paisa)),
        FigureRow(
            _word(_REMOVED),
            format_money(sums.removed_total_paisa),
        ),
    )


def unconfirmed_rows(payments: Sequence[Unconfirmed]) -> tuple[FigureRow, ...]:
    """QR payments that were seen and not confirmed: their sum, then each; empty without any."""
    listed = payments if len(payments) <= LISTED_MAX else payments[: LISTED_MAX - 1]
    rows = [
        FigureRow(
            isolated(f"{each.receipt_no} \u00b7 {moment(each.occurred_ms)}"),
            format_money(each.amount_paisa),
        )
        for each in listed
    ]
    if len(listed) < len(payments):
        words = _word(_AND_MORE).format(count=isolated(len(payments) - len(listed)))
        rows.append(FigureRow(words, ""))
    return (*_unconfirmed_sum(payments), *rows)


def _unconfirmed_sum(payments: Sequence[Unconfirmed]) -> tuple[FigureRow, ...]:
    if not payments:
        return ()
    words = _word(_NOT_CONFIRMED).format(count=isolated(len(payments)))
    return (FigureRow(words, format_money(sum(each.amount_paisa for each in payments)), True),)


def variance_word(variance_paisa: int) -> str:
    """Whether a count was short, over or right."""
    if not variance_paisa:
        return _word(_RIGHT)
    return _word(_SHORT) if variance_paisa < 0 else _word(_OVER)


def uncounted_word() -> str:
    """What is said of a drawer that nobody counted: it is not right either."""
    return _word(_NOT_COUNTED)


def moment(wall_ms: int) -> str:
    """Day and time as the clock on the wall shows them."""
    return isolated(local_time(wall_ms).strftime("%d.%m. %H:%M"))


def _word(source: object) -> str:
    return QCoreApplication.translate("ShiftFigures", str(source))
