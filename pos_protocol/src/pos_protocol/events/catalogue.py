"""What the store decides: its products, who delivers them, and its rules."""

from typing import Annotated

from msgspec import UNSET, Meta, UnsetType

from pos_protocol.events.values import (
    BARCODES_MAX,
    Amount,
    Category,
    Code,
    Id,
    Name,
    Note,
    OptionalName,
    Part,
    Quantity,
    RecordedFact,
    TaxRate,
    Threshold,
    Unit,
    Version,
)


class Barcode(Part, frozen=True, kw_only=True):
    """One normalised code of a product; a carton's stands for `quantity` thousandths."""

    code: Code
    quantity: Quantity = 1000


type Barcodes = Annotated[tuple[Barcode, ...], Meta(max_length=BARCODES_MAX)]


class ProductAdded(RecordedFact, frozen=True, kw_only=True):
    """A product entered the catalogue.

    A missing translated name is empty; one of the three is given. `tax_bp` is the rate of its tax
    in hundredths of a percent; `category` is the group that its sales are summed under, empty for
    none.
    """

    product_id: Id
    name_en: OptionalName
    name_ur: OptionalName = ""
    name_hi: OptionalName = ""
    barcodes: Barcodes = ()
    unit: Unit = Unit.PIECE
    price: Amount
    cost: Amount | None = None
    vendor_id: Id | None = None
    low_at: Threshold | None = None
    tax_bp: TaxRate = 0
    category: Category = ""


class ProductChanged(RecordedFact, frozen=True, kw_only=True):
    """Fields of a product were set; those left UNSET stay.

    Per field the highest (hlc, event_id) wins.

    `base` is the product's catalogue revision that the editor saw: an edit of an old one is an
    `overlap` for the server to flag.
    """

    product_id: Id
    base: Version
    name_en: OptionalName | UnsetType = UNSET
    name_ur: OptionalName | UnsetType = UNSET
    name_hi: OptionalName | UnsetType = UNSET
    barcodes: Barcodes | UnsetType = UNSET
    unit: Unit | UnsetType = UNSET
    price: Amount | UnsetType = UNSET
    cost: Amount | UnsetType | None = UNSET
    vendor_id: Id | UnsetType | None = UNSET
    low_at: Threshold | UnsetType | None = UNSET
    tax_bp: TaxRate | UnsetType = UNSET
    category: Category | UnsetType = UNSET


class ProductRemoved(RecordedFact, frozen=True, kw_only=True):
    """A product and its records left every list; the log keeps them."""

    product_id: Id
    base: Version


class VendorAdded(RecordedFact, frozen=True, kw_only=True):
    """A vendor of the store became known."""

    vendor_id: Id
    name: Name


class StoreRuleSet(RecordedFact, frozen=True, kw_only=True):
    """The whole store decided how something is done: `value` is JSON.

    Per name the highest (hlc, event_id) wins. A name or a value that a program does not know is
    kept, and its own default stands.
    """

    name: Code
    value: Note
