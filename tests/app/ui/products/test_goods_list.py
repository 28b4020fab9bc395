"""The list of products tells how far it was looked at."""

from pos_app.ui.products.goods_list import GOODS_PX, GoodsDelegate, GoodsList


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
