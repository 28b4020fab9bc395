"""The audit: what people did to a store's people, tills and files, or to the server."""

from sync_server.portal.request import Answer
from sync_server.portal.visit import Visit

A_PAGE = 50


def of_store(visit: Visit) -> Answer:
    """Newest first."""
    return _listed(visit, "store")


def of_server(visit: Visit) -> Answer:
    """What belongs to no store."""
    return _listed(visit, "server")


def _listed(visit: Visit, scope: str) -> Answer:
    cursor = visit.asked.query.get("cursor", "")
    found = visit.get("/audit", scope=scope, limit=A_PAGE, cursor=cursor)
    return visit.page(
        "audit.html",
        entries=found["items"],
        next_cursor=found["next_cursor"],
        is_first=not cursor,
    )
