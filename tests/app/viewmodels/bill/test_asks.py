"""F3, F4, F11 and Shift+F2: one question, answered by what is typed."""

import pytest

from pos_app.domain.cart import Discount
from pos_app.domain.people import Right
from pos_app.errors import PriceRefused, RateRefused
from pos_app.viewmodels.bill.asks import Ask, read_discount
from tests.support.shops.staff import hire, seat

TEA, SOAP = "8964000153451", "8961014011111"


@pytest.fixture
def sale(models):
    models.sale.scan(TEA)
    models.sale.scan(SOAP)
    return models.sale


def test_a_price_is_typed_before_or_after_its_key(sale):
    sale.type_text("500")
    sale.ask(Ask.PRICE)
    line = sale.current_line
    assert (line.price_paisa, line.list_price_paisa, sale.entry.typed) == (50_000, 14_000, "")
    sale.ask(Ask.PRICE)
    assert "price" in sale.asks.words()
    sale.type_text("140")
    sale.enter()
    assert sale.current_line.list_price_paisa is None
    assert sale.asks.words() == ""


def test_a_discount_is_of_the_line_and_once_more_of_the_bill(sale):
    sale.type_text("10%")
    sale.ask_discount()
    assert sale.current_line.discount_paisa == 1400
    sale.ask_discount()
    sale.ask_discount()
    assert sale.asks.ask is Ask.BILL_DISCOUNT
    sale.type_text("50")
    sale.enter()
    assert sale.cart.bill_discount_paisa == 5000
    for _ in range(2):
        sale.undo()
    assert sale.cart.discount_paisa == 0
    for _ in range(2):
        sale.redo()
    assert sale.cart.discount_paisa == 6400


def test_the_answer_is_for_the_line_that_is_lit(sale):
    sale.ask(Ask.QUANTITY)
    sale.type_text("500")
    sale.enter()
    assert sale.asks.doubted
    sale.move(-1)
    sale.type_text("9")
    sale.enter()
    assert [line.quantity_milli for line in sale.cart.lines] == [9000, 1000]
    sale.ask(Ask.PRICE)
    for _ in sale.cart.lines:
        sale.remove()
    assert sale.asks.ask is None


@pytest.mark.parametrize("ask", [Ask.QUANTITY, Ask.PRICE, Ask.DISCOUNT])
def test_a_question_about_one_bill_is_not_asked_about_the_next(sale, ask):
    sale.ask(ask)
    sale.hold()
    assert sale.asks.ask is None
    sale.holding.recall()
    assert len(sale.lines.rows) == 2
    assert not sale.asks.words()


@pytest.mark.parametrize("typed", ["101%", "ten", "-5", "10%%%x", "999999999999"])
def test_a_wrong_answer_changes_nothing_and_is_typed_again(sale, notices, typed):
    before = sale.cart
    sale.ask_discount()
    sale.asks.answer(typed)
    assert sale.cart == before
    assert notices[-1].is_error
    sale.type_text("10")
    sale.enter()
    assert (sale.current_line.discount_paisa, sale.asks.ask) == (1000, None)


def test_a_question_ends_with_the_line_it_was_about(sale):
    sale.ask(Ask.PRICE)
    sale.remove()
    assert sale.asks.ask is None, "its answer is not for the line that is lit then"


def test_a_large_quantity_is_asked_again(sale):
    sale.type_text("150")
    sale.ask(Ask.QUANTITY)
    assert "150" in sale.asks.words()
    assert sale.current_line.quantity_milli == 1000
    sale.scan(TEA)
    assert len(sale.cart.lines) == 2, "a scan does not answer for the cashier"
    assert sale.current_line.quantity_milli == 1000
    sale.enter()
    assert sale.current_line.quantity_milli == 150_000


def test_esc_asks_no_more(sale):
    sale.ask(Ask.PRICE)
    assert sale.escape()
    sale.type_text("1")
    sale.enter()
    assert sale.current_line.price_paisa == 14_000


@pytest.mark.parametrize("key", ["pay", "pay_on_khata", "ask_transfer"])
def test_a_key_to_pay_answers_what_is_asked_and_takes_no_money(sale, key):
    sale.ask(Ask.PRICE)
    sale.type_text("200")
    assert sale.payment.view.change_paisa is None, "a price is not what the customer hands over"
    getattr(sale, key)()
    assert (sale.current_line.price_paisa, sale.asks.ask) == (20_000, None)
    view = sale.payment.view
    assert (view.tenders, view.paid, view.asking) == ((), None, None)
    sale.ask(Ask.QUANTITY)
    getattr(sale, key)()
    assert sale.asks.ask is None, "an empty answer asks no more"
    assert sale.payment.view.paid is None


