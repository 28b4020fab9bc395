"""What the reports, their columns and their choices are called on the pages."""

from msgspec import Struct


class About(Struct, frozen=True, kw_only=True):
    """A report: what it answers, and which figure of which rows is drawn."""

    title: str
    answers: str
    icon: str
    label: str
    value: str
    note: str = ""
    """Why the figures are not those that are seen elsewhere."""


ABOUT: dict[str, About] = {
    "takings": About(
        title="Takings",
        answers="What came in by day, month, hour of the day or cashier.",
        icon="chart-column",
        label="key",
        value="takings",
    ),
    "stores": About(
        title="Stores compared",
        answers="What each store sold and earned.",
        icon="store",
        label="name",
        value="takings",
    ),
    "products": About(
        title="Products sold",
        answers="What was sold of each product, and what it earned.",
        icon="tag",
        label="name",
        value="net",
    ),
    "categories": About(
        title="Categories",
        answers="What was sold in each category of goods.",
        icon="package",
        label="name",
        value="net",
    ),
    "tenders": About(
        title="Payment kinds",
        answers="How customers paid: cash, card, QR, khata.",
        icon="database",
        label="tender",
        value="kept",
    ),
    "margin": About(
        title="Margin",
        answers="Revenue, its cost and what is left.",
        icon="arrow-up",
        label="key",
        value="margin",
    ),
    "turnover": About(
        title="Turnover",
        answers="How often the stock was sold in a year, and how long it lasts.",
        icon="refresh-cw",
        label="name",
        value="cost_of_sales",
    ),
    "vendors": About(
        title="Vendors",
        answers="What each vendor delivered and what became of it.",
        icon="truck",
        label="name",
        value="purchased",
    ),
    "shrinkage": About(
        title="Shrinkage",
        answers="What left without a sale, by reason.",
        icon="package-minus",
        label="reason",
        value="value",
    ),
    "stock-value": About(
        title="Stock value",
        answers="What the stock of now has cost.",
        icon="scale",
        label="name",
        value="value",
        note="Cost is the average of what was paid; a till takes what was paid last, so its figure"
        " differs.",
    ),
    "dead-stock": About(
        title="Dead stock",
        answers="Goods that nobody buys.",
        icon="clock",
        label="name",
        value="value",
    ),
    "low-stock": About(
        title="What to order",
        answers="Goods that run out, and how much to order.",
        icon="triangle-alert",
        label="name",
        value="suggested",
    ),
    "khata-ageing": About(
        title="Khata by age",
        answers="What customers owe, by how long they have owed it.",
        icon="notebook-pen",
        label="name",
        value="balance",
    ),
}

COLUMNS: dict[str, str] = {
    "store_id": "Store",
    "product_id": "No.",
    "vendor_id": "No.",
    "customer_id": "No.",
    "name": "Name",
    "unit": "Unit",
    "state": "State",
    "key": "When or who",
    "sales": "Bills",
    "returns": "Returns",
    "gross": "Gross",
    "discounts": "Discounts",
    "tax": "Tax",
    "rounding": "Rounding",
    "takings": "Takings",
    "returned": "Returned",
    "average_sale": "Average bill",
    "revenue": "Revenue",
    "cost": "Cost",
    "margin": "Margin",
    "margin_percent": "Margin %",
    "uncosted_revenue": "Revenue of unknown cost",
    "bill_lines": "Lines",
    "sold": "Sold",
    "net": "Net",
    "category": "Category",
    "products": "Products",
    "pieces": "Pieces",
    "kg": "kg",
    "litres": "Litres",
    "tender": "Kind",
    "payments": "Payments",
    "taken": "Taken",
    "paid_back": "Paid back",
    "kept": "Kept",
    "khata_paid": "Khata paid off",
    "cost_of_sales": "Cost of sales",
    "opening_value": "Opening value",
    "closing_value": "Closing value",
    "average_value": "Average value",
    "turns_a_year": "Turns a year",
    "days_of_stock": "Days of stock",
    "on_hand": "On hand",
    "value": "Value",
    "last_in": "Last delivery",
    "last_sold": "Last sale",
    "days_without_sale": "Days without sale",
    "deliveries": "Deliveries",
    "delivered_lines": "Lines",
    "purchased": "Purchased",
    "unpriced_lines": "Lines without price",
    "sent_back": "Sent back",
    "spoilt": "Spoilt",
    "spoilt_percent": "Spoilt %",
    "sell_through_percent": "Sold through %",
    "below_zero": "Below zero",
    "uncosted": "Cost unknown",
    "unit_cost": "Unit cost",
    "reason": "Reason",
    "kind": "What it is",
    "lines": "Lines",
    "unvalued_lines": "Lines without value",
    "percent_of_revenue": "% of revenue",
    "balance": "Owes",
    "days_0_30": "0-30 days",
    "days_31_60": "31-60 days",
    "days_61_90": "61-90 days",
    "over_90_days": "Over 90 days",
    "low_at": "Low at",
    "sold_a_day": "Sold a day",
    "days_left": "Days left",
    "suggested": "Order",
}

MONEY = frozenset(
    {
        *("gross", "discounts", "tax", "rounding", "takings", "average_sale", "revenue", "cost"),
        *("margin", "uncosted_revenue", "net", "taken", "paid_back", "kept", "khata_paid"),
        *("cost_of_sales", "opening_value", "closing_value", "average_value", "value"),
        *("purchased", "sent_back", "spoilt", "unit_cost", "balance"),
        *("days_0_30", "days_31_60", "days_61_90", "over_90_days"),
    }
)
"""Columns of amounts. `returned` is an amount in one report and a quantity in another."""

CHOICES: dict[str, str] = {
    "day": "Day",
    "month": "Month",
    "hour": "Hour of the day",
    "cashier": "Cashier",
    "category": "Category",
    "store": "Store",
    "product": "Product",
    "number": "Number",
    "net": "Net sales",
    "margin": "Margin",
    "quantity": "Quantity",
}
"""What `by` and `order` can be."""
