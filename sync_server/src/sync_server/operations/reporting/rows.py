"""The rows of each report as everybody sees them: JSON, CSV and the command line.

Amounts are decimals as text, whole quantities integers and others decimals as text, percentages
decimals as text with two places; what cannot be said is None. docs/reports.md defines each field.
"""

from msgspec import Struct

type Quantity = int | str


class StoreRow(Struct, frozen=True, kw_only=True):
    """A store in a period."""

    store_id: int
    name: str
    sales: int
    returns: int
    gross: str
    discounts: str
    tax: str
    rounding: str
    takings: str
    returned: str
    average_sale: str | None
    revenue: str
    cost: str
    margin: str
    margin_percent: str | None
    uncosted_revenue: str


class ProductRow(Struct, frozen=True, kw_only=True):
    """A product in a period."""

    store_id: int
    product_id: int
    name: str
    unit: str
    state: str
    bill_lines: int
    sold: Quantity
    returned: Quantity
    gross: str
    discounts: str
    tax: str
    net: str
    revenue: str
    cost: str
    margin: str
    margin_percent: str | None
    uncosted_revenue: str


class CategoryRow(Struct, frozen=True, kw_only=True):
    """A category in a period; `store_id` is None for several stores together.

    `category` is None for goods that stand in none, and `name` says so in words.
    """

    store_id: int | None
    category: str | None
    name: str
    products: int
    bill_lines: int
    pieces: Quantity
    kg: Quantity
    litres: Quantity
    gross: str
    discounts: str
    tax: str
    net: str
    revenue: str
    cost: str
    margin: str
    margin_percent: str | None
    uncosted_revenue: str


class TakingsRow(Struct, frozen=True, kw_only=True):
    """Takings of a day, a month, an hour of the day or a cashier, as `key` says."""

    key: str
    sales: int
    returns: int
    gross: str
    discounts: str
    tax: str
    rounding: str
    takings: str
    returned: str
    average_sale: str | None


class TenderRow(Struct, frozen=True, kw_only=True):
    """Money of one kind: `kept` is what was taken less what was paid back."""

    tender: str
    payments: int
    taken: str
    paid_back: str
    kept: str
    khata_paid: str


class MarginRow(Struct, frozen=True, kw_only=True):
    """Revenue and its cost in a day or a month, as `key` says."""

    key: str
    revenue: str
    cost: str
    margin: str
    margin_percent: str | None
    uncosted_revenue: str


class TurnoverRow(Struct, frozen=True, kw_only=True):
    """How often a stock was sold; `product_id` is None for a store as a whole."""

    store_id: int
    product_id: int | None
    name: str
    cost_of_sales: str
    opening_value: str
    closing_value: str
    average_value: str
    turns_a_year: str | None
    days_of_stock: str | None


class DeadRow(Struct, frozen=True, kw_only=True):
    """Goods that nobody buys."""

    store_id: int
    product_id: int
    name: str
    on_hand: Quantity
    value: str | None
    last_in: str | None
    last_sold: str | None
    days_without_sale: int | None


class VendorRow(Struct, frozen=True, kw_only=True):
    """A vendor in a period: what came, what became of it, what sold."""

    store_id: int
    vendor_id: int
    name: str
    deliveries: int
    delivered_lines: int
    purchased: str
    unpriced_lines: int
    sent_back: str
    spoilt: str
    spoilt_percent: str | None
    net: str
    revenue: str
    cost: str
    margin: str
    margin_percent: str | None
    uncosted_revenue: str
    sell_through_percent: str | None


class ValueRow(Struct, frozen=True, kw_only=True):
    """What a stock is worth at cost; `product_id` is None for a store as a whole."""

    store_id: int
    product_id: int | None
    name: str
    products: int
    below_zero: int
    uncosted: int
    on_hand: Quantity | None
    unit_cost: str | None
    value: str


class ShrinkageRow(Struct, frozen=True, kw_only=True):
    """What left or came for one reason without a sale or a delivery; `kind` says what it is."""

    reason: str
    kind: str
    lines: int
    value: str
    unvalued_lines: int
    percent_of_revenue: str | None


class KhataRow(Struct, frozen=True, kw_only=True):
    """What a customer owes, by how long they have owed it."""

    store_id: int
    customer_id: int
    name: str
    balance: str
    days_0_30: str
    days_31_60: str
    days_61_90: str
    over_90_days: str


class LowRow(Struct, frozen=True, kw_only=True):
    """Goods that run out, and how much to order."""

    store_id: int
    product_id: int
    name: str
    unit: str
    on_hand: Quantity
    low_at: Quantity | None
    sold_a_day: str
    days_left: str | None
    suggested: Quantity
