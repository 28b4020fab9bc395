"""Stock moved at the office: goods in, goods out, and a count of the shelf."""

from collections.abc import Callable
from typing import Any

from sync_server.portal import words
from sync_server.portal.request import Answer, Page
from sync_server.portal.visit import Visit

VENDORS_MAX = 500


def stock_in(visit: Visit) -> Answer:
    """Take goods in."""

    def body(number: int) -> dict[str, Any]:
        vendor = visit.field("vendor")
        said: dict[str, Any] = {
            "product_id": number,
            "quantity": visit.field("quantity"),
            "reason": visit.field("reason"),
        }
        return said | ({"VendorId": int(vendor)} if vendor.isdigit() else {})

    return _moved(
        visit,
        "stock_in.html",
        "/stock/stock-in",
        body=body,
        said="received",
        reasons=words.IN_REASONS,
    )


def removal(visit: Visit) -> Answer:
    """Take goods out that were not sold."""

    def body(number: int) -> dict[str, Any]:
        return {
            "product_id": number,
            "quantity": visit.field("quantity"),
            "reason": visit.field("reason"),
        }

    return _moved(
        visit,
        "removal.html",
        "/stock/manual-removal",
        body=body,
        said="taken_out",
        reasons=words.OUT_REASONS,
    )


def recount(visit: Visit) -> Answer:
    """Say what lies on the shelf; refused when something was moved since the form was opened."""

    def body(number: int) -> dict[str, Any]:
        return {
            "product_id": number,
            "counted": visit.field("counted"),
            "expected_quantity": visit.field("expected"),
            "note": visit.field("note"),
        }

    return _moved(visit, "recount.html", "/stock/counts", body=body, said="counted", reasons={})


def _moved(
    visit: Visit,
    template: str,
    path: str,
    *,
    body: Callable[[int], dict[str, Any]],
    said: str,
    reasons: dict[str, str],
) -> Answer:
    product = visit.get("/products/{product_id}", product_id=visit.named("product_id"))
    number = product["product_id"]

    def form(why: str) -> Page:
        fields = ("quantity", "reason", "vendor", "counted", "note")
        return visit.page(
            template,
            product=product,
            reasons=reasons,
            vendors=visit.get("/vendors", limit=VENDORS_MAX)["items"],
            values={name: visit.field(name) for name in fields},
            problem=why,
        )

    def work() -> Answer:
        visit.send("POST", path, body(number))
        return visit.moved(f"{visit.base}/products/{number}", said)

    return visit.submit(work, again=form)
