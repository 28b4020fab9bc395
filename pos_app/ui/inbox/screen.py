"""The sync page: how the till stands with its server, what waits, and a round now."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from pos_app.ui.frame.screen import Screen
from pos_app.ui.frame.tabs import Tabs
from pos_app.ui.inbox.case_card import CaseCard
from pos_app.ui.inbox.overlap_card import OverlapCard
from pos_app.ui.inbox.records_page import RecordsPage
from pos_app.ui.inbox.standing_words import pill_of, title_of, words_of
from pos_app.ui.key_map import Command, ScreenName
from pos_app.ui.tokens import BODY_PX, HALF_BUTTON_HEIGHT_PX, HEADING_PX, LABEL_PX, TITLE_PX
from pos_app.ui.widgets.action_button import ActionButton, Kind
from pos_app.ui.widgets.card import Card, Label
from pos_app.ui.widgets.page_area import PageArea, middle
from pos_app.ui.widgets.pill import Pill
from pos_app.viewmodels.figures import format_count, isolated, latin_digits
from pos_app.viewmodels.shell import SyncState

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent

    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.inbox import InboxModel
    from pos_app.viewmodels.safety.overlaps import OverlapModel
    from pos_app.viewmodels.safety.records import RecordsModel

TABS_MARGIN_PX = 12
STANDING, RECORDS = range(2)
_TABS = {Command.TAB_1: STANDING, Command.TAB_2: RECORDS}
CARD_MARGIN_PX = 24
CARD_WIDTH_PX = 812
TEXT_WIDTH_PX = CARD_WIDTH_PX - 2 * CARD_MARGIN_PX
NOTHING = "\u2014"


class SyncScreen(Screen):
    """Shows an InboxModel; F5 asks for a round, and nothing here stops selling."""

    screen_name: ClassVar[ScreenName] = ScreenName.SYNC
    commands: ClassVar[frozenset[Command]] = frozenset(
        {
            Command.HELP,
            Command.SYNC_NOW,
            Command.VERIFY,
            Command.BACK,
            Command.TAB_1,
            Command.TAB_2,
        }
    )

    def __init__(
        self,
        theme: Theme,
        inbox: InboxModel,
        *,
        records: RecordsModel,
        overlaps: OverlapModel,
    ) -> None:
        super().__init__()
        self._inbox, self._records, self._overlaps = inbox, records, overlaps
        self._heard_ms: int | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(TABS_MARGIN_PX, TABS_MARGIN_PX, TABS_MARGIN_PX, TABS_MARGIN_PX)
        self._tabs = Tabs(theme, (self.tr("How it stands"), self.tr("Records")))
        self._tabs.pressed.connect(self.open_tab)
        outer.addWidget(self._tabs)
        self._stack = QStackedWidget()
        outer.addWidget(self._stack, 1)
        standing = QWidget()
        standing.setAutoFillBackground(False)
        self._standing = PageArea()
        self._stack.addWidget(self._standing.in_middle(CARD_WIDTH_PX))
        self._stack.addWidget(RecordsPage(theme, records))
        self._tabs.show_current(STANDING)
        # In a layout of their own width: one as wide as the window would count too few lines.
        column = QVBoxLayout(middle(standing, CARD_WIDTH_PX))
        column.setContentsMargins(0, TABS_MARGIN_PX, 0, 0)
        card = Card(theme, margin_px=CARD_MARGIN_PX)
        # A decision that waits stands on top: below the figures it is out of sight on a low screen.
        self._overlap = OverlapCard(theme, overlaps)
        column.addWidget(self._overlap)
        column.addWidget(card)
        card.column.addLayout(self._head(theme))
        self._words = _wrapped(theme, theme.text_font(BODY_PX), ink="text2")
        card.column.addSpacing(10)
        card.column.addWidget(self._words)
        self._healed = _wrapped(theme, theme.text_font(BODY_PX, QFont.Weight.Medium))
        card.column.addWidget(self._healed)
        card.column.addSpacing(20)
        self._figures = self._facts(theme)
        card.column.addWidget(self._figures)
        self._tills = _wrapped(theme, theme.text_font(BODY_PX), ink="text2")
        card.column.addWidget(self._tills)
        card.column.addSpacing(8)
        self._sync = ActionButton(
            theme,
            self.tr("Sync now"),
            kind=Kind.PRIMARY,
            icon="refresh-cw",
            key="F5",
            height_px=HALF_BUTTON_HEIGHT_PX,
        )
        self._sync.clicked.connect(inbox.sync_now)
        card.column.addWidget(self._sync)
        card.column.setSpacing(8)
        self._cases = CaseCard(theme)
        column.addWidget(self._cases)
        column.addStretch(1)
        self._standing.setWidget(standing)
        self._show_tills()
        inbox.changed.connect(self.refresh)
        records.changed.connect(self._show_tills)
        self.refresh()

    def listed(self) -> frozenset[Command]:
        """Without a server there is nothing to sync."""
        away = set() if self._inbox.has_server else {Command.SYNC_NOW}
        if self._stack.currentIndex() != RECORDS:
            away |= {Command.VERIFY}
        return self.commands - away

    def shown(self) -> None:
        """Read the figures again when the page comes to the front."""
        self._inbox.read()
        self._inbox.read_cases()
        self._overlaps.is_watched = True
        self._overlaps.read()
        self._records.read_tills()
        self.open_tab(STANDING)

    def _show_tills(self) -> None:
        """Show when each other till was last heard of; a till alone has none."""
        self._tills.setText(self._records.tills)
        self._tills.setVisible(bool(self._records.tills))

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: prices that come meanwhile read nothing here."""
        super().hideEvent(event)
        self._overlaps.is_watched = False

    def open_tab(self, place: int) -> None:
        """Show how it stands, or every record."""
        self._stack.setCurrentIndex(place)
        self._tabs.show_current(place)
        self.setFocus()
        if place == RECORDS:
            self._records.read()
        self.strip_changed.emit()

    def take_move(self, rows: int) -> None:
        """Arrows go through the records, or down a page that is taller than the window."""
        if self._stack.currentIndex() == RECORDS:
            self._records.move(rows)
        else:
            self._standing.step(rows)

    def refresh(self) -> None:
        """Show the view-model's present figures."""
        view = self._inbox.view
        self._title.setText(title_of(view))
        self._state.show_state(*pill_of(view))
        self._words.setText(view.problem or words_of(view))
        self._words.set_ink("warn" if view.problem else "text2")
        at = isolated(self._inbox.clock_text(view.healed_ms))
        self._healed.setText(f"{at} \u00b7 {view.healed}" if view.healed else "")
        self._healed.setVisible(bool(view.healed))
        # A round brought what others sold: they are heard of anew while somebody looks.
        if self.isVisible() and view.last_sync_ms != self._heard_ms:
            self._heard_ms = view.last_sync_ms
            self._records.read_tills()
        shown = (
            isolated(view.server_url) if view.server_url else NOTHING,
            self._time_of(view.last_sync_ms),
            isolated(format_count(view.unsynced)),
            self._time_of(view.oldest_ms if view.unsynced else None),
            isolated(format_count(view.held + view.quarantined)),
            isolated(format_count(view.events)),
        )
        for label, text in zip(self._values, shown, strict=True):
            label.setText(text)
        self._cases.show_cases(view.cases, view.more_cases)
        self._figures.setVisible(view.state is not SyncState.LOCAL)
        self._sync.setVisible(view.state is not SyncState.LOCAL)
        self._sync.setEnabled(not view.is_running)

    def take_text(self, text: str) -> None:
        """1 and 2 decide which of two prices holds."""
        digit = latin_digits(text)
        if self._stack.currentIndex() == STANDING and digit in {"1", "2"}:
            self._overlaps.choose(int(digit) - 1)

    def take_scan(self, text: str) -> None:
        """A scan belongs to a bill: say what it is and where to sell."""
        self._inbox.tell_scan(text)

    def take_command(self, command: Command) -> bool:
        """F5 syncs, F8 proves the log."""
        if command in _TABS:
            self.open_tab(_TABS[command])
        elif command is Command.SYNC_NOW:
            self._inbox.sync_now()
        elif command is Command.VERIFY and self._stack.currentIndex() == RECORDS:
            self._records.verify()
        else:
            return False
        return True

    def _head(self, theme: Theme) -> QHBoxLayout:
        """Lay out the title and the state."""
        row = QHBoxLayout()
        self._title = Label(theme, "", font=theme.text_font(TITLE_PX, QFont.Weight.Bold))
        self._state = Pill(theme)
        row.addWidget(self._title, 1)
        row.addWidget(self._state)
        return row

    def _facts(self, theme: Theme) -> QWidget:
        """Lay out the figures, three in a row."""
        host = QWidget()
        grid = QGridLayout(host)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(4)
        names = (
            self.tr("Server"),
            self.tr("Last sync"),
            self.tr("Waiting to be sent"),
            self.tr("Oldest waiting since"),
            self.tr("Held for a manager"),
            self.tr("Records on this till"),
        )
        self._values = []
        for place, name in enumerate(names):
            row, column = divmod(place, 3)
            font = theme.text_font(LABEL_PX, QFont.Weight.Medium)
            grid.addWidget(Label(theme, name, font=font, ink="text3"), 3 * row, column)
            value = Label(theme, "", font=theme.number_font(HEADING_PX, QFont.Weight.DemiBold))
            self._values.append(value)
            grid.addWidget(value, 3 * row + 1, column)
            grid.setRowMinimumHeight(3 * row + 2, 12)
            grid.setColumnStretch(column, 1)
        return host

    def _time_of(self, at_ms: int | None) -> str:
        """A time, or a dash for never."""
        text = self._inbox.clock_text(at_ms)
        return isolated(text) if text else NOTHING


def _wrapped(theme: Theme, font: QFont, *, ink: str = "text") -> Label:
    """Words that may take several lines of the card."""
    label = Label(theme, "", font=font, ink=ink)
    label.setWordWrap(True)
    label.setFixedWidth(TEXT_WIDTH_PX)
    return label
