"""Quick cash, tiles, the rail's entries and the key strip: the buttons that come in rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPixmap

from pos_app.ui.tokens import (
    BODY_PX,
    CAPTION_PX,
    CASH_BUTTON_HEIGHT_PX,
    LABEL_PX,
    RADIUS_BUTTON_PX,
    RADIUS_CHIP_PX,
    SMALL_PX,
    STRIP_HEIGHT_PX,
    TILE_HEIGHT_PX,
)
from pos_app.ui.widgets.button import BOLD, DEMI, MEDIUM, PaintedButton
from pos_app.ui.widgets.painting import CENTRE, Sketch, keycap_width, text_width
from pos_app.ui.widgets.theme import NASTALIQ_FROM_PX, has_urdu

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

    from pos_app.ui.widgets.theme import Theme

CLOSE_PX, CLOSE_ICON_PX = 44, 22
NAV_HEIGHT_PX = 62
NAV_ICON_PX = 21
TILE_ICON_PX = 24
TILE_PICTURE_PX = 30
STRIP_KEYCAP_HEIGHT_PX = 20
STRIP_GAP_PX = 7
CASH_FIGURE_PX = 19


class CashButton(PaintedButton):
    """One amount of cash a customer may hand over; the one counted on is marked."""

    def __init__(
        self, theme: Theme, text: str, *, is_figure: bool, height_px: int = CASH_BUTTON_HEIGHT_PX
    ) -> None:
        super().__init__(theme, text, height_px=height_px)
        self._is_figure = is_figure
        self._is_chosen = False

    def set_chosen(self, *, is_chosen: bool) -> None:
        """Mark or unmark the button."""
        if is_chosen != self._is_chosen:
            self._is_chosen = is_chosen
            self.update()

    def label_font(self) -> QFont:
        """Figures of one width, words in the language of the window."""
        if self._is_figure:
            return self.theme.number_font(CASH_FIGURE_PX, DEMI)
        return self.theme.title_font(BODY_PX, DEMI)

    def draw(self, sketch: Sketch) -> None:
        """Draw the amount, outlined when chosen."""
        tokens = sketch.tokens
        fill = tokens.hover if self.is_hot or self.isDown() else tokens.surface
        line, ink, width = tokens.border, tokens.text, 1.0
        if self._is_chosen:
            fill, line, ink, width = tokens.brand_tint, tokens.brand_line, tokens.brand, 1.6
        sketch.rounded(self.rect(), RADIUS_BUTTON_PX, fill=fill, line=line, width=width)
        box = self.rect().adjusted(6, 0, -6, 0)
        sketch.words(box, self.text(), font=self.label_font(), ink=ink, flags=CENTRE)


class ScriptButton(CashButton):
    """A choice written in letters of its own, whatever the language of the window."""

    def label_font(self) -> QFont:
        """The font of the text's own script."""
        size_px = NASTALIQ_FROM_PX if has_urdu(self.text()) else BODY_PX
        return self.theme.font_for(self.text(), size_px, DEMI)


class TileButton(PaintedButton):
    """A thing on a quick tile: a picture, its price, a name, its number with Alt."""

    def __init__(self, theme: Theme, text: str, *, icon: str, key: str, price: str = "") -> None:
        super().__init__(theme, text, height_px=TILE_HEIGHT_PX, icon=icon, key=key)
        self._price = price
        self._is_key_large = False
        self._picture = QPixmap()
        self.setAccessibleDescription(price)

    def show_picture(self, path: str) -> None:
        """Show a picture of the goods themselves in place of the sign of their kind."""
        self._picture = QPixmap(path) if path else QPixmap()

    def show_key(self, *, is_large: bool) -> None:
        """Draw the number large while the key before it is held."""
        if is_large != self._is_key_large:
            self._is_key_large = is_large
            self.update()

    def draw(self, sketch: Sketch) -> None:
        """Draw the tile with its number in the trailing corner."""
        tokens = sketch.tokens
        fill = tokens.hover if self.is_hot or self.isDown() else tokens.surface
        sketch.rounded(self.rect(), RADIUS_BUTTON_PX, fill=fill, line=tokens.border)
        font = self.theme.font_for(self.text(), LABEL_PX, MEDIUM)
        low = self.theme.small_font_for(self.text(), CAPTION_PX, MEDIUM)
        box = sketch.at((7, 31, self.width() - 14, 34))
        sketch.two_lines(box, self.text(), font=font, low=low, ink=tokens.text, flags=CENTRE)
        if self._picture.isNull():
            at = sketch.at((10, 5, TILE_ICON_PX, TILE_ICON_PX)).topLeft()
            sketch.icon(at, self.icon_name, ink=tokens.brand, size_px=TILE_ICON_PX)
        else:
            box = sketch.at((6, 3, TILE_PICTURE_PX, TILE_PICTURE_PX))
            draw_picture(sketch, box, self._picture)
        font = self.theme.number_font(SMALL_PX, DEMI)
        cap = self._draw_number(sketch)
        box = sketch.at((38, 5, self.width() - 42 - cap, 24))
        sketch.words(box, self._price, font=font, ink=tokens.text2, flags=CENTRE)

    def _draw_number(self, sketch: Sketch) -> int:
        """Draw the number in the corner, where it grows clear of the name; gives its width."""
        tokens, number = sketch.tokens, self.key.removeprefix("Alt+")
        if not self._is_key_large:
            cap = sketch.at((self.width() - 24, 5, 19, 17))
            sketch.keycap(cap, number, cap=tokens.key, ink=tokens.key_text)
            return 24
        cap = sketch.at((self.width() - 33, 4, 29, 25))
        sketch.rounded(cap, RADIUS_CHIP_PX, fill=tokens.brand)
        font = self.theme.number_font(BODY_PX, BOLD)
        sketch.words(cap, number, font=font, ink=tokens.on_brand, flags=CENTRE)
        return 33


