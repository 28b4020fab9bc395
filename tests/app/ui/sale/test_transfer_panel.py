"""A payment that is awaited: its code is read from the screen by somebody else's decoder."""

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtGui import QImage

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
