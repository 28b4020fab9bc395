"""What runs out: alerts that are open or that nobody has seen."""

from sync_server.portal.request import Answer
from sync_server.portal.visit import Visit

A_PAGE = 50


def listed(visit: Visit) -> Answer:
    """Alerts of a store, and what is low in stock now."""
    cursor = visit.asked.query.get("cursor", "")
    found = visit.get("/alerts", limit=A_PAGE, cursor=cursor)
    low = visit.get("/stock/low", limit=A_PAGE)
    return visit.page(
        "alerts.html",
        alerts=found["items"],
        next_cursor=found["next_cursor"],
        names=visit.names_of({one["product_id"] for one in found["items"]}),
        low=low["items"],
        has_more_low=low["next_cursor"] is not None,
    )


def seen(visit: Visit) -> Answer:
    """Say that somebody has seen an alert."""
    visit.send("POST", "/alerts/{alert_id}/ack", alert_id=visit.named("alert_id"))
    return visit.moved(f"{visit.base}/alerts", "seen")
