"""Which events open the cash drawer: those that move cash, and the one that only opens it."""

from pos_protocol.events import (
    CashMoved,
    DrawerOpened,
    Event,
    KhataPaid,
    SaleCompleted,
    SaleReturned,
    TenderKind,
)


def opens_drawer(event: Event | None) -> bool:
    """Whether somebody has to reach into the drawer because of this event."""
    match event:
        case SaleCompleted() | SaleReturned():
            return any(
                tender.kind is TenderKind.CASH and tender.amount > 0 for tender in event.tenders
            )
        case KhataPaid():
            return event.tender.kind is TenderKind.CASH
        case CashMoved() | DrawerOpened():
            return True
        case _:
            return False
