"""What a scan costs the list of lines does not grow with the bill."""

from collections import Counter

import pytest
from PySide6.QtCore import QCoreApplication

from pos_app.domain.cart import CartEntry
from pos_app.ui.sale.line_delegate import LineDelegate
from pos_app.ui.sale.line_list import LineList
from pos_app.viewmodels.row_model import RowModel
from tests.support.screens import found

TEA, SOAP = "8964000153451", "8961014011111"
ASKED = ("rowCount", "columnCount", "data", "index", "flags", "headerData")


@pytest.fixture
def lines(window):
    (lines,) = window.findChildren(LineList)
    return lines


def fill(models, lines, count):
    """Put that many lines on the bill, and let them be painted."""
    product = found(models)[0]
    cart = models.keeper.cart
    for _ in range(count):
        cart = cart.enter(product, CartEntry(lot=f"L{len(cart.lines)}"))
    models.keeper.change(cart)
    settle()
    lines.grab()


def settle():
    for _ in range(3):
        QCoreApplication.sendPostedEvents()
        QCoreApplication.processEvents()


def asked_by_a_scan(models, monkeypatch, code):
    """How often the model is asked, and how many rows are drawn, while one line is added."""
    asked, drawn = Counter(), []
    for name in ASKED:
        plain = getattr(RowModel, name)

        def count(model, *arguments, name=name, plain=plain):
            asked[name] += 1
            return plain(model, *arguments)

        monkeypatch.setattr(RowModel, name, count)
    draw = LineDelegate._draw  # noqa: SLF001 - how many rows are drawn is what is measured

    def drawing(delegate, look):
        drawn.append(look.line.number)
        return draw(delegate, look)

    monkeypatch.setattr(LineDelegate, "_draw", drawing)
    models.sale.scan(code)
    settle()
    monkeypatch.undo()
    return asked, drawn


def test_a_scan_asks_as_little_of_a_long_bill_as_of_a_short_one(models, lines, monkeypatch):
    fill(models, lines, 30)
    short, drawn_short = asked_by_a_scan(models, monkeypatch, TEA)
    fill(models, lines, 170)
    long, drawn_long = asked_by_a_scan(models, monkeypatch, SOAP)
    assert lines.currentIndex().row() == 201
    assert sum(long.values()) <= sum(short.values()) + 4
    assert len(drawn_short) <= 2
    assert len(drawn_long) <= 2, "the touched row, and the one that was current"


def test_the_newest_line_is_in_sight_and_is_the_current_one(models, lines):
    fill(models, lines, 60)
    assert current_in_sight(lines) == 59, "many at once: a bill that was taken up again"
    models.sale.scan(TEA)
    settle()
    assert current_in_sight(lines) == 60


def current_in_sight(lines):
    at = lines.currentIndex()
    assert lines.viewport().rect().contains(lines.visualRect(at))
    return at.row()


def test_another_look_draws_every_row_anew(app, models, lines):
    fill(models, lines, 3)
    before = lines.grab().toImage()
    app.set_look("dark")
    settle()
    assert lines.grab().toImage() != before
    app.set_look("light")
    settle()
    assert lines.grab().toImage() == before
