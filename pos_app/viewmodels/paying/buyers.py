"""The customer of the open bill: who it is, what they owe, and what would be above their limit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_protocol.events import Tender, TenderKind

from pos_app.domain.khata.accounts import over_limit
from pos_app.operations.khata import accounts
from pos_app.viewmodels.paying.views import Buyer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pos_app.domain.cart import Cart
    from pos_app.operations.context import TillContext
    from pos_app.viewmodels.paying.views import CashView, Paid


def read_buyer(till: TillContext, customer_id: int) -> Buyer:
    """Who a customer is and what they owe now. Raises PosError."""
    return Buyer.of(accounts.account(till, customer_id))


def buyer_of(till: TillContext, cart: Cart, known: Buyer | None) -> Buyer | None:
    """A bill's customer; read again only when it is another one. Raises PosError."""
    if cart.customer_id is None:
        return None
    if known is not None and known.customer_id == cart.customer_id:
        return known
    return read_buyer(till, cart.customer_id)


def with_over(view: CashView) -> CashView:
    """The view with what the whole rest of the bill would be above its customer's limit."""
    buyer = view.buyer
    if buyer is None:
        return view
    would_owe = buyer.balance_paisa + on_khata(view.tenders) + view.left_paisa
    over = over_limit(would_owe, buyer.limit_paisa) if view.can_pay else 0
    return view._replace(buyer=buyer._replace(over_paisa=over))


def over_now(buyer: Buyer, paid: Paid) -> int:
    """How far a paid bill took its customer over their limit; 0 where none of it is on khata."""
    return over_limit(paid.balance_paisa or 0, buyer.limit_paisa) if paid.khata_paisa else 0


def on_khata(tenders: Sequence[Tender]) -> int:
    """What of some tenders goes on a khata."""
    return sum(tender.amount for tender in tenders if tender.kind is TenderKind.KHATA)


def without_owed(view: CashView) -> CashView:
    """The view without the bill just paid where it says what its customer owes: they paid since."""
    owes = view.paid is not None and view.paid.balance_paisa is not None
    return view._replace(paid=None) if owes else view
