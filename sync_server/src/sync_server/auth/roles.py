"""Who may do what: the one table behind the guards, the documentation and the tests."""

from enum import StrEnum

from sync_server.auth.users import ROLES
from sync_server.db import stores, users
from sync_server.db.database import Tx


class Deed(StrEnum):
    """What a route lets somebody do in a store."""

    READ = "read"
    SELL = "sell"
    MOVE_STOCK = "move_stock"
    EDIT_CATALOGUE = "edit_catalogue"
    ACKNOWLEDGE = "acknowledge"
    EXPORT = "export"
    REPORT = "report"
    CONNECT = "connect"
    DECIDE = "decide"
    ADMINISTER = "administer"
    SEE_CUSTOMERS = "see_customers"


LEAST_ROLE: dict[Deed, str] = {
    Deed.READ: "viewer",
    Deed.SELL: "cashier",
    Deed.MOVE_STOCK: "manager",
    Deed.EDIT_CATALOGUE: "manager",
    Deed.ACKNOWLEDGE: "cashier",
    Deed.EXPORT: "manager",
    # Takings and costs: whoever counts a drawer must not know what should be in it.
    Deed.REPORT: "manager",
    Deed.CONNECT: "admin",
    Deed.DECIDE: "manager",
    Deed.ADMINISTER: "admin",
    Deed.SEE_CUSTOMERS: "cashier",
}
"""The least of the roles that may do it; every role above may too."""

CHAIN_ROLE = "admin"
"""Whoever has this role in one store has it in all of them."""

VISITING_ROLES = frozenset({"manager", "admin"})
"""Roles that may work in another store than the one they signed in at (X-Store-Id)."""


def may(role: str, deed: Deed) -> bool:
    """Whether a role is enough for a deed."""
    return ROLES.index(role) >= ROLES.index(LEAST_ROLE[deed])


def role_at(tx: Tx, user_name: str, store_id: int) -> str | None:
    """The role of a user in a store as it is now; None for no role, and for no such store."""
    grants = users.grants_of(tx, user_name)
    if CHAIN_ROLE in grants.values() and stores.feed_head(tx, store_id) is not None:
        return CHAIN_ROLE
    return grants.get(store_id)
