"""Finding goods among a million, by code and while typing, beside the same questions in raw SQL."""

import sqlite3
from collections.abc import Sequence
from random import Random
from time import perf_counter_ns

from pos_protocol.ids import product_id

from bench import _goods, _raw_sale, _stores
from bench._timing import by_turns, in_repetitions
from bench.figure import Figure
from pos_app.db.database import Database
from pos_app.db.queries import products
from pos_app.db.statement import Tx
from pos_app.domain.names.search_text import fold_words

NAME = "lookup"
LIMIT = (
    "a product by its barcode, and search-as-you-type over 1,000,000 names:"
    " p50 and p95 at most 3 times the raw SQL on the same file"
)
PRODUCTS = 1_000_000
CODES = 4_000
NAMES_TYPED = 150
SHOWN = 20
_COLUMNS = (
    "p.product_id, p.name_en, p.name_ur, p.name_hi, p.barcodes, p.unit, p.price, p.cost,"
    " p.vendor_id, p.low_at, p.revision"
)
_RAW_CODE = (
    f"SELECT {_COLUMNS} FROM barcode b JOIN product p ON p.product_id = b.product_id"
    " WHERE b.code = ? AND p.is_listed ORDER BY p.product_id"
)
_RAW_SEARCH = (
    f"SELECT {_COLUMNS}, coalesce(s.confirmed + s.pending, 0) FROM product_search f"
    " JOIN product p ON p.product_id = f.rowid"
    " LEFT JOIN stock_level s ON s.product_id = p.product_id"
    " WHERE product_search MATCH ? AND p.is_listed ORDER BY f.rowid LIMIT ?"
)


def run() -> list[Figure]:
    """Ask the till's queries and plain SQL the same questions by turns."""
    folder = _stores.with_catalogue(PRODUCTS)
    till = _stores.open_till(folder)
    raw = _raw_sale.connect(folder / "till.db")
    raw.row_factory = None
    try:
        listed = raw.execute("SELECT count(*) FROM product WHERE is_listed").fetchone()[0]
        assert listed == PRODUCTS + 1, "every product and the open item"
        rng = Random(7)
        return [*_by_code(till.db, raw, rng), *_while_typing(till.db, raw, rng)]
    finally:
        raw.close()
        till.close()


def _by_code(db: Database, raw: sqlite3.Connection, rng: Random) -> list[Figure]:
    codes = [_goods.gtin(rng.randint(1, PRODUCTS)) for _ in range(CODES)]
    found: dict[str, list[list[int]]] = {"till": [], "raw": []}

    def ask_till(turn: int) -> int:
        started = perf_counter_ns()
        with db.read() as tx:
            answer = products.by_code(tx, (codes[turn],))
        took_ns = perf_counter_ns() - started
        found["till"].append([product.product_id for product in answer])
        return took_ns

    def ask_raw(turn: int) -> int:
        started = perf_counter_ns()
        answer = raw.execute(_RAW_CODE, (codes[turn],)).fetchall()
        took_ns = perf_counter_ns() - started
        found["raw"].append([row[0] for row in answer])
        return took_ns

    times = by_turns({"till": ask_till, "raw": ask_raw}, CODES - 3)
    assert found["till"] == found["raw"]
    assert all(len(numbers) == 1 for numbers in found["till"])
    return _figures("barcode look-up", times)


def _while_typing(db: Database, raw: sqlite3.Connection, rng: Random) -> list[Figure]:
    with db.read() as tx:
        typed = _keystrokes(tx, rng)
    full_pages = 0

    def ask_till(turn: int) -> int:
        nonlocal full_pages
        started = perf_counter_ns()
        with db.read() as tx:
            hits = products.search(tx, typed[turn], SHOWN)
        took_ns = perf_counter_ns() - started
        assert hits, f"nothing found for {typed[turn]}"
        full_pages += len(hits) == SHOWN
        return took_ns

    def ask_raw(turn: int) -> int:
        match = _match(fold_words(typed[turn]))
        started = perf_counter_ns()
        rows = raw.execute(_RAW_SEARCH, (match, SHOWN)).fetchall()
        took_ns = perf_counter_ns() - started
        assert rows, f"raw SQL found nothing for {typed[turn]}"
        return took_ns

    times = by_turns({"till": ask_till, "raw": ask_raw}, len(typed) - 3)
    assert full_pages
    return _figures("search as you type", times)


def _keystrokes(tx: Tx, rng: Random) -> list[str]:
    """What stands in the search box after each key, while names of real products are typed.

    Latin, Urdu and Hindi names; from the second letter of a word up to two whole words.
    """
    typed = []
    for _ in range(NAMES_TYPED):
        product = products.by_id(tx, product_id(_goods.TILL_NO, rng.randint(1, PRODUCTS)))
        assert product is not None
        name = rng.choice(
            [name for name in (product.name_en, product.name_ur, product.name_hi) if name]
        )
        text = " ".join(name.split()[:2])
        typed += [text[:end] for end in range(2, len(text) + 1) if not text[:end].endswith(" ")]
    return [text for text in typed if fold_words(text)]


def _match(words: Sequence[str]) -> str:
    """What anybody would write for a trigram index: the beginnings of words, all of them."""
    starts = [f"  {word}" if len(word) == 1 else f" {word}" for word in words]
    trigrams = dict.fromkeys(start[n : n + 3] for start in starts for n in range(len(start) - 2))
    return " AND ".join(f'"{trigram}"' for trigram in trigrams)


def _figures(name: str, times: dict[str, list[int]]) -> list[Figure]:
    return [
        Figure.of(
            f"{name} in {PRODUCTS:,}, p{percent}, beside raw SQL",
            in_repetitions(times["till"], times["raw"], percent),
            unit="ms",
            limit_ratio=3,
        )
        for percent in (50, 95)
    ]
