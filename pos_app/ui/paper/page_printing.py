"""Pages on a printer of the computer, through Qt: the same drawing as in a PDF.

Loaded when paper is first wanted: Qt's part for printers is no small one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QBuffer
from PySide6.QtGui import QPagedPaintDevice, QPdfWriter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from pos_app.ui.paper.pdf import CREATOR, draw_slip_pages

if TYPE_CHECKING:
    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.paper.pages import Pages
    from pos_app.viewmodels.paper.sheets import Sheet


class PageWays:
    """How the window brings pages onto paper: view-models' Ways."""

    def __init__(self, theme: Theme) -> None:
        self._theme = theme

    def printers(self) -> tuple[str, ...]:
        """The names of the computer's printers; its own default first."""
        names = QPrinterInfo.availablePrinterNames()
        default = QPrinterInfo.defaultPrinterName()
        return tuple(sorted(names, key=lambda name: (name != default, name.casefold())))

    def print_on(self, name: str, pages: Pages) -> bool:
        """Print on a printer by its name; False where it is gone or does not begin."""
        info = QPrinterInfo.printerInfo(name)
        if info.isNull():
            return False
        return draw_on(QPrinter(info, QPrinter.PrinterMode.HighResolution), pages)

    def as_pdf(self, pages: Pages) -> bytes:
        """The same pages as the bytes of a PDF."""
        buffer = QBuffer()
        buffer.open(QBuffer.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        writer.setTitle(pages.title)
        writer.setCreator(CREATOR)
        pages.draw(writer)
        return bytes(buffer.data().data())

    def draw_slip(self, device: object, sheet: Sheet) -> None:
        """Draw what a receipt printer would print onto pages of A4."""
        draw_slip_pages(
            cast("QPagedPaintDevice", device), sheet, is_mirrored=self._theme.is_mirrored
        )


def draw_on(printer: QPrinter, pages: Pages) -> bool:
    """Draw on a printer that is set up; False where it takes nothing."""
    printer.setDocName(pages.title)
    printer.setCreator(CREATOR)
    # The pages bring margins of their own, and are measured from the edge of the paper.
    printer.setFullPage(True)
    try:
        pages.draw(printer)
    except OSError:
        return False
    return printer.printerState() is not QPrinter.PrinterState.Error
