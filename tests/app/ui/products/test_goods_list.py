"""The list of products tells how far it was looked at."""

from pos_app.ui.products.goods_list import GOODS_PX, GoodsDelegate, GoodsHeading, GoodsList
from tests.support.shops.staff import hire, seat


def test_scrolling_reads_on(app, models, qtbot):
    models.products.read()
    view = GoodsList(app.theme, models.products.rows)
    qtbot.addWidget(view)
    assert isinstance(view.itemDelegate(), GoodsDelegate)
    view.resize(700, 3 * GOODS_PX)
    view.show()
    reached = []
    view.reached.connect(reached.append)
    view.show_current(7)
    assert reached[-1] == 7
    view.show_current(-1)
    assert not view.currentIndex().isValid()


def test_no_word_stands_over_a_cost_that_is_not_shown(app, models, qtbot):
    models.products.read()
    rows = models.products.rows
    heading = GoodsHeading(app.theme, rows)
    qtbot.addWidget(heading)
    heading.resize(800, heading.height())
    heading.take_room(800)
    with_cost = heading.grab().toImage()
    hire(models.desk.till)
    seat(models, "Vahid")
    assert not heading.has_cost
    assert heading.grab().toImage() != with_cost
    seat(models, "Sana")
    assert heading.grab().toImage() == with_cost
