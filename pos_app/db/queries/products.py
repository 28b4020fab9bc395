"""Products by number, by code, and by what a person types; none reads the whole catalogue."""

import enum
from collections.abc import Iterator, Sequence

import msgspec
from pos_protocol.events import Barcode, Unit, category_key
from pos_protocol.ids import OPEN_ITEM_PRODUCT_ID, PRODUCT_BLOCK

from pos_app.db.statement import Row, Statement, Tx
from pos_app.domain.gs1 import is_digits
from pos_app.domain.names.search_text import WORD_GAP, search_text, typed_words
from pos_app.domain.names.sounds import sound_parts
from pos_app.domain.product import Product

SEARCH_WORDS_MAX = 8
SEARCH_CHARS_MAX = 100
CODE_PREFIX_MIN = 3
TRIGRAM = 3
LIBERTIES_MAX = 2
"""How many sounds of a word may be read in a rarer way when nothing else is found."""
SOUNDING_LOOKED = 3
"""Of so many times the wanted products that sound alike the best are shown."""
CATEGORIES_MAX = 1_000
"""More than a shop tells apart; a file may bring any number."""


class ProductHit(msgspec.Struct, frozen=True, kw_only=True):
    """A product found by searching, with the stock as this till sees it, in thousandths."""

    product: Product
    quantity_milli: int


class Vendor(msgspec.Struct, frozen=True, kw_only=True):
    """Who delivers."""

    vendor_id: int
    name: str


class Listing(enum.StrEnum):
    """Which products a list shows."""

    ALL = "all"
    LOW = "low"
    UNCODED = "uncoded"


class Delivering(msgspec.Struct, frozen=True, kw_only=True):
    """A vendor, how many deliveries of theirs this till knows, and when the last one was."""

    vendor: Vendor
    deliveries: int
    last_ms: int | None


_NAMES = (
    "p.product_id, p.name_en, p.name_ur, p.name_hi, p.barcodes, p.unit, p.price, p.cost,"
    " p.vendor_id, p.low_at, p.revision, p.tax_bp, p.category"
)
_BY_ID = Statement(
    f"SELECT {_NAMES} FROM product p WHERE p.product_id = :product_id AND p.is_listed"  # noqa: S608
)
_BY_CODE = Statement(
    f"SELECT {_NAMES} FROM barcode b JOIN product p ON p.product_id = b.product_id"  # noqa: S608
    " WHERE b.code = :code AND p.is_listed ORDER BY p.product_id"
)
_GONE = Statement(
    f"SELECT {_NAMES} FROM product p WHERE p.product_id = :product_id AND NOT p.is_listed"  # noqa: S608
)
_TAKEN = Statement("SELECT product_id FROM product WHERE product_id = :product_id")
_LAST_ID = Statement(
    "SELECT max(product_id) FROM product WHERE product_id > :low AND product_id < :high"
)
_LAST_VENDOR = Statement(
    "SELECT max(vendor_id) FROM vendor WHERE vendor_id > :low AND vendor_id < :high"
)
_VENDOR = Statement("SELECT vendor_id, name FROM vendor WHERE vendor_id = :vendor_id")
_VENDORS = Statement("SELECT vendor_id, name FROM vendor ORDER BY name")
# A delivery that was undone did not come.
_DELIVERING = Statement(
    "SELECT v.vendor_id, v.name, count(DISTINCT b.event_id), max(b.occurred_ms) FROM vendor v"
    " LEFT JOIN batch b ON b.vendor_id = v.vendor_id"
    " AND NOT EXISTS (SELECT 1 FROM correction c WHERE c.corrects = b.event_id"
    " AND c.kind = 'StockRemoved') GROUP BY v.vendor_id ORDER BY v.name"
)
# From each to the next by the index: a million products are a few steps. Of two lower ends SQLite
# begins at the one that is named first; from the other it would read all categories at each step.
_CATEGORIES = Statement(
    "WITH RECURSIVE known (name) AS ("
    " SELECT min(category) FROM product WHERE category > '' AND is_listed"
    " UNION ALL SELECT (SELECT min(p.category) FROM product p"
    " WHERE p.category > known.name AND p.category > '' AND p.is_listed)"
    " FROM known WHERE known.name IS NOT NULL)"
    " SELECT name, (SELECT min(p.product_id) FROM product p"
    " WHERE p.category = known.name AND p.category > '' AND p.is_listed)"
    " FROM known WHERE name IS NOT NULL LIMIT :limit"
)
_QUANTITY = Statement("SELECT confirmed + pending FROM stock_level WHERE product_id = :product_id")
_HIT = f"{_NAMES}, coalesce(s.confirmed + s.pending, 0)"
_ALL = Statement(
    f"SELECT {_HIT} FROM product p LEFT JOIN stock_level s ON s.product_id = p.product_id"  # noqa: S608
    " WHERE p.is_listed AND p.product_id != :open_item ORDER BY p.product_id"
)
# Each condition is spelled as its index of schema.py: only then SQLite reads that index.
_LISTED = {
    Listing.ALL: "p.is_listed",
    Listing.LOW: "p.low_at IS NOT NULL AND p.is_listed"
    " AND coalesce(s.confirmed + s.pending, 0) <= p.low_at",
    Listing.UNCODED: "p.barcodes = '[]' AND p.is_listed",
}
_FROM_LISTED = (
    " FROM product p LEFT JOIN stock_level s ON s.product_id = p.product_id"
    " WHERE {which} AND p.product_id > :after AND p.product_id != :open_item"
)
_PAGES = {
    listing: Statement(
        f"SELECT {_HIT}{_FROM_LISTED.format(which=which)} ORDER BY p.product_id LIMIT :limit"
    )
    for listing, which in _LISTED.items()
}
_COUNTS = {
    listing: Statement(
        f"SELECT count(*) FROM (SELECT 1{_FROM_LISTED.format(which=which)} LIMIT :limit)"  # noqa: S608 - our own names
    )
    for listing, which in _LISTED.items()
}
_OF_CATEGORY = Statement(
    f"SELECT {_HIT} FROM product p LEFT JOIN stock_level s ON s.product_id = p.product_id"  # noqa: S608
    " WHERE p.category = :category AND p.category > '' AND p.is_listed"
    " ORDER BY p.product_id LIMIT :limit"
)
_BY_CODE_PREFIX = Statement(
    f"SELECT DISTINCT {_HIT} FROM barcode b JOIN product p ON p.product_id = b.product_id"  # noqa: S608
    " LEFT JOIN stock_level s ON s.product_id = p.product_id"
    " WHERE b.code >= :low AND b.code < :high AND p.is_listed LIMIT :limit"
)
_BY_WHOLE_CODE = Statement(
    f"SELECT {_HIT} FROM barcode b JOIN product p ON p.product_id = b.product_id"  # noqa: S608
    " LEFT JOIN stock_level s ON s.product_id = p.product_id"
    " WHERE b.code = :code AND p.is_listed ORDER BY p.product_id LIMIT :limit"
)


