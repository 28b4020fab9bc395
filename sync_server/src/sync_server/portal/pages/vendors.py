"""Vendors of a store."""

from sync_server.portal.request import Answer, Page
from sync_server.portal.visit import Visit

A_PAGE = 50
VENDOR = "/vendors/{vendor_id}"


def listed(visit: Visit) -> Answer:
    """Vendors by number."""
    cursor = visit.asked.query.get("cursor", "")
    found = visit.get("/vendors", limit=A_PAGE, cursor=cursor)
    return visit.page(
        "vendors.html",
        vendors=found["items"],
        next_cursor=found["next_cursor"],
        is_first=not cursor,
    )


def add(visit: Visit) -> Answer:
    """Make a vendor known."""

    def form(why: str) -> Page:
        return visit.page(
            "vendor_form.html", vendor=None, name=visit.field("name"), tag="", problem=why
        )

    def work() -> Answer:
        visit.send("POST", "/vendors", {"name": visit.field("name")})
        return visit.moved(f"{visit.base}/vendors", "added")

    return visit.submit(work, again=form)


def rename(visit: Visit) -> Answer:
    """Give a vendor another name."""
    number = visit.named("vendor_id")
    found = visit.read(VENDOR, vendor_id=number)

    def form(why: str) -> Page:
        return visit.page(
            "vendor_form.html",
            vendor=found.value,
            name=visit.field("name") or found.value["name"],
            tag=found.tag,
            problem=why,
        )

    def work() -> Answer:
        body = {"name": visit.field("name")}
        visit.send("PATCH", VENDOR, body, match=visit.field("tag"), vendor_id=number)
        return visit.moved(f"{visit.base}/vendors", "saved")

    return visit.submit(work, again=form)
