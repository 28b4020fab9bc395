"""What every painted widget draws with: colours, fonts by script, recoloured icons."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import bidirectional

from PySide6.QtCore import QByteArray, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from pos_app.ui.tokens import DARK, LIGHT, Tokens

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LATIN = "Inter"
DISPLAY = "Inter Display"
HINDI = "Noto Sans Devanagari"
# Noto Nastaliq Urdu 3.007 under a family name of our own: a system copy of version 2.000, which
# Qt draws wrongly, would win over a bundled font of the same name.
URDU = "Till Nastaliq"
URDU_SMALL = "Noto Naskh Arabic"

# Nastaliq stands on a tall line: it is set at 0.82 of the Latin size. Below 15 px nobody can read
# it, and Naskh is used.
NASTALIQ_SCALE = 0.82
NASTALIQ_MIN_PX = 15
NASTALIQ_FROM_PX = 19
"""The smallest Latin size that gives readable Nastaliq."""
# Its ink sits low in Qt's line box; this share of its size lifts it to the optical middle.
NASTALIQ_LIFT = 0.24
# Its word space is meant for Urdu on both sides; beside Latin letters and digits it is lost.
NASTALIQ_SPACE = 0.12
NASKH_EXTRA_PX = 1

_NATIVE = {
    language: {ord(str(value)): chr(zero + value) for value in range(10)}
    for language, zero in (("ur", 0x06F0), ("hi", 0x0966))
}

FIRST_PICTURE = "\u2300"
"""Behind it stand little pictures, and letters that a shop in these languages hardly writes."""
DOT = "\u2022"
"""Stands for a picture that is not drawn: a name of nothing else would be an empty line."""
PICTURE_MARKS = "\ufe0e\ufe0f\u20e3"
"""Variation selectors and the keycap (UTS 51): nothing by themselves."""
JOINER = "\u200d"
RLM = "\u200f"
"""Says that what follows is read from the right, and is not drawn."""


type Weight = QFont.Weight


class Writing(NamedTuple):
    """How words are written: larger or smaller, without Nastaliq, in the language's own digits."""

    size_percent: int = 100
    naskh_everywhere: bool = False
    native_digits: bool = False


