"""The numbers of products: each till gives them out of a block of its own."""

from itertools import chain

from pos_protocol.ids import OPEN_ITEM_PRODUCT_ID, PRODUCT_BLOCK, TILL_NO_MAX, product_id

from pos_app.db import cursors
from pos_app.db.queries import products as queries
from pos_app.db.statement import Tx
from pos_app.errors import ProductExists, ProductNumberRefused


class ProductNumbers:
    """Product numbers for one transaction: from this till's block, or as they were asked for."""

    def __init__(self, tx: Tx) -> None:
        self._tx = tx
        self._till = cursors.state(tx)
        self._n = queries.last_product_n(tx, self._till.till_no)
        self._taken: set[int] = set()

    def next(self) -> int:
        """The next number after the highest, and once the block's end was used, any free one.

        Raises ProductNumberRefused when the whole block is used.
        """
        for n in chain(range(self._n + 1, PRODUCT_BLOCK - 1), range(1, self._n)):
            number = product_id(self._till.till_no, n)
            if self.is_free(number):
                self._n = n
                return self.keep(number)
        raise ProductNumberRefused(product_id="One more")

    def take(self, number: int) -> int:
        """A number that was asked for.

        In a store with a server another till's block is that till's alone: it may be giving out
        the same number at this moment.
        """
        block = number // PRODUCT_BLOCK
        is_anothers = 0 < block <= TILL_NO_MAX and block != self._till.till_no
        if (
            not 1 <= number <= 2**53 - 1
            or number == OPEN_ITEM_PRODUCT_ID
            or (is_anothers and self._till.feed_id is not None)
        ):
            raise ProductNumberRefused(product_id=number if abs(number) < 10**30 else "that")
        if not self.is_free(number):
            raise ProductExists(product_id=number)
        return self.keep(number)

    def keep(self, number: int) -> int:
        """Let nobody else of this transaction have a number."""
        self._taken.add(number)
        return number

    def is_free(self, number: int) -> bool:
        """Whether no product has a number or had it."""
        return number not in self._taken and not queries.is_taken(self._tx, number)
