"""Paper of the command `khata`: a statement on pages, as a picture, as bytes, or printed."""

import argparse
from pathlib import Path

from pos_app.cli.output import show
from pos_app.cli.paper.slips import painter_of, typesetter_of
from pos_app.devices.printing.address import Wire, read_address
from pos_app.devices.printing.printer import printer_at
from pos_app.domain.pages.document import Paper
from pos_app.domain.pages.khata_statement import statement_document, statement_sheets
from pos_app.domain.slips.sheet import Sheet
from pos_app.domain.statement import Statement
from pos_app.errors import PaintingNeeded, SettingsRefused
from pos_app.operations.context import TillContext
from pos_app.operations.files.transfer import replaced
from pos_app.operations.paper.typesetting import Painter, Typesetter
from pos_app.operations.reporting.files import write_bytes


def write(till: TillContext, parsed: argparse.Namespace, statement: Statement) -> None:
    """Make every paper that was asked for. English slips in letters need no Qt."""
    language = parsed.lang or till.settings.printer.language or till.settings.lang
    needs_painter = bool(parsed.pdf or parsed.png or language != "en")
    painter = painter_of(parsed, language, or_none=not needs_painter, quietly=True)
    setter = typesetter_of(till, painter)
    written = {}
    if parsed.pdf:
        document = statement_document(statement, setter.voice)
        write_bytes(_needed(painter).document_pdf(document, Paper(parsed.paper)), Path(parsed.pdf))
        written["pdf"] = parsed.pdf
    sheets = statement_sheets(statement, setter.voice)
    if parsed.png:
        rows = tuple(row for sheet in sheets for row in sheet.rows)
        with replaced(Path(parsed.png)) as temporary:
            _needed(painter).save_png(Sheet(rows), setter.width_px, str(temporary))
        written["png"] = parsed.png
    if parsed.escpos:
        write_bytes(_bytes(sheets, setter), Path(parsed.escpos))
        written["escpos"] = parsed.escpos
    if parsed.print:
        address = read_address(till.settings.printer.address)
        if address.wire is Wire.NONE:
            raise SettingsRefused(where="printer", problem="no printer is set; name a file instead")
        printer_at(address).print_slip(_bytes(sheets, setter))
        written["printer"] = str(address)
    name = statement.customer.shown_name
    places = ", ".join(written.values())
    show(parsed, written, f"statement of {name} written to {places}")


def _bytes(sheets: tuple[Sheet, ...], setter: Typesetter) -> bytes:
    return b"".join(setter.escpos(sheet) for sheet in sheets)


def _needed(painter: Painter | None) -> Painter:
    if painter is None:
        raise PaintingNeeded
    return painter
