"""What is left of a bill as a till may know it, and what the goods are worth that come back of it.

Added up from what people meant and from the bill in the customer's hand, outside of both programs.
"""

from collections import Counter
from collections.abc import Mapping, Sequence

import msgspec
from msgspec import Struct

from tests.simulation.judging.oracle import Truth

WHOLE_RUPEES = 100


class Line(Struct):
    """A line as printed; `price` in paisa."""

    n: int
    product_id: int
    price: int


class _Lines(Struct):
    lines: tuple[Line, ...]


class _Printed(Struct):
    payload: _Lines


_PRINTED = msgspec.json.Decoder(_Printed)


class Bill:
    """A sale of whole pieces, one line a product, and the returns of it that a till knows."""

    def __init__(self, sale: Truth, returns: Sequence[Truth]) -> None:
        self.sale = sale
        self._returns = returns
        self.left = {product: -milli for product, milli in sale.moves.items()}
        """Thousandths by product, below zero where more came back than was sold."""
        for each in returns:
            for product, milli in each.moves.items():
                self.left[product] -= milli

    @property
    def is_all_back(self) -> bool:
        """Whether nothing of it can come back any more."""
        return max(self.left.values()) <= 0

    def lines(self) -> tuple[Line, ...]:
        """What is printed on it."""
        return _PRINTED.decode(self.sale.body).payload.lines

    def worth_paisa(self, back: Mapping[int, int]) -> int:
        """What is given for goods: their price, rounded together with what came back before.

        Whoever brings the last of it gets what is left of the money.
        """
        given = -sum(each.takings_paisa for each in self._returns)
        after = {product: milli - back.get(product, 0) for product, milli in self.left.items()}
        if not any(after.values()):
            return max(0, self.sale.takings_paisa - given)
        exact = 0
        for line in self.lines():
            came_back = -self.sale.moves[line.product_id] - after[line.product_id]
            exact += line.price * came_back // 1000
        return max(0, rounded(exact) - given)

    def owed_paisa(self, worth_paisa: int) -> Counter[int]:
        """What that is to the customer's khata: a debt goes before anything is paid out."""
        off = -sum(sum(each.owed_paisa.values()) for each in self._returns)
        owed: Counter[int] = Counter()
        for customer, paisa in self.sale.owed_paisa.items():
            if less := min(worth_paisa, max(0, paisa - off)):
                owed[customer] = -less
        return owed


def rounded(paisa: int) -> int:
    """To whole rupees, half up."""
    return (paisa + WHOLE_RUPEES // 2) // WHOLE_RUPEES * WHOLE_RUPEES
