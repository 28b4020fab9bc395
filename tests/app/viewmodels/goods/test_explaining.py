"""Why is this number 37? The same sums as the whole explanation, a page at a time."""

from msgspec import structs
from pos_protocol.events import OutReason

from pos_app.db.queries import explaining
from pos_app.domain.stock import Count, Receipt, Removal
from pos_app.operations import stocking
from pos_app.viewmodels.goods import explaining as model
from tests.support.factories import make_sale


def test_each_movement_has_its_word_person_and_sum(models, goods, till):
    tea = goods[0]
    make_sale(till, (tea, 2_000))
    line = Removal(product_id=tea.product_id, quantity_milli=1_000, reason=OutReason.DAMAGE)
    done = stocking.remove_stock(till, [line])
    stocking.undo_removal(till, done.recorded.envelope.event_id)
    stocking.count_stock(till, [Count(product_id=tea.product_id, counted_milli=20_000)])
    assert models.explaining.ask(tea.product_id)
    shown = [(row.what, row.delta[1:-1], row.after[1:-1]) for row in models.explaining.rows.rows]
    assert shown == [
        ("Short in count", "\u22122", "20"),
        ("Put right", "+1", "22"),
        ("Damaged", "\u22121", "21"),
        ("Sold", "\u22122", "22"),
        ("First stock", "+24", "24"),
    ]
    assert all("Aslam" in row.about for row in models.explaining.rows.rows)
    assert "1-1-" in models.explaining.rows.rows[3].about, "the receipt"
    assert models.explaining.stock == "\u206620\u2069"
    assert models.explaining.forward == ""


def test_what_is_held_says_so_and_what_was_taken_back_before_says_that_too(models, goods, till):
    with till.db.read() as tx:
        step = explaining.explain(tx, goods[0].product_id)[-1]
    notes = {
        verdict: models.explaining._note(structs.replace(step, is_held=True, verdict=verdict))  # noqa: SLF001 - the words alone
        for verdict in ("forked", "nothing_left")
    }
    assert notes == {
        "forked": "Does not count until a manager decides",
        "nothing_left": "Taken back before: does not count until a manager decides",
    }


def test_pages_give_the_same_as_the_whole(models, goods, till, monkeypatch):
    monkeypatch.setattr(model, "PAGE", 3)
    monkeypatch.setattr(model, "NEAR", 1)
    tea = goods[0]
    for n in range(8):
        line = Receipt(product_id=tea.product_id, quantity_milli=(n + 1) * 1_000)
        stocking.receive_stock(till, [line])
    models.explaining.ask(tea.product_id)
    assert len(models.explaining.rows.rows) == 3
    assert not models.explaining.is_whole
    for _ in range(12):
        models.explaining.move(1)
    assert models.explaining.is_whole
    assert models.explaining.current_row == 8
    with till.db.read() as tx:
        whole = explaining.explain(tx, tea.product_id)
    sums = [f"\u2066{step.quantity_after_milli // 1000}\u2069" for step in reversed(whole)]
    assert [row.after for row in models.explaining.rows.rows] == sums
    models.explaining.move(-100)
    assert models.explaining.current_row == 0


def test_without_a_line_there_is_nothing_to_explain(models, notices):
    assert not models.explaining.ask(None)
    assert notices[-1].is_error
    assert not models.explaining.ask(10**12)
