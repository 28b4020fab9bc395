"""What views are made of: a view, a column, and the columns that several views have."""

from typing import Literal, NamedTuple

type Kind = Literal["number", "text", "money", "quantity", "decimal", "day", "month", "moment"]


class ViewColumn(NamedTuple):
    """A column: its name, what it shows of the tables, and what that means.

    `source` is SQL of both dialects; by `kind` paisa become money, numbers days, and so on.
    """

    name: str
    kind: Kind
    source: str
    about: str


class View(NamedTuple):
    """A view. `tables` is what stands behind FROM; `{...}` in it differs between the dialects.

    `since` is the revision that makes it.
    """

    name: str
    about: str
    tables: str
    columns: tuple[ViewColumn, ...]
    since: str = "0011"


STORE = ViewColumn("store_id", "number", "r.store_id", "the store: `dim_store`")
PRODUCT = ViewColumn("product_id", "number", "r.product_id", "with `store_id`: `dim_product`")
DAY = ViewColumn("day", "day", "r.period", "the day that the till printed: `dim_date`")
MONTH = ViewColumn("month", "month", "r.period", "the first day of the month")
CASHIER = ViewColumn("cashier", "text", "r.cashier", "who sold")
NAME = (
    "CASE WHEN r.name_en <> '' THEN r.name_en"
    " WHEN r.name_ur <> '' THEN r.name_ur ELSE r.name_hi END"
)

EARNED = (
    ViewColumn("tax", "money", "r.tax_paisa", "tax, added to prices or inside them"),
    ViewColumn("cost", "money", "r.cost_paisa", "average cost of what was sold"),
    ViewColumn("uncosted_revenue", "money", "r.uncosted_paisa", "revenue of goods of unknown cost"),
)


def margin(revenue: str) -> tuple[ViewColumn, ViewColumn]:
    """The columns of profit, of a revenue that is spelled in SQL."""
    return (
        ViewColumn("revenue", "money", revenue, "without tax and rounding"),
        ViewColumn(
            "margin",
            "money",
            f"{revenue} - r.uncosted_paisa - r.cost_paisa",
            "revenue of goods of known cost, less that cost",
        ),
    )


CATEGORY = ViewColumn(
    "category", "text", "r.category", "that its shop sums its sales under; empty for none"
)
CATEGORY_SUMS = (
    "(SELECT t.store_id, t.period, COALESCE(p.category, '') AS category,"
    " SUM(t.line_count) AS line_count, SUM(t.gross_paisa) AS gross_paisa,"
    " SUM(t.discount_paisa) AS discount_paisa, SUM(t.tax_paisa) AS tax_paisa,"
    " SUM(t.net_paisa) AS net_paisa, SUM(t.cost_paisa) AS cost_paisa,"
    " SUM(t.uncosted_paisa) AS uncosted_paisa"
    " FROM report_product t LEFT JOIN {} p"
    " ON p.store_id = t.store_id AND p.product_id = t.product_id"
    " WHERE t.period % 100 <> 0 AND (t.line_count <> 0 OR t.returned_milli <> 0)"
    " GROUP BY t.store_id, t.period, COALESCE(p.category, '')) r"
)
"""What was sold by the category that products have in `{}`."""
CATEGORY_DAILY = (
    STORE,
    DAY,
    CATEGORY,
    ViewColumn("bill_lines", "number", "r.line_count", "lines of bills"),
    ViewColumn("gross", "money", "r.gross_paisa", "before discounts, less returns"),
    ViewColumn("discounts", "money", "r.discount_paisa", "with shares of the bills'"),
    ViewColumn("net", "money", "r.net_paisa", "what the lines came to, less returns"),
    *EARNED,
    *margin("r.net_paisa - r.tax_paisa"),
)
PRODUCT_COLUMNS = (
    STORE,
    ViewColumn("product_id", "number", "r.product_id", "its number in the store"),
    ViewColumn("name", "text", NAME, "the first of its names"),
    ViewColumn("name_en", "text", "r.name_en", "may be empty"),
    ViewColumn("name_ur", "text", "r.name_ur", "may be empty"),
    ViewColumn("name_hi", "text", "r.name_hi", "may be empty"),
    ViewColumn("unit", "text", "r.unit", "piece, kg or l"),
    ViewColumn("price", "money", "r.price_paisa", "for one unit"),
    ViewColumn("vendor_id", "number", "r.vendor_id", "may be empty"),
    ViewColumn("state", "text", "r.state", "live, removed, or unknown to the catalogue"),
)

TYPES: dict[Kind, str] = {
    "number": "whole number",
    "text": "text",
    "money": "decimal, 2 places",
    "quantity": "decimal, 3 places",
    "decimal": "decimal, 2 places",
    "day": "date",
    "month": "date",
    "moment": "date and time",
}
