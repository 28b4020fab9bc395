"""What people's programs send and get: the original field names, decimals, times in UTC."""

from datetime import UTC, datetime, timedelta
from typing import Annotated, ClassVar

from msgspec import UNSET, Meta, Struct, UnsetType, field, structs
from pos_protocol.events import CATEGORY_CHARS_MAX, CODE_CHARS_MAX, INT_MAX, NAME_CHARS_MAX, Unit
from pos_protocol.money import money_text
from pos_protocol.quantity import quantity_json

from sync_server.auth.roles import Deed, may
from sync_server.db.queries.movements import MovementView
from sync_server.db.queries.products import ProductView, StockView
from sync_server.http.rest.strict_json import Figure
from sync_server.operations.office_stock import Moved

LIMIT_MAX = 500
LIMIT = 100
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

type Number = Annotated[int, Meta(ge=1, le=INT_MAX)]
type Code = Annotated[str, Meta(min_length=1, max_length=CODE_CHARS_MAX)]
type Category = Annotated[str, Meta(max_length=CATEGORY_CHARS_MAX)]
type Decimal = int | str
"""Whole quantities are integers, others decimal strings."""


class LoginBody(Struct, frozen=True, kw_only=True):
    """`store_id` may be left out by who has a role in one store only.

    `totp` is for accounts with a second factor: the app's six digits, or a spare code.
    """

    username: Annotated[str, Meta(min_length=1, max_length=100)]
    password: Annotated[str, Meta(min_length=1, max_length=1000)]
    store_id: Number | None = None
    totp: Annotated[str, Meta(min_length=6, max_length=20)] | None = None


class PasswordBody(Struct, frozen=True, kw_only=True):
    """The password that one has, and the one that one wants: 12 to 128 characters."""

    password: Annotated[str, Meta(min_length=1, max_length=1000)]
    new_password: Annotated[str, Meta(min_length=1, max_length=1000)]


class PublicKey(Struct, frozen=True, kw_only=True):
    """A key that verifies tokens, as RFC 8037 writes it."""

    kid: str
    x: str
    kty: str = "OKP"
    crv: str = "Ed25519"
    use: str = "sig"
    alg: str = "EdDSA"


class PublicKeys(Struct, frozen=True, kw_only=True):
    """Every key that a token of this server may be signed with."""

    keys: list[PublicKey]


class RefreshBody(Struct, frozen=True, kw_only=True):
    """The refresh token of the last answer."""

    refresh_token: Annotated[str, Meta(min_length=1, max_length=200)]


class ProductBody(Struct, frozen=True, kw_only=True):
    """A product; `ItemQuantity` is the opening stock of a new one, known ones keep theirs.

    An empty `category` takes a known one out of its category; without the field it stays.
    """

    product_id: Number | None = None
    item_desc: Annotated[str, Meta(min_length=1, max_length=NAME_CHARS_MAX)] = field(
        name="itemDesc"
    )
    price_per_unit: Figure
    item_quantity: Figure | None = field(name="ItemQuantity", default=None)
    vendor_id: Number | None = field(name="VendorId", default=None)
    barcode: Code | Annotated[list[Code], Meta(max_length=50)] | None = None
    stocked_in: Annotated[str, Meta(max_length=40)] | None = None
    unit: Unit | None = None
    category: Category | None = None
    store_id: Number | None = field(name="storeID", default=None)


class MoveBody(Struct, frozen=True, kw_only=True):
    """A movement; with `expected_quantity` it is refused when the stock is another."""

    product_id: Number
    quantity: Figure
    expected_quantity: Figure | None = None
    reason: Annotated[str, Meta(min_length=1, max_length=40)] | None = None
    vendor_id: Number | None = field(name="VendorId", default=None)
    store_id: Number | None = field(name="storeID", default=None)


class ProductQuery(Struct, frozen=True, kw_only=True):
    """Which product; `id` is taken as well."""

    OTHER_NAMES: ClassVar[dict[str, str]] = {"id": "product_id"}

    product_id: Number
    store_id: Number | None = field(name="storeID", default=None)


class NothingAsked(Struct, frozen=True, kw_only=True):
    """A query without parameters of its own."""

    store_id: Number | None = field(name="storeID", default=None)


class PageQuery(Struct, frozen=True, kw_only=True):
    """Which page: `cursor` is the `next_cursor` of the page before."""

    cursor: Annotated[str, Meta(max_length=400)] = ""
    limit: Annotated[int, Meta(ge=1, le=LIMIT_MAX)] = LIMIT
    store_id: Number | None = field(name="storeID", default=None)


class CatalogueQuery(PageQuery, frozen=True, kw_only=True):
    """Which products: all words of `query` stand in a name, `barcode` is one of theirs.

    `category` is theirs, whatever its case and blanks; `category=` are those that stand in none.
    """

    query: Annotated[str, Meta(max_length=100)] = ""
    barcode: Annotated[str, Meta(max_length=CODE_CHARS_MAX)] = ""
    category: Category | None = None


class ProductPatch(Struct, frozen=True, kw_only=True):
    """What changes of a product (RFC 7396): what is not named stays, null takes away."""

    item_desc: Annotated[str, Meta(min_length=1, max_length=NAME_CHARS_MAX)] | UnsetType = field(
        name="itemDesc", default=UNSET
    )
    price_per_unit: Figure | UnsetType = UNSET
    vendor_id: Number | UnsetType | None = field(name="VendorId", default=UNSET)
    barcode: Code | Annotated[list[Code], Meta(max_length=50)] | UnsetType | None = UNSET
    unit: Unit | UnsetType = UNSET
    low_at: Figure | UnsetType | None = UNSET
    category: Category | UnsetType | None = UNSET


