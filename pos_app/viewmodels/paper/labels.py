"""Labels as a screen asks for them: of one product or of a delivery, on the roll or on sheets."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from pos_app.db.entry import Topic
from pos_app.domain.labels.grid import LabelSheet
from pos_app.domain.labels.making import label_code
from pos_app.domain.people import Right
from pos_app.domain.slips.layout import Voice
from pos_app.domain.slips.sheet import Sheet
from pos_app.errors import PosError
from pos_app.operations.paper import labels
from pos_app.operations.paper.labels import LabelsRefusedError, PlaceRefusedError, Wanted
from pos_app.operations.reporting.files import dated_path
from pos_app.viewmodels.figures import as_one, latin_digits
from pos_app.viewmodels.paper.pages import Pages
from pos_app.viewmodels.paper.words import window_word
from pos_app.viewmodels.shell import Notice

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from pos_app.domain.labels.label import Label
    from pos_app.domain.product import Product
    from pos_app.operations.context import TillContext
    from pos_app.viewmodels.paper.desk import PaperModel
    from pos_app.viewmodels.paper.pages import PagesModel
    from pos_app.viewmodels.shell import Desk

    type Drawing = Callable[[object, Sequence[Label], LabelSheet], None]
    type Counted = tuple[tuple[Product, int], ...]

DIGITS_MAX = 6


class LabelsQuestion(NamedTuple):
    """What a form asks: its words, and what its fields say to begin with."""

    title: str
    hint: str
    texts: dict[str, str]


class LabelsModel(QObject):
    """Asks how many and where to, then prints them or sends sheets as pages."""

    asked = Signal(object)
    """A LabelsQuestion."""
    done = Signal()

    def __init__(self, desk: Desk, paper: PaperModel, pages: PagesModel) -> None:
        super().__init__()
        self._desk, self._paper, self._pages = desk, paper, pages
        self._lines: tuple[tuple[Product, int], ...] = ()

    @property
    def has_printer(self) -> bool:
        """Whether there is a roll to print on."""
        return self._paper.has_printer

    def ask_product(self, product: Product) -> None:
        """Labels of one product."""
        name = as_one(product.name(self._desk.language))
        self._ask([(product, 1)], self.tr("Labels for {name}").format(name=name))

    def ask_delivery(self, lines: Sequence[tuple[Product, int]]) -> None:
        """Labels of what came: as many as pieces came, of each product."""
        if not lines:
            words = self.tr("Nothing came in yet that labels could be for")
            self._desk.shell.notice(Notice(words, is_error=True))
            return
        count = sum(count for _, count in lines)
        self._ask(lines, self.tr("Labels for what came: %n piece(s)", "", count))

    def to_roll(self, texts: Mapping[str, str]) -> None:
        """Print on the receipt printer, with a cut behind each."""
        if self.has_printer:
            self._with_codes(texts, self._print)
        else:
            self._paper.refuse()

    def to_sheets(self, texts: Mapping[str, str], draw: Drawing) -> None:
        """Send sheets to peel off, as pages; the next one begins where this one ends."""
        try:
            size = _number(texts["sheet"])
            sheet = labels.checked_sheet(LabelSheet(size, _number(texts["start"])))
        except PlaceRefusedError:
            words = self.tr("Sheets have 8, 24 or 65 labels; the first free one is counted from 1")
            self._desk.shell.notice(Notice(words, is_error=True))
            return
        self._with_codes(texts, partial(self._send, sheet=sheet, draw=draw))

    def _ask(self, lines: Sequence[tuple[Product, int]], title: str) -> None:
        self._lines = tuple(lines)
        hint = self.tr("Goods without a code get the store's own")
        if all(label_code(product) for product, _ in lines):
            hint = self.tr("A sheet that was begun goes on at its first free label")
        sheet = self._paper.label_sheet or LabelSheet()
        texts = {"copies": "1", "sheet": str(sheet.size), "start": str(sheet.start)}
        self.asked.emit(LabelsQuestion(title, hint, texts))

    def _with_codes(self, texts: Mapping[str, str], then: Callable[[Counted], None]) -> None:
        """See that all have codes, which somebody else may have to allow, and go on."""
        copies = _number(texts["copies"])
        if not copies:
            words = self.tr("Type how many labels of each: 1 or more")
            self._desk.shell.notice(Notice(words, is_error=True))
            return
        wanted = [Wanted(product.product_id, count * copies) for product, count in self._lines]

        def deed(till: TillContext) -> None:
            had = {product.product_id: product for product, _ in self._lines}
            try:
                counted = labels.coded(till, wanted)
            except LabelsRefusedError:
                words = self.tr("At most %n label(s) at once", "", labels.LABELS_MAX)
                self._desk.shell.notice(Notice(words, is_error=True))
                return
            if any(had[each.product_id] != each for each, _ in counted):
                self._desk.bus.tell({Topic.CATALOGUE})
            then(counted)

        if all(label_code(product) for product, _ in self._lines):
            try:
                deed(self._desk.till)
            except PosError as error:
                self._desk.shell.fail(error)
        else:
            self._desk.approver.run(Right.EDIT_CATALOGUE, deed)

    def _print(self, counted: Counted) -> None:
        language = self._paper.language

        def make(_till: TillContext, voice: Voice) -> tuple[Sheet, ...]:
            made = labels.labels(counted, voice, language=language)
            return tuple(Sheet((label,)) for label in made)

        if not self._paper.print_sheets(make):
            return
        count = sum(count for _, count in counted)
        words = self.tr("%n label(s) are being printed", "", count)
        self._desk.shell.notice(Notice(words))
        self.done.emit()

    def _send(self, counted: Counted, *, sheet: LabelSheet, draw: Drawing) -> None:
        voice = Voice(self._desk.style, window_word)
        made = labels.labels(counted, voice, language=self._desk.language)
        till = self._desk.till

        def done() -> None:
            used = sheet.start - 1 + len(made)
            self._paper.label_sheet = LabelSheet(sheet.size, used % sheet.size + 1)
            self.done.emit()

        self._pages.send(
            Pages(
                title=self.tr("%n label(s)", "", len(made)),
                draw=lambda device: draw(device, made, sheet),
                path=lambda: dated_path(till.settings.report_folder, "labels", day=till.today()),
                done=done,
            )
        )


def _number(text: str) -> int:
    """A number as typed, in digits of any script; 0 for what is none, too many for a long one."""
    digits = latin_digits(text.strip())
    if not digits.isascii() or not digits.isdigit():
        return 0
    return int(digits) if len(digits) <= DIGITS_MAX else 10**DIGITS_MAX
