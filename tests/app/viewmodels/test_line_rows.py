"""Lines in the words of the window, read from the database once."""

import msgspec

from pos_app.domain.cart import Discount
from pos_app.operations import selling
from pos_app.viewmodels.line_rows import LineRows, day_text
from pos_app.viewmodels.models import build_models

TEA, SOAP = "8964000153451", "8961014011111"


def test_names_follow_the_language_with_another_script_beside(qapp, till):
    models = build_models(till, language="ur")
    models.sale.scan(TEA)
    row = models.sale.lines.rows[0]
    assert row.name == "ٹپال دانے دار چائے 190 گرام"
    assert row.second == "Tapal Danedar Tea 190 g"
    models.keeper.save_now()


def test_a_line_says_when_little_is_left_and_what_was_taken_off(models):
    models.sale.scan(SOAP)
    models.keeper.change(models.keeper.cart.set_discount(1, Discount(500)))
    row = models.sale.lines.rows[0]
    assert "3" in row.stock_note
    assert "5" in row.discount_note


def test_a_unit_price_is_shown_for_what_is_weighed(models, goods):
    models.sale.add(goods[2])
    assert "155" in models.sale.lines.rows[0].price_note
    assert models.sale.lines.rows[0].unit == "kg"


def test_an_unchanged_line_keeps_its_row(models):
    models.sale.scan(TEA)
    rows = LineRows(models.desk)
    first = rows.rows(models.keeper.cart)
    again = rows.rows(models.keeper.cart)
    assert first[0] is again[0]


def test_the_language_of_the_scan_stands_in_nobodys_way_later(qapp, till):
    in_urdu = msgspec.structs.replace(till.settings, lang="ur")
    models = build_models(msgspec.structs.replace(till, settings=in_urdu), language="ur")
    models.sale.scan(TEA)
    models.desk.speak("en")
    row = LineRows(models.desk).rows(models.keeper.cart)[0]
    assert row.name == "Tapal Danedar Tea 190 g"
    assert row.second == "ٹپال دانے دار چائے 190 گرام"
    models.keeper.save_now()


def test_a_typed_name_stays_in_every_language(models, till):
    cart = selling.sell_once(till, models.keeper.cart, "77", name="Jharu", price_paisa=5_000)
    row = LineRows(models.desk).rows(cart)[0]
    assert (row.name, row.second) == ("Jharu", "Open item")


def test_a_day_reads_the_way_its_month_does(qapp):
    assert day_text("2025-12-30", "en") == "\u206830 Dec 2025\u2069"
    assert day_text("2025-12-30", "ur") == "\u206830 \u062f\u0633\u0645\u0628\u0631 2025\u2069"