class CloseButton(PaintedButton):
    """What Esc does, for a finger: in the trailing corner of a card that one may leave."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "", height_px=CLOSE_PX, icon="x")
        self.setFixedWidth(CLOSE_PX)
        # Who has a keyboard has Esc: Tab goes on from field to field.
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Close"))

    def draw(self, sketch: Sketch) -> None:
        """Draw the cross in the middle."""
        tokens = sketch.tokens
        fill = tokens.hover if self.is_hot or self.isDown() else tokens.surface
        sketch.rounded(self.rect(), RADIUS_BUTTON_PX, fill=fill, line=tokens.border)
        edge = (CLOSE_PX - CLOSE_ICON_PX) // 2
        sketch.icon(QPoint(edge, edge), self.icon_name, ink=tokens.text2, size_px=CLOSE_ICON_PX)


class NavButton(PaintedButton):
    """One screen in the rail; checked while it is the one shown."""

    def __init__(self, theme: Theme, text: str, *, icon: str, key: str) -> None:
        super().__init__(theme, text, height_px=NAV_HEIGHT_PX, icon=icon, key=key)
        self.setCheckable(True)
        self._badge = ""

    def set_badge(self, text: str, spoken: str) -> None:
        """Show a small count on the entry and say what it counts, or none for an empty text."""
        if text != self._badge:
            self._badge = text
            name = f"{self.text()} {self.key}"
            self.setAccessibleName(f"{name}, {spoken}" if text else name)
            self.update()

    def set_icon(self, icon: str) -> None:
        """Show another icon, for a screen whose icon is its state."""
        if icon != self.icon_name:
            self.icon_name = icon
            self.update()

    def draw(self, sketch: Sketch) -> None:
        """Draw the entry; the chosen one is lit."""
        tokens = sketch.tokens
        box = self.rect().adjusted(7, 2, -7, -2)
        ink, lit = tokens.nav_text, tokens.nav_text
        if self.isChecked():
            sketch.rounded(box, RADIUS_BUTTON_PX, fill=tokens.nav_on)
            ink, lit = tokens.nav_on_text, tokens.nav_accent
        elif self.is_hot:
            sketch.rounded(box, RADIUS_BUTTON_PX, fill=tokens.nav_hover)
        at = QPoint(self.width() // 2 - NAV_ICON_PX // 2, 9)
        sketch.icon(at, self.icon_name, ink=lit, size_px=NAV_ICON_PX)
        font = self.theme.text_font(CAPTION_PX, DEMI if self.isChecked() else MEDIUM)
        box = self.rect().adjusted(2, 28, -2, 0)
        sketch.words(box, self.text(), font=font, ink=ink, flags=CENTRE)
        if self._badge:
            width = keycap_width(self.theme, self._badge) - 8
            cap = sketch.at((self.width() / 2 + 5, 4, width, 16))
            sketch.keycap(cap, self._badge, cap=tokens.warn_tint, ink=tokens.warn)


class KeyButton(PaintedButton):
    """One entry of the key strip at the bottom: keycap and word."""

    def __init__(self, theme: Theme, text: str, *, key: str) -> None:
        super().__init__(theme, text, height_px=STRIP_HEIGHT_PX, key=key)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def needed_width_px(self) -> int:
        """The width at which nothing of the entry is cut."""
        label = text_width(self.theme.text_font(SMALL_PX, MEDIUM), self.text())
        return keycap_width(self.theme, self.key) + STRIP_GAP_PX + label + 8

    def draw(self, sketch: Sketch) -> None:
        """Draw keycap and word side by side in the middle."""
        tokens = sketch.tokens
        if self.is_hot or self.isDown():
            box = self.rect().adjusted(2, 5, -2, -5)
            sketch.rounded(box, RADIUS_CHIP_PX, fill=tokens.sunken)
        font = self.theme.text_font(SMALL_PX, MEDIUM)
        lead = keycap_width(self.theme, self.key) + STRIP_GAP_PX
        label = text_width(font, self.text())
        start = max(2.0, (self.width() - lead - label) / 2)
        top = (self.height() - STRIP_KEYCAP_HEIGHT_PX) / 2
        cap = sketch.at((start, top, lead - STRIP_GAP_PX, STRIP_KEYCAP_HEIGHT_PX))
        sketch.keycap(cap, self.key, cap=tokens.key, ink=tokens.key_text)
        room = min(label, self.width() - start - lead)
        box = sketch.at((start + lead, 0, room, self.height()))
        sketch.words(box, self.text(), font=font, ink=tokens.text2)


def draw_picture(sketch: Sketch, box: QRect, picture: QPixmap) -> None:
    """Draw a picture whole, in the middle of a box, as sharp as the screen is."""
    ratio = sketch.painter.device().devicePixelRatioF()
    whole, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    scaled = picture.scaled(box.size() * ratio, whole, smooth)
    scaled.setDevicePixelRatio(ratio)
    place = QRect(QPoint(), scaled.deviceIndependentSize().toSize())
    place.moveCenter(box.center())
    sketch.painter.drawPixmap(place.topLeft(), scaled)
