"""A list's lines are chosen, changed, undone and brought back; the rows follow."""

from dataclasses import replace

from PySide6.QtTest import QAbstractItemModelTester  # noqa: TID251 - the models' own tester

from pos_app.operations import products
from pos_app.viewmodels.receive import ReceiveModel


def test_the_rows_follow_through_undo_and_redo(models, goods):
    QAbstractItemModelTester(
        models.receive.lines, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    for product in goods[:3]:
        models.receive.add(product)
    models.receive.move(-100)
    models.receive.remove_line()
    assert [row.number for row in models.receive.lines.rows] == [1, 2]
    assert models.receive.undo()
    assert [draft.product for draft in models.receive.drafts] == goods[:3]
    assert models.receive.redo()
    assert [draft.product for draft in models.receive.drafts] == goods[1:3]


def test_an_edit_that_changes_nothing_is_no_step(models, goods):
    models.receive.add(goods[0])
    models.receive.edit(lambda draft: draft)
    models.receive.edit(lambda draft: replace(draft, quantity_milli=9000))
    assert models.receive.undo()
    assert models.receive.undo()
    assert models.receive.drafts == ()
    assert not models.receive.undo()


def test_the_undo_of_a_list_survives_a_restart(models, goods):
    models.receive.add(goods[0])
    models.receive.add(goods[1])
    models.save_now()
    again = ReceiveModel(models.desk)
    assert again.undo()
    assert [draft.product for draft in again.drafts] == goods[:1]


def test_what_was_asked_is_forgotten_with_another_line(models, goods):
    models.receive.add(goods[0])
    models.receive.add(goods[1])
    models.receive.ask("Really?", lambda draft: replace(draft, lot="x"))
    models.receive.move(-1)
    models.receive.enter()
    assert [draft.lot for draft in models.receive.drafts] == ["", ""]


def test_goods_that_another_till_took_out_of_the_catalogue_are_named(models, till, goods, notices):
    for product in goods[:2]:
        models.receive.add(product, "", 3000)
    models.save_now()
    products.remove_product(till, goods[1].product_id)
    assert not models.receive.save()
    assert goods[1].name() in notices[-1].text
    models.receive.welcome()
    assert [draft.product for draft in models.receive.drafts] == goods[:1]
    assert notices[-1].is_error
    assert f"{goods[1].name()} (3)" in "".join(c for c in notices[-1].text if c.isprintable())
    told = len(notices)
    models.receive.welcome()
    assert len(notices) == told, "told once"
    again = ReceiveModel(models.desk)
    again.welcome()
    assert goods[1].name() in notices[-1].text
    assert again.save()


def test_a_list_that_lost_all_its_goods_says_so(models, till, goods, notices):
    models.receive.add(goods[0])
    models.save_now()
    products.remove_product(till, goods[0].product_id)
    again = ReceiveModel(models.desk)
    again.welcome()
    assert again.drafts == ()
    assert goods[0].name() in notices[-1].text
