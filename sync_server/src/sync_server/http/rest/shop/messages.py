"""What people's programs send and get about vendors, customers and levels of stock."""

from typing import Annotated, Literal
from uuid import UUID

from msgspec import Meta, Struct, field
from pos_protocol.events import NAME_CHARS_MAX, NOTE_CHARS_MAX
from pos_protocol.money import money_text
from pos_protocol.quantity import quantity_json

from sync_server.db.queries.customers import CustomerView, EntryView
from sync_server.db.queries.levels import LevelView
from sync_server.db.queries.vendors import VendorView
from sync_server.http.rest.messages import Decimal, MoveBody, Number, PageQuery, moment_text
from sync_server.http.rest.reports.messages import Stores
from sync_server.http.rest.strict_json import Figure

type Name = Annotated[str, Meta(min_length=1, max_length=NAME_CHARS_MAX)]


class VendorBody(Struct, frozen=True, kw_only=True):
    """A vendor; without a number it gets the next free one."""

    vendor_id: Number | None = field(name="VendorId", default=None)
    name: Name
    store_id: Number | None = field(name="storeID", default=None)


class VendorPatch(Struct, frozen=True, kw_only=True):
    """What changes of a vendor (RFC 7396)."""

    name: Name


class VendorReply(Struct, frozen=True, kw_only=True):
    """A vendor; the name is empty while only goods have named the number."""

    store_id: int = field(name="storeID")
    vendor_id: int = field(name="VendorId")
    name: str


class VendorPage(Struct, frozen=True, kw_only=True):
    """Vendors by number."""

    items: list[VendorReply]
    next_cursor: str | None


class CustomersQuery(PageQuery, frozen=True, kw_only=True):
    """Which customers: all words of `query` stand in the name or the phone number."""

    query: Annotated[str, Meta(max_length=100)] = ""


class CustomerReply(Struct, frozen=True, kw_only=True):
    """A customer with a khata: `balance` above zero is owed, `limit` empty is none."""

    customer_id: int
    store_id: int
    name: str
    phone: str
    limit: str | None
    balance: str


class CustomerPage(Struct, frozen=True, kw_only=True):
    """Customers by number."""

    items: list[CustomerReply]
    next_cursor: str | None


class KhataEntryReply(Struct, frozen=True, kw_only=True):
    """One entry: what a sale on khata adds, and a payment or a return takes off."""

    position: int
    event_id: str
    kind: str
    amount: str
    timestamp: str | None
    till: int
    till_seq: int


class KhataPage(Struct, frozen=True, kw_only=True):
    """Entries of one khata in the feed's order, newest last, and what is owed now."""

    customer_id: int
    store_id: int
    balance: str
    items: list[KhataEntryReply]
    next_cursor: str | None


class LevelReply(Struct, frozen=True, kw_only=True):
    """A product's stock; `low_at` is where it runs low, empty for nowhere."""

    product_id: int
    store_id: int
    name: str
    unit: str
    quantity: Decimal
    version: int
    low_at: Decimal | None


class LevelPage(Struct, frozen=True, kw_only=True):
    """Levels by product."""

    items: list[LevelReply]
    next_cursor: str | None


class MovementBody(MoveBody, frozen=True, kw_only=True):
    """A movement of one of three types; each needs the role that its own path needs."""

    type: Annotated[str, Meta(pattern="^(stock_in|sale|manual_removal)$")]


class CountBody(Struct, frozen=True, kw_only=True):
    """What was counted; with `expected_quantity` it is refused when the stock is another."""

    product_id: Number
    counted: Figure
    expected_quantity: Figure | None = None
    note: Annotated[str, Meta(max_length=NOTE_CHARS_MAX)] = ""
    store_id: Number | None = field(name="storeID", default=None)


class CountedReply(Struct, frozen=True, kw_only=True):
    """What a count made of the stock; `difference` is below zero for a loss."""

    product_id: int
    store_id: int
    quantity_before: Decimal
    quantity: Decimal
    difference: Decimal
    version: int
    event_id: str


class GlanceQuery(PageQuery, frozen=True, kw_only=True):
    """Which stores: numbers with commas, or `all` where one may; the own one without it."""

    stores: Stores | None = None


class GlanceTill(Struct, frozen=True, kw_only=True):
    """A till, and when its newest event reached this server."""

    till: int
    state: Literal["in_use", "revoked"]
    heard_at: str | None


class GlanceReply(Struct, frozen=True, kw_only=True):
    """A store at a glance. `held_events` are a part of the undecided cases.

    `low_stock` and `negative_stock` count open alerts, `quarantined` events that no fold can take.
    """

    store_id: int
    name: str
    currency: str
    position: int
    utc_offset_minutes: int
    undecided_cases: int
    held_events: int
    low_stock: int
    negative_stock: int
    quarantined: int
    tills: list[GlanceTill]


class GlancePage(Struct, frozen=True, kw_only=True):
    """Stores by number."""

    items: list[GlanceReply]
    next_cursor: str | None


class EditReply(Struct, frozen=True, kw_only=True):
    """An edit, and the fields that are still as it set them."""

    event_id: str
    kind: str
    fields: list[str]
    timestamp: str | None
    till: int
    till_seq: int
    person: str


class EditList(Struct, frozen=True, kw_only=True):
    """The edits that a product's fields come from, newest first."""

    product_id: int
    store_id: int
    items: list[EditReply]


def vendor_reply(store_id: int, vendor: VendorView) -> VendorReply:
    """A vendor in the original fields."""
    return VendorReply(store_id=store_id, vendor_id=vendor.vendor_id, name=vendor.name)


def customer_reply(store_id: int, customer: CustomerView) -> CustomerReply:
    """A customer in words of the API."""
    most = customer.owes_max_paisa
    return CustomerReply(
        customer_id=customer.customer_id,
        store_id=store_id,
        name=customer.name,
        phone=customer.phone,
        limit=None if most is None else money_text(most),
        balance=money_text(customer.balance_paisa),
    )


def entry_reply(entry: EntryView) -> KhataEntryReply:
    """An entry in words of the API."""
    return KhataEntryReply(
        position=entry.store_seq,
        event_id=str(UUID(bytes=entry.event_id)),
        kind=entry.kind,
        amount=money_text(entry.amount_paisa),
        timestamp=moment_text(entry.occurred_ms),
        till=entry.till_no,
        till_seq=entry.till_seq,
    )


def level_reply(store_id: int, level: LevelView) -> LevelReply:
    """A level in decimals."""
    low = level.low_at_milli
    return LevelReply(
        product_id=level.product_id,
        store_id=store_id,
        name=level.name,
        unit=level.unit,
        quantity=quantity_json(level.quantity_milli),
        version=level.version,
        low_at=None if low is None else quantity_json(low),
    )
