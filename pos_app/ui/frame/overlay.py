"""A raised card over a screen: it veils the screen and follows its size."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from pos_app.ui.key_map import Command
from pos_app.ui.tokens import PAY_SIDE_WIDTH_PX, RADIUS_CARD_PX, TILE_HEIGHT_PX
from pos_app.ui.widgets.card import Card

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QHideEvent, QMoveEvent, QPaintEvent, QResizeEvent

    from pos_app.ui.widgets.theme import Theme

MARGIN_PX = 20
SHADOW_PX = 20
SHADOW_DROP_PX = 6
SHEET_PX = 2
SHEET_ALPHA = 5
VEIL_ALPHA = 140
"""Paler than a cover, which lets nothing through: what lies below can still be made out."""
LIST_EDGE_PX, LIST_WIDTH_MIN_PX = 12, 560


@runtime_checkable
class Commanded(Protocol):
    """A window that passes commands on."""

    def take_command(self, command: Command) -> bool:
        """Do what a key asks."""


class Veil(QWidget):
    """Pales a screen below a card, so that no word cut by the card's edge reads as a part of it."""

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(over)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Lay the ground of the window over it, half through."""
        colour = self._theme.colour("canvas")
        colour.setAlpha(VEIL_ALPHA)
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colour)


class Shadow(QWidget):
    """What lies below a card. Qt's own effect would blur the whole card again at each key."""

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(over)
        self._theme = theme
        self._picture = QPixmap()
        self._picture_key: tuple[object, ...] = ()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def lie_under(self, card: QRect) -> None:
        """Reach as far as the shadow does around a card."""
        self.setGeometry(
            card.adjusted(-SHADOW_PX, -SHADOW_PX, SHADOW_PX, SHADOW_PX).translated(
                0, SHADOW_DROP_PX
            )
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the shadow, made once for each size and look: the card above changes at each key."""
        ratio = self.devicePixelRatioF()
        key = (self.width(), self.height(), ratio, self._theme.tokens.shadow)
        if key != self._picture_key:
            self._picture_key = key
            self._picture = QPixmap(self.size() * ratio)
            self._picture.setDevicePixelRatio(ratio)
            self._picture.fill(Qt.GlobalColor.transparent)
            with QPainter(self._picture) as painter:
                self._lay_sheets(painter)
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, self._picture)

    def _lay_sheets(self, painter: QPainter) -> None:
        """Lay pale sheets over one another, each a little smaller."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = QColor(self._theme.colour("shadow"))
        colour.setAlpha(SHEET_ALPHA)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        for inset in range(0, SHADOW_PX, SHEET_PX):
            radius = RADIUS_CARD_PX + SHADOW_PX - inset
            box = self.rect().adjusted(inset, inset, -inset, -inset)
            painter.drawRoundedRect(box, radius, radius)


class Overlay(Card):
    """A card that lies over its parent, at a place that `place` computes from the parent's size."""

    veils: ClassVar[bool] = True
    """Whether the screen turns pale below it; not where one goes on reading beside the card."""

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(theme, margin_px=MARGIN_PX, is_raised=True)
        self.setParent(over)
        self._over = over
        self._veil = Veil(theme, over)
        self._shadow = Shadow(theme, over)
        self._has_way_out = False
        over.installEventFilter(self)
        self.hide()

    def leave(self) -> None:
        """What Esc does: the window knows whose it is."""
        window = self.window()
        if isinstance(window, Commanded):
            window.take_command(Command.BACK)

    def open(self) -> None:
        """Show the card on top."""
        if self.column.count() and not self._has_way_out:
            self._has_way_out = True
            self.give_way_out(self.leave)
        self.place()
        if self.veils:
            self._veil.setGeometry(self._over.rect())
            self._veil.show()
            self._veil.raise_()
        self._shadow.show()
        self._shadow.raise_()
        self.show()
        self.raise_()

    def place(self) -> None:
        """Take a place over the parent; by default the middle, as large as the content asks."""
        size = self.sizeHint().boundedTo(self._over.size())
        left = (self._over.width() - size.width()) // 2
        top = (self._over.height() - size.height()) // 2
        self.setGeometry(left, top, size.width(), size.height())

    def lie_in_list(self) -> None:
        """Lie in the middle of the list: the total, or the customer in front, stays in sight."""
        size = self.sizeHint().boundedTo(self._over.size())
        room = self._over.width() - PAY_SIDE_WIDTH_PX - LIST_EDGE_PX
        left = max(LIST_EDGE_PX, (room - size.width()) // 2)
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            left = self._over.width() - size.width() - left
        top = (self._over.height() - size.height()) // 2
        self.setGeometry(left, top, size.width(), size.height())

    def lie_over_list(self, found: QWidget, *, height_px: int) -> None:
        """Lie over the leading part of the screen: the total stays in sight.

        `found`, a list in the card, is so high; on a low screen it gives way or takes the rest.
        """
        found.setFixedHeight(height_px)
        room = self._over.height() - 2 * LIST_EDGE_PX
        spare = room - self.sizeHint().height()
        # An edge across what stands at the lower end of a screen would cut its words.
        if spare < TILE_HEIGHT_PX + SHADOW_DROP_PX:
            found.setFixedHeight(max(height_px + spare, 0))
        free = self._over.width() - PAY_SIDE_WIDTH_PX - 3 * LIST_EDGE_PX
        width = max(free, LIST_WIDTH_MIN_PX)
        left = LIST_EDGE_PX
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            left = self._over.width() - width - LIST_EDGE_PX
        self.setGeometry(left, LIST_EDGE_PX, width, min(self.sizeHint().height(), room))

    def focusNextPrevChild(self, is_next: bool) -> bool:
        """Let Tab go round in a card over a pale screen: what lies below is not to be worked at."""
        holder = self.focusWidget()
        if not self.veils or holder is None:
            return super().focusNextPrevChild(is_next)
        step = QWidget.nextInFocusChain if is_next else QWidget.previousInFocusChain
        reason = Qt.FocusReason.TabFocusReason if is_next else Qt.FocusReason.BacktabFocusReason
        following = step(holder)
        while following is not None and following is not holder:
            if self._is_stop(following):
                following.setFocus(reason)
                break
            following = step(following)
        return True

    def _is_stop(self, widget: QWidget) -> bool:
        """Whether Tab comes to this widget, of the card or itself."""
        takes_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not widget.focusProxy()
        is_open = widget.isVisible() and widget.isEnabled()
        is_ours = widget is self or self.isAncestorOf(widget)
        return bool(takes_tab) and is_open and is_ours

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the keyboard back to the screen below; a card that never had it leaves it alone."""
        super().hideEvent(event)
        self._veil.hide()
        self._shadow.hide()
        holder = self.window().focusWidget()
        if self._over.isVisible() and (holder is None or self.isAncestorOf(holder)):
            self._over.setFocus()

    def moveEvent(self, event: QMoveEvent) -> None:
        """Take the shadow along."""
        super().moveEvent(event)
        self._shadow.lie_under(self.geometry())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the shadow along."""
        super().resizeEvent(event)
        self._shadow.lie_under(self.geometry())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the parent's size while shown."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._veil.setGeometry(self._over.rect())
            self.place()
        return super().eventFilter(watched, event)