def test_a_quantity_that_is_too_large_is_told_as_that_and_changes_nothing(sale, notices):
    sale.ask(Ask.QUANTITY)
    sale.type_text("99999999")
    sale.enter()
    assert "smaller" in notices[-1].text
    assert sale.current_line.quantity_milli == 1000


def test_a_key_to_pay_confirms_no_large_quantity(sale, notices):
    sale.ask(Ask.QUANTITY)
    sale.type_text("500")
    sale.pay()
    sale.pay()
    assert (sale.current_line.quantity_milli, sale.asks.doubted) == (1000, "500")
    assert notices[-1].is_error
    sale.escape()
    sale.type_text("500*")
    sale.pay()
    assert sale.payment.view.paid is None
    sale.enter()
    assert sale.entry.multiplier_text == "500"


def test_a_cashier_needs_somebodys_pin_for_a_price(sale, models):
    hire(models.desk.till)
    seat(models, "Aslam")
    sale.type_text("100")
    sale.ask(Ask.PRICE)
    question = models.desk.approver.question
    assert question.right is Right.CHANGE_PRICE
    assert sale.current_line.price_paisa == 14_000
    models.desk.approver.cancel()
    assert sale.current_line.price_paisa == 14_000


def test_a_line_takes_a_tile_and_gives_it_back(sale, models, notices):
    for typed in ("4", "2"):
        sale.ask(Ask.TILE)
        sale.type_text(typed)
        sale.enter()
    pinned = models.desk.till.rules().pinned_tiles
    assert pinned == (0, sale.current_line.product_id, 0, 0, 0, 0, 0)
    assert sale.tiles.words()[1].name.startswith("Lifebuoy")
    sale.ask(Ask.TILE)
    sale.asks.answer("2")
    assert models.desk.till.rules().pinned_tiles == (0,) * 7
    assert "free" in notices[-1].text
    sale.ask(Ask.TILE)
    sale.asks.answer("8")
    assert notices[-1].is_error
    assert "from 1 to \u20667\u2069" in notices[-1].text


def test_what_is_sold_once_takes_no_tile(models, notices):
    models.sale.scan("9999999999994")
    models.sale.scan("9999999999994")
    models.sale.unknown.sell_once("Mystery", "50")
    hire(models.desk.till)
    seat(models, "Aslam")
    models.sale.ask(Ask.TILE)
    models.sale.asks.answer("3")
    assert notices[-1].is_error
    assert "sold once" in notices[-1].text
    assert models.desk.approver.question is None
    assert not any(models.desk.till.rules().pinned_tiles)


@pytest.mark.parametrize(("ask", "typed"), [(Ask.QUANTITY, "1,5"), (Ask.PRICE, "540,50")])
def test_a_decimal_comma_is_refused_in_words(sale, notices, ask, typed):
    before = sale.cart
    sale.ask(ask)
    sale.asks.answer(typed)
    assert sale.cart == before
    assert notices[-1].is_error


def test_nothing_is_asked_about_an_empty_bill(models, notices):
    for ask in (models.sale.ask_discount, lambda: models.sale.ask(Ask.PRICE)):
        ask()
        assert notices[-1].is_error
        assert models.sale.asks.ask is None


@pytest.mark.parametrize(
    ("typed", "discount"),
    [
        ("30", Discount(3000)),
        ("۱۰%", Discount(bp=1000)),
        ("12.5٪", Discount(bp=1250)),
        ("0", Discount()),
    ],
)
def test_a_discount_is_read_in_any_script(typed, discount):
    assert read_discount(typed) == discount


def test_what_is_no_discount_is_refused():
    with pytest.raises(PriceRefused):
        read_discount("x")
    with pytest.raises(RateRefused):
        read_discount("100.01%")


def test_escape_takes_the_refusal_away_with_the_question(models, notices):
    models.sale.scan(TEA)
    models.sale.ask(Ask.PRICE)
    models.sale.type_text("1.2.3")
    models.sale.enter()
    assert notices[-1].is_error
    models.sale.escape()
    models.sale.escape()
    assert notices[-1].text == ""
