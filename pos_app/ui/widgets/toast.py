"""A short notice with one thing to do about it; it takes no key and goes by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from pos_app.ui.tokens import LABEL_PX
from pos_app.ui.widgets.card import Card, Label
from pos_app.ui.widgets.painting import KEYCAP_HEIGHT_PX, Sketch, keycap_width, text_width
from pos_app.ui.widgets.qr_view import QrView
from pos_app.ui.widgets.speaking import announce

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtGui import QHideEvent, QMouseEvent, QPaintEvent

    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.shell import Notice

HEIGHT_PX = 52
WIDTH_MIN_PX = 340
WIDTH_MAX_PX = 760
TEXT_START_PX = 50
UNDO_KEY, OPEN_KEY, SELL_KEY = "Ctrl+Z", "Ctrl+O", "Enter"
NOTICE_MS = 6000
ERROR_MS = 9000
RECORDED_MS = 60_000
WRITTEN_MS = 12_000
ICON_PX = 22
RADIUS_PX = 12
EDGE_PX = 14
FOOT_PX = 150
"""Above the tiles and the buttons at the foot of a screen."""
HEAD_PX = 14
"""Within the bar at the head of a screen."""
GAP_PX = 8
STEP_PX = 6
WATCH_MS = 150
"""Soon enough after a form opened below the words."""
_PASSES = Qt.WidgetAttribute.WA_TransparentForMouseEvents
"""What only tells lets a press through to what lies below."""


class Toast(QWidget):
    """Words, an action and its key, over whatever is below."""

    def __init__(
        self,
        theme: Theme,
        parent: QWidget,
        *,
        open_written: Callable[[], object] = lambda: None,
        sell: Callable[[str], object] = lambda _: None,
    ) -> None:
        """Called when a notice of a file is pressed, and with the code when one of goods is."""
        super().__init__(parent)
        self._open_written, self._sell = open_written, sell
        self._theme = theme
        self._over = parent
        self._text = ""
        self._sells = ""
        self._action = ""
        self._key = ""
        self._is_error = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self._places: list[QPoint] = []
        self._head: list[QPoint] = []
        self._watch = QTimer(self)
        self._watch.setInterval(WATCH_MS)
        self._watch.timeout.connect(self._step_aside)
        self.setAttribute(_PASSES)
        self.setFixedSize(WIDTH_MIN_PX, HEIGHT_PX)
        self.hide()

    def sell_told(self) -> bool:
        """Sell what was scanned where nothing is sold, as long as the words stand here."""
        if self.isHidden() or not self._sells:
            return False
        self.hide()
        self._sell(self._sells)
        return True

    def tell(self, notice: Notice) -> None:
        """Show a notice and what can be done about it; one without text hides."""
        if not notice.text:
            self.hide()
            return
        action = key = ""
        if notice.can_undo:
            action, key = self.tr("Undo"), UNDO_KEY
        elif notice.opens:
            action, key = self.tr("Open"), OPEN_KEY
        elif notice.sells:
            action, key = self.tr("Sell it"), SELL_KEY
        self._sells = notice.sells
        can_wait = bool(notice.opens or notice.sells)
        self.setAttribute(_PASSES, not can_wait)
        self.show_notice(
            notice.text,
            action=action,
            key=key,
            is_error=notice.is_error,
            lasts_ms=RECORDED_MS if notice.is_recorded else WRITTEN_MS if can_wait else 0,
        )

    def show_notice(
        self,
        text: str,
        *,
        action: str = "",
        key: str = "",
        is_error: bool = False,
        lasts_ms: int = 0,
    ) -> None:
        """Show a notice for a while; the key is handled by the screen, not here."""
        self._text, self._action, self._key = text, action, key
        self._is_error = is_error
        self.setAccessibleName(text)
        self.setFixedWidth(self._needed_width_px())
        self._timer.start(lasts_ms or (ERROR_MS if is_error else NOTICE_MS))
        self._watch.start()
        self.show()
        self.raise_()
        self.update()
        announce(self, text, is_urgent=is_error)

    def place(self, area: QRect, *, side_px: int) -> None:
        """Lie over the lower end of an area, in the middle of what its side leaves.

        Where a card is open there, or something is read or can be pressed, now or when a form opens
        later, lie elsewhere: words over a button would have to be waited for.
        """
        left = area.x() + (area.width() - side_px - self.width()) // 2
        if self._theme.is_mirrored:
            left += side_px
        middle = area.x() + (area.width() - self.width()) // 2
        low, end = area.bottom() - FOOT_PX, area.bottom() - HEIGHT_PX
        high = area.top() + HEAD_PX
        tops = [*range(low, high, -STEP_PX), high, *range(low, end, STEP_PX)]
        tops.sort(key=lambda top: abs(top - low))
        self._places = [QPoint(x, y) for x in (left, middle) for y in tops]
        begin = area.right() - 2 * GAP_PX - self.width() if self._theme.is_mirrored else area.x()
        self._head = [QPoint(begin + GAP_PX, 0)] if area.top() >= HEIGHT_PX else []
        self.move(left, low)
        self._step_aside()
        # The screen's own layouts settle behind this event: look again at once, then now and then.
        self._watch.start(0)

    def _step_aside(self) -> None:
        """Take the first place where nothing is read, else the head of the window.

        The name of the shop that stands there tells nobody anything new; a figure does. Where no
        button or card leaves that free either, words are covered, and at last cards.
        Where a card is in the way, that is the topmost: right above it would be the line of the
        bill that was scanned last, at the top is what is typed into, and now the card is.
        """
        self._watch.setInterval(WATCH_MS)
        pressable, cards, size = _pressable(self._over), _cards(self._over), self.size()
        places = self._places
        if places and _covers(QRect(places[0], size), cards):
            places = sorted(places, key=QPoint.y)
        edges, read = _edges(self._over), _read(self._over)
        for tried, boxes in (
            (places, [*pressable, *cards, *edges, *read]),
            # Words across a card's edge look torn; words over words cannot be read.
            (places, [*pressable, *cards, *read]),
            (self._head, [*pressable, *cards]),
            (places, [*pressable, *cards, *edges]),
            (places, [*pressable, *cards]),
            (places, pressable),
        ):
            if tried is places and not _covers(self.geometry(), boxes):
                return
            free = (at for at in tried if not _covers(QRect(at, size), boxes))
            if (at := next(free, None)) is not None:
                self.move(at)
                return

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Only reached while there is a file to open, or goods to sell."""
        if not self.sell_told():
            self._open_written()

    def hideEvent(self, event: QHideEvent) -> None:
        """Look no longer."""
        super().hideEvent(event)
        self._watch.stop()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the notice; the action stands at the trailing end."""
        with Sketch(self, self._theme) as sketch:
            tokens = sketch.tokens
            ground, ink, line = tokens.toast, tokens.toast_text, ""
            icon = "undo-2" if self._key == UNDO_KEY else "info"
            icon_ink = tokens.toast_action
            if self._is_error:
                ground, ink, line = tokens.danger_tint, tokens.danger, tokens.danger
                icon, icon_ink = "circle-alert", tokens.danger
            sketch.rounded(self.rect(), RADIUS_PX, fill=ground, line=line, width=1.4)
            taken = self._draw_action(sketch)
            at = sketch.at((16, 15, ICON_PX, ICON_PX)).topLeft()
            sketch.icon(at, icon, ink=icon_ink, size_px=ICON_PX)
            box = sketch.at((TEXT_START_PX, 0, self.width() - 64 - taken, self.height()))
            sketch.words(box, self._text, font=self._font(), ink=ink)

    def _font(self) -> QFont:
        return self._theme.font_for(self._text, LABEL_PX, QFont.Weight.Medium)

    def _needed_width_px(self) -> int:
        """Room for the words and the action, within the window."""
        action = 0
        if self._action:
            font = self._theme.text_font(LABEL_PX, QFont.Weight.Bold)
            cap = keycap_width(self._theme, self._key)
            action = cap + EDGE_PX + 24 + text_width(font, self._action)
        needed = TEXT_START_PX + text_width(self._font(), self._text) + action + 24
        return max(WIDTH_MIN_PX, min(needed, WIDTH_MAX_PX))

    def _draw_action(self, sketch: Sketch) -> int:
        """Draw the action's word and keycap; gives the width taken."""
        if not self._action:
            return 0
        tokens = sketch.tokens
        cap = keycap_width(self._theme, self._key)
        top = (self.height() - KEYCAP_HEIGHT_PX) / 2
        box = sketch.at((self.width() - cap - EDGE_PX, top, cap, KEYCAP_HEIGHT_PX))
        sketch.keycap(box, self._key, cap=tokens.toast_key, ink=tokens.toast_key_text)
        font = self._theme.text_font(LABEL_PX, QFont.Weight.Bold)
        label = text_width(font, self._action)
        start = self.width() - cap - EDGE_PX - 12 - label
        box = sketch.at((start, 0, label, self.height()))
        sketch.words(box, self._action, font=font, ink=tokens.toast_action)
        return cap + EDGE_PX + 12 + label


