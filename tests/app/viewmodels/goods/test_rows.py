"""Products as rows."""

import msgspec
from pos_protocol.events import Unit

from pos_app.db.queries.batches import Cost
from pos_app.db.queries.products import ProductHit
from pos_app.domain.product import Product
from pos_app.viewmodels.goods.rows import cost_line, goods_row, margin_text, spoken, stock_text


def row(**fields):
    quantity = fields.pop("stock", 0)
    product = Product(product_id=1, name_en="Sugar", name_ur="چینی", **fields)
    return goods_row(ProductHit(product=product, quantity_milli=quantity), "ur")


def test_a_row_has_both_names_and_says_when_it_is_low(qapp):
    low = row(low_at_milli=3_000, stock=3_000, price_paisa=15_500)
    assert (low.name, low.second, low.tone) == ("چینی", "Sugar", "warn")
    assert row(stock=1_000).tone == "text"
    assert row(stock=-1_000).tone == "warn"
    assert low.cost == low.code == "\u2014"
    assert "155" in spoken(low)


def test_weighed_goods_have_their_unit(qapp):
    sugar = Product(product_id=1, unit=Unit.KG)
    assert stock_text(sugar, 86_200) == "\u206686.200\u2069 kg"


def test_a_margin_is_of_the_price():
    assert margin_text(38_000, 34_000) == ("\u206610.5\u00a0%\u2069", "text2")
    assert margin_text(18_000, 15_000)[0] == "\u206616.7\u00a0%\u2069", "as the report says it"
    assert margin_text(30_000, 30_001) == ("\u20660\u00a0%\u2069", "warn")
    assert margin_text(100, 150)[1] == "warn"
    assert margin_text(0, 100)[0] == margin_text(100, None)[0] == "\u2014"


def test_a_cost_says_when_how_many_and_from_whom():
    cost = Cost(
        cost_paisa=34_000, quantity_milli=48_000, occurred_ms=0, vendor="Metro", bill_no="88"
    )
    line = cost_line(cost)
    assert "340" in line
    assert "48" in line
    assert line.endswith("\u2068Metro\u2069 \u00b7 \u206688\u2069")
    assert "1970" in line
    assert "22.11.2025" in cost_line(msgspec.structs.replace(cost, delivered_on="2025-11-22"))
    long = msgspec.structs.replace(cost, vendor="Lahore Foods (Pvt) Ltd, distributors")
    assert cost_line(long).endswith("Lahore Foods (Pvt)\u2026\u2069 \u00b7 \u206688\u2069")
