"""Registers: in whatever order edits arrive, the catalogue is the same."""

from random import Random

import msgspec
import pytest
from sync_server.db.projections import catalogue
from sync_server.db.projections.catalogue import Catalogue

from pos_protocol import events
from tests.support.events import record
from tests.support.sync_server import local_server

EDITS = [
    (1, events.ProductAdded(product_id=1, name_en="Milk", price=100, vendor_id=7, category="A")),
    (2, events.ProductChanged(product_id=1, base=1, price=120)),
    (3, events.ProductChanged(product_id=1, base=1, name_ur="دودھ", cost=None)),
    (4, events.ProductChanged(product_id=1, base=1, barcodes=(events.Barcode(code="A"),))),
    (5, events.ProductChanged(product_id=1, base=1, price=130, vendor_id=None)),
    (6, events.ProductRemoved(product_id=2, base=1)),
    (7, events.ProductAdded(product_id=2, name_en="Tea", price=5)),
    (8, events.ProductChanged(product_id=1, base=1, category="Dairy")),
    (8, events.VendorAdded(vendor_id=7, name="Metro")),
    (9, events.VendorAdded(vendor_id=7, name="Metro Cash & Carry")),
]


def folded(edits):
    known = Catalogue()
    for ms, event in edits:
        recorded = record(event, seed=ms, hlc=(ms, 0))
        known.apply(recorded.envelope, event)
    return known


def test_the_newest_edit_of_each_field_stands():
    known = folded(EDITS)
    milk, tea = known.products[1], known.products[2]
    assert (milk.name_en, milk.name_ur, milk.price, milk.vendor_id) == ("Milk", "دودھ", 130, None)
    assert milk.barcodes == (("A", 1000),)
    assert (milk.revision, milk.category) == (6, "Dairy")
    assert tea.state == "live", "it was entered anew after it was removed"
    assert known.vendors[7].name == "Metro Cash & Carry"


@pytest.mark.parametrize("seed", range(10))
def test_the_order_of_arrival_does_not_matter(seed):
    shuffled = list(EDITS)
    Random(seed).shuffle(shuffled)
    assert folded(shuffled) == folded(EDITS)


@pytest.mark.parametrize(
    "edits",
    [
        [events.VendorAdded(vendor_id=1, name=name) for name in "AB"],
        [events.ProductChanged(product_id=1, base=1, name_en=name) for name in "AB"],
    ],
)
def test_of_equal_times_the_higher_event_id_wins(edits):
    made = [record(event, seed=seed, hlc=(5, 5)) for seed, event in enumerate(edits)]
    names = set()
    for order in (made, made[::-1]):
        known = Catalogue()
        for recorded in order:
            known.apply(recorded.envelope, recorded.event)
        names |= {vendor.name for vendor in known.vendors.values()}
        names |= {product.name_en for product in known.products.values()}
    assert len(names) == 1


def test_what_is_saved_is_what_is_loaded(tmp_path):
    with local_server(tmp_path) as server:
        known = folded(EDITS)
        server.db.write(lambda tx: catalogue.save(tx, 1, known))
        with server.db.read() as tx:
            stored = catalogue.load_all(tx, 1)
            some = catalogue.load(tx, 1, product_ids=[2, 99], vendor_ids=[])
        assert stored.products.keys() == known.products.keys()
        for key, product in known.products.items():
            same = msgspec.structs.replace(product, is_new=False, has_new_barcodes=False)
            assert stored.products[key] == same
        assert list(some.products) == [2]
        assert stored.vendors[7].name == "Metro Cash & Carry"