def by_id(tx: Tx, product_id: int) -> Product | None:
    """The product of that number, or None. The open item is one."""
    if not 0 < product_id < 2**53:
        return None
    row = _BY_ID.one(tx, product_id=product_id)
    return _product(row) if row else None


def removed(tx: Tx, product_id: int) -> Product | None:
    """What that product was before it was taken out of the catalogue; None when it was not."""
    row = _GONE.one(tx, product_id=product_id)
    return _product(row) if row else None


def by_code(tx: Tx, candidates: Sequence[str]) -> tuple[Product, ...]:
    """The products of the first of these normalised codes that is any product's.

    Several products may share a code; they come in the order of their numbers.
    """
    for code in candidates:
        if rows := _BY_CODE.all(tx, code=code):
            return tuple(_product(row) for row in rows)
    return ()


def is_taken(tx: Tx, product_id: int) -> bool:
    """Whether a product number was ever used, also by a product that was removed."""
    return _TAKEN.one(tx, product_id=product_id) is not None


def last_product_n(tx: Tx, till_no: int) -> int:
    """The highest n used so far in a till's block of product numbers."""
    low = till_no * PRODUCT_BLOCK
    row = _LAST_ID.one(tx, low=low, high=min(low + PRODUCT_BLOCK - 1, low + OPEN_ITEM_PRODUCT_ID))
    return (row[0] or low) - low if row else 0


def last_vendor_n(tx: Tx, till_no: int) -> int:
    """The highest n used so far in a till's block of vendor numbers."""
    low = till_no * PRODUCT_BLOCK
    row = _LAST_VENDOR.one(tx, low=low, high=low + PRODUCT_BLOCK)
    return (row[0] or low) - low if row else 0


def vendor(tx: Tx, vendor_id: int) -> Vendor | None:
    """The vendor of that number, or None."""
    row = _VENDOR.one(tx, vendor_id=vendor_id)
    return Vendor(vendor_id=row[0], name=row[1]) if row else None


