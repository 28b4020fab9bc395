"""Letters of the printer where they are enough, a picture where they are not."""

import pytest

from pos_app.domain.slips.layout import Voice
from pos_app.domain.slips.money_style import money_style
from pos_app.domain.slips.sheet import Bitmap, Sheet, Words
from pos_app.errors import PaintingNeeded
from pos_app.operations.paper.typesetting import Typesetter
from tests.support.paper.decoder import decode

VOICE = Voice(money_style("PKR"))


def test_urdu_is_painted_and_english_is_not():
    painted = []

    def paint(sheet, width_px):
        painted.append(sheet)
        return Bitmap(width_px, 8, bytes(width_px))

    setter = Typesetter(width_mm=58, voice=VOICE, paint=paint)
    (slip,) = decode(setter.escpos(Sheet((Words("Milk"),)))).slips
    assert slip.lines == ["Milk"]
    assert not painted
    (slip,) = decode(setter.escpos(Sheet((Words("دودھ"),)))).slips
    assert len(painted) == 1
    assert slip.pictures[0].width_px == 384


def test_without_a_painter_urdu_is_refused_in_words():
    setter = Typesetter(width_mm=80, voice=VOICE)
    with pytest.raises(PaintingNeeded):
        setter.escpos(Sheet((Words("دودھ"),)))
    assert "دودھ" in setter.text(Sheet((Words("دودھ"),)))
