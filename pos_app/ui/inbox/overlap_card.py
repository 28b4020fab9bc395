"""The card of a price that was changed in two places: both prices, and a key for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout

from pos_app.ui.tokens import BODY_PX, HALF_BUTTON_HEIGHT_PX, LABEL_PX, TITLE_PX
from pos_app.ui.widgets.action_button import ActionButton
from pos_app.ui.widgets.card import Card, Label
from pos_app.viewmodels.figures import isolated

if TYPE_CHECKING:
    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.safety.overlaps import OverlapModel

MARGIN_PX = 16
SIDE_MARGIN_PX = 24
"""That of the card above it."""
GAP_PX = 8


class OverlapCard(Card):
    """Shows an OverlapModel; hidden when there is nothing to decide."""

    def __init__(self, theme: Theme, overlaps: OverlapModel) -> None:
        super().__init__(theme)
        self.column.setContentsMargins(SIDE_MARGIN_PX, MARGIN_PX, SIDE_MARGIN_PX, MARGIN_PX)
        self._overlaps = overlaps
        self.column.setSpacing(GAP_PX)
        self._title = Label(theme, "", font=theme.text_font(BODY_PX, QFont.Weight.Bold))
        self._title.setWordWrap(True)
        self.column.addWidget(self._title)
        grid = QGridLayout()
        grid.setHorizontalSpacing(MARGIN_PX)
        grid.setVerticalSpacing(GAP_PX)
        self.column.addLayout(grid)
        self._choices = []
        for place, (word, key) in enumerate(
            ((self.tr("Keep it"), "1"), (self.tr("Use this one"), "2"))
        ):
            made_by = Label(theme, "", font=theme.text_font(LABEL_PX), ink="text2")
            price = Label(theme, "", font=theme.number_font(TITLE_PX, QFont.Weight.Bold))
            button = ActionButton(theme, word, key=key, height_px=HALF_BUTTON_HEIGHT_PX)
            button.clicked.connect(lambda _checked=False, place=place: overlaps.choose(place))
            for row, widget in enumerate((made_by, price, button)):
                grid.addWidget(widget, row, place)
            grid.setColumnStretch(place, 1)
            self._choices.append((made_by, price, button))
        self._more = Label(theme, "", font=theme.text_font(LABEL_PX), ink="text3")
        self.column.addWidget(self._more)
        overlaps.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the first product to decide about."""
        view = self._overlaps.view
        self.setVisible(bool(view.choices))
        self._title.setText(view.title)
        for (made_by, price, button), choice in zip(self._choices, view.choices, strict=False):
            made_by.setText(choice.made_by)
            price.setText(choice.price)
            button.setAccessibleName(f"{button.text()} {choice.price}")
        self._more.setVisible(view.more > 0)
        self._more.setText(self.tr("and {count} more").format(count=isolated(view.more)))