def vendors(tx: Tx) -> tuple[Vendor, ...]:
    """All vendors by name."""
    return tuple(Vendor(vendor_id=row[0], name=row[1]) for row in _VENDORS.all(tx))


def categories(tx: Tx, *, limit: int = CATEGORIES_MAX) -> tuple[str, ...]:
    """The categories that listed products stand in, in the order of their letters.

    Of several spellings of one, that of the product with the lowest number; `limit` counts each.
    """
    first: dict[str, tuple[int, str]] = {}
    for name, product_id in _CATEGORIES.all(tx, limit=limit):
        key = category_key(name)
        first[key] = min(first.get(key, (product_id, name)), (product_id, name))
    return tuple(first[key][1] for key in sorted(first))


def of_categories(tx: Tx, text: str, *, limit: int) -> Iterator[ProductHit]:
    """The products of those categories that begin with a text, whatever its case and blanks."""
    typed = category_key(text)
    if not typed:
        return
    for category, _ in _CATEGORIES.all(tx, limit=CATEGORIES_MAX):
        if category_key(category).startswith(typed):
            for row in _OF_CATEGORY.all(tx, category=category, limit=limit):
                yield _hit(row)


def delivering(tx: Tx) -> tuple[Delivering, ...]:
    """All vendors by name, with their deliveries."""
    return tuple(
        Delivering(vendor=Vendor(vendor_id=row[0], name=row[1]), deliveries=row[2], last_ms=row[3])
        for row in _DELIVERING.all(tx)
    )


def all_products(tx: Tx) -> Iterator[ProductHit]:
    """The whole catalogue by number, one at a time, without the open item: for an export."""
    for row in _ALL.run(tx, {"open_item": OPEN_ITEM_PRODUCT_ID}):
        yield _hit(row)


def page(tx: Tx, listing: Listing, *, after: int = 0, limit: int) -> tuple[ProductHit, ...]:
    """The next products of a list by number, those behind the number `after`."""
    values = {"after": after, "limit": limit, "open_item": OPEN_ITEM_PRODUCT_ID}
    return tuple(_hit(row) for row in _PAGES[listing].run(tx, values))


def count(tx: Tx, listing: Listing, *, limit: int) -> int:
    """How many products a list has; counting stops at the limit."""
    values = {"after": 0, "limit": limit, "open_item": OPEN_ITEM_PRODUCT_ID}
    row = _COUNTS[listing].one(tx, **values)
    return int(row[0]) if row else 0


def hit(tx: Tx, product: Product) -> ProductHit:
    """A product with its stock."""
    row = _QUANTITY.one(tx, product_id=product.product_id)
    return ProductHit(product=product, quantity_milli=row[0] if row else 0)


def search(tx: Tx, text: str, limit: int = 20) -> tuple[ProductHit, ...]:
    """Products whose names hold every typed word, in any script, or whose code begins so.

    A code of one or two characters is found whole: too many others begin so. Then come those with
    words that begin with what was typed, those that sound so (cheeni for چینی), and those that hold
    it anywhere (from three characters). When there is none: what sounds nearly so, a name that is
    written together (7UP for 7 up), a product's own number. Within each they stand in the order of
    their numbers. Text without a letter or digit finds nothing.
    """
    # Half of a surrogate pair is no text: the database could not even be asked for it.
    text = text[:SEARCH_CHARS_MAX].encode(errors="ignore").decode()
    typed = typed_words(text)[:SEARCH_WORDS_MAX]
    if not typed:
        return ()
    hits: dict[int, ProductHit] = {}
    words = [word for word, _ in typed]
    if len(text.split()) == 1:
        start = words[0] if is_digits(words[0]) and len(words) == 1 else text.strip()
        _add(hits, (_hit(row) for row in _code_rows(tx, start, limit=limit)), limit)
    _add(hits, _by_name(tx, [[_start(word)] for word in words], limit=limit), limit)
    # More words are looked up by sound only when none are written so: each has several readings.
    if len(hits) < limit and (len(words) == 1 or not hits):
        _add(hits, _by_sound(tx, typed, limit=limit), limit)
    if len(hits) < limit and any(len(word) >= TRIGRAM for word in words):
        inside = [[word if len(word) >= TRIGRAM else _start(word)] for word in words]
        _add(hits, _by_name(tx, inside, limit=limit), limit)
    if not hits:
        _add(hits, _by_sound(tx, typed, limit=limit, liberties=LIBERTIES_MAX), limit)
    if not hits:
        together = "".join(words)
        _add(hits, _by_name(tx, [[_start(together)]], limit=limit), limit)
        product = by_id(tx, int(together)) if is_digits(together) else None
        _add(hits, iter([hit(tx, product)] if product else []), limit)
    return tuple(hits.values())


