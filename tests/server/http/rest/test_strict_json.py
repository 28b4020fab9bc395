"""Hostile bodies are refused in words, by every write, and leave nothing behind."""

import msgspec
import pytest
from sync_server.errors import RefusedError
from sync_server.http.rest.messages import MoveBody, ProductBody
from sync_server.http.rest.strict_json import BODY_BYTES_MAX, read_as, read_object

from tests.support.rest import problem

MOVE_PATHS = ("/api/products/stock-in", "/api/products/sale", "/api/stock/manual-removal")


def body(**changed):
    return msgspec.json.encode({"product_id": 7, "quantity": 1} | changed)


HOSTILE_MOVES = [
    b"",
    b"{",
    b"[]",
    b"null",
    b"7",
    b"\xff\xfe{}",
    b"<html>sign in</html>",
    b"[" * 60_000,
    b'{"a":' * 10_000,
    b'{"product_id": 7, "quantity": NaN}',
    b'{"product_id": 7, "quantity": Infinity}',
    b'{"product_id": 7, "quantity": 1e999}',
    b'{"product_id": 7, "quantity": 1e2}',
    b'{"product_id": 7, "quantity": ' + b"9" * 6_000 + b"}",
    b'{"product_id": 7, "quantity": 1, "quantity": 2}',
    b'{"product_id": 7, "quantity": 1, "expected_quantity": 1, "expected_quantity": 100}',
    body(quantity=True),
    body(quantity=None),
    body(quantity=[1]),
    body(quantity={"a": 1}),
    body(quantity=0),
    body(quantity="0.000"),
    body(quantity=-1),
    body(quantity=12345678901234567890),
    body(quantity=8964000123454),
    body(quantity="0.0001"),
    body(quantity="seven"),
    body(quantity="1_0"),
    body(quantity=" 1"),
    body(quantity="٧"),
    body(quantity=""),
    body(product_id="7"),
    body(product_id=True),
    body(product_id=0),
    body(product_id=-7),
    body(product_id=2**63),
    b'{"product_id": 7.0, "quantity": 1}',
    body(expected_quantity="many"),
    body(reason=7),
    body(reason="spoil\u0000age"),
    body(reason="x" * 50),
    body(VendorId="3"),
    body(price=1),
    body(role="admin"),
    body(VendorId=3, vendor_id=3),
    body(storeID="1"),
    b'{"quantity": 1}',
    b'{"product_id": 7}',
]


def positions(server):
    with server.db.read() as tx:
        rows = tx.exec_driver_sql("SELECT seq, (SELECT COUNT(*) FROM stored_reply) FROM store_head")
        return [tuple(row) for row in rows]


@pytest.mark.parametrize("path", MOVE_PATHS)
def test_a_movement_that_is_none_is_refused_and_leaves_nothing(server, manager, path):
    manager.put("/api/v1/products/7", {"itemDesc": "Tea", "price_per_unit": 10, "ItemQuantity": 5})
    before = positions(server)
    for hostile in HOSTILE_MOVES:
        refused = problem(manager.post(path, hostile), 400, "malformed")
        assert refused["detail"], hostile[:80]
        assert "sys." not in refused["detail"], "advice of Python's is none for a caller"
    assert positions(server) == before


