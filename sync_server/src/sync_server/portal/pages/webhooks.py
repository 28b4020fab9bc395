"""Webhooks of a store: who is told of what, and how much arrived."""

from sync_server.portal.request import Answer, Page
from sync_server.portal.visit import Visit


def listed(visit: Visit) -> Answer:
    """The webhooks of a store, and the form for a new one; its secret is shown this once."""

    def work() -> Answer:
        kinds = visit.field("kinds").replace(",", " ").split() or ["*"]
        made = visit.send("POST", "/webhooks", {"url": visit.field("url"), "kinds": kinds})
        return _listed(visit, made.value, "")

    return visit.submit(work, again=lambda why: _listed(visit, None, why))


def remove(visit: Visit) -> Answer:
    """Send nothing more to an address."""
    visit.send("DELETE", "/webhooks/{webhook_id}", webhook_id=visit.named("webhook_id"))
    return visit.moved(f"{visit.base}/webhooks", "saved")


def _listed(visit: Visit, made: object, why: str) -> Page:
    return visit.page(
        "webhooks.html",
        webhooks=visit.get("/webhooks")["items"],
        made=made,
        url=visit.field("url"),
        problem=why,
    )
