"""A reminder goes to the right number, in words that a phone can open."""

from urllib.parse import parse_qs, urlsplit

import msgspec
import pytest

from pos_app.domain.khata.accounts import Customer
from pos_app.domain.khata.reminder import (
    LINK_CHARS_MAX,
    Reminder,
    international_phone,
    reminder_link,
    reminder_sheet,
    reminder_words,
)
from pos_app.domain.slips.layout import Voice
from pos_app.domain.slips.money_style import money_style
from pos_app.domain.slips.sheet import modules_of
from pos_app.domain.slips.text_lines import plain_text

VOICE = Voice(money_style("PKR"))
REMINDER = Reminder(
    store_name="Madina & Sons",
    store_lines=("Mall Road",),
    customer=Customer(customer_id=10_000_001, name="Rashid {Mehmood}", phone="0300-1234567"),
    balance_paisa=412_000,
    since="2026-10-03",
    phone="923001234567",
)


@pytest.mark.parametrize(
    ("typed", "currency", "dialled"),
    [
        ("0300-1234567", "PKR", "923001234567"),
        ("300 1234567", "PKR", "923001234567"),
        ("۰۳۰۰۱۲۳۴۵۶۷", "PKR", "923001234567"),
        ("923001234567", "PKR", "923001234567"),
        ("+92 300 1234567", "INR", "923001234567"),
        ("0092-300-1234567", "INR", "923001234567"),
        ("98765 43210", "INR", "919876543210"),
        ("098765-43210", "INR", "919876543210"),
        ("919876543210", "INR", "919876543210"),
        ("+44 7911 123456", "PKR", "447911123456"),
        ("+971 50 1234567", "INR", "971501234567"),
        ("0300", "PKR", ""),
        ("0423-123456", "PKR", ""),
        ("0300-1234567", "EUR", ""),
        ("+92 300", "PKR", ""),
        ("", "PKR", ""),
    ],
)
def test_a_number_as_the_shop_writes_it_is_one_that_can_be_dialled_from_abroad(
    typed, currency, dialled
):
    assert international_phone(typed, currency) == dialled


def test_the_words_say_who_asks_how_much_and_since_when():
    words = reminder_words(REMINDER, VOICE)
    for part in ("Rashid {Mehmood}", "Madina & Sons", "Rs 4,120 ", "03.10.2026"):
        assert part in words
    older = msgspec.structs.replace(REMINDER, since="", balance_paisa=412_050)
    assert "since" not in reminder_words(older, VOICE)
    assert "Rs 4,120.50" in reminder_words(older, VOICE)


def test_the_link_opens_the_customers_chat_with_the_very_words():
    parts = urlsplit(reminder_link(REMINDER, VOICE))
    assert (parts.scheme, parts.netloc, parts.path) == ("https", "wa.me", "/923001234567")
    assert parse_qs(parts.query, strict_parsing=True) == {"text": [reminder_words(REMINDER, VOICE)]}
    assert reminder_link(msgspec.structs.replace(REMINDER, phone=""), VOICE) == ""


@pytest.mark.parametrize(
    "name", ["x" * 2000, "ک" * 200, "की" * 100, "\U0001f600" * 200, "अ\u094d\u200d" * 66]
)
def test_a_code_can_be_made_of_every_link_and_amount_and_day_stay(name):
    """As long as names may be, for both, in the scripts whose letters take the most room."""
    customer = msgspec.structs.replace(REMINDER.customer, name=name)
    for store in (name, "Madina"):
        long = msgspec.structs.replace(REMINDER, store_name=store, customer=customer)
        link = reminder_link(long, VOICE)
        assert len(link) <= LINK_CHARS_MAX
        assert modules_of(link)
        [words] = parse_qs(urlsplit(link).query, strict_parsing=True)["text"]
        for part in ("Rs 4,120", "03.10.2026"):
            assert part in words
        assert store[:2] in words


def test_only_names_that_are_too_long_are_cut_and_never_within_a_letter():
    assert "\u2026" not in reminder_link(REMINDER, VOICE)
    customer = msgspec.structs.replace(REMINDER.customer, name="की" * 100)
    long = msgspec.structs.replace(REMINDER, store_name="\u0915\u0940" * 100, customer=customer)
    [words] = parse_qs(urlsplit(reminder_link(long, VOICE)).query)["text"]
    assert "की\u2026" in words
    assert "क\u2026" not in words


def test_the_slip_says_the_same():
    text = plain_text(reminder_sheet(REMINDER, VOICE), columns=48)
    for part in ("Madina & Sons", "Mall Road", "Reminder", "0300-1234567", "Rs 4,120.00"):
        assert part in text
    assert " ".join(text.split()).count("the oldest part since 03.10.2026") == 1
