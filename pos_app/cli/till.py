"""Opening the till that a command is about, and finding the product that it names."""

import argparse
import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from random import SystemRandom

from pos_protocol.ids import OPEN_ITEM_PRODUCT_ID

from pos_app.clock import SystemClock
from pos_app.db.queries import products as queries
from pos_app.devices.machine import machine_name
from pos_app.domain.barcode import parse
from pos_app.domain.product import UNIT_MILLI, Product, read_price
from pos_app.errors import (
    AmountRefused,
    DiskFull,
    FolderNotUsable,
    ProductNotFound,
    SeveralProducts,
    UpdateNeeded,
    VendorNotFound,
)
from pos_app.operations import people, products, whereabouts
from pos_app.operations.context import TillContext
from pos_app.operations.opening import open_till
from pos_app.operations.safety.looking import look
from pos_app.settings import Settings, default_data_dir, load_settings

LINE_CHARS_MAX = 1000
"""Of what is read as one line: a PIN, and no file that was named by mistake."""


read_amount = partial(read_price, refusal=AmountRefused)
"""An amount as typed, in paisa: 540, 540.5 or 540.50. Raises AmountRefused."""


def data_dir(parsed: argparse.Namespace) -> Path:
    """Where the till lives: --data-dir, else KIRYANA_DATA_DIR, else the user's data folder."""
    return Path(parsed.data_dir) if parsed.data_dir else default_data_dir(os.environ)


@contextlib.contextmanager
def opened(parsed: argparse.Namespace) -> Iterator[TillContext]:
    """The till in the data folder. Raises NotEnrolled when there is none: nothing is made then.

    Where nothing can be written (a full disk, a disk for reading only) what only reads still does
    its work; what would write raises why it cannot.
    """
    settings = load_settings(data_dir(parsed))
    hindrance: FolderNotUsable | DiskFull | None = None
    try:
        till = open_till(settings, SystemClock(), SystemRandom())
    except (FolderNotUsable, DiskFull) as error:
        hindrance = error
        till = _at_rest(settings, hindrance)
    try:
        yield _signed_in(till, parsed.user) if parsed.user else till
    except FolderNotUsable as error:
        if hindrance is None or error.values["path"] != till.db.path.parent:
            raise
        raise hindrance from error
    finally:
        till.close()


def _at_rest(settings: Settings, hindrance: FolderNotUsable | DiskFull) -> TillContext:
    try:
        return open_till(settings, SystemClock(), SystemRandom(), at_rest=True)
    except (FolderNotUsable, UpdateNeeded) as error:
        raise hindrance from error


def tell_where(till: TillContext) -> None:
    """Say on standard error when the folder is not where this till was last in order."""
    moved = whereabouts.look(till.db, machine=machine_name())
    if moved is not None:
        print(f"note: {whereabouts.WORDS[moved]}.", file=sys.stderr)


def tell_care(till: TillContext) -> bool:
    """Say on standard error that this computer's date cannot be right; whether it is so."""
    is_wrong = look(till).is_clock_wrong
    if is_wrong:
        print(
            f"note: the date of this computer looks wrong: {till.today():%d.%m.%Y}. Set it;"
            " selling and sync go on, and order comes from the log.",
            file=sys.stderr,
        )
    return is_wrong


def with_vendor[T](till: TillContext, vendor_id: int | None, act: Callable[[], T]) -> T:
    """Do what names a vendor; one that nobody knows yet is added under its number, as by a file.

    What is refused for another reason adds none: the vendor is what `act` looks at last.
    """
    try:
        return act()
    except VendorNotFound:
        if vendor_id is None:
            raise
        products.add_vendor(till, f"Vendor {vendor_id}", vendor_id=vendor_id)
        print(
            f"note: vendor {vendor_id} is new and named after its number;"
            f" 'vendor add NAME --vendor-id {vendor_id}' names it",
            file=sys.stderr,
        )
        return act()


def _signed_in(till: TillContext, name: str) -> TillContext:
    """The till as `--as` names it; a PIN, where one is asked, is the next line of the input."""
    asks = any(person.name == name and person.has_pin for person in people.everybody(till))
    pin = read_line() if asks else ""
    return people.sign_in(till, name, pin, hasher=people.hasher_of(till))


def read_line() -> str:
    """One line of standard input, without its end: how a PIN is given.

    Nothing where the input is closed, as under a service, or no text: that is nobody's PIN.
    """
    try:
        return sys.stdin.readline(LINE_CHARS_MAX).rstrip("\r\n") if sys.stdin else ""
    except UnicodeDecodeError:
        return ""


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


def in_units(till: TillContext, product: Product, text: str, *, quantity_milli: int) -> int:
    """A quantity of what a text names, in the product's unit: two of a carton's code are 24."""
    known = {each.code for each in product.barcodes}
    named = (code for code in parse(text, till.barcode_rules).candidates if code in known)
    if text == str(product.product_id):
        return quantity_milli
    return quantity_milli * product.content_milli(next(named, "")) // UNIT_MILLI