def _add(hits: dict[int, ProductHit], found: Iterator[ProductHit], limit: int) -> None:
    for hit in found:
        if len(hits) == limit:
            return
        hits.setdefault(hit.product.product_id, hit)


def _code_rows(tx: Tx, start: str, *, limit: int) -> Iterator[Row]:
    """Products with a code that begins so, or is so. Trade codes are kept with leading zeros."""
    if len(start) < CODE_PREFIX_MIN:
        yield from _BY_WHOLE_CODE.run(tx, {"code": start, "limit": limit})
        return
    for zeros in ("", "0", "00", "000000") if is_digits(start) else ("",):
        values = {"low": zeros + start, "high": f"{zeros}{start}\U0010ffff", "limit": limit}
        yield from _BY_CODE_PREFIX.run(tx, values)


def _by_name(tx: Tx, words: Sequence[Sequence[str]], *, limit: int) -> Iterator[ProductHit]:
    """Products whose folded names hold, of each word, one of these parts.

    The index knows trigrams; `instr` sees to it that those of a part stand together. Row order
    is the index's own order, so the search stops at the limit: sorting by rank would read every
    hit.
    """
    values: dict[str, object] = {"limit": limit}
    match, held = [], []
    for n, parts in enumerate(words):
        match.append(" OR ".join(f"({_trigrams(part)})" for part in parts))
        names = [f"part{n}_{k}" for k in range(len(parts))]
        held.append(" OR ".join(f"instr(p.folded, :{name})" for name in names))
        values |= dict(zip(names, parts, strict=True))
    values["match"] = " AND ".join(f"({each})" for each in match)
    sql = (
        f"SELECT {_HIT} FROM product_search f JOIN product p ON p.product_id = f.rowid"  # noqa: S608
        " LEFT JOIN stock_level s ON s.product_id = p.product_id"
        f" WHERE product_search MATCH :match AND p.is_listed AND ({') AND ('.join(held)})"
        " ORDER BY f.rowid LIMIT :limit"
    )
    for row in tx.execute(sql, values):
        yield _hit(row)


def _by_sound(
    tx: Tx, typed: Sequence[tuple[str, str]], *, limit: int, liberties: int = 0
) -> Iterator[ProductHit]:
    """Products of whose names, for each word, one begins so or sounds so.

    Of those that come first in the index, the ones that fit more of the sounds stand first.
    """
    words = [(_start(word), *sound_parts(spoken, liberties=liberties)) for word, spoken in typed]
    if any(len(parts) > 1 for parts in words):
        hits = list(_by_name(tx, words, limit=limit * SOUNDING_LOOKED))
        hits.sort(key=lambda hit: _fit(hit.product, words), reverse=True)
        yield from hits


def _fit(product: Product, words: Sequence[Sequence[str]]) -> int:
    """How many letters and sounds of a product's names the words fit; one more for a whole word."""
    text = search_text(product.name_en, product.name_ur, product.name_hi)
    return sum(
        max(len(part.rstrip()) + (f"{part.rstrip()} " in text) for part in parts if part in text)
        for parts in words
    )


def _start(word: str) -> str:
    """A word where a name's word begins so; a single letter takes both blanks to fill three."""
    return f"{WORD_GAP}{word}" if len(word) == 1 else f" {word}"


def _trigrams(part: str) -> str:
    quoted = (part[n : n + 3].replace('"', '""') for n in range(len(part) - 2))
    return " AND ".join(f'"{trigram}"' for trigram in dict.fromkeys(quoted))


def _hit(row: Row) -> ProductHit:
    return ProductHit(product=_product(row[:-1]), quantity_milli=row[-1])


def _product(row: Row) -> Product:
    return Product(
        product_id=row[0],
        name_en=row[1],
        name_ur=row[2],
        name_hi=row[3],
        barcodes=tuple(
            Barcode(code=code, quantity=quantity) for code, quantity in msgspec.json.decode(row[4])
        ),
        unit=Unit(row[5]),
        price_paisa=row[6],
        cost_paisa=row[7],
        vendor_id=row[8],
        low_at_milli=row[9],
        revision=row[10],
        tax_bp=row[11],
        category=row[12],
    )
