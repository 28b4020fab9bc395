"""A small strict reader of ESC/POS: what a printer would put on paper, or why it would not.

It knows nothing of python-escpos. A byte that it does not expect is a failure: on a real printer it
comes out as rubbish on a customer's receipt.
"""

from typing import NamedTuple

from PIL import Image

ESC, GS, DLE = 0x1B, 0x1D, 0x10
LETTER = (12, 24)


class Picture(NamedTuple):
    """A raster picture in dots."""

    width_px: int
    height_px: int
    rows: tuple[bytes, ...]


class Text(NamedTuple):
    """A line in the printer's own letters."""

    text: str
    align: int
    bold: bool
    wide: int
    tall: int


class Slip(NamedTuple):
    """What came between two cuts."""

    parts: tuple[Picture | Text, ...]

    @property
    def lines(self):
        return [part.text for part in self.parts if isinstance(part, Text)]

    @property
    def pictures(self):
        return [part for part in self.parts if isinstance(part, Picture)]


class Decoded(NamedTuple):
    """Everything that was sent: slips, and pulses as (pin, how many slips were cut before)."""

    slips: tuple[Slip, ...]
    pulses: tuple[tuple[int, int], ...]
    rest: tuple[Picture | Text, ...]


class BadBytesError(AssertionError):
    """A printer would print rubbish."""


class _Reader:
    def __init__(self, sent):
        self.sent, self.at = sent, 0
        self.parts: list[Picture | Text] = []
        self.slips: list[Slip] = []
        self.pulses: list[tuple[int, int]] = []
        self.line, self.align, self.bold, self.wide, self.tall = "", 0, False, 1, 1

    def take(self, count):
        taken = self.sent[self.at : self.at + count]
        if len(taken) != count:
            raise BadBytesError(f"the bytes end within a command at {self.at}")
        self.at += count
        return taken

    def run(self) -> Decoded:
        while self.at < len(self.sent):
            (byte,) = self.take(1)
            if byte == ESC:
                self.esc(*self.take(1))
            elif byte == GS:
                self.gs(*self.take(1))
            elif byte == DLE:
                assert self.take(1) == b"\x04", "only DLE EOT is used"
                self.take(1)
            elif byte == 0x0A:
                self.parts.append(Text(self.line, self.align, self.bold, self.wide, self.tall))
                self.line = ""
            elif 0x20 <= byte < 0x7F:
                self.line += chr(byte)
            else:
                raise BadBytesError(f"byte {byte:#x} at {self.at - 1}")
        assert not self.line, f"a line without an end: {self.line!r}"
        return Decoded(tuple(self.slips), tuple(self.pulses), tuple(self.parts))

    def esc(self, command):
        if command == ord("@"):
            self.align, self.bold, self.wide, self.tall = 0, False, 1, 1
        elif command == ord("a"):
            self.align = self.take(1)[0] & 3
        elif command == ord("E"):
            self.bold = bool(self.take(1)[0] & 1)
        elif command == ord("!"):
            mode = self.take(1)[0]
            self.wide, self.tall = 1 + (mode >> 5 & 1), 1 + (mode >> 4 & 1)
        elif command == ord("d"):
            self.take(1)
        elif command == ord("p"):
            pin, on, off = self.take(3)
            assert on, "a pulse of no length opens nothing"
            assert off, "a pulse of no length opens nothing"
            self.pulses.append((pin, len(self.slips)))
        else:
            raise BadBytesError(f"ESC {command:#x} at {self.at}")

    def gs(self, command):
        if command == ord("v"):
            assert self.take(1) == b"0"
            assert self.take(1) == b"\x00", "the picture is not stretched"
            low, high, rows_low, rows_high = self.take(4)
            stride, rows = low + 256 * high, rows_low + 256 * rows_high
            dots = self.take(stride * rows)
            lines = tuple(dots[n * stride : (n + 1) * stride] for n in range(rows))
            self.parts.append(Picture(stride * 8, rows, lines))
        elif command == ord("V"):
            mode = self.take(1)[0]
            if mode in {65, 66}:
                self.take(1)
            self.slips.append(Slip(tuple(self.parts)))
            self.parts = []
        elif command == ord("!"):
            size = self.take(1)[0]
            self.wide, self.tall = 1 + (size >> 4 & 7), 1 + (size & 7)
        elif command == ord("r"):
            self.take(1)
        else:
            raise BadBytesError(f"GS {command:#x} at {self.at}")


def decode(sent: bytes) -> Decoded:
    """What these bytes make a printer do. Raises BadBytesError."""
    return _Reader(sent).run()


def picture_of(slip: Slip) -> Image.Image:
    """The raster pictures of a slip, one below the other, as they lie on the paper."""
    width = max(each.width_px for each in slip.pictures)
    height = sum(each.height_px for each in slip.pictures)
    paper = Image.new("L", (width, height), 255)
    top = 0
    for each in slip.pictures:
        bits = b"".join(each.rows)
        flipped = bytes(byte ^ 0xFF for byte in bits)
        image = Image.frombytes("1", (each.width_px, each.height_px), flipped)
        paper.paste(image.convert("L"), (0, top))
        top += each.height_px
    return paper


def codes_on(slip: Slip) -> list[str]:
    """The QR and bar codes that a reader finds on the slip's pictures."""
    import zxingcpp  # noqa: PLC0415 - few tests look at pictures

    paper = picture_of(slip)
    # A quiet edge, as the white of the roll around it is.
    framed = Image.new("L", (paper.width + 80, paper.height + 80), 255)
    framed.paste(paper, (40, 40))
    return [found.text for found in zxingcpp.read_barcodes(framed)]
