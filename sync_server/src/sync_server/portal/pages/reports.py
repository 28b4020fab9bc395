"""The reports: a table first, drawn from its own figures, and the same as a CSV file."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from msgspec import Struct

from sync_server.operations.reporting.catalogue import REPORTS, Report
from sync_server.portal.api import ApiRefusedError
from sync_server.portal.charts import Columns, Lines, columns, lines
from sync_server.portal.rendering import day
from sync_server.portal.report_words import ABOUT, CHOICES, COLUMNS, MONEY, About
from sync_server.portal.request import Answer, Page
from sync_server.portal.visit import Visit

A_PAGE = 100
ASKED = ("from", "to", "by", "order", "days", "lead_days", "stores")


class Column(Struct, frozen=True, kw_only=True):
    """A column of the table."""

    name: str
    heading: str
    is_figure: bool
    is_money: bool


def index(visit: Visit) -> Answer:
    """All reports, with what each answers."""
    return visit.page("reports.html", reports=ABOUT, base=_base(visit))


def shown(visit: Visit) -> Answer:
    """One report of one store, or of all that somebody may see."""
    report, about = _report(visit)
    asked = _asked(visit, report)
    problem = ""
    try:
        found = visit.get(
            f"/reports/{report.name}",
            limit=A_PAGE,
            cursor=visit.asked.query.get("cursor", ""),
            **asked,
        )
    except ApiRefusedError as error:
        if error.status != 422:
            raise
        problem, found = error.detail, {"items": [], "from": None, "to": "", "behind": 0}
        found["next_cursor"] = None
    rows: Sequence[Mapping[str, Any]] = found["items"]
    return visit.page(
        "report.html",
        report=report,
        about=about,
        asked=asked,
        found=found,
        rows=rows,
        columns=_columns(report, rows, asked, has_stores=visit.shop is None),
        chart=_chart(about, rows),
        base=_base(visit),
        problem=problem,
    )


def as_csv(visit: Visit) -> Answer:
    """The whole report as a CSV file."""
    report, _about = _report(visit)
    return visit.file(
        visit.read(f"/reports/{report.name}.csv", **_asked(visit, report)), "text/csv"
    )


def as_job(visit: Visit) -> Answer:
    """The whole report as a file of any length, made while nobody waits."""
    report, _about = _report(visit)

    def work() -> Answer:
        names = ("from", "to", "by", "stores")
        asked = {name: visit.field(name) for name in names if visit.field(name)}
        visit.send("POST", "/jobs", {"kind": "export_report", "report": report.name} | asked)
        return visit.moved(f"{visit.base}/jobs", "asked")

    return visit.submit(work, again=lambda why: _refused(visit, why))


def _refused(visit: Visit, why: str) -> Page:
    return visit.page("refused.html", heading="That was refused", detail=why)


def _report(visit: Visit) -> tuple[Report, About]:
    name = visit.named("report")
    if name not in ABOUT:
        raise ApiRefusedError(404, "not_found", "There is no such report.")
    return REPORTS[name], ABOUT[name]


def _asked(visit: Visit, report: Report) -> dict[str, str]:
    """What the form says, as far as this report takes it."""
    given = {name: visit.asked.query.get(name, "").strip() for name in ASKED}
    takes = {"stores"}
    takes |= set() if report.is_of_now else {"from", "to"}
    takes |= {"by"} if report.by else set()
    takes |= {"order"} if report.order else set()
    takes |= {"days"} if report.days else set()
    takes |= {"lead_days"} if report.lead_days else set()
    asked = {name: value for name, value in given.items() if value and name in takes}
    if report.by and asked.get("by") not in report.by:
        asked["by"] = report.by[0]
    if report.order and asked.get("order") not in report.order:
        asked["order"] = "net" if visit.shop else report.order[0]
    asked["stores"] = str(visit.shop.store_id) if visit.shop else asked.get("stores", "all")
    return asked


def _columns(
    report: Report,
    rows: Sequence[Mapping[str, Any]],
    asked: Mapping[str, str],
    *,
    has_stores: bool,
) -> list[Column]:
    """The columns that say something, names first: what is empty in every row is left out."""
    found = []
    names = [field.name for field in msgspec.structs.fields(report.row)]
    for name in sorted(names, key=lambda name: name != "name"):
        is_empty = rows and all(row[name] in {None, ""} for row in rows)
        is_usual = name == "state" and all(row[name] == "live" for row in rows)
        is_known = name == "store_id" and not has_stores
        if is_empty or is_usual or is_known or name in UNSHOWN:
            continue
        found.append(
            Column(
                name=name,
                heading=CHOICES[asked["by"]] if name == "key" else COLUMNS[name],
                is_figure=name not in TEXTS,
                is_money=name in MONEY,
            )
        )
    return found


UNSHOWN = frozenset({"category"})
"""What stands in the name too."""

TEXTS = frozenset(
    {"name", "unit", "state", "key", "tender", "reason", "kind", "category", "last_in", "last_sold"}
)


def _chart(about: About, rows: Sequence[Mapping[str, Any]]) -> Columns | Lines | None:
    label, value = about.label, about.value
    if len(rows) < 2:
        return None
    if label == "key":
        is_day = len(str(rows[0]["key"])) == 10 and str(rows[0]["key"])[4] == "-"
        shown = [dict(row) | {"key": day(row["key"])[4:] if is_day else row["key"]} for row in rows]
        if all(not str(row["key"])[:1].isalpha() for row in rows):
            return columns(shown, label, value, title=about.title)
        return lines(rows, label, value, title=about.title)
    return lines(rows, label, value, title=about.title)


def _base(visit: Visit) -> str:
    return f"{visit.base}/reports" if visit.shop else "/reports"
