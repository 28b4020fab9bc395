"""Painted labels are read back by a code reader at a printer's 203 dpi, and found by the till."""

import itertools

import pytest
import zxingcpp
from PIL import Image
from pos_protocol.events import Barcode, Unit
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from pos_app.devices.printing.escpos_bytes import picture_bytes
from pos_app.domain.barcode import normalise
from pos_app.domain.labels.grid import GRIDS
from pos_app.domain.labels.making import label_of
from pos_app.domain.product import Product
from pos_app.domain.slips.layout import Voice
from pos_app.domain.slips.money_style import money_style
from pos_app.ui.paper.label_painter import draw_label
from pos_app.ui.paper.lettering import Block
from pos_app.ui.paper.slip_painter import SlipPainter
from pos_app.viewmodels.paper.sheets import Sheet
from pos_app.viewmodels.paper.words import speaker
from tests.support.paper.decoder import codes_on, decode, picture_of
from tests.support.paper.press import RESOURCES

VOICE = Voice(money_style("PKR"))
LONG = "Shan Bombay Biryani Masala Mix Family Double Pack 130 g with a very long name "
NAMES = {
    "en": LONG,
    "ur": "تپال دانے دار چائے کا بڑا پیکٹ ۹۵۰ گرام",
    "hi": "तपल दानेदार चाय का बड़ा पैकेट",
}
CODES = ("8964000123454", "12345670", "012345678905", "PLU12", "8964000123450", "18964000123451")
UM_A_DOT = 125


def label(code, language="en", price=1_245_050):
    product = Product(
        product_id=1,
        name_en=NAMES["en"],
        name_ur=NAMES["ur"],
        name_hi=NAMES["hi"],
        barcodes=(Barcode(code=normalise(code)),),
        unit=Unit.KG,
        price_paisa=price,
    )
    return label_of(product, VOICE, (language, "en" if language != "en" else "ur"))


def cell_picture(one, grid, *, is_mirrored=False):
    """A label drawn into its cell, with the paper around it."""
    width, height = grid.width_um // UM_A_DOT, grid.height_um // UM_A_DOT
    image = QImage(width + 40, height + 40, QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    draw_label(painter, one, QRectF(20, 20, width, height), is_mirrored=is_mirrored)
    painter.end()
    lines = [bytes(image.constScanLine(y))[: image.width()] for y in range(image.height())]
    return Image.frombytes("L", (image.width(), image.height()), b"".join(lines))


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("width_px", [384, 576])
def test_every_kind_of_code_is_read_from_the_roll(qapp, code, width_px):
    bitmap = SlipPainter(is_mirrored=False).paint(Sheet((label(code),)), width_px)
    (slip,) = decode(picture_bytes(bitmap)).slips
    (read,) = codes_on(slip)
    assert normalise(read) == normalise(code)


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("count", GRIDS)
def test_every_kind_of_code_is_read_from_every_sheet(qapp, code, count):
    (read,) = zxingcpp.read_barcodes(cell_picture(label(code), GRIDS[count]))
    assert normalise(read.text) == normalise(code)
    if count == 24:
        kinds = {"8964000123454": "EAN13", "12345670": "EAN8", "PLU12": "Code128"}
        expected = kinds.get(code)
        assert expected is None or expected in str(read.format).replace("-", "").replace(" ", "")


@pytest.mark.parametrize("language", ["en", "ur", "hi"])
@pytest.mark.parametrize("count", GRIDS)
def test_nothing_leaves_its_label_however_long_its_words(qapp, language, count):
    one = label("8964000123454", language, price=99_999_999_950)
    is_mirrored = language == "ur"
    picture = cell_picture(one, GRIDS[count], is_mirrored=is_mirrored)
    width, height = picture.size
    frame = [(0, 0, width, 20), (0, height - 20, width, height), (0, 0, 20, height)]
    for box in (*frame, (width - 20, 0, width, height)):
        assert picture.crop(box).getextrema() == (255, 255), "ink beyond the label"
    assert len(zxingcpp.read_barcodes(picture)) == 1, "the bars stay clear of the words"


def test_bars_are_whole_dots_and_nothing_is_grey(qapp):
    bitmap = SlipPainter(is_mirrored=False).paint(Sheet((label("8964000123454"),)), 384)
    (slip,) = decode(picture_bytes(bitmap)).slips
    paper = picture_of(slip)
    rows = [bytes(paper.crop((0, y, paper.width, y + 1)).tobytes()) for y in range(paper.height)]
    inked = [row for row in rows if 0 in row]
    guard = max(set(inked), key=inked.count)
    edges = [x for x in range(1, len(guard)) if guard[x] != guard[x - 1]]
    widths = {b - a for a, b in itertools.pairwise(edges)}
    assert {width % 3 for width in widths} == {0}, "modules of three dots"


def test_what_no_bars_can_hold_is_a_qr_code(qapp):
    (read,) = zxingcpp.read_barcodes(cell_picture(label("چائے-7"), GRIDS[24]))
    assert read.text == "چائے-7"


@pytest.mark.parametrize("language", ["en", "ur", "hi"])
@pytest.mark.parametrize("unit", list(Unit))
def test_no_figure_on_a_label_loses_its_end(qapp, monkeypatch, language, unit):
    """What is left of a price is another price."""
    drawn = []
    draw = Block.draw

    def note(block, *where):
        drawn.append(block.layout.text())
        return draw(block, *where)

    monkeypatch.setattr(Block, "draw", note)
    for grid, price in itertools.product(GRIDS.values(), (56_510, 1_245_050, 9_999_999_995)):
        product = Product(
            product_id=1,
            name_en="Oil",
            barcodes=(Barcode(code=normalise("2000100000083")),),
            unit=unit,
            price_paisa=price,
        )
        voice = Voice(money_style("PKR"), speaker(RESOURCES, language))
        cell_picture(label_of(product, voice, (language,)), grid, is_mirrored=language == "ur")
    assert drawn
    assert not [text for text in drawn if text.endswith("\u2026")]
