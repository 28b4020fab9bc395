"""Painted slips: black and white, in every script, mirrored, and read back by a code reader."""

import pytest

from pos_app.devices.printing.escpos_bytes import picture_bytes
from pos_app.ui.paper.slip_painter import SlipPainter, bitmap_of
from pos_app.viewmodels.paper.sheets import Code, Goods, Pair, Rule, Sheet, Size, Words
from tests.support.paper.decoder import codes_on, decode, picture_of

NAMES = {"en": "Milk Pack", "ur": "چینی کھلی اعلیٰ معیار", "hi": "तपल दानेदार चाय"}


def sheet(language):
    name = NAMES[language]
    return Sheet(
        (
            Words(name, Size.LARGE, is_bold=True),
            Goods(name, "3 x 100.00", "300.00"),
            Rule(),
            Pair(name, "Rs 300.00", Size.TALL, is_bold=True),
            Pair(name * 4, "1-1-7-ee2cdd14" * 2, Size.SMALL),
            Code("1-1-7-ee2cdd14"),
        )
    )


def ink(image, box):
    """The share of black dots in a part of a picture."""
    part = image.crop(box)
    return part.histogram()[0] / (part.width * part.height)


@pytest.mark.parametrize("language", ["en", "ur", "hi"])
@pytest.mark.parametrize("width_px", [384, 576])
def test_a_painted_slip_prints_and_its_code_is_read(qapp, language, width_px):
    painter = SlipPainter(is_mirrored=language == "ur")
    bitmap = painter.paint(sheet(language), width_px)
    assert bitmap.width_px == width_px
    (slip,) = decode(picture_bytes(bitmap)).slips
    assert codes_on(slip) == ["1-1-7-ee2cdd14"]
    paper = picture_of(slip)
    assert 0.02 < ink(paper, (0, 0, paper.width, paper.height)) < 0.3


def test_urdu_reads_from_the_right(qapp):
    row = Sheet((Pair("دودھ", "5"),))
    for is_mirrored, dark, light in ((True, 1, 0), (False, 0, 1)):
        bitmap = SlipPainter(is_mirrored=is_mirrored).paint(row, 384)
        (slip,) = decode(picture_bytes(bitmap)).slips
        paper = picture_of(slip)
        half = paper.width // 2
        sides = [ink(paper, (n * half, 0, (n + 1) * half, paper.height)) for n in (0, 1)]
        assert sides[dark] > sides[light]


def test_nothing_is_drawn_beyond_the_paper_and_naskh_needs_less_of_it(qapp):
    long = Sheet((Words(NAMES["ur"] * 12), Words("A" * 400), Goods("B" * 300, "1 x 1", "1")))
    word = Sheet((Words(NAMES["ur"]),))
    naskh = SlipPainter(is_mirrored=True, nastaliq=False).paint(word, 384)
    nastaliq = SlipPainter(is_mirrored=True).paint(word, 384)
    assert naskh.height_px < nastaliq.height_px
    (slip,) = decode(picture_bytes(SlipPainter(is_mirrored=True).paint(long, 384))).slips
    paper = picture_of(slip)
    assert ink(paper, (0, 0, paper.width, 10)) == 0


def test_black_stays_black_whatever_the_pictures_table_says(qapp):
    from PySide6.QtGui import QImage  # noqa: PLC0415 - only here

    for background, one in ((0xFFFFFFFF, 0xFF000000), (0xFF000000, 0xFFFFFFFF)):
        image = QImage(8, 1, QImage.Format.Format_RGB32)
        image.fill(background)
        image.setPixel(3, 0, one)
        expected = 0x10 if one == 0xFF000000 else 0xEF
        assert bitmap_of(image).bits == bytes([expected])
