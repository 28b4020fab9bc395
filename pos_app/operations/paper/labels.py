"""Labels for goods: which products, how many of each, and a code for those that have none yet."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pos_protocol.events import Barcode

from pos_app.db.queries import products as queries
from pos_app.domain.labels.grid import GRIDS, LabelSheet
from pos_app.domain.labels.label import Label
from pos_app.domain.labels.making import label_code, label_of, languages_of
from pos_app.domain.labels.own_code import own_codes
from pos_app.domain.product import Product
from pos_app.domain.slips.layout import Voice
from pos_app.errors import CashierError, DuplicateBarcode, ProductNotFound
from pos_app.operations.context import TillContext
from pos_app.operations.products import ProductEdit, change_product

LABELS_MAX = 2_000
"""More at once is a quantity that was meant for something else, or a roll of paper gone."""


class LabelsRefusedError(CashierError):
    """`count` labels: none, or more than `count_max`."""

    words = "{count} labels cannot be printed at once. Ask for 1 to {count_max}."


class PlaceRefusedError(CashierError):
    """A sheet of `count` labels has no place `start`."""

    words = "A sheet of {count} labels has no place {start}. Count from 1 along the rows."


class Wanted(NamedTuple):
    """A product by its number, and how many labels of it."""

    product_id: int
    copies: int = 1


def coded(till: TillContext, wanted: Iterable[Wanted]) -> tuple[tuple[Product, int], ...]:
    """The products, each with a code: one without gets the store's own, as an event.

    Raises ProductNotFound, LabelsRefusedError; ApprovalNeeded when a code is to be given and
    whoever works here may not change the catalogue.
    """
    asked = list(wanted)
    count = sum(each.copies for each in asked)
    if not 1 <= count <= LABELS_MAX or any(each.copies < 0 for each in asked):
        raise LabelsRefusedError(count=count, count_max=LABELS_MAX)
    with till.db.read() as tx:
        products = [(queries.by_id(tx, each.product_id), each) for each in asked if each.copies]
    for product, each in products:
        if product is None:
            raise ProductNotFound(product=each.product_id)
    return tuple(
        (product if label_code(product) else _given(till, product), each.copies)
        for product, each in products
        if product is not None
    )


def labels(
    counted: Sequence[tuple[Product, int]], voice: Voice, *, language: str
) -> tuple[Label, ...]:
    """As many labels of each product as were asked for, in the same order."""
    languages = languages_of(language)
    return tuple(
        label
        for product, count in counted
        for label in (label_of(product, voice, languages),) * count
    )


def checked_sheet(sheet: LabelSheet) -> LabelSheet:
    """A sheet that there is, with a place that it has. Raises PlaceRefusedError."""
    if sheet.size not in GRIDS or not 1 <= sheet.start <= sheet.size:
        raise PlaceRefusedError(count=sheet.size, start=sheet.start)
    return sheet


def _given(till: TillContext, product: Product) -> Product:
    """A product with the store's own code added. Raises as `change_product`."""
    codes = own_codes(product.product_id, till.barcode_rules)
    for place, code in enumerate(codes):
        edit = ProductEdit(barcodes=(*product.barcodes, Barcode(code=code)))
        try:
            return change_product(till, product.product_id, edit)
        except DuplicateBarcode:
            # Another product was given it by hand: the next prefix is as good.
            if place + 1 == len(codes):
                raise
    raise ProductNotFound(product=product.product_id)
