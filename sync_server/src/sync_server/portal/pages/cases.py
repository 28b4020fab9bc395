"""Cases: what did not match, why, what others did meanwhile, and the decision."""

from typing import Any

from sync_server.auth.roles import Deed
from sync_server.portal.request import Answer, Page
from sync_server.portal.visit import Visit

A_PAGE = 25
CASE = "/cases/{case_id}"
STATES = ("undecided", "open", "recount", "closed", "all")


def listed(visit: Visit) -> Answer:
    """Cases, oldest first; those that wait for somebody unless others are asked for."""
    state = visit.asked.query.get("state", "")
    state = state if state in STATES else STATES[0]
    cursor = visit.asked.query.get("cursor", "")
    found = visit.get("/cases", state=state, limit=A_PAGE, cursor=cursor)
    return visit.page(
        "cases.html",
        cases=found["items"],
        next_cursor=found["next_cursor"],
        state=state,
        names=_names(visit, found["items"]),
    )


def shown(visit: Visit) -> Answer:
    """One case with everything that helps to decide it."""
    return _shown(visit, "")


def decide(visit: Visit) -> Answer:
    """Record a decision: one new event in the store's feed."""
    case_id = visit.named("case_id")

    def work() -> Answer:
        body: dict[str, Any] = {
            "decision": visit.field("decision"),
            "reason": visit.field("reason"),
        }
        if body["decision"] == "adjust":
            body["lines"] = [
                {"product_id": int(name.removeprefix("line-")), "quantity": values[0].strip()}
                for name, values in visit.asked.form.items()
                if name.removeprefix("line-").isdigit() and values[0].strip()
            ]
        visit.send("POST", f"{CASE}/decide", body, case_id=case_id)
        return visit.moved(f"{visit.base}/cases/{case_id}", "decided")

    return visit.submit(work, again=lambda why: _shown(visit, why))


def _shown(visit: Visit, why: str) -> Page:
    case = visit.get(CASE, case_id=visit.named("case_id"))
    return visit.page(
        "case.html",
        case=case,
        names=_names(visit, [case]),
        may_decide=visit.may(Deed.DECIDE) and case["decision"] in {None, "recount"},
        problem=why,
        reason=visit.field("reason"),
        chosen=visit.field("decision"),
        sent={name: values[0] for name, values in visit.asked.form.items()},
    )


def _names(visit: Visit, cases: list[dict[str, Any]]) -> dict[int, str]:
    numbers = {case["product_id"] for case in cases if case["product_id"]}
    numbers |= {line["product_id"] for case in cases for line in case["lines"]}
    return visit.names_of(numbers)
