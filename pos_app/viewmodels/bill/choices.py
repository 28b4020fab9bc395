"""Several products on one barcode: the cashier is asked once a bill, and the answer is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pos_app.operations import scanning

if TYPE_CHECKING:
    from uuid import UUID

    from pos_app.domain.product import Product
    from pos_app.operations.scanning import Scanned


class Offer(NamedTuple):
    """A scan that could mean several products, and how often it was meant, in thousandths."""

    scanned: Scanned
    quantity_milli: int


class Choices:
    """Remembers, for the bill in hand, which product a shared code stood for."""

    def __init__(self) -> None:
        self._bill: UUID | None = None
        self._chosen: dict[str, int] = {}
        self.offered: Offer | None = None

    def settle(self, scanned: Scanned, bill: UUID) -> Scanned | None:
        """The scan with the one product that was chosen before on this bill, or None."""
        if bill != self._bill:
            self._bill, self._chosen = bill, {}
        wanted = self._chosen.get(scanned.code)
        for product in scanned.products:
            if product.product_id == wanted:
                return scanning.chosen(scanned, product)
        return None

    def offer(self, scanned: Scanned, quantity_milli: int) -> None:
        """Wait for the cashier's choice."""
        self.offered = Offer(scanned, quantity_milli)

    def take(self, product: Product, *, again: bool = True) -> Offer | None:
        """The offered scan as this product, if it was offered; it is then chosen for the bill."""
        offered, self.offered = self.offered, None
        if offered is None or product not in offered.scanned.products:
            return None
        if again:
            self._chosen[offered.scanned.code] = product.product_id
        return Offer(scanning.chosen(offered.scanned, product), offered.quantity_milli)
