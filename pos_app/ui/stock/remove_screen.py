"""Manual removal: scan what left the store, say why, record it with one key."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QStringListModel
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout

from pos_app.ui.key_map import Command, ScreenName
from pos_app.ui.stock.reason_button import ReasonButton
from pos_app.ui.stock.saved_overlay import SavedOverlay
from pos_app.ui.stock.stock_screen import StockScreen
from pos_app.ui.tokens import (
    HALF_BUTTON_HEIGHT_PX,
    PAY_BUTTON_HEIGHT_PX,
    PAY_SIDE_WIDTH_PX,
    SMALL_PX,
)
from pos_app.ui.widgets.action_button import ActionButton, Kind
from pos_app.ui.widgets.card import Label
from pos_app.ui.widgets.completing import complete
from pos_app.ui.widgets.fields import Labelled, TextField
from pos_app.ui.widgets.message import Message
from pos_app.ui.widgets.total_card import HEIGHT_PX, HEIGHT_SMALL_PX, Total, TotalCard
from pos_app.viewmodels.figures import format_money
from pos_app.viewmodels.goods.rows import NOTHING
from pos_app.viewmodels.remove import REASONS
from pos_app.viewmodels.units import reason_word

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.remove import RemoveModel

GRID_COLUMNS = 3
NOTE_CHARS_MAX = 200
WIDTHS_PX = (92, 100, 140, 116)
LOW_BELOW_PX = 660
VERY_LOW_BELOW_PX = 560
_TABS = {Command(f"tab_{place + 1}"): place for place in range(len(REASONS))}


class RemoveScreen(StockScreen):
    """Shows a RemoveModel; the reasons are a grid on the side, chosen by Left and Right too."""

    screen_name: ClassVar[ScreenName] = ScreenName.REMOVAL
    side_px = PAY_SIDE_WIDTH_PX
    commands: ClassVar[frozenset[Command]] = (
        StockScreen.commands | frozenset(_TABS) | {Command.FILL_LIST}
    )

    def __init__(self, theme: Theme, remove: RemoveModel) -> None:
        super().__init__(
            theme,
            remove,
            widths_px=WIDTHS_PX,
            hint=self.tr("Scan or type what left the store"),
            empty=Message(
                "scan-barcode",
                self.tr("Scan what left the store"),
                self.tr("A typed number sets the quantity, Left and Right the reason."),
            ),
        )
        self._remove = remove
        self._total = TotalCard(theme)
        self.side.addWidget(self._total)
        font = theme.text_font(SMALL_PX, QFont.Weight.DemiBold)
        self._why = Label(theme, self.tr("Why it left"), font=font, ink="text2")
        self.side.addWidget(self._why)
        self.side.addLayout(self._reason_grid(theme))
        self._note = TextField(theme, chars_max=NOTE_CHARS_MAX)
        self._note.textEdited.connect(remove.set_note)
        self._vendors = QStringListModel(self)
        complete(theme, self._note, self._vendors)
        self.side.addWidget(Labelled(theme, self.tr("Note"), self._note))
        self.side.addStretch(1)
        self._save = ActionButton(
            theme,
            "",
            kind=Kind.PRIMARY,
            icon="package-minus",
            key="F12",
            height_px=PAY_BUTTON_HEIGHT_PX,
        )
        self._save.clicked.connect(self.record)
        self.side.addWidget(self.saved_label)
        self.side.addWidget(self._save)
        self._lists = SavedOverlay(theme, self, remove.saved)
        self._lists.filled.connect(self._fill)
        self._lists.named.connect(self._keep_as)
        self._lists.forgotten.connect(self._forget)
        self.refresh()

    def listed(self) -> frozenset[Command]:
        """The reasons stand on their buttons; seven lines more would only fill the help."""
        return self.commands - frozenset(_TABS)

    def refresh(self) -> None:
        """Show the list, its worth, and the reason of the current line."""
        super().refresh()
        count = len(self._remove.drafts)
        self._total.show_total(
            Total(
                title=self.tr("Value at cost"),
                lines=self.tr("%n line(s)", "", count),
                currency=self._remove.desk.style.sign,
                figure=format_money(self._remove.value_paisa)
                if self._remove.sees_cost
                else NOTHING,
                facts=((self.tr("Reason"), reason_word(self._remove.reason_now)), *self._removed()),
            )
        )
        for reason, button in zip(REASONS, self._reasons, strict=True):
            button.set_chosen(is_chosen=reason is self._remove.reason_now)
        if self._note.text() != self._remove.note_now:
            self._note.setText(self._remove.note_now)
        self._note.setEnabled(count > 0)
        is_return = self._remove.is_vendor_return
        self._vendors.setStringList(self._remove.vendor_names if is_return else ())
        hint = self.tr("Vendor and number of the bill") if is_return else ""
        self._note.setPlaceholderText(hint)
        self._save.setText(self.tr("Remove %n item(s)", "", count))
        self._save.setEnabled(count > 0)
        self.strip_changed.emit()

    def _removed(self) -> tuple[tuple[str, str], ...]:
        """What was removed today and this month, at cost."""
        sums = self._remove.removed_paisa
        if sums is None:
            return ()
        names = (self.tr("Removed today"), self.tr("This month"))
        return tuple((name, format_money(paisa)) for name, paisa in zip(names, sums, strict=True))

    def take_command(self, command: Command) -> bool:
        """Alt and a number chooses a reason, F7 opens the saved lists."""
        if command in _TABS:
            self._remove.choose_reason(REASONS[_TABS[command]])
            return True
        if command is Command.FILL_LIST:
            self._lists.begin()
            return True
        if self._lists.isVisible():
            self._lists.hide()
            if command is Command.BACK:
                return True
        return super().take_command(command)

    def take_scan(self, text: str) -> None:
        """What is scanned belongs to the list on the screen."""
        self._lists.hide()
        super().take_scan(text)

    def _fill(self) -> None:
        self._lists.hide()
        self._remove.fill()

    def _keep_as(self, name: str) -> None:
        if self._remove.keep_as(name):
            self._lists.hide()

    def _forget(self) -> None:
        if self._remove.forget_list():
            self._lists.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Nine reasons and a note need the room more than a large total."""
        super().resizeEvent(event)
        is_low, is_very_low = self.height() < LOW_BELOW_PX, self.height() < VERY_LOW_BELOW_PX
        self._total.setFixedHeight(HEIGHT_SMALL_PX if is_low else HEIGHT_PX)
        for button in self._reasons:
            button.set_low(is_low=is_very_low)
        self._why.setVisible(not is_very_low)
        self.saved_label.setVisible(not is_very_low)
        self._save.setFixedHeight(HALF_BUTTON_HEIGHT_PX if is_very_low else PAY_BUTTON_HEIGHT_PX)

    def _reason_grid(self, theme: Theme) -> QGridLayout:
        """Lay out the reasons."""
        grid = QGridLayout()
        grid.setSpacing(8)
        self._reasons = []
        for place, reason in enumerate(REASONS):
            button = ReasonButton(theme, reason_word(reason), number=place + 1)
            button.clicked.connect(
                lambda _checked=False, chosen=reason: self._remove.choose_reason(chosen)
            )
            self._reasons.append(button)
            grid.addWidget(button, *divmod(place, GRID_COLUMNS))
        return grid
