"""How large words are drawn where there is little room: smaller, as far as they can be read."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics

KEPT_MAX = 4096
USUAL_PERCENT = 100
READABLE_PX = 12
"""The floor of all writing but keycaps."""
_FITTING: dict[tuple[str, str, int], int] = {}


def fitting(font: QFont, text: str, width: int, *, percent: int) -> QFont:
    """The font, or a smaller one in which the text fits, down to four fifths of its usual size.

    The usual size is that at 100 percent. What does not fit in the smallest either is cut anyway,
    and has the usual size.
    """
    key = (f"{font.key()}{len(font.featureTags())}", text, width)
    size_px = _FITTING.get(key)
    if size_px is None:
        if len(_FITTING) >= KEPT_MAX:
            _FITTING.clear()
        size_px = _FITTING[key] = _fitting_px(font, text, width, percent=percent)
    if size_px == font.pixelSize():
        return font
    smaller = QFont(font)
    smaller.setPixelSize(size_px)
    return smaller


def fitting_lines(font: QFont, text: str, room: QRect, *, percent: int) -> QFont:
    """As `fitting`, for words that go on in the next line: they fit when their height does."""
    box = QRect(0, 0, room.width(), 0)
    tried = QFont(font)
    for size_px in _sizes_px(font, percent=percent):
        tried.setPixelSize(size_px)
        needed = QFontMetrics(tried).boundingRect(box, Qt.TextFlag.TextWordWrap.value, text)
        if needed.height() <= room.height():
            return tried
    return usual(font, percent=percent)


def least(font: QFont, *, percent: int) -> QFont:
    """The smallest font that words of this one may be drawn in."""
    same = QFont(font)
    same.setPixelSize(_sizes_px(font, percent=percent)[-1])
    return same


def usual(font: QFont, *, percent: int) -> QFont:
    """The same font as it is at 100 percent."""
    same = QFont(font)
    same.setPixelSize(max(1, font.pixelSize() * USUAL_PERCENT // max(percent, USUAL_PERCENT)))
    return same


def _fitting_px(font: QFont, text: str, width: int, *, percent: int) -> int:
    """The largest size in which the text fits, else the usual one."""
    tried = QFont(font)
    for size_px in _sizes_px(font, percent=percent):
        tried.setPixelSize(size_px)
        # Qt cuts words that are exactly as wide as their room, where a part of a pixel is over.
        if QFontMetrics(tried).elidedText(text, Qt.TextElideMode.ElideRight, width) == text:
            return size_px
    return usual(font, percent=percent).pixelSize()


def _sizes_px(font: QFont, *, percent: int) -> range:
    """From a font's own size down to four fifths of the usual one, or what can just be read."""
    usual_px = usual(font, percent=percent).pixelSize()
    least_px = min(usual_px, max(READABLE_PX, usual_px * 4 // 5))
    return range(font.pixelSize(), least_px - 1, -1)
