"""The bytes, read back by something that is not ours and not python-escpos."""

import pytest

from pos_app.devices.printing.escpos_bytes import (
    picture_bytes,
    pulse_bytes,
    qr_bitmap,
    text_bytes,
)
from pos_app.domain.slips.sheet import Bitmap, Code, Goods, Pair, Rule, Sheet, Size, Words
from tests.support.paper.decoder import Text, codes_on, decode, picture_of

SHEET = Sheet(
    (
        Words("Madina", Size.LARGE, is_bold=True),
        Goods("Milk Pack", "3 x 100.00", "300.00"),
        Rule(),
        Pair("Total", "Rs 300.00", Size.TALL, is_bold=True),
        Code("1-1-7-ee2cdd14"),
    )
)


@pytest.mark.parametrize(("width_px", "columns"), [(384, 32), (576, 48)])
def test_a_text_slip_reads_back_line_for_line(width_px, columns):
    decoded = decode(text_bytes(SHEET, width_px))
    (slip,) = decoded.slips
    assert decoded.pulses == ()
    assert decoded.rest == ()
    lines = slip.lines
    assert "Milk Pack" in lines
    assert f"Total{'Rs 300.00':>{columns - 5}}" in lines
    assert "-" * columns in lines
    head = next(part for part in slip.parts if isinstance(part, Text) and part.text == "Madina")
    assert (head.wide, head.tall, head.bold, head.align) == (2, 2, True, 1)
    total = next(p for p in slip.parts if isinstance(p, Text) and p.text.startswith("Total"))
    assert (total.wide, total.tall) == (1, 2)
    assert codes_on(slip) == ["1-1-7-ee2cdd14"]
    assert {picture.width_px for picture in slip.pictures} == {width_px}


def test_a_picture_arrives_dot_for_dot_in_parts_that_small_printers_hold():
    bits = bytes((x * 7 + y * 13) & 0xFF for y in range(600) for x in range(48))
    (slip,) = decode(picture_bytes(Bitmap(384, 600, bits))).slips
    assert b"".join(b"".join(part.rows) for part in slip.pictures) == bits
    assert max(part.height_px for part in slip.pictures) <= 256


@pytest.mark.parametrize(("pin", "sent"), [(2, 0), (5, 1)])
def test_the_pulse_goes_to_the_right_pin(pin, sent):
    assert decode(pulse_bytes(pin)).pulses == ((sent, 0),)


def test_a_code_is_black_on_white_with_its_quiet_edge():
    (slip,) = decode(picture_bytes(qr_bitmap("K", 384))).slips
    paper = picture_of(slip)
    assert paper.getpixel((0, 0)) == 255
    assert codes_on(slip) == ["K"]
