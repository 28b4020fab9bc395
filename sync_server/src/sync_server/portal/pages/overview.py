"""The first pages: all stores at a glance, and one store's day."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from sync_server.auth.roles import Deed
from sync_server.portal.charts import columns
from sync_server.portal.request import Answer, Page
from sync_server.portal.visit import Visit

DAYS = 14
STORES_A_PAGE = 25
REFRESH_S = 60
NEEDING_MAX = 6


def chain(visit: Visit) -> Answer:
    """Every store that somebody works in; who works in one alone goes there."""
    if not visit.is_visiting:
        return visit.moved(f"/stores/{visit.who.store_id}")
    cursor = visit.asked.query.get("cursor", "")
    glance = visit.get("/overview", stores="all", limit=STORES_A_PAGE, cursor=cursor)
    stores = glance["items"]
    if len(stores) == 1 and not cursor and not visit.may(Deed.ADMINISTER):
        return visit.moved(f"/stores/{stores[0]['store_id']}")
    numbers = ",".join(str(one["store_id"]) for one in stores)
    days = visit.get("/reports/takings", stores="all", by="day")
    today = days["to"]
    sold = visit.get("/reports/stores", stores=numbers, from_=today, to=today, limit=STORES_A_PAGE)
    by_store = {row["store_id"]: row for row in sold["items"]}
    return Page(
        template="chain.html",
        values={
            "stores": stores,
            "sold": by_store,
            "today": today,
            "takings": _filled(days["items"], today),
            "chart": columns(
                _filled(days["items"], today), "label", "takings", title="Takings by day"
            ),
            "needing": _needing(stores),
            "currencies": sorted({one["currency"] for one in stores}),
            "currency": stores[0]["currency"] if stores else "PKR",
            "next_cursor": glance["next_cursor"],
            "behind": days["behind"],
        },
        refresh_s=REFRESH_S,
    )


def store(visit: Visit) -> Answer:
    """What a store took today and in two weeks, and what waits for somebody."""
    values: dict[str, Any] = {"takings": [], "chart": None, "today": "", "behind": 0, "best": []}
    if visit.may(Deed.REPORT):
        days = visit.get("/reports/takings", by="day")
        today = days["to"]
        takings = _filled(days["items"], today)
        values |= {
            "takings": takings,
            "today": today,
            "behind": days["behind"],
            "chart": columns(takings, "label", "takings", title="Takings by day"),
            "best": visit.get("/reports/products", from_=today, to=today, order="net", limit=5)[
                "items"
            ],
        }
    values["cases"] = visit.get("/cases", limit=5)["items"]
    values["low"] = visit.get("/stock/low", limit=8)["items"]
    values["names"] = visit.names_of(
        {case["product_id"] for case in values["cases"] if case["product_id"]}
    )
    return Page(template="store.html", values=values, refresh_s=REFRESH_S)


def _needing(stores: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """The stores of this page in which most waits."""

    def waits(store: Mapping[str, Any]) -> int:
        figures = ("undecided_cases", "negative_stock", "low_stock", "quarantined")
        return sum(int(store[name]) for name in figures)

    return [one for one in sorted(stores, key=waits, reverse=True) if waits(one)][:NEEDING_MAX]


def _filled(rows: Sequence[Mapping[str, Any]], today: str) -> list[dict[str, Any]]:
    """The last two weeks day by day: a day without a sale is a day too."""
    known = {row["key"]: row for row in rows}
    found = []
    for back in range(DAYS - 1, -1, -1):
        day = date.fromisoformat(today) - timedelta(days=back)
        row = known.get(day.isoformat())
        found.append(
            {
                "day": day.isoformat(),
                "label": f"{day:%-d %b}",
                "sales": row["sales"] if row else 0,
                "returns": row["returns"] if row else 0,
                "takings": row["takings"] if row else "0.00",
                "average_sale": row["average_sale"] if row else None,
            }
        )
    return found
