"""The one transaction that ends a bill: a sale, or a sale together with what came back on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pos_protocol.ledger import cash_movements, khata_entries

from pos_app.domain.errors import KhataLimitReached
from pos_app.domain.people import Right
from pos_app.errors import ApprovalNeeded, PosError
from pos_app.operations import selling
from pos_app.viewmodels.paying import buyers
from pos_app.viewmodels.paying.views import Paid
from pos_app.viewmodels.shell import Committed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pos_protocol.envelope import Recorded
    from pos_protocol.events import Tender

    from pos_app.db.entry import Topic
    from pos_app.domain.cart import Cart
    from pos_app.operations.context import TillContext
    from pos_app.viewmodels.paying.views import Buyer, CashView


_OF_BILLS = frozenset({Right.DISCOUNT, Right.PAY_OUT_UNPAID})
"""What a bill may need leave for when it is paid, beside a khata's limit."""


class Settled(NamedTuple):
    """A bill that is on the disk: what the screen says of it, and who has to hear of it."""

    paid: Paid
    topics: frozenset[Topic]
    committed: Committed


def right_that_allows(error: PosError) -> Right | None:
    """The right by which a refused bill may be sold all the same; None where no right helps."""
    if isinstance(error, KhataLimitReached):
        return Right.KHATA_OVER_LIMIT
    if isinstance(error, ApprovalNeeded) and error.right in _OF_BILLS:
        return Right(error.right)
    return None


def settle(
    till: TillContext, cart: Cart, view: CashView, *, tenders: Sequence[Tender], wants_slip: bool
) -> Settled:
    """Sell a bill; goods that came back on it pay first. Raises PosError, and nothing changed."""
    returned, over = None, 0
    if cart.back is None:
        done = selling.complete_sale(till, cart, tenders)
        topics = done.topics
    else:
        # An exchange is rare: the till opens without what it needs.
        from pos_app.operations import returning  # noqa: PLC0415 - as said above

        both = returning.exchange(till, cart, tenders)
        done, returned = both.sold, both.returned.recorded
        topics = done.topics | both.returned.topics
        assert returned.event is not None
        over = sum(-moved.amount for moved in cash_movements(returned.event))
    on_khata = buyers.on_khata(tenders)
    paid = Paid(
        receipt_no=done.receipt_no,
        total_paisa=done.total_paisa,
        given_paisa=sum(tender.amount for tender in tenders) - on_khata,
        change_paisa=done.change_paisa + over,
        khata_paisa=on_khata,
        customer=view.buyer.name if view.buyer else "",
        balance_paisa=_owes_now(view.buyer, done.recorded, returned) if view.buyer else None,
        back_paisa=view.back_pays_paisa + view.over_paisa,
    )
    committed = Committed(done.recorded, wants_slip=wants_slip, returned=returned)
    return Settled(paid, topics, committed)


def _owes_now(buyer: Buyer, *recorded: Recorded | None) -> int:
    """What a customer owes after what was just recorded, in paisa."""
    events = [each.event for each in recorded if each is not None and each.event is not None]
    entries = [entry for event in events for entry in khata_entries(event)]
    theirs = (entry.amount for entry in entries if entry.customer_id == buyer.customer_id)
    return buyer.balance_paisa + sum(theirs)
