"""Printers of a computer that has those that a test says, and prints into files."""

from pathlib import Path

from PySide6.QtPrintSupport import QPrinter

from pos_app.ui.paper.page_printing import PageWays, draw_on
from pos_app.ui.widgets.theme import Theme
from pos_app.viewmodels.paper.pages import Pages


class FileWays(PageWays):
    """As a window's, with printers of these names; each prints into a file of its name.

    Qt paints on a printer that writes a PDF as it does on one of the system: nothing is sent.
    """

    def __init__(self, theme: Theme, folder: Path, names: tuple[str, ...] = ()) -> None:
        super().__init__(theme)
        self.folder, self.names = folder, names

    def printers(self) -> tuple[str, ...]:
        return self.names

    def print_on(self, name: str, pages: Pages) -> bool:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(self.folder / f"{name}.pdf"))
        return draw_on(printer, pages)
