"""What has to be answered before a key does its own work: told in words, and never dropped."""

import pytest

from pos_app.viewmodels.bill.asks import Ask, Asks
from pos_app.viewmodels.bill.pending import Pending
from pos_app.viewmodels.entry import Entry

TEA = "8964000153451"


@pytest.fixture
def asks(models):
    models.sale.scan(TEA)
    return Asks(models.desk, models.keeper)


@pytest.fixture
def refused():
    return []


def pending(models, asks, refused, *, entry=Entry()):  # noqa: B008 - a frozen value
    made = Pending(
        asks, models.sale.payment, entry=lambda: entry, answer=lambda: asks.answer("7") or True
    )
    made.refused.connect(refused.append)
    return made


def test_nothing_is_in_the_way_of_a_key_where_nothing_is_asked(models, asks, refused):
    free = pending(models, asks, refused)
    assert not free.is_awaited()
    assert not free.takes_key()
    assert refused == []


def test_a_payment_and_a_large_quantity_are_named(models, asks, refused):
    models.sale.ask_transfer()
    busy = pending(models, asks, refused, entry=Entry(asked_milli=500_000))
    assert busy.is_awaited()
    assert busy.takes_key()
    assert ["payment" in refused[0], "quantity" in refused[1]] == [True, True]


def test_a_key_gives_the_answer_once(models, asks, refused):
    asks.begin(Ask.QUANTITY, models.sale.current_line, "")
    asked = pending(models, asks, refused)
    assert asked.takes_key()
    assert models.keeper.cart.lines[0].quantity_milli == 7000
    assert not asked.takes_key()
    assert refused == []
