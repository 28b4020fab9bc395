"""A customer's statement as a screen asks for it: which days, on the receipt printer or pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from pos_app.domain.pages.document import Paper
from pos_app.domain.pages.khata_statement import statement_document, statement_sheets
from pos_app.domain.report import read_day
from pos_app.domain.slips.layout import Voice
from pos_app.errors import PosError
from pos_app.operations.khata import customers
from pos_app.operations.reporting.files import dated_path
from pos_app.viewmodels.figures import as_one, latin_digits
from pos_app.viewmodels.paper.pages import Pages
from pos_app.viewmodels.paper.words import window_word
from pos_app.viewmodels.shell import Notice

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pos_app.domain.pages.document import Document
    from pos_app.domain.slips.sheet import Sheet
    from pos_app.domain.statement import Statement
    from pos_app.operations.context import TillContext
    from pos_app.viewmodels.khata.rows import AccountRow
    from pos_app.viewmodels.paper.desk import PaperModel
    from pos_app.viewmodels.paper.pages import PagesModel
    from pos_app.viewmodels.shell import Desk

    type Drawing = Callable[[object, Document, Paper], None]


class StatementQuestion(NamedTuple):
    """What a form asks: its words, and what its fields say to begin with."""

    title: str
    hint: str
    texts: dict[str, str]


class StatementsModel(QObject):
    """Asks which days, then prints a slip or sends pages."""

    asked = Signal(object)
    """A StatementQuestion."""
    done = Signal()

    def __init__(self, desk: Desk, paper: PaperModel, pages: PagesModel) -> None:
        super().__init__()
        self._desk, self._paper, self._pages = desk, paper, pages
        self._customer_id = 0

    @property
    def has_printer(self) -> bool:
        """Whether there is a receipt printer."""
        return self._paper.has_printer

    def ask(self, row: AccountRow) -> None:
        """The statement of a customer; of this month unless other days are typed."""
        self._customer_id = row.customer_id
        words = self.tr("Statement of {name}").format(name=as_one(row.name))
        hint = self.tr("Without a first day from the beginning, without a last one until now")
        first = self._desk.till.today().replace(day=1).strftime("%d.%m.%Y")
        self.asked.emit(StatementQuestion(words, hint, {"first": first, "last": ""}))

    def to_roll(self, texts: Mapping[str, str]) -> None:
        """Print it on the receipt printer."""
        if not self.has_printer:
            self._paper.refuse()
            return
        statement = self._statement(texts)
        if statement is None:
            return

        def make(_till: TillContext, voice: Voice) -> tuple[Sheet, ...]:
            return statement_sheets(statement, voice)

        if self._paper.print_sheets(make):
            self._desk.shell.notice(Notice(self.tr("The statement is being printed")))
            self.done.emit()

    def to_pages(self, texts: Mapping[str, str], paper: Paper, draw: Drawing) -> None:
        """Send it as pages, which `draw` draws on a paged device."""
        statement = self._statement(texts)
        if statement is None:
            return
        till = self._desk.till
        document = statement_document(statement, Voice(self._desk.style, window_word))
        name = f"khata {statement.customer.customer_id}"
        self._pages.send(
            Pages(
                title=document.title,
                draw=lambda device: draw(device, document, paper),
                path=lambda: dated_path(till.settings.report_folder, name, day=till.today()),
                done=self.done.emit,
            )
        )

    def _statement(self, texts: Mapping[str, str]) -> Statement | None:
        """The statement of the days that were typed; None, and a sentence, where it cannot be."""
        today = self._desk.till.today()
        typed = {name: latin_digits(texts[name]).strip() for name in ("first", "last")}
        days = {name: read_day(text, today) for name, text in typed.items() if text}
        first, last = days.get("first"), days.get("last")
        if None in days.values() or (first and last and last < first):
            words = self.tr("Type days as 28.11.2026, the first one first")
            self._desk.shell.notice(Notice(words, is_error=True))
            return None
        try:
            return customers.statement(self._desk.till, self._customer_id, first=first, last=last)
        except PosError as error:
            self._desk.shell.fail(error)
            return None
