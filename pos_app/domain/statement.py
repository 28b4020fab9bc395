"""A customer's statement: every bill with every item, every payment, and the balance after each."""

import msgspec

from pos_app.domain.khata.accounts import Ageing, Customer, EntryKind


class StatementItem(msgspec.Struct, frozen=True, kw_only=True):
    """One item of a bill as it was sold; quantity in thousandths, amount in paisa."""

    name: str
    quantity_milli: int
    amount_paisa: int


class StatementLine(msgspec.Struct, frozen=True, kw_only=True):
    """One change of the balance, in paisa: above zero more is owed.

    `day` is that of the till's calendar, as 2026-11-22. `receipt_no` finds the bill or slip again.
    `total_paisa` is the whole bill's, of which `amount_paisa` went onto the khata. `items` are
    empty for what is no bill.
    """

    kind: EntryKind
    at_ms: int
    day: str
    receipt_no: str = ""
    amount_paisa: int
    balance_paisa: int
    total_paisa: int = 0
    tender: str = ""
    note: str = ""
    items: tuple[StatementItem, ...] = ()


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """What a customer owes and how it came about, oldest first.

    `opening_paisa` is what was owed before the first line: from before this till's log begins, or
    from before the day `first`, which is empty where everything is asked for. `closing_paisa` is
    what was owed when the day `last` ended.
    """

    store_name: str
    store_lines: tuple[str, ...] = ()
    first: str = ""
    last: str
    customer: Customer
    made_ms: int
    opening_paisa: int
    lines: tuple[StatementLine, ...]
    closing_paisa: int
    limit_paisa: int | None
    ageing: Ageing

    @property
    def bought_paisa(self) -> int:
        """What was put on the khata in this time."""
        return sum(line.amount_paisa for line in self.lines if line.amount_paisa > 0)

    @property
    def paid_paisa(self) -> int:
        """What was paid onto it."""
        return self._taken_off(EntryKind.PAYMENT)

    @property
    def returned_paisa(self) -> int:
        """What was taken off it for goods that came back."""
        return self._taken_off(EntryKind.RETURN)

    @property
    def forgiven_paisa(self) -> int:
        """What was taken off it by an adjustment."""
        return self._taken_off(EntryKind.ADJUSTMENT)

    def _taken_off(self, kind: EntryKind) -> int:
        return -sum(
            line.amount_paisa for line in self.lines if line.kind is kind and line.amount_paisa < 0
        )
