"""Words laid out for paper: the font of their script, broken into lines, without grey edges."""

from __future__ import annotations

import unicodedata
from functools import cache
from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QRawFont, QTextLayout, QTextLine, QTextOption

from pos_app.ui.widgets.theme import (
    HINDI,
    LATIN,
    NASTALIQ_SPACE,
    URDU,
    URDU_SMALL,
    has_urdu,
    with_dots,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

NASTALIQ_SCALE = 1.0
NASKH_SCALE = 1.12
HINDI_SCALE = 1.05
NASTALIQ_ROOM = 0.12
"""The ink of Nastaliq leaves its line box: so much of its size more above and below."""
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
MIDDLE = Qt.AlignmentFlag.AlignHCenter
PICTURES = frozenset({"So", "Sk", "Cn"})
"""Unicode's kinds of symbols; what a newer Unicode adds is of no kind yet."""
_MIRRORED, _STRAIGHT = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight


class Block(NamedTuple):
    """Words laid out in a width: their lines, and what they take of the height."""

    layout: QTextLayout
    height_px: float
    width_px: float

    @property
    def baseline_px(self) -> float:
        """Where its first line stands, from its top: two scripts side by side share it."""
        line = self.layout.lineAt(0)
        return float(line.y() + line.ascent()) if line.isValid() else 0.0

    @property
    def last_baseline_px(self) -> float:
        """Where its last line stands, from its top."""
        line = self.layout.lineAt(self.layout.lineCount() - 1)
        return float(line.y() + line.ascent()) if line.isValid() else 0.0

    def draw(self, painter: QPainter, place: tuple[float, float]) -> float:
        """Draw it with its upper left corner at a place; gives its height."""
        self.layout.draw(painter, QPointF(*place))
        return self.height_px


class Style(NamedTuple):
    """How words look: their size for Latin letters, how Urdu is written, where they stand.

    `is_mirrored`: the line reads from the right; None where its own letters say so.
    """

    size_px: float
    is_bold: bool = False
    nastaliq: bool = True
    align: Qt.AlignmentFlag = LEFT
    is_mirrored: bool | None = None


def block_of(text: str, width_px: float, style: Style) -> Block:
    """Lay words out in a width; a dot stands for little pictures in them."""
    text = without_pictures(text)
    font = font_of(text, style)
    layout = QTextLayout(text, font)
    option = QTextOption(style.align)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    is_mirrored = has_urdu(text) if style.is_mirrored is None else style.is_mirrored
    option.setTextDirection(_MIRRORED if is_mirrored else _STRAIGHT)
    layout.setTextOption(option)
    layout.beginLayout()
    is_nastaliq = URDU in font.families()
    room = font.pixelSize() * NASTALIQ_ROOM if is_nastaliq else 0.0
    height, widest = room, 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width_px)
        line.setPosition(QPointF(0, height))
        height += line.height()
        widest = max(widest, line.naturalTextWidth())
    layout.endLayout()
    if is_nastaliq:
        for n in range(layout.lineCount()):
            _keep_inside(layout.lineAt(n), width_px)
    return Block(layout, height + room, widest)


def _keep_inside(line: QTextLine, width_px: float) -> None:
    """Move a line whose ink goes beyond the paper: the stroke of a first kaf is longer than it."""
    left, right = _ink_px(line)
    beyond = max(0.0, ceil(right) + 1 - width_px) - max(0.0, -left)
    if beyond:
        line.setPosition(line.position() - QPointF(beyond, 0))


def _ink_px(line: QTextLine) -> tuple[float, float]:
    """From where to where the ink of a line goes, in the coordinates of its layout."""
    inked = QRectF()
    for run in line.glyphRuns():
        face = run.rawFont()
        for glyph, at in zip(run.glyphIndexes(), run.positions(), strict=True):
            inked = inked.united(face.boundingRect(glyph).translated(at))
    return inked.left(), inked.right()


def fitted(text: str, box_px: tuple[float, float], style: Style, *, least_px: int) -> Block:
    """Words in a box: as large as fits in it, from the style's size down to `least_px`.

    What does not fit even then loses its end, which three dots stand for.
    """
    width, height = box_px
    size = style.size_px
    while size > least_px:
        block = block_of(text, width, style._replace(size_px=size))
        if block.height_px <= height and block.width_px <= width and not _breaks(block, text):
            return block
        size -= 1
    small, words = style._replace(size_px=least_px), text
    while True:
        shown = words if words == text else f"{words.rstrip()}\u2026"
        block = block_of(shown, width, small)
        if block.height_px <= height or len(words) <= 1:
            return block
        words = words[: max(1, len(words) - max(1, len(words) // 12))]


def on_one_line(text: str, width_px: float, style: Style) -> Block:
    """A figure in a width: smaller where it is too long, because nobody reads one in two parts.

    One that is too long at half its size as well is broken.
    """
    block = block_of(text, width_px, style)
    least_px = style.size_px / 2
    while block.layout.lineCount() > 1 and style.size_px > least_px:
        style = style._replace(size_px=style.size_px - 1)
        block = block_of(text, width_px, style)
    return block


def without_pictures(text: str) -> str:
    """The text with a dot for emoji and other pictures that no font of the till has.

    Where a system has a font for them it draws them in colours, which are a grey spot on paper;
    where it has none they are a box. Letters of any script stay.
    """
    return text if text.isascii() else with_dots(text, _is_letter)


@cache
def _is_letter(character: str) -> bool:
    """Whether a character is no picture, or one that a font of the till has."""
    if unicodedata.category(character) not in PICTURES:
        return True
    fonts = (QRawFont.fromFont(QFont(family)) for family in (LATIN, HINDI, URDU, URDU_SMALL))
    return any(font.supportsCharacter(ord(character)) for font in fonts)


def font_of(text: str, style: Style) -> QFont:
    """The font of the text's script, without grey edges."""
    font = QFont()
    scale = 1.0
    if has_urdu(text):
        font.setFamilies([URDU if style.nastaliq else URDU_SMALL, LATIN, HINDI])
        scale = NASTALIQ_SCALE if style.nastaliq else NASKH_SCALE
    elif any("\u0900" <= letter <= "\u097f" for letter in text):
        font.setFamilies([HINDI, LATIN])
        scale = HINDI_SCALE
    else:
        font.setFamilies([LATIN, HINDI, URDU_SMALL])
        font.setFeature(QFont.Tag("tnum"), 1)
    font.setPixelSize(max(1, round(style.size_px * scale)))
    font.setWeight(QFont.Weight.Bold if style.is_bold else QFont.Weight.Medium)
    if has_urdu(text) and not style.is_bold:
        font.setWeight(QFont.Weight.Normal)
    # A font begins as that of the application, whose spaces depend on its language.
    has_wide_spaces = URDU in font.families()
    font.setWordSpacing(font.pixelSize() * NASTALIQ_SPACE if has_wide_spaces else 0)
    font.setStyleStrategy(QFont.StyleStrategy.NoAntialias)
    return font


def _breaks(block: Block, text: str) -> bool:
    """Whether a line ends within a word."""
    ends = [
        block.layout.lineAt(n).textStart() + block.layout.lineAt(n).textLength()
        for n in range(block.layout.lineCount() - 1)
    ]
    return any(not text[end - 1].isspace() and text[end - 1] != "-" for end in ends)
