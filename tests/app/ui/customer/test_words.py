"""The customer's view in words."""

from pos_app.domain.slips.money_style import money_style
from pos_app.ui.customer.words import CustomerWords
from pos_app.viewmodels.customer.view import CustomerView, FacingLine, Stage

STYLE = money_style("PKR")
LINE = FacingLine(
    name="Sugar",
    second="",
    plain="Sugar",
    plain_unit="kg",
    quantity_milli=1750,
    unit="kg",
    price_paisa=15_500,
    amount_paisa=27_125,
)


def test_the_headline_of_each_stage(app):
    words = CustomerWords(STYLE)
    bill = CustomerView(stage=Stage.BILL, total_paisa=54_000, left_paisa=54_000)
    said = {
        words.headline(view)[0]
        for view in (
            CustomerView(),
            bill,
            bill._replace(left_paisa=4_000),
            bill._replace(stage=Stage.CODE),
            bill._replace(stage=Stage.PAID, change_paisa=100),
            bill._replace(stage=Stage.PAID),
        )
    }
    assert said == {"Welcome", "To pay", "Left to pay", "Scan to pay", "Your change", "Paid"}


def test_a_line_says_how_much_at_what_price_and_what_was_taken_off(app):
    words = CustomerWords(STYLE)
    assert "1.750 kg" in words.count(LINE)
    assert "155" in words.count(LINE)
    assert "30" in words.count(LINE._replace(discount_paisa=3000))


def test_what_goes_on_a_khata_is_not_called_paid(app):
    words = CustomerWords(STYLE)
    owed = CustomerView(stage=Stage.PAID, total_paisa=54_000, is_all_paid=False)
    assert words.headline(owed)[0] == "Bill"
    assert words.facts(owed) == []
    assert words.facts(owed._replace(given_paisa=10_000)) == [("Received", 10_000)]


def test_goods_that_come_back_and_what_is_given_back_for_them_are_said(app):
    words = CustomerWords(STYLE)
    bill = CustomerView(stage=Stage.BILL, total_paisa=15_500, back_paisa=54_000, over_paisa=38_500)
    assert words.headline(bill) == ("Your change", words.money(38_500))
    assert words.facts(bill) == [("Bill", 15_500), ("Goods back", -54_000)]
    done = bill._replace(stage=Stage.PAID, over_paisa=0, change_paisa=38_500)
    assert words.headline(done) == ("Your change", words.money(38_500))
    assert words.facts(done) == [("Bill", 15_500), ("Goods back", -54_000)]
