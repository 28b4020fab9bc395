"""The routes of the reports: each as pages of JSON and as a CSV file."""

from collections.abc import Iterator

from sync_server.auth.roles import Deed
from sync_server.http.rest.reports import messages
from sync_server.http.rest.reports.reading import csv_handler, json_handler
from sync_server.http.route import Route
from sync_server.operations.reporting.catalogue import REPORTS

PREFIX = "/api/v1/reports"

FORMS: dict[str, tuple[type[messages.NowQuery], type[messages.ReportReply], Deed]] = {
    "stores": (messages.PeriodQuery, messages.StoresReport, Deed.REPORT),
    "products": (messages.ProductsQuery, messages.ProductsReport, Deed.REPORT),
    "categories": (messages.CategoriesQuery, messages.CategoriesReport, Deed.REPORT),
    "takings": (messages.TakingsQuery, messages.TakingsReport, Deed.REPORT),
    "tenders": (messages.PeriodQuery, messages.TendersReport, Deed.REPORT),
    "margin": (messages.MarginQuery, messages.MarginReport, Deed.REPORT),
    "turnover": (messages.TurnoverQuery, messages.TurnoverReport, Deed.REPORT),
    "vendors": (messages.PeriodQuery, messages.VendorsReport, Deed.REPORT),
    "shrinkage": (messages.PeriodQuery, messages.ShrinkageReport, Deed.REPORT),
    "stock-value": (messages.ValueQuery, messages.ValueReport, Deed.REPORT),
    "dead-stock": (messages.DeadQuery, messages.DeadReport, Deed.REPORT),
    # What to order says nothing of takings or costs.
    "low-stock": (messages.LowQuery, messages.LowReport, Deed.READ),
    "khata-ageing": (messages.PeriodQuery, messages.KhataReport, Deed.REPORT),
}
"""How each report is asked and answered, and what one must be allowed."""


def _routes() -> Iterator[Route]:
    for name, (query, reply, deed) in FORMS.items():
        report = REPORTS[name]
        yield Route(
            method="GET",
            path=f"{PREFIX}/{name}",
            handler=json_handler(report, reply, deed),
            reply=reply,
            query=query,
            deed=deed,
            access="user",
            is_rest=True,
        )
        yield Route(
            method="GET",
            path=f"{PREFIX}/{name}.csv",
            handler=csv_handler(report, deed),
            reply=reply,
            query=query,
            deed=deed,
            access="user",
            is_rest=True,
            produces="text/csv",
        )


REPORT_ROUTES: tuple[Route, ...] = tuple(_routes())
