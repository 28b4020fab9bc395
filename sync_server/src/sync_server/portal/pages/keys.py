"""The keys that sign access tokens; the next one is made after one's own password."""

from sync_server.portal.request import Answer, Page
from sync_server.portal.visit import Visit


def listed(visit: Visit) -> Answer:
    """The keys, and the form that makes the next one."""

    def form(why: str) -> Page:
        return visit.page("keys.html", keys=visit.get("/keys")["items"], problem=why)

    def work() -> Answer:
        visit.confirm()
        visit.send("POST", "/keys/rotate")
        return visit.moved("/keys", "rotated")

    return visit.submit(work, again=form)
