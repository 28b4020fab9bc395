"""Products as rows of a list."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from pos_app.domain.report import rate_bp
from pos_app.viewmodels.figures import (
    as_one,
    code_text,
    format_money,
    format_quantity,
    isolated,
)
from pos_app.viewmodels.inbox import local_time
from pos_app.viewmodels.reporting.words import rate_text
from pos_app.viewmodels.search import names
from pos_app.viewmodels.units import is_weighed, unit_word

if TYPE_CHECKING:
    from pos_app.db.queries.batches import Cost
    from pos_app.db.queries.products import ProductHit
    from pos_app.domain.product import Product

NOTHING = "\u2014"


class GoodsRow(NamedTuple):
    """A product in a list; figures are written out. `about` is why it stands in a short list.

    `cost` is empty where it is not shown. `second` is its other name, `grouped` the same with its
    category, where there is room for it; `tone` is the token in which `stock` is written.
    """

    product: Product
    name: str
    second: str
    code: str
    price: str
    cost: str
    stock: str
    tone: str = "text"
    about: str = ""
    grouped: str = ""


def goods_row(hit: ProductHit, language: str, *, about: str = "", tone: str = "") -> GoodsRow:
    """A product with its stock in the language of the window."""
    product = hit.product
    name, second = names(product, language)
    category = as_one(product.category) if product.category else ""
    code = code_text(product.barcodes[0].code) if product.barcodes else ""
    return GoodsRow(
        product=product,
        name=name,
        second=second,
        grouped=" \u00b7 ".join(filter(None, (second, category))),
        code=isolated(code) if code else NOTHING,
        price=format_money(product.price_paisa),
        cost=NOTHING if product.cost_paisa is None else format_money(product.cost_paisa),
        stock=stock_text(product, hit.quantity_milli),
        tone=tone or _tone(hit),
        about=about,
    )


def stock_text(product: Product, quantity_milli: int, *, sign: str = "") -> str:
    """A quantity of a product with its unit, perhaps behind a sign of its own."""
    figure = format_quantity(quantity_milli, is_weighed=is_weighed(product.unit))
    figure = isolated(f"{sign}{figure}")
    word = unit_word(product.unit)
    return f"{figure} {word}" if word else figure


def margin_text(price_paisa: int, cost_paisa: int | None) -> tuple[str, str]:
    """Profit as a part of the price, said as in reports, and its tone; below cost is amber."""
    margin_bp = None if cost_paisa is None else rate_bp(price_paisa - cost_paisa, price_paisa)
    if cost_paisa is None or margin_bp is None:
        return NOTHING, "text3"
    return rate_text(margin_bp), "warn" if price_paisa < cost_paisa else "text2"


def day_line(at_ms: int) -> str:
    """The day of a time, as 22.11.2026."""
    return isolated(local_time(at_ms).strftime("%d.%m.%Y"))


def written_day(iso: str) -> str:
    """A day as 2026-11-22, as people write it: 22.11.2026."""
    return f"{date.fromisoformat(iso):%d.%m.%Y}"


VENDOR_CHARS_MAX = 20
"""Of a vendor's name in a line of the card: the number of their bill stands behind it."""


def cost_line(cost: Cost) -> str:
    """What a unit cost in one delivery: when, how much, how many, from whom."""
    many = isolated(f"\u00d7 {format_quantity(cost.quantity_milli)}")
    paper = isolated(cost.bill_no) if cost.bill_no else ""
    day = day_line(cost.occurred_ms)
    if cost.delivered_on is not None:
        day = isolated(written_day(cost.delivered_on))
    whole = f"{day}  {format_money(cost.cost_paisa)} {many}"
    vendor = cost.vendor
    if len(vendor) > VENDOR_CHARS_MAX:
        vendor = f"{vendor[: VENDOR_CHARS_MAX - 1].rstrip()}\N{HORIZONTAL ELLIPSIS}"
    return " \u00b7 ".join(filter(None, (whole, as_one(vendor) if vendor else "", paper)))


def spoken(row: GoodsRow) -> str:
    """A product for a screen reader."""
    return ", ".join(filter(None, (row.name, row.price, row.stock, row.about)))


def _tone(hit: ProductHit) -> str:
    low_at = hit.product.low_at_milli
    is_low = low_at is not None and hit.quantity_milli <= low_at
    return "warn" if is_low or hit.quantity_milli < 0 else "text"
