"""The khata book: who is listed, what stands under a customer, and what comes from other tills."""

import pytest
from pos_protocol.events import Tender, TenderKind
from PySide6.QtCore import Qt

from pos_app.domain.khata.accounts import DAY_MS
from pos_app.operations import rules
from pos_app.operations.khata import customers
from pos_app.viewmodels.khata.book import Tab

RASHID, SHAZIA, AMIT = 10_000_001, 10_000_002, 10_000_003


@pytest.fixture
def book(models, till):
    for name, phone in (("Rashid Mehmood", "0300-1234567"), ("شازیہ بی بی", ""), ("Amit", "")):
        customers.add_customer(till, name, phone=phone)
    customers.adjust_khata(till, RASHID, 412_000, note="paper book")
    customers.adjust_khata(till, SHAZIA, 1_290_000, note="paper book")
    rules.set_rule(till, "khata_limit_default", "1000000")
    models.khata.read()
    return models.khata


def plain(text):
    return "".join(letter for letter in text if letter not in "\u2066\u2068\u2069")


def listed(book):
    return [row.customer_id for row in book.rows.rows]


def test_who_owes_most_stands_first(book):
    assert listed(book) == [SHAZIA, RASHID, AMIT]
    assert book.totals.owed_paisa == 1_702_000
    assert book.current.over_paisa == 290_000


def test_tabs_and_search_list_fewer(book):
    book.choose_tab(1)
    assert listed(book) == [SHAZIA, RASHID]
    book.choose_tab(3)
    assert listed(book) == [SHAZIA]
    book.choose_tab(2)
    assert listed(book) == []
    assert book.current is None
    assert book.entries.rows == ()
    book.choose_tab(0)
    book.search("shazia")
    assert listed(book) == [SHAZIA]
    book.show_customer(RASHID)
    assert (book.tab, book.text, book.current.customer_id) == (Tab.ALL, "", RASHID)
    book.choose_tab(9)


def test_days_count_from_what_is_still_owed(book, till, monkeypatch):
    now = till.clock.wall_ms() + 42 * DAY_MS
    monkeypatch.setattr(type(till.clock), "wall_ms", lambda _: now)
    book.read()
    assert book.current.days == 42
    assert book.totals.overdue_paisa == 1_702_000


def test_entries_stand_newest_first_and_show_their_items(book, models, notices):
    models.sale.scan("8964000153451")
    models.sale.payment.choose_buyer(RASHID)
    models.sale.pay_on_khata()
    book.show_customer(RASHID)
    assert [row.kind for row in book.entries.rows] == ["credit", "adjustment"]
    book.toggle_items()
    rows = book.entries.rows
    assert [row.kind for row in rows] == ["credit", "item", "adjustment"]
    assert (rows[0].balance_paisa, rows[1].amount_paisa) == (466_000, 54_000)


def test_entries_are_spoken_in_words_and_an_item_with_how_many(book, models):
    models.sale.scan("8964000153451")
    models.sale.payment.choose_buyer(RASHID)
    models.sale.pay_on_khata()
    book.deeds.pay(RASHID, "3000", kind="cash", reference="")
    book.show_customer(RASHID)
    book.toggle_items()
    spoken = [
        plain(book.entries.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)).split(", ")
        for row in range(len(book.entries.rows))
    ]
    assert [words[1:2] for words in (*spoken[:2], spoken[-1])] == [
        ["Paid in cash"],
        ["Bill"],
        ["Adjusted"],
    ]
    assert spoken[2] == ["1 Tapal Danedar Tea 190 g", "540"]


def test_a_payment_is_told_and_read_at_once(book, models, notices):
    heard = []
    models.shell.committed.connect(heard.append)
    book.show_customer(RASHID)
    book.deeds.pay(RASHID, "3000", kind="cash", reference="")
    assert book.current.balance_paisa == 112_000
    assert "Owes" in notices[-1].text
    assert heard[0].recorded.event.tender == Tender(kind=TenderKind.CASH, amount=300_000)
    book.deeds.pay(RASHID, "1000", kind="qr", reference="")
    book.deeds.pay(RASHID, "abc", kind="cash", reference="")
    assert [notice.is_error for notice in notices[-2:]] == [True, True]
    assert book.current.balance_paisa == 112_000


def test_somebody_new_comes_to_the_front(book, notices):
    book.deeds.add("Bilal", phone="0333-1112223", limit="5000")
    assert (book.current.name, book.current.own_limit_paisa) == ("Bilal", 500_000)
    book.deeds.change(book.current.customer_id, name="Bilal Khan", phone="", limit="")
    assert (book.current.name, book.current.phone) == ("Bilal Khan", "")
    assert book.current.own_limit_paisa is None
    for name, limit in (("", ""), ("Kamran", "lots")):
        book.deeds.add(name, phone="", limit=limit)
        assert notices[-1].is_error
    assert book.totals.customers == 4


def test_adjustments_go_both_ways(book):
    book.deeds.adjust(RASHID, "120", reason="forgiven", owes_more=False)
    assert book.current.balance_paisa == 400_000
    book.deeds.adjust(RASHID, "", reason="x", owes_more=True)
    assert book.current.balance_paisa == 400_000


def test_a_customers_card_opens_their_khata(book, notices):
    book.scan(f"C:{RASHID}")
    assert book.current.customer_id == RASHID
    for code in ("C:99", "8964000153451", "C:"):
        book.scan(code)
        assert notices[-1].is_error
    assert book.current.customer_id == RASHID


def test_moving_stops_at_the_ends(book):
    book.move(99)
    assert book.current.customer_id == AMIT
    book.move(-99)
    assert book.current_row == 0
