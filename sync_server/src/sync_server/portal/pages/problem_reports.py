"""Reports for whoever helps, as the tills of a store sent them."""

from sync_server.portal.request import Answer
from sync_server.portal.visit import Visit


def listed(visit: Visit) -> Answer:
    """Newest first."""
    found = visit.get("/problem-reports")
    return visit.page("problem_reports.html", reports=found["items"])


def fetch(visit: Visit) -> Answer:
    """The zip of one."""
    found = visit.read("/problem-reports/{number}/file", number=visit.named("number"))
    return visit.file(found, "application/zip")
