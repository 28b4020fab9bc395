"""The cart is shown first and saved a moment later; nothing is saved twice."""

from pos_app.errors import DiskFull
from pos_app.operations import selling

TEA = "8964000153451"


def test_the_cart_is_on_the_disk_a_moment_after_the_scan(models, till, qtbot):
    models.sale.scan(TEA)
    assert selling.open_cart(till).lines == ()
    qtbot.waitUntil(lambda: len(selling.open_cart(till).lines) == 1)


def test_a_full_disk_is_told_and_the_cart_stays(models, notices, monkeypatch, qtbot):
    def full(*_arguments, **_named):
        raise DiskFull

    monkeypatch.setattr(selling, "save_cart", full)
    models.sale.scan(TEA)
    qtbot.waitUntil(lambda: bool(notices))
    assert "disk is full" in notices[-1].text
    assert len(models.sale.lines.rows) == 1
    monkeypatch.undo()
    models.keeper.save_now()


def test_an_unchanged_cart_is_no_change(models):
    models.sale.scan(TEA)
    told = []
    models.keeper.changed.connect(lambda: told.append(1))
    models.keeper.change(models.keeper.cart)
    assert told == []
