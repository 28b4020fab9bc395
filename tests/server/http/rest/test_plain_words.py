"""A fault is said so that who sent it knows what to mend, for every type that is sent."""

import ast
import re

import msgspec
import pytest
from sync_server.errors import RefusedError
from sync_server.http.rest.messages import LoginBody, MoveBody, PageQuery, ProductBody
from sync_server.http.rest.plain_words import PATTERNS, words_of
from sync_server.http.rest.reports.messages import TakingsQuery
from sync_server.http.rest.routes import REST_ROUTES
from sync_server.http.rest.strict_json import read_as, read_object

PRODUCT = {"itemDesc": "Soap", "price_per_unit": 90}
MOVE = {"product_id": 7, "quantity": 1}


@pytest.mark.parametrize(
    ("kind", "given", "said"),
    [
        (MoveBody, {"quantity": 1}, "product_id: is missing"),
        (MoveBody, MOVE | {"product_id": "7"}, "product_id: a whole number is needed"),
        (MoveBody, MOVE | {"product_id": 0}, "product_id: 1 or more is needed"),
        (MoveBody, MOVE | {"reason": ""}, "reason: at least 1 character"),
        (MoveBody, MOVE | {"reason": 5}, "reason: text in quotes or null is needed"),
        (ProductBody, PRODUCT | {"unit": "dozen"}, "unit: 'dozen' is none of "),
        (ProductBody, PRODUCT | {"itemDesc": "x" * 999}, "itemDesc: at most "),
        (LoginBody, {"username": "amna"}, "password: is missing"),
        (TakingsQuery, {"from": "2026-13-1"}, "from: a day as 2026-11-22 is needed"),
        (TakingsQuery, {"stores": "one"}, "stores: all, or numbers of stores with commas"),
        (TakingsQuery, {"by": "week"}, "by: 'week' is none of cashier, day, hour, month"),
    ],
)
def test_the_field_and_what_is_needed_are_said(kind, given, said):
    with pytest.raises(RefusedError) as raised:
        read_as(kind, given)
    assert raised.value.detail.startswith(said), raised.value.detail


def test_a_query_is_read_from_text():
    with pytest.raises(RefusedError, match="limit: 1 or more is needed"):
        read_as(PageQuery, {"limit": "0"}, is_text=True)


def test_no_type_that_is_taken_makes_the_words_stumble():
    fault = msgspec.ValidationError("Invalid enum value 'x' - at `$.nothing`")
    for route in REST_ROUTES:
        for kind in (route.body, route.query):
            if kind is not None:
                assert words_of(fault, kind) == "nothing: Invalid enum value 'x'"


def test_every_pattern_is_told_in_words():
    kinds = {kind for route in REST_ROUTES for kind in (route.body, route.query) if kind}
    _, parts = msgspec.json.schema_components(kinds, schema_hook=lambda _kind: {"type": "number"})
    used = set(re.findall(r"'pattern': ('[^']+')", str(parts)))
    assert {ast.literal_eval(pattern) for pattern in used} <= set(PATTERNS)
    assert used, "the schema names patterns otherwise now"


def test_an_empty_body_is_called_that():
    with pytest.raises(RefusedError, match="the body is empty: a JSON object is needed"):
        read_object(b" \n")
