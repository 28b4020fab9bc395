"""Vendors: added once, renamed in place."""

from pos_app.domain.stock import Receipt, VendorBill
from pos_app.operations import stocking


def test_a_vendor_is_added_once_and_called_otherwise(models, till, goods, notices):
    vendors = models.vendors
    vendors.read()
    vendors.save("Metro")
    vendors.save(" metro ")
    assert [row.name for row in vendors.rows.rows] == ["Metro"]
    line = Receipt(product_id=goods[0].product_id, quantity_milli=1_000)
    bill = VendorBill(vendor_id=vendors.rows.rows[0].vendor_id)
    stocking.receive_stock(till, [line], bill=bill)
    vendors.read()
    vendors.choose(0)
    assert vendors.current.deliveries == "1 delivery"
    vendors.save("Metro Cash & Carry")
    assert [row.name for row in vendors.rows.rows] == ["Metro Cash & Carry"]
    assert vendors.current is None
    vendors.save("  ")
    assert notices[-1].is_error
    vendors.choose(99)
    assert vendors.current.name == "Metro Cash & Carry"
    told = len(notices)
    vendors.save("Metro Cash & Carry")
    assert len(notices) == told, "nothing was changed"


def test_no_vendor_is_called_like_another(models, notices):
    vendors = models.vendors
    vendors.read()
    vendors.save("Metro")
    vendors.save("Makro")
    vendors.choose([row.name for row in vendors.rows.rows].index("Makro"))
    vendors.save(" METRO ")
    assert notices[-1].is_error
    vendors.choose([row.name for row in vendors.rows.rows].index("Metro"))
    vendors.save(" METRO ")
    assert not notices[-1].is_error, "its own name, in capitals"
    assert {row.name for row in vendors.rows.rows} == {"Makro", "METRO"}
