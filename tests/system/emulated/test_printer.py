"""Slips, labels, the drawer and faults, as a printer understands them that is not our own code."""

import io

import pytest
import zxingcpp
from PIL import Image

from pos_app.devices.printing.address import read_address
from pos_app.devices.printing.errors import PrinterOffline, PrinterOutOfPaper
from pos_app.devices.printing.escpos_bytes import pulse_bytes
from pos_app.devices.printing.printer import printer_at
from pos_app.domain.labels.label import Label
from pos_app.domain.labels.symbol import symbol_of
from pos_app.domain.slips.layout import TRIAL_SCRIPTS, Voice, trial_sheet
from pos_app.domain.slips.money_style import money_style
from pos_app.domain.slips.sheet import Bitmap, Sheet
from pos_app.domain.slips.text_lines import plain_text
from pos_app.operations.paper.typesetting import Typesetter
from pos_app.ui.paper.slip_painter import SlipPainter

VOICE = Voice(money_style("PKR"))
PAINTER = SlipPainter(is_mirrored=False)
SETTER = Typesetter(width_mm=80, voice=VOICE, paint=PAINTER.paint)
LABEL = Label(
    names=("Tea",), price="Rs 540", code="08964000123454", symbol=symbol_of("08964000123454")
)


def sent(printer, sheet):
    """Print a sheet; gives how many receipts there are then."""
    before = len(printer.receipts(0))
    printer_at(read_address(printer.address)).print_slip(SETTER.escpos(sheet))
    printer.receipts(before + 1)


def picture(printer):
    return Image.open(io.BytesIO(printer.picture())).convert("L")


def as_image(bitmap: Bitmap) -> Image.Image:
    size = (bitmap.width_px, bitmap.height_px)
    return Image.frombytes("1", size, bytes(byte ^ 0xFF for byte in bitmap.bits)).convert("L")


def inked(image):
    """The part of a picture that has ink."""
    dark = image.point(lambda dot: 255 if dot < 128 else 0)
    return dark.crop(dark.getbbox())


def test_letters_come_out_as_they_were_meant(qapp, printer):
    sheet = trial_sheet("Madina General Store", VOICE)
    sent(printer, sheet)
    meant = [line.strip() for line in plain_text(sheet, 48).splitlines()]
    printed = [" ".join(line.split()) for line in printer.text().splitlines()]
    for line in meant:
        if line and not line.startswith("["):
            assert " ".join(line.split()) in printed, line
    assert [code.text for code in zxingcpp.read_barcodes(picture(printer))] == ["KIRYANA-TEST"]


def test_a_painted_slip_is_the_same_picture_dot_by_dot(qapp, printer):
    sheet = trial_sheet("مدینہ جنرل سٹور", VOICE, scripts=TRIAL_SCRIPTS)
    sent(printer, sheet)
    meant, printed = inked(as_image(PAINTER.paint(sheet, 576))), inked(picture(printer))
    assert printed.size == meant.size
    assert printed.tobytes() == meant.tobytes()


def test_a_labels_bars_are_read_from_its_paper(qapp, printer):
    sent(printer, Sheet((LABEL,)))
    (read,) = zxingcpp.read_barcodes(picture(printer))
    assert read.text == "8964000123454"


def test_the_drawer_opens_by_its_pulse(qapp, printer):
    printer_at(read_address(printer.address)).pulse(pulse_bytes(2))
    assert "open" in str(printer.state()["drawer"]).lower()


@pytest.mark.parametrize(
    ("fault", "error"), [("paper-out", PrinterOutOfPaper), ("offline", PrinterOffline)]
)
def test_faults_are_understood_and_nothing_is_printed(qapp, printer, fault, error):
    before = len(printer.receipts(0))
    printer.set_fault(fault)
    try:
        with pytest.raises(error):
            printer_at(read_address(printer.address)).print_slip(SETTER.escpos(Sheet((LABEL,))))
    finally:
        printer.clear_fault(fault)
    assert len(printer.receipts(0)) == before
    sent(printer, Sheet((LABEL,)))
