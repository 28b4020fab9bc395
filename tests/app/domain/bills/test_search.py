"""What is typed to find a bill is read as a number, a day, an amount, or words; never guessed."""

from datetime import date

import pytest

from pos_app.domain.bills.search import BillPlace, BillWish, is_receipt_no, read_wish

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "wish"),
    [
        ("1-1-57", BillWish(place=BillPlace(1, 1, 57))),
        (" 1-2-57-AB12cd34 ", BillWish(place=BillPlace(1, 2, 57, "ab12cd34"))),
        ("22/11", BillWish(day="2026-11-22")),
        ("23/11", BillWish(day="2025-11-23")),
        ("22.11.", BillWish(day="2026-11-22")),
        ("22.11.26", BillWish(day="2026-11-22")),
        ("1.2.2025", BillWish(day="2025-02-01")),
        ("2026-11-22", BillWish(day="2026-11-22")),
        ("22.11", BillWish(total_paisa=2211)),
        ("540", BillWish(total_paisa=54_000, till_seq=540)),
        ("1,540/-", BillWish(total_paisa=154_000)),
        ("-380.50", BillWish(total_paisa=38_050)),
        ("milk", BillWish(words="milk")),
        ("31/2", BillWish(words="31/2")),
        ("29/2", BillWish(words="29/2")),
        ("2026-13-40", BillWish(words="2026-13-40")),
        ("1-1-", BillWish(words="1-1-")),
        ("999999999999999999", BillWish(words="999999999999999999")),
        ("x" * 1000, BillWish(words="x" * 100)),
    ],
)
def test_text_is_read(typed, wish):
    assert read_wish(typed, today=TODAY) == wish


def test_only_a_whole_receipt_number_is_a_receipts_scan():
    assert is_receipt_no("1-1-57-ab12cd34")
    for text in ("1-1-57", "1-1-57-ab12cd3", "1-1-57-ab12cd345", "x-1-57-ab12cd34", ""):
        assert not is_receipt_no(text)
