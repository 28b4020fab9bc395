"""From a slip to a printer's bytes: letters of the printer where they are enough, else a picture.

A printer cannot join Urdu or Hindi letters. Such slips are painted, by whoever knows fonts: on a
machine without Qt they are refused.
"""

from collections.abc import Callable, Sequence
from typing import Protocol

import msgspec

from pos_app.domain.labels.grid import LabelSheet
from pos_app.domain.labels.label import Label
from pos_app.domain.pages.document import Document, Paper
from pos_app.domain.slips.layout import Voice, sheet_of
from pos_app.domain.slips.sheet import Bitmap, Sheet
from pos_app.domain.slips.slip import Slip
from pos_app.domain.slips.text_lines import plain_text
from pos_app.domain.slips.word import Word
from pos_app.errors import PaintingNeeded
from pos_app.operations.reporting.answers import Page

WIDTHS_PX = {58: 384, 80: 576}
"""Dots across the paper of 58 and 80 mm, at 8 dots a millimetre."""
COLUMNS = {58: 32, 80: 48}

type Letterhead = tuple[str, tuple[str, ...]]
type Paint = Callable[[Sheet, int], Bitmap]


class Painter(Protocol):
    """What knows fonts and one language: it paints slips, also into files."""

    @property
    def language(self) -> str:
        """The language that it speaks: en, ur or hi."""

    def speak(self, word: Word) -> str:
        """A word of the slip."""

    def paint(self, sheet: Sheet, width_px: int) -> Bitmap:
        """The sheet as a printer's picture."""

    def save_png(self, sheet: Sheet, width_px: int, path: str) -> None:
        """The sheet as a picture file. Raises OSError."""

    def save_pdf(self, sheet: Sheet, width_px: int, path: str) -> None:
        """The sheet as a PDF file. Raises OSError."""

    def labels_pdf(self, labels: Sequence[Label], sheet: LabelSheet) -> bytes:
        """Labels on sheets of A4, as a PDF."""

    def document_pdf(self, document: Document, paper: Paper) -> bytes:
        """A document on as many pages as it needs, as a PDF."""

    def report_pdf(self, page: Page, letterhead: Letterhead, currency: str) -> bytes:
        """A report with its chart on pages of A4, as a PDF."""


class Typesetter(msgspec.Struct, frozen=True, kw_only=True):
    """How the slips of one till are made: paper, words and figures, and who paints."""

    width_mm: int
    voice: Voice
    paint: Paint | None = None

    @property
    def width_px(self) -> int:
        """Dots across the paper."""
        return WIDTHS_PX[self.width_mm]

    def sheet(self, slips: Sequence[Slip]) -> Sheet:
        """The rows of slips on one paper: an exchange has two."""
        return sheet_of(slips, self.voice)

    def text(self, sheet: Sheet) -> str:
        """A sheet for a terminal, in letters of one width."""
        return plain_text(sheet, COLUMNS[self.width_mm])

    def picture(self, sheet: Sheet) -> Bitmap:
        """A painted sheet. Raises PaintingNeeded without a painter."""
        if self.paint is None:
            raise PaintingNeeded
        return self.paint(sheet, self.width_px)

    def escpos(self, sheet: Sheet) -> bytes:
        """What the printer is sent for a sheet. Raises PaintingNeeded."""
        from pos_app.devices.printing import escpos_bytes  # noqa: PLC0415 - a third of a second

        if sheet.is_ascii:
            return escpos_bytes.text_bytes(sheet, self.width_px)
        return escpos_bytes.picture_bytes(self.picture(sheet))
