"""What faces the customer, as frozen values: nothing of khata, stock or cost is in it."""

from __future__ import annotations

import enum
from typing import NamedTuple

type Modules = tuple[tuple[bool, ...], ...]


class Stage(enum.Enum):
    """Where a bill is, as its customer lives through it."""

    WELCOME = "welcome"
    BILL = "bill"
    CODE = "code"
    PAID = "paid"


class FacingLine(NamedTuple):
    """One line of the bill; amounts in paisa, the quantity in thousandths of its unit.

    `plain` and `plain_unit` are for a display that has ASCII letters alone. `is_newest`: this one
    was scanned or changed last.
    """

    name: str
    second: str
    plain: str
    plain_unit: str
    quantity_milli: int
    unit: str
    price_paisa: int
    amount_paisa: int
    discount_paisa: int = 0
    is_newest: bool = False


class CustomerView(NamedTuple):
    """Everything the customer sees.

    `left_paisa` is what is still to pay of `total_paisa`; `discount_paisa` what was taken off.
    `back_paisa` is what goods that come back pay, `over_paisa` what of it is given back because it
    is more than the bill. `given_paisa` and `change_paisa` belong to a bill that is
    done; `is_all_paid` is false where a part of it is owed. `asked_paisa` is what the code on the
    screen, `modules`, asks for.
    """

    stage: Stage = Stage.WELCOME
    store_name: str = ""
    lines: tuple[FacingLine, ...] = ()
    line_count: int = 0
    total_paisa: int = 0
    left_paisa: int = 0
    discount_paisa: int = 0
    back_paisa: int = 0
    over_paisa: int = 0
    given_paisa: int = 0
    change_paisa: int = 0
    is_all_paid: bool = True
    asked_paisa: int = 0
    modules: Modules = ()

    @property
    def newest(self) -> FacingLine | None:
        """The line that was scanned or changed last."""
        return next((line for line in self.lines if line.is_newest), None)
