"""The commands about the catalogue: product add, change and remove; vendor add and list."""

import argparse
from collections.abc import Callable
from functools import partial

from msgspec import UNSET, UnsetType
from pos_protocol.events import Barcode, Unit
from pos_protocol.money import money_text
from pos_protocol.quantity import quantity_json
from pos_protocol.sheets import carton_of, printed_code

from pos_app.cli.output import show, show_rows
from pos_app.cli.till import opened, product_named, with_vendor
from pos_app.db.queries import products as queries
from pos_app.domain.files.movement_file import time_text
from pos_app.domain.product import Product, read_price, read_quantity, read_tax
from pos_app.errors import DuplicateBarcode
from pos_app.operations import products
from pos_app.operations.context import TillContext
from pos_app.operations.products import NewProduct, ProductEdit

NONE = "none"
"""What empties a field that may be empty."""


class CodeTakenError(DuplicateBarcode):
    """As the window, a command gives a code to two products when it is told so."""

    words = f"{DuplicateBarcode.words} --shared-codes gives it to both; a scan then asks which."


def run(parsed: argparse.Namespace) -> int:
    """Run one of these commands on the till in the data folder."""
    commands: dict[str, Callable[[TillContext, argparse.Namespace], None]] = {
        "product add": _add,
        "product change": _change,
        "product remove": _remove,
        "vendor add": _add_vendor,
        "vendor list": _list_vendors,
    }
    with opened(parsed) as till:
        try:
            commands[f"{parsed.command} {parsed.subcommand}"](till, parsed)
        except DuplicateBarcode as error:
            raise CodeTakenError(**error.values) from error
    return 0


def _add(till: TillContext, parsed: argparse.Namespace) -> None:
    low_at = _low_at(parsed.low_at)
    new = NewProduct(
        product_id=parsed.product_id,
        name_en=parsed.name,
        name_ur=parsed.name_ur,
        name_hi=parsed.name_hi,
        barcodes=tuple(_code(text) for text in parsed.barcode),
        unit=Unit(parsed.unit),
        price_paisa=read_price(parsed.price),
        cost_paisa=None if parsed.cost is None else read_price(parsed.cost),
        vendor_id=parsed.vendor,
        low_at_milli=low_at if isinstance(low_at, int) else None,
        tax_bp=read_tax(parsed.tax),
        category=parsed.category,
        is_code_shared=parsed.shared_codes,
    )
    _show(parsed, with_vendor(till, parsed.vendor, partial(products.add_product, till, new)))


def _change(till: TillContext, parsed: argparse.Namespace) -> None:
    product = product_named(till, parsed.product)
    edit = ProductEdit(
        name_en=_given(parsed.name),
        name_ur=_given(parsed.name_ur),
        name_hi=_given(parsed.name_hi),
        barcodes=_codes(product, parsed.barcode, dropped=parsed.drop_barcode),
        price_paisa=UNSET if parsed.price is None else read_price(parsed.price),
        cost_paisa=_cost(parsed.cost),
        vendor_id=_given(parsed.vendor),
        low_at_milli=_low_at(parsed.low_at),
        tax_bp=UNSET if parsed.tax is None else read_tax(parsed.tax),
        category="" if parsed.category == NONE else _given(parsed.category),
        is_code_shared=parsed.shared_codes,
    )
    change = partial(products.change_product, till, product.product_id, edit)
    _show(parsed, with_vendor(till, parsed.vendor, change))


def _remove(till: TillContext, parsed: argparse.Namespace) -> None:
    product = product_named(till, parsed.product)
    products.remove_product(till, product.product_id)
    answer = {"product_id": product.product_id, "name": product.name(), "is_removed": True}
    show(parsed, answer, f"product {product.product_id}, {product.name()}, is off every list")


def _add_vendor(till: TillContext, parsed: argparse.Namespace) -> None:
    if parsed.vendor_id is None:
        vendor = products.vendor_named(till, parsed.name)
    else:
        vendor = products.add_vendor(till, parsed.name, vendor_id=parsed.vendor_id)
    answer = {"vendor_id": vendor.vendor_id, "name": vendor.name}
    show(parsed, answer, f"vendor {vendor.vendor_id}: {vendor.name}")


def _list_vendors(till: TillContext, parsed: argparse.Namespace) -> None:
    with till.db.read() as tx:
        found = queries.delivering(tx)
    rows: list[dict[str, object]] = [
        {
            "vendor_id": each.vendor.vendor_id,
            "name": each.vendor.name,
            "deliveries": each.deliveries,
            "last_delivery": time_text(each.last_ms) if each.last_ms else None,
        }
        for each in found
    ]
    columns = ("vendor_id", "name", "deliveries", "last_delivery")
    show_rows(parsed, rows, columns=columns, empty="there are no vendors yet")


def _show(parsed: argparse.Namespace, product: Product) -> None:
    cost, low_at = product.cost_paisa, product.low_at_milli
    answer = {
        "product_id": product.product_id,
        "name": product.name(),
        "barcodes": [printed_code(code.code) for code in product.barcodes],
        "unit": product.unit.value,
        "price_per_unit": money_text(product.price_paisa),
        "category": product.category or None,
    }
    if parsed.subcommand == "change":
        answer |= {
            "cost": None if cost is None else money_text(cost),
            "low_at": None if low_at is None else quantity_json(low_at),
            "vendor_id": product.vendor_id,
        }
    show(parsed, answer, f"product {product.product_id}: {product.name()}")


def _given[T](value: T | None) -> T | UnsetType:
    return UNSET if value is None else value


def _cost(text: str | None) -> int | UnsetType | None:
    if text is None:
        return UNSET
    return None if text == NONE else read_price(text)


def _low_at(text: str | None) -> int | UnsetType | None:
    if text is None:
        return UNSET
    if text == "0":
        return 0
    return None if text == NONE else read_quantity(text)


def _codes(
    product: Product, added: list[str], *, dropped: list[str]
) -> tuple[Barcode, ...] | UnsetType:
    """The product's codes with these added, CODE or CODE*QUANTITY, and those taken away."""
    if not added and not dropped:
        return UNSET
    gone = {text.zfill(14) for text in dropped} | set(dropped)
    kept = [code for code in product.barcodes if code.code not in gone]
    return (*kept, *map(_code, added))


def _code(text: str) -> Barcode:
    """CODE, or CODE*QUANTITY of a carton. Raises QuantityRefused."""
    code, many = carton_of(text)
    return Barcode(code=code) if many is None else Barcode(code=code, quantity=read_quantity(many))
