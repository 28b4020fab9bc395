"""Customers and their khata, as the tills have written it."""

from decimal import Decimal

from sync_server.portal.rendering import decimal_of
from sync_server.portal.request import Answer
from sync_server.portal.visit import Visit

A_PAGE = 50
ENTRIES = 200
CUSTOMER = "/customers/{customer_id}"


def listed(visit: Visit) -> Answer:
    """Customers with what they owe, by number; by words of a name, or a phone number."""
    sought = visit.asked.query.get("q", "").strip()
    cursor = visit.asked.query.get("cursor", "")
    found = visit.get("/customers", limit=A_PAGE, cursor=cursor, query=sought)
    return visit.page(
        "customers.html",
        customers=found["items"],
        next_cursor=found["next_cursor"],
        sought=sought,
        is_first=not cursor,
    )


def shown(visit: Visit) -> Answer:
    """A statement: each entry with what was owed after it."""
    number = visit.named("customer_id")
    customer = visit.get(CUSTOMER, customer_id=number)
    cursor = visit.asked.query.get("cursor", "")
    found = visit.get(f"{CUSTOMER}/entries", customer_id=number, limit=ENTRIES, cursor=cursor)
    rows = []
    # Only from the first entry on is it known what was owed before.
    owed = None if cursor else Decimal(0)
    for entry in found["items"]:
        if owed is not None:
            owed += decimal_of(entry["amount"])
        rows.append(entry | {"owed": None if owed is None else f"{owed:.2f}"})
    return visit.page(
        "customer.html",
        customer=customer,
        entries=rows,
        next_cursor=found["next_cursor"],
        is_first=not cursor,
    )
