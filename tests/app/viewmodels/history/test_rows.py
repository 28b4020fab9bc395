"""Bills and money in words."""

from pos_protocol.events import Tender, TenderKind

from pos_app.operations import history, products, rules
from pos_app.viewmodels.figures import ISOLATE, POP_ISOLATE
from pos_app.viewmodels.history.rows import moment, sheet_of, tender_word, ways_of
from tests.support.factories import make_sale


def test_ways_are_words_and_figures(qapp):
    tenders = (
        Tender(kind=TenderKind.KHATA, amount=34_000),
        Tender(kind=TenderKind.CARD, amount=20_050),
    )
    assert [part.split()[0] for part in ways_of(tenders).split(" \u00b7 ")] == ["Khata", "Card"]
    assert "200.50" in ways_of(tenders)
    assert ways_of(()) == ""
    assert tender_word("barter") == "barter"


def test_a_time_outside_the_calendar_is_the_first_there_is():
    assert "1970" in moment(10**17)
    assert "2026" in moment(1_795_337_100_000)


def test_a_sheet_adds_up_where_tax_comes_on_top(models, till, goods):
    rules.set_rule(till, "tax_inclusive", "false")
    rules.set_rule(till, "rounding_paisa", "100")
    tea = products.change_product(till, goods[0].product_id, products.ProductEdit(tax_bp=1850))
    sold = make_sale(till, (tea, 1000))
    sheet = sheet_of(history.bill(till, sold.recorded.envelope.event_id))
    figures = [(row.kind, row.figure.strip(ISOLATE + POP_ISOLATE)) for row in sheet.rows]
    assert figures[:5] == [
        ("item", "540"),
        ("figure", "540"),
        ("figure", "99.90"),
        ("figure", "0.10"),
        ("total", "640"),
    ]


def test_tax_inside_the_prices_stands_below_the_total(models, till, goods):
    tea = products.change_product(till, goods[0].product_id, products.ProductEdit(tax_bp=1800))
    sheet = sheet_of(history.bill(till, make_sale(till, (tea, 1000)).recorded.envelope.event_id))
    assert [row.kind for row in sheet.rows[:3]] == ["item", "total", "figure"]
    assert "82.37" in sheet.rows[2].figure
