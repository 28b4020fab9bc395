"""Every error has a sentence, with its values put in."""

import inspect

import pytest

from pos_app import errors
from pos_app.domain import errors as domain_errors
from pos_app.domain.product import checked_quantity
from pos_app.sync.faults import RECOVERIES
from pos_app.viewmodels.messages import recovery_sentence, sentence

KINDS = [
    kind
    for module in (errors, domain_errors)
    for _, kind in inspect.getmembers(module, inspect.isclass)
    if issubclass(kind, errors.PosError)
]


@pytest.mark.parametrize("kind", KINDS)
def test_every_error_is_told_in_words(qapp, kind):
    error = kind("WRONG") if kind is errors.ServerRefused else kind()
    text = sentence(error)
    assert len(text) > 10
    assert "{" not in text


def test_amount_that_was_not_typed_is_asked_for_and_not_quoted(qapp):
    assert sentence(errors.PriceRefused(price=" ")) == "Type an amount like 540 or 540.50"
    assert "ten" in sentence(errors.PriceRefused(price="ten"))


def test_amounts_are_printed_as_amounts(qapp):
    text = sentence(errors.TenderTooSmall(given_paisa=40000, missing_paisa=350100, due_paisa=1))
    assert "400" in text
    assert "3,501" in text


def test_a_long_or_wild_value_is_cut_and_cleaned(qapp):
    text = sentence(errors.UnknownBarcode(code="9\x00\n" * 1000))
    assert "\n" not in text
    assert len(text) < 120
    name = "Digestive biscuits of the large family pack"
    assert "large family\u2026\u2069 from" in sentence(
        errors.ReturnRefused(name=name, left_milli=1)
    )
    assert "large family p\u2069" in sentence(errors.NotOnBill(name=name[:40]))


def test_money_that_nobody_called_a_price_is_an_amount(qapp):
    assert "cannot be an amount" in sentence(errors.AmountRefused(price="ten"))
    assert sentence(errors.AmountRefused(price="")) == "Type an amount like 540 or 540.50"


@pytest.mark.parametrize("typed", ["0", "0.000", "\u06f0", ""])
def test_nothing_is_no_quantity_and_the_sentence_says_which_way_to_go(qapp, typed):
    assert "above 0" in sentence(errors.QuantityRefused(quantity=typed))


def test_a_quantity_above_all_that_can_be_meant_is_told_as_too_large(qapp):
    with pytest.raises(errors.QuantityRefused) as refused:
        checked_quantity(99_999_999_000)
    told = sentence(refused.value)
    assert "99999999 " in told.replace("\u2069", "")
    assert "smaller" in told


@pytest.mark.parametrize("typed", ["ten", "1.2345", "-3"])
def test_what_is_no_number_is_quoted_with_an_example_of_one(qapp, typed):
    told = sentence(errors.QuantityRefused(quantity=typed))
    assert typed in told
    assert "like 3 or 1.5" in told


def test_a_discount_that_is_too_large_is_no_price(qapp):
    told = sentence(errors.DiscountRefused(price=90_000, price_max_paisa=54_000))
    assert "discount" in told
    assert "540" in told


def test_what_nobody_foresaw_is_our_mistake(qapp):
    assert "our mistake" in sentence(errors.BugError())


@pytest.mark.parametrize("code", [*RECOVERIES, "a_word_of_a_newer_server"])
def test_whatever_was_healed_is_told_in_one_sentence(qapp, code):
    assert "sale is kept" in recovery_sentence(code)
