"""Opening the till that a command is about, and finding the product that it names."""

import argparse
import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from random import SystemRandom

from pos_protocol.ids import OPEN_ITEM_PRODUCT_ID

from pos_app.clock import SystemClock
from pos_app.db.queries import products as queries
from pos_app.domain.barcode import parse
from pos_app.domain.product import Product
from pos_app.errors import ProductNotFound, SeveralProducts
from pos_app.operations.context import TillContext
from pos_app.operations.opening import open_till
from pos_app.settings import default_data_dir, load_settings


def data_dir(parsed: argparse.Namespace) -> Path:
    """Where the till lives: --data-dir, else KIRYANA_DATA_DIR, else the user's data folder."""
    return Path(parsed.data_dir) if parsed.data_dir else default_data_dir(os.environ)


@contextlib.contextmanager
def opened(parsed: argparse.Namespace) -> Iterator[TillContext]:
    """The till in the data folder. Raises NotEnrolled when there is none: nothing is made then."""
    till = open_till(load_settings(data_dir(parsed)), SystemClock(), SystemRandom())
    try:
        yield till
    finally:
        till.close()


def product_named(till: TillContext, text: str) -> Product:
    """The product that a product_id or a barcode names; the number comes first.

    Raises ProductNotFound, SeveralProducts.
    """
    code = parse(text, till.barcode_rules)
    with till.db.read() as tx:
        if text.isascii() and text.isdigit() and len(text) <= 16:
            found = queries.by_id(tx, int(text))
            if found is not None and found.product_id != OPEN_ITEM_PRODUCT_ID:
                return found
        owners = queries.by_code(tx, code.candidates)
    if not owners:
        raise ProductNotFound(product=text)
    if len(owners) > 1:
        numbers = ", ".join(str(owner.product_id) for owner in owners)
        raise SeveralProducts(code=text, products=numbers)
    return owners[0]