def _pressable(window: QWidget) -> list[QRect]:
    """Where buttons, fields and codes to scan are seen, in the window's coordinates."""
    found: list[QWidget] = [
        *window.findChildren(QAbstractButton),
        *window.findChildren(QLineEdit),
        *window.findChildren(QrView),
    ]
    return _seen(window, found)


def _read(window: QWidget) -> list[QRect]:
    """Where words and figures stand."""
    return _seen(window, (label for label in window.findChildren(Label) if label.text()))


def _seen(window: QWidget, parts: Iterable[QWidget]) -> list[QRect]:
    return [
        each.visibleRegion().boundingRect().translated(each.mapTo(window, QPoint(0, 0)))
        for each in parts
        if each.isVisible()
    ]


def _cards(window: QWidget) -> list[QRect]:
    """Where cards lie that are open over the screen."""
    return [
        QRect(card.mapTo(window, QPoint()), card.size()).adjusted(0, -GAP_PX, 0, GAP_PX)
        for card in window.findChildren(Card)
        if card.is_raised and card.isVisible()
    ]


def _edges(window: QWidget) -> list[QRect]:
    """Where the lower and upper edges of the screen's own cards are: words across one look torn."""
    return [
        QRect(at.x(), y - GAP_PX // 2, card.width(), GAP_PX)
        for card in window.findChildren(Card)
        if not card.is_raised and card.isVisible()
        for at in (card.mapTo(window, QPoint()),)
        for y in (at.y(), at.y() + card.height())
    ]


def _covers(box: QRect, boxes: Iterable[QRect]) -> bool:
    return any(box.intersects(each) for each in boxes)
