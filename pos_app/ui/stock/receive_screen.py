"""Stock in: scan what arrived, set counts and costs, save with one key."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout

from pos_app.ui.key_map import Command, ScreenName
from pos_app.ui.paper.labels_form import LabelsCover
from pos_app.ui.stock.stock_screen import StockScreen
from pos_app.ui.tokens import FIELD_HEIGHT_PX, PAY_BUTTON_HEIGHT_PX
from pos_app.ui.widgets.action_button import ActionButton, Kind
from pos_app.ui.widgets.completing import complete
from pos_app.ui.widgets.fields import SHORT_DAY, WHOLE_DAY, DayField, Labelled, TextField
from pos_app.ui.widgets.message import Message
from pos_app.ui.widgets.small_buttons import CashButton
from pos_app.ui.widgets.total_card import HEIGHT_PX, HEIGHT_TINY_PX, Total, TotalCard
from pos_app.viewmodels.figures import format_money, isolated
from pos_app.viewmodels.goods.rows import NOTHING
from pos_app.viewmodels.receive import expiry_text

if TYPE_CHECKING:
    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.paper.labels import LabelsModel
    from pos_app.viewmodels.receive import ReceiveModel

BILL_NO_CHARS_MAX = 64
VENDOR_CHARS_MAX = 200
WIDTHS_PX = (90, 102, 100, 100, 88, 112)


class ReceiveScreen(StockScreen):
    """Shows a ReceiveModel."""

    screen_name: ClassVar[ScreenName] = ScreenName.STOCK
    commands: ClassVar[frozenset[Command]] = StockScreen.commands | {
        Command.SECOND,
        Command.PAID_NOW,
    }

    def __init__(self, theme: Theme, receive: ReceiveModel, labels: LabelsModel) -> None:
        super().__init__(
            theme,
            receive,
            widths_px=WIDTHS_PX,
            hint=self.tr("Scan the carton, or type a name or a number"),
            empty=Message(
                "scan-barcode",
                self.tr("Scan what arrived"),
                self.tr("A typed number sets the count, Tab goes on to cost and date."),
            ),
        )
        self._receive = receive
        self._labels, self._labels_cover = labels, LabelsCover(theme, self, labels)
        self._total = TotalCard(theme)
        self.side.addWidget(self._total)
        self._vendor = TextField(theme, chars_max=VENDOR_CHARS_MAX)
        self._names = QStringListModel(self)
        complete(theme, self._vendor, self._names)
        self._vendor.textChanged.connect(self._take_vendor)
        self._bill_no = TextField(theme, chars_max=BILL_NO_CHARS_MAX)
        self._bill_no.textEdited.connect(self._take_bill_no)
        self._about = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._about.setSpacing(10)
        self._about.addWidget(Labelled(theme, self.tr("Vendor"), self._vendor), 5)
        self._day = DayField(theme)
        self._day.editingFinished.connect(self._take_day)
        paper = QHBoxLayout()
        paper.setSpacing(10)
        paper.addWidget(Labelled(theme, self.tr("Bill number"), self._bill_no), 1)
        paper.addWidget(Labelled(theme, self.tr("Date"), self._day))
        self._about.addLayout(paper, 6)
        self.side.addLayout(self._about)
        ways = QHBoxLayout()
        ways.setSpacing(8)
        self._credit, self._paid = (
            CashButton(theme, word, is_figure=False, height_px=FIELD_HEIGHT_PX)
            for word in (self.tr("On credit"), self.tr("Paid now"))
        )
        for button, is_paid in ((self._credit, False), (self._paid, True)):
            button.clicked.connect(lambda _checked=False, way=is_paid: self._choose_paid(way=way))
            ways.addWidget(button, 1)
        self.side.addLayout(ways)
        self.side.addStretch(1)
        self._save = ActionButton(
            theme,
            self.tr("Save"),
            kind=Kind.PRIMARY,
            icon="check",
            key="F12",
            height_px=PAY_BUTTON_HEIGHT_PX,
        )
        self._save.clicked.connect(self.record)
        self.side.addWidget(self.saved_label)
        self.side.addWidget(self._save)
        self.refresh()

    def take_command(self, command: Command) -> bool:
        """F9 makes labels of what came; all else is the list's."""
        if self._labels_cover.take_command(command):
            return True
        if command is Command.PAID_NOW:
            self._receive.toggle_paid()
            return True
        if command is Command.SECOND:
            self._labels.ask_delivery(self._receive.arrived)
            return True
        return super().take_command(command)

    def refresh(self) -> None:
        """Show the list and what it comes to."""
        super().refresh()
        summary, is_known = self._receive.summary, self._receive.sees_cost
        self._total.show_total(
            Total(
                title=self.tr("Bill total"),
                lines=self.tr("%n line(s)", "", summary.lines),
                currency=self._receive.desk.style.sign,
                figure=format_money(summary.total_paisa) if is_known else NOTHING,
                facts=(
                    (self.tr("Pieces"), isolated(summary.pieces)),
                    (self.tr("Without cost"), isolated(summary.without_cost)),
                    (self.tr("Cost changed"), isolated(summary.cost_changed)),
                ),
            )
        )
        self._total.setFixedHeight(HEIGHT_TINY_PX if self.is_low else HEIGHT_PX)
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._about.setDirection(beside if self.is_low else below)
        # Beside the vendor and the number a year has two digits.
        self._day.make_room(SHORT_DAY if self.is_low else WHOLE_DAY)
        self._credit.set_chosen(is_chosen=not self._receive.is_paid_now)
        self._paid.set_chosen(is_chosen=self._receive.is_paid_now)
        self._save.setEnabled(summary.lines > 0)
        if self._bill_no.text() != self._receive.bill_no:
            self._bill_no.setText(self._receive.bill_no)
        if self._vendor.text() != self._receive.vendor_name:
            self._vendor.setText(self._receive.vendor_name)
            self._vendor.setCursorPosition(0)
        if not self._day.hasFocus() and not self._day.property("wrong"):
            self._show_day()

    def _choose_paid(self, *, way: bool) -> None:
        if self._receive.is_paid_now != way:
            self._receive.toggle_paid()

    def shown(self) -> None:
        """Know the vendors of now when the screen comes to the front."""
        super().shown()
        self._names.setStringList(self._receive.vendor_names())

    def save(self) -> None:
        """Record what arrived and go back to scanning; not with a day that can be none."""
        if not self._take_day():
            self._day.setFocus()
        elif self.model.save():
            self.setFocus()

    def _take_vendor(self, name: str) -> None:
        self._receive.vendor_name = name

    def _take_day(self) -> bool:
        """Take the day that was typed; one that was refused stays in its field, marked."""
        is_taken = self._receive.take_delivery_day(self._day.text())
        self._day.show_wrong(is_wrong=not is_taken)
        if is_taken:
            self._show_day()
        return is_taken

    def _show_day(self) -> None:
        day = self._receive.delivered_on
        self._day.setText(f"{day:%d.%m.%y}" if self.is_low else expiry_text(day))
        self._day.setCursorPosition(0)

    def _take_bill_no(self, text: str) -> None:
        self._receive.bill_no = text