def test_a_product_that_is_none_is_refused_and_leaves_nothing(server, manager):
    good = {"itemDesc": "Tea", "price_per_unit": "10.00"}
    before = positions(server)
    for changed in (
        {"price_per_unit": -1},
        {"price_per_unit": True},
        {"price_per_unit": "1.005"},
        {"price_per_unit": "1e3"},
        {"price_per_unit": 10**20},
        {"price_per_unit": None},
        {"itemDesc": ""},
        {"itemDesc": "   "},
        {"itemDesc": 7},
        {"itemDesc": "a\u0007b"},
        {"itemDesc": "\u202egnp.exe"},
        {"itemDesc": "x" * 201},
        {"ItemQuantity": -5},
        {"ItemQuantity": "NaN"},
        {"barcode": 8964000123454},
        {"barcode": ""},
        {"barcode": ["1"] * 51},
        {"barcode": "a\nb"},
        {"stocked_in": "yesterday"},
        {"stocked_in": "9999-12-31T23:59:59-11:00"},
        {"stocked_in": "0001-01-01T00:00:00+05:00"},
        {"stocked_in": 5},
        {"unit": "box"},
        {"product_id": 0},
        {"product_id": "7"},
        {"revision": 5},
        {"item_desc": "Tea twice"},
    ):
        for method, path in (("PUT", "/api/products/addProd"), ("POST", "/api/products/add")):
            reply = manager.ask(method, path, good | changed)
            assert problem(reply, 400, "malformed")["detail"], changed
    lone = b'{"itemDesc": "\\ud800", "price_per_unit": 1}'
    problem(manager.put("/api/products/addProd", lone), 400, "malformed")
    assert positions(server) == before


def test_what_is_large_or_of_another_type_is_refused(server, manager):
    before = positions(server)
    for size in (BODY_BYTES_MAX + 1, 10 * 1024 * 1024):
        large = b'{"itemDesc": "' + b"x" * size + b'", "price_per_unit": 1}'
        problem(manager.put("/api/products/addProd", large), 413, "too_large")
    reply = manager.ask("POST", "/api/products/sale", body(), content_type="text/plain")
    problem(reply, 415, "unsupported_type")
    assert positions(server) == before


def test_a_query_that_is_none_is_refused(manager):
    manager.put("/api/v1/products/7", {"itemDesc": "Tea", "price_per_unit": 10})
    for query in ("limit=0", "limit=501", "limit=ten", "cursor=-1", "cursor=1&cursor=2", "page=2"):
        reply = manager.get(f"/api/products/movements/7?{query}")
        problem(reply, 400, "malformed")
    for query in ("", "?product_id=x", "?product_id=7&product_id=8", "?id=7&product_id=7"):
        problem(manager.delete(f"/api/products/removeProd{query}"), 400, "malformed")
    problem(manager.get("/api/products/7?verbose=1"), 400, "malformed")


@pytest.mark.parametrize(
    ("raw", "milli"),
    [(b"7", 7000), (b'"7"', 7000), (b"1.250", 1250), (b'"0.5"', 500), (b"1.0", 1000)],
)
def test_a_quantity_is_read_exactly_as_it_was_written(raw, milli):
    read = read_as(MoveBody, read_object(b'{"product_id": 7, "quantity": ' + raw + b"}"))
    assert read.quantity.milli("quantity", least=1) == milli


@pytest.mark.parametrize("raw", [b"4.35", b'"4.35"', b"4.350"])
def test_amounts_never_pass_through_a_float(raw):
    body = read_as(ProductBody, read_object(b'{"itemDesc": "Tea", "price_per_unit": ' + raw + b"}"))
    assert body.price_per_unit.paisa("price_per_unit") == 435, "4.35 * 100 is 434.99... in floats"


def test_both_spellings_are_the_same():
    original = {"itemDesc": "Tea", "price_per_unit": 1, "ItemQuantity": 2, "VendorId": 3}
    snake = {"item_desc": "Tea", "price_per_unit": 1, "item_quantity": 2, "vendor_id": 3}
    first, second = read_as(ProductBody, original), read_as(ProductBody, snake)
    assert (first.item_desc, first.vendor_id) == (second.item_desc, second.vendor_id) == ("Tea", 3)
    assert first.item_quantity.text == second.item_quantity.text == "2"


def test_the_refusal_names_the_field_and_what_is_known():
    with pytest.raises(RefusedError, match=r"prise: unknown; known are .*price_per_unit"):
        read_as(ProductBody, {"prise": 1})
    with pytest.raises(RefusedError, match="quantity: Expected a plain decimal"):
        read_as(MoveBody, {"product_id": 7, "quantity": "seven"})
