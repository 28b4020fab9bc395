"""VIEWS: what programs for analysis may read, with a word on every column.

A released view never changes its columns: a change is a new view beside it, `rpt_sales_line_v2`.
The migrations make them, `kiryana-server bi-user` lets somebody read them and nothing else, and
docs/bi.md is made from this.
"""

from sync_server.db.reporting.view_columns import (
    CASHIER,
    CATEGORY,
    CATEGORY_DAILY,
    CATEGORY_SUMS,
    DAY,
    EARNED,
    MONTH,
    PRODUCT,
    PRODUCT_COLUMNS,
    STORE,
    TYPES,
    View,
    ViewColumn,
    margin,
)

VIEWS: tuple[View, ...] = (
    View(
        "rpt_sales_line",
        "One row for each line of a bill or a return. Large: filter by store.",
        "report_sale_line r",
        (
            STORE,
            ViewColumn("position", "number", "r.store_seq", "of the bill in the store's feed"),
            ViewColumn("line_no", "number", "r.line", "of the bill, from 1"),
            ViewColumn("day", "day", "r.day", "the day that the till printed: `dim_date`"),
            ViewColumn("hour", "number", "r.hour", "0 to 23, by the till's clock"),
            ViewColumn("till", "number", "r.till_no", "the till; 0 is the office"),
            CASHIER,
            ViewColumn(
                "kind",
                "text",
                "CASE WHEN r.is_return = 1 THEN 'return' ELSE 'sale' END",
                "`sale`, or `return`: then all figures are below zero",
            ),
            PRODUCT,
            ViewColumn("quantity", "quantity", "r.quantity_milli", "in the product's unit"),
            ViewColumn("gross", "money", "r.gross_paisa", "before discounts"),
            ViewColumn("discounts", "money", "r.discount_paisa", "with a share of the bill's"),
            ViewColumn("tax", "money", "r.tax_paisa", "tax, added to the price or inside it"),
            ViewColumn("net", "money", "r.net_paisa", "what the line came to"),
            ViewColumn("revenue", "money", "r.net_paisa - r.tax_paisa", "net without tax"),
            ViewColumn("cost", "money", "r.cost_paisa", "at average cost; empty where unknown"),
        ),
    ),
    View(
        "rpt_sales_daily",
        "One row for each store and day on which something happened.",
        "report_sales r WHERE r.period % 100 <> 0",
        (
            STORE,
            DAY,
            ViewColumn("sales", "number", "r.sales", "bills"),
            ViewColumn("returns", "number", "r.returns", "bills of returns"),
            ViewColumn("bill_lines", "number", "r.line_count", "lines of bills"),
            ViewColumn("gross", "money", "r.gross_paisa", "before discounts, less returns"),
            ViewColumn("discounts", "money", "r.discount_paisa", "of lines and of bills"),
            ViewColumn("rounding", "money", "r.rounding_paisa", "by rounding bills"),
            ViewColumn("takings", "money", "r.net_paisa", "what the bills came to, less returns"),
            ViewColumn("returned", "money", "r.returned_paisa", "what was paid back"),
            *EARNED,
            *margin("r.net_paisa - r.rounding_paisa - r.tax_paisa"),
            ViewColumn(
                "stock_value_change", "money", "r.stock_value_paisa", "of the stock, at cost"
            ),
        ),
    ),
    View(
        "rpt_takings",
        "One row for each store, day, hour, cashier and tender.",
        "report_takings r",
        (
            STORE,
            DAY,
            ViewColumn("hour", "number", "r.hour", "0 to 23, by the till's clock"),
            CASHIER,
            ViewColumn("tender", "text", "r.tender", "cash, card, qr, khata ..."),
            ViewColumn("payments", "number", "r.payments", "bills in which it was used"),
            ViewColumn("amount", "money", "r.amount_paisa", "taken less paid back and change"),
        ),
    ),
    View(
        "rpt_product_daily",
        "One row for each product and day on which it was sold or moved.",
        "report_product r WHERE r.period % 100 <> 0",
        (
            STORE,
            DAY,
            PRODUCT,
            ViewColumn("bill_lines", "number", "r.line_count", "lines of bills"),
            ViewColumn("sold", "quantity", "r.sold_milli", "in the product's unit"),
            ViewColumn("returned", "quantity", "r.returned_milli", "in the product's unit"),
            ViewColumn("gross", "money", "r.gross_paisa", "before discounts, less returns"),
            ViewColumn("discounts", "money", "r.discount_paisa", "with shares of the bills'"),
            ViewColumn("net", "money", "r.net_paisa", "what the lines came to, less returns"),
            *EARNED,
            *margin("r.net_paisa - r.tax_paisa"),
            ViewColumn("stock_change", "quantity", "r.stock_milli", "of the quantity in stock"),
            ViewColumn("stock_value_change", "money", "r.stock_value_paisa", "at cost"),
        ),
    ),
    View(
        "rpt_category_daily",
        "One row for each category and day on which goods of it were sold. The category is that of"
        " now, also of what was sold before, in each spelling that products have.",
        CATEGORY_SUMS.format("product"),
        CATEGORY_DAILY,
        since="0018",
    ),
    View(
        "rpt_category_daily_v2",
        "The same as `rpt_category_daily` with one row for all spellings of a category, as a till"
        " and the reports have it: under that of the store's product with the lowest number.",
        CATEGORY_SUMS.format(
            "(SELECT store_id, product_id, FIRST_VALUE(category) OVER (PARTITION BY store_id,"
            " category_key ORDER BY product_id) AS category FROM product)"
        ),
        CATEGORY_DAILY,
        since="0020",
    ),
    View(
        "rpt_stock_now",
        "One row for each product that ever moved or was priced, as it is now.",
        "report_product_now r LEFT JOIN product p"
        " ON p.store_id = r.store_id AND p.product_id = r.product_id",
        (
            STORE,
            PRODUCT,
            ViewColumn("quantity", "quantity", "r.quantity_milli", "in stock"),
            ViewColumn(
                "unit_cost",
                "money",
                "{half_up:COALESCE(r.average_millipaisa, r.listed_paisa * 1000):1000}",
                "average of what was paid, or the catalogue's cost; empty where unknown",
            ),
            ViewColumn(
                "value",
                "money",
                "CASE WHEN r.quantity_milli <= 0 THEN 0 ELSE COALESCE({half_up:r.quantity_milli"
                " * COALESCE(r.average_millipaisa, r.listed_paisa * 1000):1000000}, 0) END",
                "quantity at that cost; 0 below zero and where unknown",
            ),
            ViewColumn("price", "money", "p.price_paisa", "in the catalogue, for one unit"),
            ViewColumn("low_at", "quantity", "p.low_at_milli", "at which it is low; may be empty"),
            ViewColumn("last_in", "day", "r.last_in_day", "of the newest delivery; may be empty"),
            ViewColumn("last_sold", "day", "r.last_sold_day", "of the newest sale; may be empty"),
        ),
    ),
    View(
        "rpt_movements",
        "One row for each stock movement that took effect. Large: filter by store and product.",
        "stock_movements r WHERE r.applied = 1",
        (
            STORE,
            ViewColumn("movement_id", "number", "r.movement_id", "the same on every till"),
            PRODUCT,
            ViewColumn("type", "text", "r.type", "stock_in, sale or manual_removal"),
            ViewColumn("reason", "text", "r.reason", "purchase, sale, spoilage ..."),
            ViewColumn("quantity", "quantity", "r.quantity_milli", "above zero"),
            ViewColumn(
                "stock_change",
                "quantity",
                "CASE WHEN r.type = 'stock_in' THEN r.quantity_milli ELSE -r.quantity_milli END",
                "of the stock: below zero for what left",
            ),
            ViewColumn("quantity_after", "quantity", "r.quantity_after_milli", "in stock then"),
            ViewColumn("version", "number", "r.version", "its place among the product's lines"),
            ViewColumn("verdict", "text", "r.verdict", "what the server made of the till's claim"),
            ViewColumn("occurred_at", "moment", "r.occurred_ms", "by the till's clock, in UTC"),
        ),
    ),
    View(
        "rpt_stock_changes",
        "One row for each day, product and reason by which stock came or left without a sale.",
        "report_moved_product r WHERE r.period % 100 <> 0",
        (
            STORE,
            DAY,
            PRODUCT,
            ViewColumn("type", "text", "r.type", "stock_in or manual_removal"),
            ViewColumn("reason", "text", "r.reason", "purchase, spoilage, count_loss ..."),
            ViewColumn("movements", "number", "r.line_count", "how many"),
            ViewColumn("quantity", "quantity", "r.quantity_milli", "above zero"),
            ViewColumn("value", "money", "r.value_paisa", "at the price paid, or average cost"),
            ViewColumn("unvalued_movements", "number", "r.unvalued_lines", "of unknown cost"),
        ),
    ),
    View(
        "rpt_turnover",
        "One row for each store and month: how often the stock was sold.",
        "(SELECT s.store_id, s.period, s.cost_paisa, s.stock_value_paisa AS change_paisa,"
        " n.stock_value_paisa - COALESCE(SUM(s.stock_value_paisa) OVER (PARTITION BY s.store_id"
        " ORDER BY s.period DESC ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0)"
        " AS closing_paisa FROM report_sales s JOIN report_store_now n ON n.store_id = s.store_id"
        " WHERE s.period % 100 = 0) r",
        (
            STORE,
            MONTH,
            ViewColumn("cost_of_sales", "money", "r.cost_paisa", "average cost of what was sold"),
            ViewColumn(
                "opening_value", "money", "r.closing_paisa - r.change_paisa", "stock at cost"
            ),
            ViewColumn("closing_value", "money", "r.closing_paisa", "stock at cost"),
            ViewColumn(
                "turns_a_year",
                "decimal",
                "CASE WHEN 2 * r.closing_paisa > r.change_paisa THEN r.cost_paisa * 730.0"
                " / ((2 * r.closing_paisa - r.change_paisa) * {days_of_month:r.period}) END",
                "cost of sales / average of opening and closing value x 365 / days of the month",
            ),
        ),
    ),
    View(
        "rpt_vendor_performance",
        "One row for each vendor and month.",
        "report_vendor r WHERE r.period % 100 = 0",
        (
            STORE,
            MONTH,
            ViewColumn("vendor_id", "number", "r.vendor_id", "with `store_id`: `dim_vendor`"),
            ViewColumn("deliveries", "number", "r.deliveries", "that came"),
            ViewColumn("delivered_lines", "number", "r.line_count", "of these"),
            ViewColumn("purchased", "money", "r.purchased_paisa", "at the bills' prices"),
            ViewColumn("unpriced_lines", "number", "r.unvalued_lines", "without a price"),
            ViewColumn("sent_back", "money", "r.sent_back_paisa", "to the vendor"),
            ViewColumn("spoilt", "money", "r.lost_paisa", "spoilage, damage, expired"),
            ViewColumn("net", "money", "r.net_paisa", "sales of goods delivered last by them"),
            *EARNED,
            *margin("r.net_paisa - r.tax_paisa"),
        ),
    ),
    View(
        "rpt_cases",
        "One row for each case of reconciliation.",
        "reconciliation r",
        (
            STORE,
            ViewColumn("case_id", "text", "LOWER(HEX(r.case_id))", "its UUID without dashes"),
            ViewColumn("event_id", "text", "LOWER(HEX(r.event_id))", "of the event it is about"),
            ViewColumn("line_no", "number", "r.line", "of the event; 0 is the whole"),
            ViewColumn("verdict", "text", "r.verdict", "oversell, unexplained, forked ..."),
            ViewColumn("state", "text", "r.state", "open, recount or closed"),
            ViewColumn(
                "decision", "text", "r.decision", "release, reverse, settled ...; may be empty"
            ),
            ViewColumn("is_held", "number", "r.held", "1 for an event that is held as a whole"),
            ViewColumn("product_id", "number", "r.product_id", "`dim_product`; may be empty"),
            ViewColumn("opened_position", "number", "r.opened_seq", "in the store's feed"),
            ViewColumn("closed_position", "number", "r.closed_seq", "may be empty"),
        ),
    ),
    View(
        "dim_product",
        "One row for each product of each store, as the catalogue has it now.",
        "product r",
        PRODUCT_COLUMNS,
    ),
    View(
        "dim_product_v2",
        "The same as `dim_product`, with the category.",
        "product r",
        (*PRODUCT_COLUMNS, CATEGORY),
        since="0018",
    ),
    View(
        "dim_product_v3",
        "The same as `dim_product_v2`, each category in one spelling, as `rpt_category_daily_v2`"
        " has it.",
        "(SELECT store_id, product_id, name_en, name_ur, name_hi, unit, price_paisa, vendor_id,"
        " state, FIRST_VALUE(category) OVER (PARTITION BY store_id, category_key"
        " ORDER BY product_id) AS category FROM product) r",
        (*PRODUCT_COLUMNS, CATEGORY),
        since="0020",
    ),
    View(
        "dim_store",
        "One row for each store.",
        "store r",
        (
            STORE,
            ViewColumn("name", "text", "r.name", "as it is printed"),
            ViewColumn("currency", "text", "r.currency", "ISO 4217"),
            ViewColumn("created_at", "moment", "r.created_ms", "in UTC"),
        ),
    ),
    View(
        "dim_vendor",
        "One row for each vendor of each store.",
        "vendor r",
        (
            STORE,
            ViewColumn("vendor_id", "number", "r.vendor_id", "its number in the store"),
            ViewColumn("name", "text", "r.name", "empty until somebody named it"),
        ),
    ),
    View(
        "dim_date",
        "One row for each day from 2020-01-01 to 2047-05-18.",
        "({calendar}) r",
        (
            ViewColumn("day", "text", "r.day", "the date"),
            ViewColumn("year", "number", "{year:r.day}", "2026"),
            ViewColumn("quarter", "number", "({month:r.day} + 2) {div} 3", "1 to 4"),
            ViewColumn("month", "number", "{month:r.day}", "1 to 12"),
            ViewColumn("day_of_month", "number", "{day:r.day}", "1 to 31"),
            ViewColumn("weekday", "number", "{weekday:r.day}", "1 is Monday, 7 is Sunday"),
            ViewColumn("week", "number", "{week:r.day}", "ISO 8601, 1 to 53"),
        ),
    ),
)


def names(since: str | None = None) -> list[str]:
    """The names of the views, of those that one revision makes, or of all."""
    return [view.name for view in VIEWS if since in {None, view.since}]


def markdown() -> str:
    """Every view and column as Markdown, for docs/bi.md."""
    parts = []
    for view in VIEWS:
        rows = "\n".join(
            f"| `{column.name}` | {TYPES[column.kind]} | {column.about} |"
            for column in view.columns
        )
        heading = "| column | type | is |\n|---|---|---|"
        parts.append(f"### `{view.name}`\n{view.about}\n\n{heading}\n{rows}\n")
    return "\n".join(parts)
