"""What an ESC/POS printer is sent for a slip, written by python-escpos.

Importing python-escpos takes a third of a second: only the printer's thread and commands do it.
"""

from typing import Any, Literal

from escpos.printer import Dummy
from PIL import Image

from pos_app.domain.slips.sheet import Bitmap, Sheet, Size, modules_of
from pos_app.domain.slips.text_lines import text_lines

FRAGMENT_PX = 256
"""So many rows of a picture in one command: cheap printers have small memories."""
QR_SHARE = 0.45
DOTS_A_LETTER = 12
"""Font A of every ESC/POS printer."""
CUT_FEED_LINES = 4
PIXELS_MAX = 832
"""The widest paper of receipt printers, 112 mm."""

type DrawerPin = Literal[2, 5]


def columns_of(width_px: int) -> int:
    """How many of a printer's own letters stand on a line: 32 on 58 mm paper, 48 on 80 mm."""
    return width_px // DOTS_A_LETTER


def text_bytes(sheet: Sheet, width_px: int) -> bytes:
    """A sheet in the printer's own letters. The sheet must be ASCII."""
    printer = _begun()
    for line in text_lines(sheet, columns_of(width_px)):
        if line.code:
            _picture(printer, qr_bitmap(line.code, width_px))
            continue
        is_wide = line.size is Size.LARGE
        is_tall = is_wide or line.size is Size.TALL
        printer.set(
            align="center" if line.is_centred else "left",
            bold=line.is_bold,
            normal_textsize=not is_tall,
            double_width=is_wide,
            double_height=is_tall,
        )
        printer._raw(line.text.encode("ascii") + b"\n")  # noqa: SLF001 - the library's own way to send bytes
    return _cut(printer)


def picture_bytes(picture: Bitmap) -> bytes:
    """A painted sheet as a raster picture (GS v 0)."""
    printer = _begun()
    _picture(printer, picture)
    return _cut(printer)


def pulse_bytes(pin: DrawerPin) -> bytes:
    """The pulse (ESC p) that opens the drawer at one of the printer's two pins."""
    printer = Dummy()
    printer.cashdraw(pin)
    return bytes(printer.output)


def qr_bitmap(text: str, width_px: int) -> Bitmap:
    """A QR code in the middle of the paper, as a picture: every printer has those."""
    modules = modules_of(text)
    count = len(modules)
    scale = max(2, int(width_px * QR_SHARE) // count)
    left = (width_px - scale * count) // 2
    stride = (width_px + 7) // 8
    rows = bytearray()
    for line in modules:
        dots = bytearray(stride)
        for place, is_dark in enumerate(line):
            if is_dark:
                for x in range(left + place * scale, left + (place + 1) * scale):
                    dots[x >> 3] |= 0x80 >> (x & 7)
        rows += dots * scale
    return Bitmap(width_px, scale * count, bytes(rows))


def _begun() -> Any:  # noqa: ANN401 - python-escpos publishes no types for what is used here
    printer: Any = Dummy()
    # Without it python-escpos prints a warning onto standard output with each picture.
    printer.profile.profile_data["media"]["width"]["pixels"] = PIXELS_MAX
    printer.hw("INIT")
    return printer


def _picture(printer: Any, picture: Bitmap) -> None:  # noqa: ANN401 - as said above
    size = (picture.width_px, picture.height_px)
    # Pillow's "1" is 1 for white.
    image = Image.frombytes("1", size, bytes(0xFF ^ byte for byte in picture.bits))
    printer.set(align="left")
    printer.image(image, impl="bitImageRaster", fragment_height=FRAGMENT_PX)


def _cut(printer: Any) -> bytes:  # noqa: ANN401 - as said above
    printer.print_and_feed(CUT_FEED_LINES)
    printer.cut(mode="PART", feed=False)
    return bytes(printer.output)
