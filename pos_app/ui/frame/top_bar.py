"""The line above every screen: whose store, which till, who sells, how sync stands, the time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pos_app.ui.tokens import SMALL_PX, TOP_BAR_HEIGHT_PX
from pos_app.ui.widgets.card import Label
from pos_app.ui.widgets.painting import Sketch
from pos_app.ui.widgets.pill import Pill, Tone
from pos_app.viewmodels.figures import isolated
from pos_app.viewmodels.people.words import person_word
from pos_app.viewmodels.shell import ShellView, SyncState

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.shell import ShellModel

EDGE_PX = 16
TITLE_PX = 17


class TopBar(QWidget):
    """Shows a ShellView."""

    def __init__(self, theme: Theme, shell: ShellModel) -> None:
        super().__init__()
        self._theme = theme
        self._shell = shell
        self.setFixedHeight(TOP_BAR_HEIGHT_PX)
        row = QHBoxLayout(self)
        row.setContentsMargins(EDGE_PX, 0, EDGE_PX, 0)
        row.setSpacing(10)
        font = theme.font_for(shell.view.store_name, TITLE_PX, QFont.Weight.Bold)
        self._store = Label(theme, "", font=font)
        font = theme.text_font(SMALL_PX, QFont.Weight.Medium)
        self._till = Label(theme, "", font=font, ink="text2")
        row.addWidget(self._store)
        row.addWidget(self._till)
        row.addStretch(1)
        self._parked, self._here, self._sync = Pill(theme), Pill(theme), Pill(theme)
        self._backup, self._printer, self._cashier = Pill(theme), Pill(theme), Pill(theme)
        states = (self._parked, self._here, self._sync, self._backup, self._printer)
        for pill in (*states, self._cashier):
            row.addWidget(pill)
        font = theme.number_font(TITLE_PX, QFont.Weight.DemiBold)
        self._clock = Label(theme, "", font=font)
        row.addWidget(self._clock)
        shell.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the view-model's present facts."""
        view = self._shell.view
        self._store.setText(view.store_name)
        self._till.setText(self._till_words(view))
        parked = self.tr("%n bill(s) on hold", "", view.parked) if view.parked else ""
        self._parked.show_state("pause", parked, Tone.NOTE)
        is_local = view.sync is SyncState.LOCAL
        self._here.show_state("database", "" if is_local else self.tr("Saved here"), Tone.GOOD)
        self._sync.show_state(*self._sync_words(view))
        tone = Tone.BAD if view.printer_is_bad else Tone.PLAIN
        self._printer.show_state("printer", view.printer, tone)
        tone = Tone.WARN if view.is_backup_old else Tone.GOOD
        self._backup.show_state("hard-drive", view.backup, tone)
        self._cashier.show_state("user-round", person_word(view.cashier), Tone.PLAIN)
        self._clock.setText(view.clock)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground and the hairline under it."""
        with Sketch(self, self._theme) as sketch:
            sketch.painter.fillRect(self.rect(), self._theme.colour("surface"))
            line = QRect(0, self.height() - 1, self.width(), 1)
            sketch.painter.fillRect(line, self._theme.colour("border"))

    def _till_words(self, view: ShellView) -> str:
        """The till, and the shift once one is open."""
        words = self.tr("Till {number}").format(number=isolated(view.till_no))
        if view.shift_no is None:
            return words
        shift = self.tr("Shift {number}").format(number=isolated(view.shift_no))
        return f"{words} \u00b7 {shift}"

    def _sync_words(self, view: ShellView) -> tuple[str, str, Tone]:
        """Icon, words and tone of the sync badge; being offline is calm."""
        count = view.unsynced
        if view.sync is SyncState.LOCAL:
            return "database", self.tr("Saved on this computer"), Tone.PLAIN
        if view.sync is SyncState.OFFLINE:
            words = self.tr("Offline")
            if count:
                words = f"{words} \u00b7 " + self.tr("%n record(s) saved here", "", count)
            return "cloud-off", words, Tone.WARN
        if view.sync is SyncState.ATTENTION:
            return "cloud-alert", self.tr("Sync needs attention"), Tone.BAD
        if view.sync is SyncState.WAITING:
            return "cloud", self.tr("%n record(s) to send", "", count), Tone.PLAIN
        words = self.tr("Synced {time}").format(time=isolated(view.synced_at))
        return "cloud-check", words, Tone.GOOD
