"""What has been typed on a screen without a text box: a code or amount, and a multiplier."""

from __future__ import annotations

from typing import NamedTuple

from pos_app.viewmodels.figures import format_quantity, latin_digits, read_money, read_quantity

TYPED_CHARS_MAX = 64
"""As long as the longest code that a scanner may send."""

MULTIPLIER_ASKS_ABOVE_MILLI = 99_000
"""A larger quantity for one scan is probably a slip of the hand: it must be confirmed."""

TIMES = "*\u00d7"
WORTH = "=/"
"""Sells for an amount: 50= and sugar is fifty rupees of sugar. The slash is on the number pad."""


class Entry(NamedTuple):
    """The typed text and the multiplier, in thousandths; `asked_milli` waits to be confirmed.

    `worth_paisa` is for how much money the next goods are sold.
    """

    typed: str = ""
    multiplier_milli: int | None = None
    asked_milli: int | None = None
    worth_paisa: int | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing was entered."""
        return self == Entry()

    @property
    def multiplier_text(self) -> str:
        """The multiplier for the eye, empty when there is none."""
        return format_quantity(self.multiplier_milli) if self.multiplier_milli else ""

    @property
    def asked_text(self) -> str:
        """The quantity that waits to be confirmed, for the eye."""
        return format_quantity(self.asked_milli) if self.asked_milli else ""

    def with_key(self, key: str) -> Entry:
        """The entry after one more printable character of any script.

        `*` turns the number before it into the multiplier; without a number it is ignored.
        """
        if key in TIMES:
            return self._multiplied()
        if not key.isprintable() or len(self.typed) >= TYPED_CHARS_MAX:
            return self
        return self._replace(typed=self.typed + latin_digits(key))

    def with_worth(self) -> Entry:
        """The typed amount as the money that the next goods are sold for; without one, as it is."""
        paisa = read_money(self.typed)
        return Entry(worth_paisa=paisa) if paisa else self

    def without_last(self) -> Entry:
        """The entry after Backspace: the last character, then the multiplier."""
        if self.typed:
            return self._replace(typed=self.typed[:-1])
        return Entry()

    def confirmed(self) -> Entry:
        """The entry after a large multiplier was confirmed."""
        return Entry(multiplier_milli=self.asked_milli)

    def _multiplied(self) -> Entry:
        """Take the typed number as the multiplier, or as one to ask about."""
        quantity_milli = read_quantity(self.typed)
        if not quantity_milli:
            return self
        if quantity_milli > MULTIPLIER_ASKS_ABOVE_MILLI:
            return Entry(asked_milli=quantity_milli)
        return Entry(multiplier_milli=quantity_milli)
