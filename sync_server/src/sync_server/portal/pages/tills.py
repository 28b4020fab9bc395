"""The tills of a store: codes for new ones, when each was heard of, blocking a stolen one."""

from sync_server.portal.request import Answer, Page
from sync_server.portal.visit import Visit

TILL = "/tills/{till}"


def listed(visit: Visit) -> Answer:
    """All tills of a store."""
    return _listed(visit, None, "")


def make_code(visit: Visit) -> Answer:
    """A one-time code, shown on the page that answers and nowhere else."""

    def work() -> Answer:
        return _listed(visit, visit.send("POST", "/tills/codes").value, "")

    return visit.submit(work, again=lambda why: _listed(visit, None, why))


def revoke(visit: Visit) -> Answer:
    """Block a till, after one's own password."""
    number = visit.named("till")
    till = visit.get(TILL, till=number)

    def form(why: str) -> Page:
        return visit.page("till_revoke.html", till=till, problem=why)

    def work() -> Answer:
        visit.confirm()
        visit.send("POST", f"{TILL}/revoke", till=number)
        return visit.moved(f"{visit.base}/tills", "revoked")

    return visit.submit(work, again=form)


def _listed(visit: Visit, code: object, why: str) -> Page:
    assert visit.shop is not None
    heard = {one["till"]: one["heard_at"] for one in visit.shop.glance["tills"]}
    tills = visit.get("/tills")["items"]
    return visit.page("tills.html", tills=tills, heard=heard, code=code, problem=why)
