"""The command `labels`: onto sheets as a PDF, as a picture, as a printer's bytes, or printed.

Labels are always painted, so it needs Qt; a machine without it refuses in words.
"""

import argparse
from pathlib import Path

from pos_app.cli.output import counted, show
from pos_app.cli.paper.slips import painter_of, typesetter_of
from pos_app.cli.till import opened, product_named
from pos_app.devices.printing.address import Wire, read_address
from pos_app.devices.printing.printer import printer_at
from pos_app.domain.labels.grid import LabelSheet
from pos_app.domain.labels.label import Label
from pos_app.domain.slips.sheet import Sheet
from pos_app.errors import SettingsRefused
from pos_app.operations.context import TillContext
from pos_app.operations.files.transfer import replaced
from pos_app.operations.paper.labels import (
    LABELS_MAX,
    LabelsRefusedError,
    Wanted,
    checked_sheet,
    coded,
    labels,
)
from pos_app.operations.paper.typesetting import Painter, Typesetter
from pos_app.operations.reporting.files import write_bytes


def run(parsed: argparse.Namespace) -> int:
    """Make labels of the products that are named."""
    with opened(parsed) as till:
        sheet = checked_sheet(LabelSheet(parsed.sheet, parsed.start))
        language = parsed.lang or till.settings.printer.language or till.settings.lang
        painter = painter_of(parsed, language)
        assert painter is not None
        setter = typesetter_of(till, painter)
        wanted = [_wanted(till, text, parsed.copies) for text in parsed.products]
        made = labels(coded(till, wanted), setter.voice, language=language)
        files = {kind: getattr(parsed, kind) for kind in ("pdf", "png", "escpos")}
        written = {kind: path for kind, path in files.items() if path}
        for kind, path in written.items():
            _write(kind, Path(path), made, setter=setter, painter=painter, sheet=sheet)
        place = ", ".join(written.values()) or _print(till, made, setter)
    verb = "written to" if written else "printed at"
    answer = {"labels": len(made), "codes": [label.code for label in dict.fromkeys(made)]}
    show(parsed, answer | written, f"{counted(len(made), 'label')} {verb} {place}")
    return 0


def _wanted(till: TillContext, text: str, copies: int) -> Wanted:
    """A product and how many: PRODUCT or PRODUCT*COUNT. Raises LabelsRefusedError."""
    name, star, count_text = text.rpartition("*")
    if not star:
        return Wanted(product_named(till, text).product_id, copies)
    if not count_text.isascii() or not count_text.isdigit() or len(count_text) > 6:
        raise LabelsRefusedError(count=count_text[:20], count_max=LABELS_MAX)
    return Wanted(product_named(till, name).product_id, int(count_text) * copies)


def _write(
    kind: str,
    path: Path,
    made: tuple[Label, ...],
    *,
    setter: Typesetter,
    painter: Painter,
    sheet: LabelSheet,
) -> None:
    """Write one file. Raises FileRefused, DiskFull."""
    if kind == "pdf":
        write_bytes(painter.labels_pdf(made, sheet), path)
    elif kind == "escpos":
        write_bytes(_bytes(made, setter), path)
    else:
        with replaced(path) as temporary:
            painter.save_png(Sheet(made), setter.width_px, str(temporary))


def _bytes(made: tuple[Label, ...], setter: Typesetter) -> bytes:
    """Each label with a cut behind it; the same label is painted once."""
    painted = {label: setter.escpos(Sheet((label,))) for label in dict.fromkeys(made)}
    return b"".join(painted[label] for label in made)


def _print(till: TillContext, made: tuple[Label, ...], setter: Typesetter) -> str:
    """Print on the till's own printer, and say where that is. Raises SettingsRefused."""
    address = read_address(till.settings.printer.address)
    if address.wire is Wire.NONE:
        raise SettingsRefused(where="printer", problem="no printer is set; name a file instead")
    printer_at(address).print_slip(_bytes(made, setter))
    return str(address)
