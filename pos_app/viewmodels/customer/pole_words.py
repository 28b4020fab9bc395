"""The customer's view as the two lines of a pole display: twenty ASCII letters each, in English."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.domain.slips.money_style import paper_amount
from pos_app.domain.slips.plain_letters import plain_letters
from pos_app.viewmodels.around.pole import PoleLines
from pos_app.viewmodels.customer.view import Stage
from pos_app.viewmodels.figures import format_quantity

if TYPE_CHECKING:
    from pos_app.domain.slips.money_style import MoneyStyle
    from pos_app.viewmodels.customer.view import CustomerView, FacingLine

COLUMNS = 20
PIECE_MILLI = 1000


def pole_lines(view: CustomerView, style: MoneyStyle) -> PoleLines:
    """What the display shows; amounts are never cut, names give way."""

    def money(paisa: int) -> str:
        return paper_amount(paisa, style, has_sign=True)

    if view.stage is Stage.PAID:
        return PoleLines(_both("CHANGE", money(view.change_paisa)), "THANK YOU".center(COLUMNS))
    if view.stage is Stage.CODE:
        return PoleLines("SCAN TO PAY".center(COLUMNS), money(view.asked_paisa).rjust(COLUMNS))
    if view.stage is Stage.BILL:
        word = "TOTAL" if view.left_paisa == view.total_paisa else "TO PAY"
        newest = view.newest
        top = _line(newest, style) if newest else ""
        if view.over_paisa:
            return PoleLines(top, _both("CHANGE", money(view.over_paisa)))
        return PoleLines(top, _both(word, money(view.left_paisa)))
    return PoleLines(
        plain_letters(view.store_name)[:COLUMNS].center(COLUMNS), "WELCOME".center(COLUMNS)
    )


def _line(line: FacingLine, style: MoneyStyle) -> str:
    """A line of the bill: how many, what, how much."""
    count = format_quantity(line.quantity_milli)
    if line.plain_unit:
        count = f"{count}{line.plain_unit} "
    else:
        count = "" if line.quantity_milli == PIECE_MILLI else f"{count}x"
    name = f"{count}{line.plain}"
    return _both(name, paper_amount(line.amount_paisa, style))


def _both(word: str, figure: str) -> str:
    """A word at the left and a figure at the right of one line."""
    room = max(0, COLUMNS - len(figure) - 1)
    return f"{word[:room]:<{room}} {figure}"[-COLUMNS:]
