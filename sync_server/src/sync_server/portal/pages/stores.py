"""Stores themselves: a new one, and another name for one."""

from sync_server.portal.request import Answer, Page
from sync_server.portal.visit import Visit

STORE = "/stores/{store_id}"


def add(visit: Visit) -> Answer:
    """Make a store with an empty feed."""

    def form(why: str) -> Page:
        values = {name: visit.field(name) for name in ("store_id", "name", "currency")}
        values["currency"] = values["currency"] or "PKR"
        return visit.page("store_new.html", values=values, problem=why)

    def work() -> Answer:
        number = visit.field("store_id")
        body = {
            "store_id": int(number) if number.isascii() and number.isdigit() else number,
            "name": visit.field("name"),
            "currency": visit.field("currency").upper(),
        }
        made = visit.send("POST", "/stores", body).value
        return visit.moved(f"/stores/{made['store_id']}", "added")

    return visit.submit(work, again=form)


def settings(visit: Visit) -> Answer:
    """Give a store another name."""
    found = visit.read(STORE, store_id=visit.store_id)

    def form(why: str) -> Page:
        return visit.page(
            "store_settings.html",
            store=found.value,
            name=visit.field("name") or found.value["name"],
            tag=found.tag,
            problem=why,
        )

    def work() -> Answer:
        body = {"name": visit.field("name")}
        visit.send("PATCH", STORE, body, match=visit.field("tag"), store_id=visit.store_id)
        return visit.moved(f"{visit.base}/settings", "saved")

    return visit.submit(work, again=form)
