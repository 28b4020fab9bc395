"""Manual removal: reasons, and undo by a counter-movement."""

from pos_protocol.events import OutReason

from pos_app.db.queries import stock
from pos_app.domain.stock import Receipt
from pos_app.operations import history, stocking
from pos_app.viewmodels.goods.rows import NOTHING
from pos_app.viewmodels.remove import RemoveModel
from tests.support.shops.staff import PINS, hire, seat


def on_hand(till, product):
    with till.db.read() as tx:
        return stock.on_hand(tx, [product.product_id])[product.product_id]


def test_what_left_is_out_of_the_stock_and_can_be_put_back(models, till, goods):
    models.remove.add(goods[6], "", 2000)
    assert models.remove.save()
    assert on_hand(till, goods[6]) == 38000
    assert models.remove.undo()
    assert on_hand(till, goods[6]) == 40000
    assert not models.remove.undo()


def test_far_more_than_is_there_goes_out_only_after_a_yes(models, goods):
    removing = models.remove
    removing.add(goods[6], "", 2000)
    removing.type_text("99999")
    assert not removing.enter()
    assert removing.current.quantity_milli == 2000
    assert "99999" in removing.question.text.replace(",", "")
    assert removing.escape()
    assert removing.current.quantity_milli == 2000
    removing.type_text("500")
    removing.enter()
    assert not removing.is_ready(), "F12 is no yes"
    assert removing.enter()
    assert removing.current.quantity_milli == 500_000
    removing.type_text("60")
    assert removing.enter(), "a few more than are known of is what a wrong stock looks like"


def test_what_left_today_and_this_month_is_told_to_who_may_see_costs(models, till, goods):
    cost_paisa = goods[6].cost_paisa
    models.remove.welcome()
    assert models.remove.removed_paisa == (0, 0)
    models.remove.add(goods[6], "", 2000)
    models.remove.save()
    assert models.remove.removed_paisa == (2 * cost_paisa, 2 * cost_paisa)
    models.remove.undo()
    assert models.remove.removed_paisa == (0, 0)
    line = Receipt(product_id=goods[6].product_id, quantity_milli=3000)
    came = stocking.receive_stock(till, [line]).recorded
    stocking.undo_receipt(till, came.envelope.event_id)
    models.remove.welcome()
    assert models.remove.removed_paisa == (0, 0), "what was entered by mistake never came"
    hire(till)
    heard = []
    models.remove.changed.connect(lambda: heard.append(models.remove.removed_paisa))
    for name, seen in (("Bano", (0, 0)), ("Aslam", None), ("Sana", (0, 0))):
        seat(models, name)
        assert heard[-1] == seen, "a cashier is shown no costs of the store"


def test_what_goods_are_worth_is_told_to_who_may_see_costs(models, goods):
    models.remove.add(goods[6], "", 2000)
    assert models.remove.lines.rows[0].cells[-1].text != NOTHING
    seat(models, "Aslam")
    models.remove.welcome()
    assert models.remove.lines.rows[0].cells[-1].text == NOTHING


def last_actor(till):
    """Who recorded the last movement of goods, and who allowed it."""
    (entry,), _ = history.stock_entries(till, before=None, limit=1)
    return entry.recorded.envelope.actor


def test_a_cashier_takes_goods_out_by_a_managers_pin(models, till, goods, qtbot):
    hire(till)
    seat(models, "Aslam")
    approver = models.desk.approver
    models.remove.add(goods[6], "", 2000)
    assert not models.remove.save()
    assert on_hand(till, goods[6]) == 40000
    approver.cancel()
    assert len(models.remove.drafts) == 1, "nobody allowed it: the list stays"
    models.remove.save()
    with qtbot.waitSignal(approver.question.ended):
        approver.question.asking.type_pin(PINS["Bano"])
    assert on_hand(till, goods[6]) == 38000
    assert models.remove.drafts == ()
    assert last_actor(till) == "Aslam/Bano"
    assert not models.remove.undo(), "to put it back is asked about as well"
    with qtbot.waitSignal(approver.question.ended):
        approver.question.asking.choose_letter("s")
        approver.question.asking.type_pin(PINS["Sana"])
    assert on_hand(till, goods[6]) == 40000
    assert last_actor(till) == "Aslam/Sana"


