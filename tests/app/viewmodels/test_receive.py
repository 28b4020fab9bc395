"""Stock in: counts, costs, margin, and what is recorded."""

from pos_app.db.queries import stock


def test_goods_that_came_are_in_the_stock_at_once(models, till, goods):
    models.receive.add(goods[0], "", 48000)
    models.receive.bill_no = "8812"
    assert models.receive.save()
    assert models.receive.drafts == ()
    assert models.receive.bill_no == ""
    with till.db.read() as tx:
        number = goods[0].product_id
        assert stock.on_hand(tx, [number])[number] == 72000


def test_an_empty_list_is_not_saved(models, notices):
    assert not models.receive.save()
    assert notices[-1].is_error


def test_the_cost_is_typed_in_the_second_cell(models, goods):
    models.receive.add(goods[0], "", 10000)
    assert models.receive.move_cell(1)
    models.receive.type_text("500.50")
    models.receive.enter()
    assert models.receive.drafts[0].cost_paisa == 50050
    assert models.receive.summary.total_paisa == 500_500
    models.receive.type_text("1.234")
    models.receive.enter()
    assert models.receive.drafts[0].cost_paisa == 50050


def test_a_price_below_cost_is_marked_not_refused(models, goods):
    models.receive.add(goods[0], "", 1000)
    models.receive.move_cell(1)
    models.receive.type_text("600")
    models.receive.enter()
    margin = models.receive.lines.rows[0].cells[-1]
    assert margin.tone == "warn"
    assert "11.2" in margin.text


def test_headings_stand_over_every_cell(models, goods):
    models.receive.add(goods[0])
    assert len(models.receive.headings()) == len(models.receive.lines.rows[0].cells)


def test_a_new_vendor_is_made_once_and_known_by_any_case(models, till, goods):
    for typed in ("Metro Cash & Carry", " metro  cash & carry ", ""):
        models.receive.add(goods[0], "", 1000)
        models.receive.vendor_name = typed
        assert models.receive.save()
        assert models.receive.vendor_name == ""
    assert models.receive.vendor_names() == ("Metro Cash & Carry",)


def test_a_vendors_name_that_cannot_be_kept_is_refused(models, goods, notices):
    models.receive.add(goods[0], "", 1000)
    models.receive.vendor_name = "x\x00y"
    assert not models.receive.save()
    assert notices[-1].is_error
    assert len(models.receive.drafts) == 1