class Theme(QObject):
    """Colours, fonts and icons of one window; `changed` means: paint every widget again."""

    changed = Signal()

    def __init__(self, resources: Path, *, language: str = "en", dark: bool = False) -> None:
        super().__init__()
        self.writing = Writing()
        self._icon_folder = resources / "icons"
        self._icon_text: dict[str, str] = {}
        self._pixmaps: dict[tuple[str, str, int, float], QPixmap] = {}
        self.language = language
        self.tokens: Tokens = DARK if dark else LIGHT

    @property
    def is_dark(self) -> bool:
        """Whether the dark colours are in use."""
        return self.tokens is DARK

    @property
    def is_mirrored(self) -> bool:
        """Whether the language reads from right to left."""
        return self.language == "ur"

    def set_dark(self, dark: bool) -> None:
        """Take the dark or the light colours."""
        tokens = DARK if dark else LIGHT
        if tokens is not self.tokens:
            self.tokens = tokens
            self._pixmaps.clear()
            self.changed.emit()

    def colour(self, name: str) -> QColor:
        """The colour of one token, by its field name."""
        return QColor(getattr(self.tokens, name))

    def figures(self, text: str) -> str:
        """The text with the digits that the window is set to: Latin, or those of its language.

        Emoji that no font here can draw, and would be a box, are a dot.
        """
        if text and max(text) >= FIRST_PICTURE:
            text = with_dots(text, _can_draw)
        if not self.writing.native_digits:
            return text
        return text.translate(_NATIVE.get(self.language, {}))

    def line(self, text: str) -> str:
        """The text as `figures` gives it, read the way that the window is.

        A label goes by its first letter: Urdu words behind `Enter` or a Latin name would be read
        from the left, and the key stand at their end.
        """
        text = self.figures(text)
        if not self.is_mirrored or not any(map(_is_rtl, text)) or _is_rtl(text[0]):
            return text
        return RLM + text

    def text_font(self, size_px: int, weight: Weight = QFont.Weight.Normal) -> QFont:
        """The font of words in the language of the window, at a size given for Latin letters."""
        if self.language == "ur":
            return self._urdu(size_px, weight)
        families = [HINDI, LATIN] if self.language == "hi" else [LATIN]
        return _plain(families, self._scaled(size_px), weight)

    def field_font(self, size_px: int, weight: Weight = QFont.Weight.Normal) -> QFont:
        """As `text_font`, but never Nastaliq: what is typed in other scripts would be too small."""
        if self.language == "ur":
            return naskh(self._scaled(size_px), weight)
        return self.text_font(size_px, weight)

    def title_font(self, size_px: int, weight: Weight = QFont.Weight.Normal) -> QFont:
        """As `text_font`, but Urdu is always Nastaliq, larger where it would be too small."""
        if self.language == "ur":
            return self._urdu(max(size_px, NASTALIQ_FROM_PX), weight)
        return self.text_font(size_px, weight)

    def font_for(self, text: str, size_px: int, weight: Weight = QFont.Weight.Normal) -> QFont:
        """The font of a name that may be in any script, whatever the language of the window."""
        if has_urdu(text):
            return self._urdu(size_px, weight)
        return _by_script(text, self._scaled(size_px), weight)

    def small_font_for(
        self, text: str, size_px: int, weight: Weight = QFont.Weight.Normal
    ) -> QFont:
        """The font of small secondary text in any script: Naskh, never Nastaliq, for Urdu."""
        scaled = self._scaled(size_px)
        return naskh(scaled, weight) if has_urdu(text) else _by_script(text, scaled, weight)

    def number_font(self, size_px: int, weight: Weight = QFont.Weight.Normal) -> QFont:
        """The font of figures: every digit equally wide, so that columns line up."""
        font = _plain([LATIN], self._scaled(size_px), weight)
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def hero_font(self, size_px: int) -> QFont:
        """The font of the one big total; it is as large as its card allows at any text size."""
        font = QFont()
        font.setFamilies([DISPLAY, LATIN, HINDI, URDU_SMALL])
        font.setWordSpacing(0)
        font.setPixelSize(size_px)
        font.setWeight(QFont.Weight.Bold)
        font.setFeature(QFont.Tag("tnum"), 1)
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, -1)
        return font

    def icon(self, name: str, colour: str, *, size_px: int, ratio: float = 1.0) -> QPixmap:
        """One bundled icon in a `#rrggbb` colour, drawn for the device pixel ratio and kept."""
        key = (name, colour, size_px, ratio)
        pixmap = self._pixmaps.get(key)
        if pixmap is None:
            pixmap = self._pixmaps[key] = self._draw_icon(name, colour, round(size_px * ratio))
            pixmap.setDevicePixelRatio(ratio)
        return pixmap

    def _scaled(self, size_px: int) -> int:
        """A size in the text size of the window, in whole pixels."""
        return (size_px * self.writing.size_percent + 50) // 100

    def _urdu(self, size_px: int, weight: Weight) -> QFont:
        """Urdu in Nastaliq where that can be read, in Naskh where not, or where it is wished."""
        size_px = self._scaled(size_px)
        nastaliq_px = round(size_px * NASTALIQ_SCALE)
        if self.writing.naskh_everywhere or nastaliq_px < NASTALIQ_MIN_PX:
            return naskh(size_px, weight)
        font = QFont()
        font.setFamilies([URDU, LATIN, HINDI])
        font.setPixelSize(nastaliq_px)
        font.setWordSpacing(nastaliq_px * NASTALIQ_SPACE)
        # The family has two weights; one in between would make Qt draw a false bold.
        bold = weight >= QFont.Weight.DemiBold
        font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
        return font

    def _draw_icon(self, name: str, colour: str, size: int) -> QPixmap:
        """Draw an icon at a size in device pixels."""
        text = self._icon_text.get(name)
        if text is None:
            text = (self._icon_folder / f"{name}.svg").read_text(encoding="utf-8")
            self._icon_text[name] = text
        pixmap = QPixmap(size, size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        thin = text.replace("currentColor", colour).replace(
            'stroke-width="2"', 'stroke-width="1.9"'
        )
        QSvgRenderer(QByteArray(thin.encode())).render(painter)
        painter.end()
        return pixmap


def with_dots(text: str, can_draw: Callable[[str], bool]) -> str:
    """The text with one dot in the place of all that stands together and cannot be drawn."""
    kept: list[str] = []
    for letter in text:
        is_behind_dot = kept[-1:] == [DOT]
        if letter in PICTURE_MARKS or (letter == JOINER and is_behind_dot):
            continue
        if can_draw(letter):
            kept.append(letter)
        elif not is_behind_dot:
            kept.append(DOT)
    return "".join(kept)


@cache
def _can_draw(letter: str) -> bool:
    """Whether the till's fonts, or any of the system's, have a letter; of marks nobody asks."""
    return letter < FIRST_PICTURE or QFontMetrics(
        _plain([LATIN], NASTALIQ_MIN_PX, QFont.Weight.Normal)
    ).inFontUcs4(ord(letter))


def has_urdu(text: str) -> bool:
    """Whether any letter is of the Arabic script."""
    return any("\u0600" <= letter <= "\u06ff" for letter in text)


def has_hindi(text: str) -> bool:
    """Whether any letter is of the Devanagari script."""
    return any("\u0900" <= letter <= "\u097f" for letter in text)


def is_nastaliq(font: QFont) -> bool:
    """Whether a font draws Urdu in Nastaliq, which needs a taller line."""
    return URDU in font.families()


def lift_px(font: QFont) -> int:
    """How far up a text box is moved so that its ink looks centred; only Nastaliq needs it."""
    return round(font.pixelSize() * NASTALIQ_LIFT) if is_nastaliq(font) else 0


def _by_script(text: str, size_px: int, weight: Weight) -> QFont:
    """Inter, or the Hindi font first: Qt warns of a first font that lacks a script."""
    return _plain([HINDI, LATIN] if has_hindi(text) else [LATIN], size_px, weight)


def _plain(families: list[str], size_px: int, weight: Weight) -> QFont:
    font = QFont()
    font.setFamilies([*families, HINDI, URDU_SMALL] if families == [LATIN] else families)
    font.setPixelSize(size_px)
    # A font begins as that of the application, which in Urdu has wider spaces.
    font.setWordSpacing(0)
    font.setWeight(weight)
    return font


def naskh(size_px: int, weight: Weight) -> QFont:
    """Urdu on a line that is no taller than another script's, at a size given for Latin letters."""
    font = QFont()
    font.setFamilies([URDU_SMALL, LATIN, HINDI])
    font.setPixelSize(size_px + NASKH_EXTRA_PX)
    font.setWordSpacing(0)
    bold = weight >= QFont.Weight.DemiBold
    font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    return font


def _is_rtl(letter: str) -> bool:
    return bidirectional(letter) in {"R", "AL"}
