"""The commands `receipt` and `print-test`.

English is written without Qt. What must be painted (other scripts, --png, --pdf) is painted by who
starts this program, where Qt is; a machine without it refuses in words.
"""

import argparse
import sys
from pathlib import Path

from pos_app.cli.output import show
from pos_app.cli.till import opened
from pos_app.devices.printing.address import Wire, read_address
from pos_app.devices.printing.printer import printer_at
from pos_app.domain.slips.layout import TRIAL_SCRIPTS, Voice, trial_sheet
from pos_app.domain.slips.money_style import money_style
from pos_app.domain.slips.sheet import Sheet
from pos_app.errors import EventNotFound, PaintingNeeded, SettingsRefused
from pos_app.operations.context import TillContext
from pos_app.operations.files.transfer import file_faults, replaced
from pos_app.operations.paper.slips import by_receipt_no, slips_of
from pos_app.operations.paper.typesetting import Painter, Typesetter


def run(parsed: argparse.Namespace) -> int:
    """Write a slip, or print one to try the printer."""
    with opened(parsed) as till:
        if parsed.command == "receipt":
            _receipt(till, parsed)
        else:
            _print_test(till, parsed)
    return 0


def _receipt(till: TillContext, parsed: argparse.Namespace) -> None:
    recorded = by_receipt_no(till, parsed.receipt)
    slips = slips_of(till, recorded, is_copy=True)
    if not slips:
        raise EventNotFound(what="slip of", event_id=parsed.receipt)
    language = parsed.lang or till.settings.printer.language or till.settings.lang
    needs_painter = bool(parsed.png or parsed.pdf or (parsed.escpos and language != "en"))
    painter = painter_of(parsed, language) if needs_painter else None
    setter = typesetter_of(till, painter)
    sheet = setter.sheet(slips)
    written = {"receipt_no": slips[-1].head.number}
    for kind in ("png", "escpos", "pdf"):
        path = getattr(parsed, kind)
        if path:
            _write(setter, sheet, kind=kind, path=Path(path), painter=painter)
            written[kind] = path
    if len(written) == 1 or parsed.text:
        show(parsed, written | {"text": setter.text(sheet)}, setter.text(sheet).rstrip("\n"))
        return
    files = ", ".join(path for kind, path in written.items() if kind != "receipt_no")
    show(parsed, written, f"receipt {slips[-1].head.number} written to {files}")


def _write(
    setter: Typesetter, sheet: Sheet, *, kind: str, path: Path, painter: Painter | None
) -> None:
    """Write one file. Raises FileRefused, DiskFull, PaintingNeeded."""
    if painter is None and (kind != "escpos" or not sheet.is_ascii):
        raise PaintingNeeded
    if kind == "escpos" and path.exists() and not path.is_file():
        # A printer's own device takes the bytes as they are.
        with file_faults(path):
            path.write_bytes(setter.escpos(sheet))
        return
    with replaced(path) as temporary:
        if kind == "escpos":
            temporary.write_bytes(setter.escpos(sheet))
        elif painter is not None:
            save = painter.save_png if kind == "png" else painter.save_pdf
            save(sheet, setter.width_px, str(temporary))


def _print_test(till: TillContext, parsed: argparse.Namespace) -> None:
    """A slip in three scripts where there is a painter, in English otherwise."""
    address = read_address(parsed.address or till.settings.printer.address)
    if address.wire is Wire.NONE:
        raise SettingsRefused(where="printer", problem="no printer is set; give one with --address")
    painter = painter_of(parsed, "en", or_none=True)
    setter = typesetter_of(till, painter)
    scripts = TRIAL_SCRIPTS if painter is not None else ()
    sheet = trial_sheet(till.identity.store_name, setter.voice, scripts=scripts)
    printer = printer_at(address)
    if parsed.drawer:
        from pos_app.devices.printing.escpos_bytes import pulse_bytes

        printer.pulse(pulse_bytes(5 if till.settings.printer.drawer_pin == 5 else 2))
    printer.print_slip(setter.escpos(sheet))
    show(parsed, {"printed": True, "address": str(address)}, f"printed a test slip at {address}")


def typesetter_of(till: TillContext, painter: Painter | None) -> Typesetter:
    """How a command makes slips: English in letters, all else by the painter."""
    style = money_style(till.identity.currency)
    return Typesetter(
        width_mm=till.settings.printer.width_mm,
        voice=Voice(style, painter.speak, lambda: painter.language) if painter else Voice(style),
        paint=painter.paint if painter else None,
    )


def painter_of(
    parsed: argparse.Namespace, language: str, *, or_none: bool = False, quietly: bool = False
) -> Painter | None:
    """Who paints in a language. Raises PaintingNeeded where nobody can, unless none will do."""
    try:
        if parsed.painter is None:
            raise ImportError
        return parsed.painter(language)  # type: ignore[no-any-return]
    except ImportError as error:
        if or_none:
            if not quietly:
                print("note: Qt is missing here, so only English is tried.", file=sys.stderr)
            return None
        raise PaintingNeeded from error
