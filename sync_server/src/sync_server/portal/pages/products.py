"""The catalogue of a store, and each product with how its stock came about."""

from typing import Any

from sync_server.portal.api import ApiRefusedError
from sync_server.portal.request import Answer, Page
from sync_server.portal.visit import Visit

A_PAGE = 50
STEPS = 50
VENDORS_MAX = 500
PRODUCT = "/products/{product_id}"


def listed(visit: Visit) -> Answer:
    """Products by number; by words of their names, a barcode or a category."""
    asked = visit.asked.query
    sought, cursor = asked.get("q", "").strip(), asked.get("cursor", "")
    named: dict[str, str] = {}
    if sought.isascii() and sought.isdigit() and len(sought) >= 6:
        named = {"barcode": sought}
    elif sought:
        named = {"query": sought}
    if category := asked.get("category", "").strip():
        named["category"] = category
    found = visit.get("/products", limit=A_PAGE, cursor=cursor, **named)
    return visit.page(
        "products.html",
        products=found["items"],
        next_cursor=found["next_cursor"],
        sought=sought,
        category=category,
        is_first=not cursor,
    )


def shown(visit: Visit) -> Answer:
    """A product: stock, price, and its movements with the sum after each, newest first."""
    number = visit.named("product_id")
    product = visit.get(PRODUCT, product_id=number)
    version = product["version"]
    until = _whole(visit.asked.query.get("until", "")) or version
    first = max(0, min(until, version) - STEPS)
    story = visit.get(f"{PRODUCT}/explain", product_id=number, limit=STEPS, after_version=first)
    steps = [step for step in story["items"] if step["version"] <= until]
    return visit.page(
        "product.html",
        product=product,
        steps=list(reversed(steps)),
        earlier=first,
        is_newest=until >= version,
        vendor=_vendor(visit, product["VendorId"]),
        edits=visit.get(f"{PRODUCT}/edits", product_id=number)["items"],
    )


def add(visit: Visit) -> Answer:
    """A new product, with its opening stock."""
    if visit.asked.method != "POST":
        return _form(visit, None, {"unit": "piece"}, why="")

    def work() -> Answer:
        body = _without_empty(
            {
                "itemDesc": visit.field("name"),
                "price_per_unit": visit.field("price"),
                "ItemQuantity": visit.field("opening"),
                "unit": visit.field("unit"),
                "category": visit.field("category"),
                "barcode": _codes(visit) or "",
                "VendorId": _whole(visit.field("vendor")) or "",
            }
        )
        made = visit.send("POST", "/products", body).value
        return visit.moved(f"{visit.base}/products/{made['product_id']}", "added")

    return visit.submit(work, again=lambda why: _form(visit, None, _sent(visit), why=why))


def edit(visit: Visit) -> Answer:
    """Name, price, barcodes and the rest; what another changed meanwhile is not written over."""
    number = visit.named("product_id")
    found = visit.read(PRODUCT, product_id=number)
    product = found.value
    if visit.asked.method != "POST":
        return _form(visit, product, _values(product) | {"tag": found.tag}, why="")

    def work() -> Answer:
        low = visit.field("low_at")
        body = {
            "itemDesc": visit.field("name"),
            "price_per_unit": visit.field("price"),
            "unit": visit.field("unit"),
            "barcode": _codes(visit),
            "VendorId": _whole(visit.field("vendor")) or None,
            "low_at": low or None,
            "category": visit.field("category") or None,
        }
        visit.send("PATCH", PRODUCT, body, match=visit.field("tag"), product_id=number)
        return visit.moved(f"{visit.base}/products/{number}", "saved")

    def again(why: str) -> Page:
        # The version of now: who reads why and sends it once more has seen the other's change.
        return _form(visit, product, _sent(visit) | {"tag": found.tag}, why=why)

    return visit.submit(work, again=again)


def remove(visit: Visit) -> Answer:
    """Take a product off every list, after a question."""
    number = visit.named("product_id")
    found = visit.read(PRODUCT, product_id=number)

    def form(why: str) -> Page:
        return visit.page("product_remove.html", product=found.value, tag=found.tag, problem=why)

    def work() -> Answer:
        visit.send("DELETE", PRODUCT, match=visit.field("tag"), product_id=number)
        return visit.moved(f"{visit.base}/products", "removed")

    return visit.submit(work, again=form)


def _form(visit: Visit, product: object, values: dict[str, Any], *, why: str) -> Page:
    empty = dict.fromkeys(
        ("name", "price", "opening", "unit", "category", "barcodes", "vendor", "low_at", "tag"), ""
    )
    vendors = visit.get("/vendors", limit=VENDORS_MAX)["items"]
    return visit.page(
        "product_form.html",
        product=product,
        values=empty | values,
        vendors=vendors,
        problem=why,
    )


def _values(product: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": product["itemDesc"],
        "price": product["price_per_unit"],
        "unit": product["unit"],
        "category": product["category"] or "",
        "barcodes": "\n".join(product["barcodes"]),
        "vendor": "" if product["VendorId"] is None else str(product["VendorId"]),
        "low_at": "" if product["low_at"] is None else str(product["low_at"]),
    }


def _sent(visit: Visit) -> dict[str, Any]:
    names = ("name", "price", "opening", "unit", "category", "barcodes", "vendor", "low_at")
    return {name: visit.field(name) for name in names}


def _codes(visit: Visit) -> list[str]:
    return [line.strip() for line in visit.field("barcodes").splitlines() if line.strip()]


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else 0


def _without_empty(body: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in body.items() if value != ""}


def _vendor(visit: Visit, number: int | None) -> str:
    if number is None:
        return ""
    try:
        vendor = visit.get("/vendors/{vendor_id}", vendor_id=number)
    except ApiRefusedError:
        return f"Vendor {number}"
    return vendor["name"] or f"Vendor {number}"
