"""Painted slips: black and white, in every script, mirrored, and read back by a code reader."""

import pytest

from pos_app.devices.printing.escpos_bytes import picture_bytes
from pos_app.ui.paper.lettering import without_pictures
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


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Madina \U0001f6d2 Store \u2764\ufe0f", "Madina \u2022 Store \u2022"),
        (
            "\U0001f44d\U0001f3fd \u0645\u062f\u06cc\u0646\u06c1 \u0633\u0679\u0648\u0631",
            "\u2022 \u0645\u062f\u06cc\u0646\u06c1 \u0633\u0679\u0648\u0631",
        ),
        (
            "\u0930\u093e\u091c \U0001f1ee\U0001f1f3 \u0938\u094d\u091f\u094b\u0930",
            "\u0930\u093e\u091c \u2022 \u0938\u094d\u091f\u094b\u0930",
        ),
        (
            "\U0001f468\u200d\U0001f469\u200d\U0001f467 \u0915\u094d\u200d\u0937",
            "\u2022 \u0915\u094d\u200d\u0937",
        ),
        ("\U0001f34e\U0001f34c", "\u2022"),
        ("7\ufe0f\u20e3 Star \u00a9 50\u00b0", "7 Star \u00a9 50\u00b0"),
        (
            "\u0a97\u0ac1\u0a9c\u0ab0\u0abe\u0aa4\u0ac0 Store",
            "\u0a97\u0ac1\u0a9c\u0ab0\u0abe\u0aa4\u0ac0 Store",
        ),
        ("two  blanks stay", "two  blanks stay"),
    ],
)
def test_a_dot_on_paper_stands_for_what_no_font_of_the_till_can_draw(qapp, written, printed):
    assert without_pictures(written) == printed
    painter = SlipPainter(is_mirrored=False)
    slips = [painter.paint(Sheet((Words(text, Size.LARGE),)), 384) for text in (written, printed)]
    assert slips[0] == slips[1]


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


@pytest.mark.parametrize("size", list(Size))
def test_no_stroke_of_urdu_is_cut_at_the_papers_edge(qapp, size):
    words = ("کیشیئر", "ٹپال چائے", "گاہک", "کھانے کا تیل")
    rows = [row for word in words for row in (Words(word, size), Pair(word, "Owais", size))]
    bitmap = SlipPainter(is_mirrored=True).paint(Sheet(tuple(rows)), 576)
    (slip,) = decode(picture_bytes(bitmap)).slips
    paper = picture_of(slip)
    assert ink(paper, (paper.width - 1, 0, paper.width, paper.height)) == 0


def test_words_and_their_figure_stand_on_one_line(qapp):
    painter = SlipPainter(is_mirrored=True)
    bitmap = painter.paint(Sheet((Pair("1 کلو x 320.50", "320.50"),)), 576)
    (slip,) = decode(picture_bytes(bitmap)).slips
    paper = picture_of(slip)
    figure = paper.crop((0, 0, 110, paper.height))
    same = paper.crop((paper.width - 95, 0, paper.width, paper.height))
    lowest = [
        max(y for y in range(part.height) if ink(part, (0, y, part.width, y + 1)))
        for part in (figure, same)
    ]
    assert abs(lowest[0] - lowest[1]) <= 2, "of 27: each is put on whole dots"
