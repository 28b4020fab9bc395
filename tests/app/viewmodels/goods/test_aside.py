"""What was typed on a card and left comes back, until something newer was done."""

import pytest

from pos_app.operations.products import ProductEdit, change_product
from tests.support.shops.staff import hire, seat


@pytest.fixture
def products(models):
    models.products.read()
    return models.products


def test_nothing_is_told_where_nothing_was_typed(products, notices):
    assert not products.aside.put()
    assert not notices
    assert products.aside.take() is None


def test_only_what_was_typed_comes_back(products, till):
    tea = products.current
    products.card.type("category", "Hot drinks")
    assert products.aside.put()
    change_product(till, tea.product_id, ProductEdit(price_paisa=39_000))
    products.undo()
    texts = products.card.texts
    assert (texts["category"], texts["price"]) == ("Hot drinks", "390")


def test_what_was_left_is_nobodys_once_its_product_is_gone(products):
    tea = products.current
    products.card.type("category", "Hot drinks")
    products.aside.put()
    typed = products.aside.take()
    products.card.remove()
    products.aside.fill(typed)
    assert products.card.product.product_id != tea.product_id
    assert not products.card.is_changed


def test_a_cost_that_was_typed_is_not_for_a_cashier_who_comes_next(products, models, till):
    hire(till)
    products.card.type("cost", "99")
    products.aside.put()
    seat(models, "Aslam")
    assert products.aside.take() is None