def test_the_reason_chosen_last_is_that_of_the_next_line(models, goods):
    models.remove.add(goods[0])
    models.remove.choose_reason(OutReason.DAMAGE)
    models.remove.add(goods[1])
    assert [draft.reason for draft in models.remove.drafts] == [OutReason.DAMAGE] * 2


def test_left_and_right_go_through_the_reasons(models, goods):
    assert not models.remove.move_cell(1)
    models.remove.add(goods[0])
    assert models.remove.move_cell(1)
    assert models.remove.reason_now is OutReason.DAMAGE
    assert models.remove.move_cell(-2)
    assert models.remove.reason_now is OutReason.SAMPLE


def test_more_than_there_is_may_leave_and_is_marked(models, till, goods):
    models.remove.add(goods[5], "", 4000)
    assert models.remove.lines.rows[0].cells[0].tone == "warn"
    assert models.remove.save()
    assert on_hand(till, goods[5]) == -1000


def test_loose_goods_have_their_unit(models, goods):
    models.remove.add(goods[2], "", 1_250)
    have, gone = models.remove.lines.rows[0].cells[:2]
    assert gone.text == "\u2066\u22121.250\u2069 kg"
    assert have.text.endswith(" kg")


def test_the_list_is_worth_what_it_cost(models, goods):
    models.remove.add(goods[0], "", 2000)
    assert models.remove.value_paisa == 98000
    assert len(models.remove.headings()) == len(models.remove.lines.rows[0].cells)


def test_an_empty_list_is_not_recorded(models, notices):
    assert not models.remove.save()
    assert notices[-1].is_error


def test_each_line_has_a_note_of_its_own(models, till, goods):
    models.remove.set_note("no line yet")
    models.remove.add(goods[0])
    models.remove.set_note("fell from the shelf")
    models.remove.add(goods[1])
    assert models.remove.note_now == ""
    models.remove.move(-1)
    assert models.remove.note_now == "fell from the shelf"
    assert models.remove.save()
    with till.db.read() as tx:
        bodies = [row[0] for row in tx.execute("SELECT body FROM event_log")]
    assert any(b"fell from the shelf" in body for body in bodies)


def test_a_list_comes_back_with_its_reasons_and_notes(models, goods):
    models.remove.add(goods[0])
    models.remove.choose_reason(OutReason.THEFT)
    models.remove.set_note("seen on camera")
    models.save_now()
    again = RemoveModel(models.desk)
    assert [(draft.reason, draft.note) for draft in again.drafts] == [
        (OutReason.THEFT, "seen on camera")
    ]
    assert again.save()
    assert RemoveModel(models.desk).drafts == ()


def test_a_saved_list_fills_in_what_leaves_every_day(models, goods):
    models.remove.add(goods[2], "", 1250)
    models.remove.choose_reason(OutReason.EXPIRED)
    models.remove.add(goods[6], "", 2000)
    assert models.remove.keep_as(" Daily waste ")
    assert models.remove.save()
    models.remove.saved.read()
    assert models.remove.fill()
    assert [(draft.quantity_milli, draft.reason) for draft in models.remove.drafts] == [
        (1250, OutReason.EXPIRED),
        (2000, OutReason.EXPIRED),
    ]
    assert models.remove.fill()
    assert len({draft.n for draft in models.remove.drafts}) == 4
    assert models.remove.undo()
    assert len(models.remove.drafts) == 2


def test_no_list_fills_in_nothing(models, notices):
    assert not models.remove.fill()
    assert notices[-1].is_error
    assert not models.remove.forget_list()


def test_a_removal_is_offered_to_be_undone_for_longer_than_a_line(models, goods, notices):
    models.remove.add(goods[0])
    models.remove.add(goods[1])
    models.remove.remove_line()
    assert notices[-1].can_undo
    assert not notices[-1].is_recorded
    assert models.remove.save()
    assert notices[-1].can_undo
    assert notices[-1].is_recorded
    models.remove.add(goods[0])
    assert notices[-1].text == "", "undo is about the new list from here on"
