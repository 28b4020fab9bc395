"""What paints slips for commands: no window, no screen, the till's own fonts, one language."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLoggingCategory, QTranslator
from PySide6.QtGui import QFontDatabase, QGuiApplication

from pos_app.ui.paper import pdf
from pos_app.ui.paper.document_painter import pdf_of_document
from pos_app.ui.paper.label_sheet import pdf_of_labels
from pos_app.ui.paper.slip_painter import SlipPainter
from pos_app.viewmodels.figures import group_as, money_style
from pos_app.viewmodels.paper.sheets import Paper
from pos_app.viewmodels.paper.words import speaker
from pos_app.viewmodels.reporting.pages import report_document
from pos_app.viewmodels.reporting.words import until_note

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from pos_app.viewmodels.paper.sheets import Bitmap, Document, Label, LabelSheet, Sheet
    from pos_app.viewmodels.reporting.pages import Page


class CommandPainter:
    """Paints for commands: no window, no screen, one language."""

    def __init__(self, resources: Path, language: str) -> None:
        self._app = QGuiApplication.instance() or _offscreen(resources)
        self.language = language
        self._is_mirrored = language == "ur"
        self._painter = SlipPainter(is_mirrored=self._is_mirrored)
        self.speak = speaker(resources, language)
        self._words = QTranslator()
        self._words.load(str(resources / "translations" / f"till_{language}.qm"))

    def paint(self, sheet: Sheet, width_px: int) -> Bitmap:
        """The sheet as a printer's picture."""
        return self._painter.paint(sheet, width_px)

    def save_png(self, sheet: Sheet, width_px: int, path: str) -> None:
        """The sheet as a picture file. Raises OSError."""
        if not self._painter.image(sheet, width_px).save(path, "PNG"):  # type: ignore[call-overload]
            raise OSError(f"cannot write {path}")

    def save_pdf(self, sheet: Sheet, width_px: int, path: str) -> None:
        """The sheet as a PDF file. Raises OSError."""
        pdf.save_slip(self._painter, sheet, width_px=width_px, path=path)

    def labels_pdf(self, labels: Sequence[Label], sheet: LabelSheet) -> bytes:
        """Labels on sheets of A4, as a PDF."""
        return pdf_of_labels(labels, sheet, is_mirrored=self._is_mirrored)

    def document_pdf(self, document: Document, paper: Paper) -> bytes:
        """A document on as many pages as it needs, as a PDF."""
        return pdf_of_document(document, paper, is_mirrored=self._is_mirrored)

    def report_pdf(
        self, page: Page, letterhead: tuple[str, tuple[str, ...]], currency: str
    ) -> bytes:
        """A report with its chart on pages of A4, as a PDF."""
        notes = tuple(filter(None, [until_note(page.coverage, page.report.days)]))
        group_as(money_style(currency))
        QCoreApplication.installTranslator(self._words)
        try:
            made = report_document(
                page,
                letterhead,
                style=money_style(currency),
                language=self.language,
                notes=notes,
            )
        finally:
            QCoreApplication.removeTranslator(self._words)
        return self.document_pdf(made, Paper.A4)


def _offscreen(resources: Path) -> QGuiApplication:
    """Qt without a screen, with the fonts of the till."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # A name in another script is drawn with the font that has it; which ones have not is no news.
    QLoggingCategory.setFilterRules("qt.text.font.db=false")
    app = QGuiApplication(["kiryana-till"])
    for font in sorted((resources / "fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(font))
    return app