class ProductReply(Struct, frozen=True, kw_only=True):
    """A product with its stock, computed; `quantity` is `ItemQuantity` by its name elsewhere."""

    store_id: int = field(name="storeID")
    product_id: int
    item_quantity: Decimal = field(name="ItemQuantity")
    price_per_unit: str
    item_desc: str = field(name="itemDesc")
    stocked_in: str | None
    vendor_id: int | None = field(name="VendorId")
    barcode: str | None
    barcodes: list[str]
    unit: str
    quantity: Decimal
    version: int
    revision: int
    category: str | None


class ProductReplyAbove(ProductReply, frozen=True, kw_only=True):
    """A product as managers see it: with its cost, and the stock at which it runs low."""

    cost: str | None
    low_at: Decimal | None


class QuantityReply(Struct, frozen=True, kw_only=True):
    """The stock of a product: the figure stands since `as_of`, by this server's clock."""

    product_id: int
    store_id: int
    quantity: Decimal
    version: int
    as_of: str


class MovementReply(Struct, frozen=True, kw_only=True):
    """One movement, and the stock after it."""

    movement_id: int
    store_id: int
    product_id: int
    type: str
    reason: str
    quantity: Decimal
    new_quantity: Decimal
    timestamp: str | None
    till: int
    till_seq: int
    version: int
    verdict: str


class MovedReply(MovementReply, frozen=True, kw_only=True):
    """The movement that a command made; `case_id` names the case that it opened, if it did."""

    event_id: str
    case_id: str | None


class RemovedReply(Struct, frozen=True, kw_only=True):
    """A product that is in no list any more."""

    store_id: int = field(name="storeID")
    product_id: int
    state: str = "removed"


class ProductPage(Struct, frozen=True, kw_only=True):
    """Products by number."""

    items: list[ProductReply]
    next_cursor: str | None


class ProductPageAbove(Struct, frozen=True, kw_only=True):
    """Products by number, as managers see them."""

    items: list[ProductReplyAbove]
    next_cursor: str | None


class MovementPage(Struct, frozen=True, kw_only=True):
    """Movements of a product, newest last."""

    items: list[MovementReply]
    next_cursor: str | None


class MeReply(Struct, frozen=True, kw_only=True):
    """Who is signed in, and their role in the store that is meant."""

    username: str
    store_id: int
    role: str


class SignedOut(Struct, frozen=True, kw_only=True):
    """The sign-in has ended, with all its tokens."""

    signed_out: bool = True


def product_reply(store_id: int, product: ProductView, role: str) -> ProductReply:
    """A product in the original fields, as somebody of this role sees it."""
    reply = _product_reply(store_id, product)
    if not may(role, Deed.EDIT_CATALOGUE):
        return reply
    cost, low = product.cost_paisa, product.low_at_milli
    return ProductReplyAbove(
        **structs.asdict(reply),
        cost=None if cost is None else money_text(cost),
        low_at=None if low is None else quantity_json(low),
    )


def _product_reply(store_id: int, product: ProductView) -> ProductReply:
    quantity = quantity_json(product.quantity_milli)
    barcodes = [shown_code(code) for code in product.barcodes]
    first_ms = product.first_stocked_in_ms
    return ProductReply(
        store_id=store_id,
        product_id=product.product_id,
        item_quantity=quantity,
        price_per_unit=money_text(product.price_paisa),
        item_desc=product.name,
        stocked_in=None if first_ms is None else moment_text(first_ms),
        vendor_id=product.vendor_id,
        barcode=barcodes[0] if barcodes else None,
        barcodes=barcodes,
        unit=product.unit,
        quantity=quantity,
        version=product.version,
        revision=product.revision,
        category=product.category or None,
    )


def quantity_reply(store_id: int, product_id: int, stock: StockView) -> QuantityReply:
    """A product's stock."""
    return QuantityReply(
        product_id=product_id,
        store_id=store_id,
        quantity=quantity_json(stock.quantity_milli),
        version=stock.version,
        as_of=moment_text(stock.since_ms) or "",
    )


def movement_reply(store_id: int, movement: MovementView) -> MovementReply:
    """A movement; its till and place there are packed in its id (pos_protocol.ids)."""
    return MovementReply(
        movement_id=movement.movement_id,
        store_id=store_id,
        product_id=movement.product_id,
        type=movement.type,
        reason=movement.reason,
        quantity=quantity_json(movement.quantity_milli),
        new_quantity=quantity_json(movement.quantity_after_milli),
        timestamp=moment_text(movement.occurred_ms),
        till=movement.movement_id >> 44,
        till_seq=movement.movement_id >> 9 & (2**27 - 1),
        version=movement.version,
        verdict=movement.verdict,
    )


def moved_reply(moved: Moved) -> MovedReply:
    """What a command on stock made."""
    movement = movement_reply(moved.store_id, moved.movement)
    values = {name: getattr(movement, name) for name in movement.__struct_fields__}
    return MovedReply(**values, event_id=moved.event_id, case_id=moved.case_id)


def moment_text(ms: int) -> str | None:
    """A moment in UTC (RFC 3339); None for one that no calendar has."""
    try:
        moment = _EPOCH + timedelta(milliseconds=ms)
    except OverflowError:
        return None
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def shown_code(code: str) -> str:
    """A trade code as it is printed on goods: a GTIN-14 without the zeros in front of shorter ones.

    GS1 General Specifications, 3.2: GTIN-8, -12 and -13 are stored with zeros in front.
    """
    if len(code) != 14 or not (code.isascii() and code.isdigit()) or code[0] != "0":
        return code
    if code.startswith("000000"):
        return code[6:]
    return code[1:]
