"""Customers found by what a person types, however strange, and numbers that are nobody's."""

import pytest

from pos_app.db.queries import khata
from pos_app.db.queries.khata import Terms
from pos_app.operations.khata import customers

TERMS = Terms(limit_paisa=None, now_ms=1)


@pytest.fixture
def names(till):
    people = {"Rashid Mehmood": "0300-1234567", "شازیہ بی بی": "", "Amit": "9876543210"}
    for name, phone in people.items():
        customers.add_customer(till, name, phone=phone)

    def found(text):
        with till.db.read() as tx:
            return [each.customer.name for each in khata.search(tx, text, terms=TERMS)]

    return found


@pytest.mark.parametrize("text", ["shazia", "शाज़िया", "شازیہ", "شاز"])
def test_a_name_in_another_script_is_found(names, text):
    assert names(text) == ["شازیہ بی بی"]


def test_nothing_typed_shows_all_and_strange_text_nobody(names):
    assert len(names("")) == 3
    for text in ("%", "'; DROP TABLE customer", "\x00", "\ud800", "q" * 10_000, "~", "   .  "):
        assert names(text) in ([], names("")), text
    assert names("rashid zzz") == []
    assert names("9876") == ["Amit"]


def test_a_number_that_is_nobodys(till):
    with till.db.read() as tx:
        for number in (0, -1, 5, 2**63):
            assert khata.account(tx, number, terms=TERMS) is None
        assert not khata.is_taken(tx, 5)
        assert khata.last_customer_n(tx, 1) == 0
