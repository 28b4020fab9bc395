"""Which labels come, and the code that goods without one are given."""

import msgspec
import pytest
from pos_protocol.events import Barcode

from pos_app.domain import gs1
from pos_app.domain.labels.grid import LabelSheet
from pos_app.domain.people import Role
from pos_app.domain.slips.layout import Voice
from pos_app.domain.slips.money_style import money_style
from pos_app.errors import ApprovalNeeded, ProductNotFound
from pos_app.operations.paper.labels import (
    LABELS_MAX,
    LabelsRefusedError,
    PlaceRefusedError,
    Wanted,
    checked_sheet,
    coded,
    labels,
)
from pos_app.operations.products import NewProduct, add_product
from pos_app.operations.scanning import scan

VOICE = Voice(money_style("PKR"))


def added(till, name, *codes):
    barcodes = tuple(Barcode(code=code) for code in codes)
    return add_product(till, NewProduct(name_en=name, price_paisa=100, barcodes=barcodes))


def test_goods_without_a_code_get_one_that_the_till_scans_back(till):
    plain, known = added(till, "Loose"), added(till, "Tea", "8964000123454")
    counted = coded(till, [Wanted(plain.product_id, 2), Wanted(known.product_id)])
    made = labels(counted, VOICE, language="en")
    assert [label.names for label in made] == [("Loose",), ("Loose",), ("Tea",)]
    assert [label.symbol.name for label in made] == ["EAN-13"] * 3
    for label, product in zip(made[1:], (plain, known), strict=True):
        (found,) = scan(till, label.symbol.text).products
        assert found.product_id == product.product_id
    again = coded(till, [Wanted(plain.product_id)])
    assert again[0][0].barcodes == counted[0][0].barcodes
    assert again[0][0].revision == counted[0][0].revision, "a code is given once"


def test_another_product_may_have_the_code_by_chance(till):
    plain = added(till, "Loose")
    first = coded(till, [Wanted(plain.product_id)])[0][0].barcodes[0].code
    other = added(till, "Other")
    taken = first[:3] + f"{other.product_id:010d}"
    added(till, "Thief", taken + gs1.check_digit(taken))
    given = coded(till, [Wanted(other.product_id)])[0][0].barcodes[0].code
    assert given.startswith("023")


def test_a_cashier_prints_labels_but_gives_no_codes(till):
    plain, known = added(till, "Loose"), added(till, "Tea", "8964000123454")
    cashier = msgspec.structs.replace(till, role=Role.CASHIER)
    assert coded(cashier, [Wanted(known.product_id)])
    with pytest.raises(ApprovalNeeded):
        coded(cashier, [Wanted(plain.product_id)])


def test_what_cannot_be_asked_for_is_refused(till):
    tea = added(till, "Tea", "8964000123454")
    for wanted in ([], [Wanted(tea.product_id, LABELS_MAX + 1)], [Wanted(tea.product_id, 0)]):
        with pytest.raises(LabelsRefusedError):
            coded(till, wanted)
    with pytest.raises(ProductNotFound):
        coded(till, [Wanted(404)])
    for sheet in (LabelSheet(23), LabelSheet(24, 25), LabelSheet(24, 0)):
        with pytest.raises(PlaceRefusedError):
            checked_sheet(sheet)
    assert checked_sheet(LabelSheet(65, 65)).start == 65
