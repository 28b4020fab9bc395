"""A payment that is awaited: its code is read from the screen by somebody else's decoder."""

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtGui import QImage

from pos_app.ui.sale.transfer_panel import NumberBox
from pos_app.ui.widgets.card import Label
from pos_app.ui.widgets.painting import Sketch
from pos_app.ui.widgets.qr_view import QrView
from tests.support.screens import SCENES, shown

SIDE_PX_MIN = 190


@pytest.mark.parametrize("size", [(1093, 614), (1280, 720), (1366, 768)])
@pytest.mark.parametrize("look", ["light", "dark"])
def test_a_phone_reads_the_code_on_every_screen(qapp, size, look):
    qapp.set_look(look)
    try:
        with shown(qapp, SCENES["qr"], size=size) as window:
            (code,) = (each for each in window.findChildren(QrView) if each.isVisible())
            assert code.width() >= SIDE_PX_MIN
            seen = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    finally:
        qapp.set_look("light")
    picture = Image.frombuffer(
        "RGB",
        (seen.width(), seen.height()),
        bytes(seen.constBits()),
        "raw",
        "RGB",
        seen.bytesPerLine(),
    )
    (found,) = zxingcpp.read_barcodes(picture)
    assert "PK36SCBL0000001123456702" in found.text


def test_a_number_that_is_typed_keeps_its_name_in_sight(qapp, qtbot, monkeypatch):
    drawn = []
    box = NumberBox(qapp.theme)
    qtbot.addWidget(box)
    box.resize(150, box.height())
    monkeypatch.setattr(
        Sketch, "words", lambda _self, room, text, **_how: drawn.append((text, room))
    )
    box.show_text("", "Number of the payment")
    box.grab()
    assert [text for text, _room in drawn] == ["Number of the payment"]
    drawn.clear()
    box.show_text("4711", "Number of the payment")
    box.grab()
    (name, above), (number, below) = drawn
    assert name == "Number of the payment"
    assert "4711" in number
    assert not above.intersects(below)


def test_no_line_of_what_to_do_ends_in_a_dot_between_two_things(qapp):
    with shown(qapp, SCENES["qr"], size=(1366, 768)) as window:
        hint = next(each.text() for each in window.findChildren(Label) if "Esc" in each.text())
    assert hint.split("\n") == ["Let the customer scan it", "F10 card", "Esc back"]
