"""A reminder as the khata book shows it: the words, the code that sends them, a slip."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from pos_app.domain.khata.reminder import reminder_link, reminder_sheet, reminder_words
from pos_app.domain.slips.layout import Voice
from pos_app.errors import PosError
from pos_app.operations.khata import reminding
from pos_app.viewmodels.figures import as_one, isolated
from pos_app.viewmodels.paper.words import window_word
from pos_app.viewmodels.paying.transfers import modules_of
from pos_app.viewmodels.shell import Notice

if TYPE_CHECKING:
    from pos_app.domain.khata.reminder import Reminder
    from pos_app.domain.slips.sheet import Sheet
    from pos_app.operations.context import TillContext
    from pos_app.viewmodels.khata.rows import AccountRow
    from pos_app.viewmodels.paper.desk import PaperModel
    from pos_app.viewmodels.paying.transfers import Modules
    from pos_app.viewmodels.shell import Desk


class ReminderView(NamedTuple):
    """What the card shows; `modules` are empty where no phone could take the message.

    `words` are what is sent, `shown` the same with each amount on one line with its sign.
    """

    title: str
    hint: str
    words: str
    shown: str
    modules: Modules


class ReminderModel(QObject):
    """Makes the reminder ready; whoever sends it does so from a phone of their own."""

    asked = Signal(object)
    """A ReminderView."""
    done = Signal()

    def __init__(self, desk: Desk, paper: PaperModel) -> None:
        super().__init__()
        self._desk, self._paper = desk, paper
        self._reminder: Reminder | None = None

    @property
    def has_printer(self) -> bool:
        """Whether there is a receipt printer."""
        return self._paper.has_printer

    def ask(self, row: AccountRow) -> None:
        """Show the reminder of a customer; who owes nothing needs none, which is said."""
        try:
            self._reminder = reminding.reminder(self._desk.till, row.customer_id)
        except PosError as error:
            self._desk.shell.fail(error)
            return
        name = as_one(row.name)
        if self._reminder is None:
            words = self.tr("{name} owes nothing: there is nothing to remind of")
            self._desk.shell.notice(Notice(words.format(name=name), is_error=True))
            return
        voice = Voice(self._desk.style, window_word)
        sign = self._desk.style.sign
        if self._reminder.phone:
            words = self.tr("Scan with your phone: WhatsApp opens, with these words to {phone}")
            hint = words.format(phone=isolated(f"+{self._reminder.phone}"))
        elif row.phone:
            hint = self.tr("The phone number is not whole, so there is no code. F4 changes it")
        else:
            hint = self.tr("Without a phone number there is no code. F4 adds one")
        words = reminder_words(self._reminder, voice)
        view = ReminderView(
            title=self.tr("Remind {name}").format(name=name),
            hint=hint,
            words=words,
            shown=words.replace(f"{sign} ", f"{sign}\u00a0"),
            modules=modules_of(reminder_link(self._reminder, voice)),
        )
        self.asked.emit(view)

    def tell_copied(self) -> None:
        """The words lie on the clipboard."""
        self._desk.shell.notice(Notice(self.tr("The words are copied")))
        self.done.emit()

    def to_roll(self) -> None:
        """Print it on the receipt printer, in the language of slips."""
        reminder = self._reminder
        if reminder is None:
            return

        def make(_till: TillContext, voice: Voice) -> tuple[Sheet, ...]:
            return (reminder_sheet(reminder, voice),)

        if self._paper.print_sheets(make):
            self._desk.shell.notice(Notice(self.tr("The reminder is being printed")))
            self.done.emit()
