"""The card for a code that is in nobody's catalogue: a name, a price, and two ways to sell it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout

from pos_app.ui.frame.overlay import Overlay
from pos_app.ui.frame.screen import ENTER_KEYS
from pos_app.ui.key_map import Command
from pos_app.ui.tokens import HEADING_PX, ROW_HEIGHT_PX, SMALL_PX
from pos_app.ui.widgets.action_button import ActionButton, Kind
from pos_app.ui.widgets.card import Label
from pos_app.ui.widgets.fields import FigureField, Labelled, TextField
from pos_app.viewmodels.figures import code_text, isolated

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QKeyEvent
    from PySide6.QtWidgets import QAbstractItemView, QWidget

    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.unknown import UnknownModel

WIDTH_PX = 640
EDGE_PX = 12
"""As far as the quick tiles are from the edges: none sticks out below the card."""


class UnknownCard(Overlay):
    """Docked at the lower leading corner, so that the bill stays in sight and scans go on."""

    veils = False
    _rows: QAbstractItemView | None = None
    """None while it is being made, when it is hidden for the first time."""

    def __init__(
        self,
        theme: Theme,
        over: QWidget,
        unknown: UnknownModel,
        *,
        rows: QAbstractItemView,
        can_sell_once: bool,
    ) -> None:
        """`rows`, alone at the lower end of a `Card`, end above this one while it is shown."""
        super().__init__(theme, over)
        self._rows = rows
        if (below := rows.parentWidget()) is not None:
            below.installEventFilter(self)
        self._can_sell_once = can_sell_once
        self._unknown = unknown
        self._code = ""
        font = theme.text_font(HEADING_PX, QFont.Weight.Bold)
        self._title = Label(theme, "", font=font)
        self.column.addWidget(self._title)
        font = theme.text_font(SMALL_PX, QFont.Weight.Medium)
        self._hint = Label(theme, "", font=font, ink="text2")
        self.column.addWidget(self._hint)
        self.column.addSpacing(12)
        self._name, self._price = TextField(theme), FigureField(theme)
        fields = QHBoxLayout()
        fields.setSpacing(12)
        fields.addWidget(Labelled(theme, self.tr("Name"), self._name), 3)
        fields.addWidget(Labelled(theme, self.tr("Price"), self._price), 1)
        self.column.addLayout(fields)
        self.column.addSpacing(16)
        self.column.addLayout(self._buttons(theme))
        unknown.changed.connect(self.refresh)

    def sizeHint(self) -> QSize:
        """As wide as two fields and two buttons need."""
        return QSize(WIDTH_PX, super().sizeHint().height())

    def place(self) -> None:
        """Lie in the lower leading corner."""
        size = self.sizeHint().boundedTo(self._over.size())
        top = self._over.height() - size.height() - EDGE_PX
        left = EDGE_PX
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            left = self._over.width() - size.width() - EDGE_PX
        self.setGeometry(left, top, size.width(), size.height())

    def open(self) -> None:
        """Show the card; the line that was scanned last stays in sight above it."""
        super().open()
        self._end_rows()

    def hideEvent(self, event: QHideEvent) -> None:
        """Give the rows their room back."""
        super().hideEvent(event)
        self._end_rows()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The rows have other room, or this card another place."""
        took = super().eventFilter(watched, event)
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._end_rows()
        return took

    def _end_rows(self) -> None:
        """End the rows with a whole one above this card, or where they do without it."""
        below = self._rows.parentWidget() if self._rows else None
        layout = below.layout() if below else None
        if self._rows is None or below is None or layout is None:
            return
        margins = layout.contentsMargins()
        # The edge is equally wide on every side.
        margins.setBottom(margins.top())
        if self.isVisible():
            top = self._rows.mapTo(self._over, QPoint()).y()
            whole = max(0, self.y() - top) // ROW_HEIGHT_PX * ROW_HEIGHT_PX
            end = below.mapTo(self._over, QPoint(0, below.height())).y()
            margins.setBottom(max(margins.top(), end - top - whole))
        if margins != layout.contentsMargins():
            layout.setContentsMargins(margins)
            layout.activate()
            self._rows.scrollTo(self._rows.currentIndex())

    def refresh(self) -> None:
        """Ask about the first waiting code, or close when none waits."""
        code = self._unknown.code
        if not code:
            self._code = ""
            self.hide()
            return
        title = self.tr("Not in your products: {code}").format(code=isolated(code_text(code)))
        if self._unknown.more:
            title += " " + self.tr("(%n more waiting)", "", self._unknown.more)
        self._title.setText(title)
        wrong = self._unknown.message
        self._hint.setText(wrong or self.tr("Scanning goes on behind this card. Esc skips it"))
        self._hint.set_ink("danger" if wrong else "text2")
        if code != self._code:
            self._code = code
            for field, typed in zip((self._name, self._price), self._unknown.typed, strict=True):
                field.setText(typed)
            self.open()
            self._name.setFocus()
        elif self.isVisible():
            # What was wrong may need a higher line than the hint did.
            self.place()
            self._end_rows()

    def take_command(self, command: Command) -> bool:
        """F12 adds the product, F9 sells it once, Esc skips the code."""
        if command in {Command.CASH, Command.SAVE}:
            self._unknown.add(self._name.text(), self._price.text())
        elif command in {Command.KHATA, Command.SECOND} and self._can_sell_once:
            self._unknown.sell_once(self._name.text(), self._price.text())
        elif command is Command.BACK:
            self._unknown.leave(self._name.text(), self._price.text())
        else:
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes from the name to the price, and from the price adds the product."""
        if event.key() in ENTER_KEYS:
            if self._name.hasFocus():
                self._price.setFocus()
            else:
                self.take_command(Command.CASH)
            return
        super().keyPressEvent(event)

    def _buttons(self, theme: Theme) -> QHBoxLayout:
        """Lay out the two ways to sell."""
        row = QHBoxLayout()
        row.setSpacing(8)
        add = ActionButton(
            theme,
            self.tr("Add and sell") if self._can_sell_once else self.tr("Add to the products"),
            kind=Kind.PRIMARY,
            icon="plus",
            key="F12",
            height_px=52,
        )
        add.clicked.connect(lambda: self.take_command(Command.CASH))
        row.addWidget(add, 3)
        if self._can_sell_once:
            once = ActionButton(theme, self.tr("Sell once"), icon="tag", key="F9", height_px=52)
            once.clicked.connect(lambda: self.take_command(Command.KHATA))
            row.addWidget(once, 2)
        return row
