"""Jobs: files that are made or read while nobody waits."""

from sync_server.portal.request import Answer, Page
from sync_server.portal.visit import Visit

A_PAGE = 50
KINDS = {"export_products": "Products", "export_movements": "All movements"}


def jobs(visit: Visit) -> Answer:
    """The jobs of a store, and the form that asks for one."""

    def work() -> Answer:
        visit.send("POST", "/jobs", {"kind": visit.field("kind")})
        return visit.moved(f"{visit.base}/jobs", "asked")

    return visit.submit(work, again=lambda why: _listed(visit, why))


def take_in(visit: Visit) -> Answer:
    """Take a CSV file of products."""

    def work() -> Answer:
        visit.send_file("/products:import", visit.asked.files.get("file", b""))
        return visit.moved(f"{visit.base}/jobs", "asked")

    return visit.submit(work, again=lambda why: _listed(visit, why))


def fetch(visit: Visit) -> Answer:
    """The file that a job has made."""
    found = visit.read("/jobs/{job_id}/file", job_id=visit.named("job_id"))
    return visit.file(found, "text/csv")


def _listed(visit: Visit, why: str) -> Page:
    cursor = visit.asked.query.get("cursor", "")
    found = visit.get("/jobs", limit=A_PAGE, cursor=cursor)
    return visit.page(
        "jobs.html",
        jobs=found["items"],
        next_cursor=found["next_cursor"],
        kinds=KINDS,
        problem=why,
    )
