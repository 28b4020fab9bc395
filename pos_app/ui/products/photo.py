"""The picture on a product's card: chosen from a file, made small, and taken away again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter, QPixmap
from PySide6.QtWidgets import QSizePolicy

from pos_app.errors import PictureRefused
from pos_app.ui.tokens import RADIUS_BUTTON_PX
from pos_app.ui.widgets.button import PaintedButton
from pos_app.ui.widgets.small_buttons import draw_picture

if TYPE_CHECKING:
    from pathlib import Path

    from pos_app.ui.widgets.painting import Sketch
    from pos_app.ui.widgets.theme import Theme

SIDE_MAX_PX = 256
BYTES_MAX = 40_000
QUALITIES = (85, 70, 55, 40, 25)
FILE_BYTES_MAX = 30_000_000
PIXELS_MAX = {b"jpeg": 80_000_000, b"png": 24_000_000}
"""By format: a JPEG is made small while it is read, a PNG lies in memory whole before that."""
BOX_PX, ICON_PX = 56, 24


def small_picture(path: Path) -> bytes:
    """A picture's file as a JPEG of at most 256 pixels a side and 40 kB, without what it was said.

    Turned as its camera held it; nothing else of the file is kept, such as where it was taken.
    Raises PictureRefused before anything large is read.
    """
    try:
        if not path.is_file():
            raise PictureRefused(problem="missing")
        if path.stat().st_size > FILE_BYTES_MAX:
            raise PictureRefused(problem="too_large")
    except OSError as error:
        raise PictureRefused(problem="missing") from error
    reader = QImageReader(str(path))
    reader.setDecideFormatFromContent(True)
    pixels_max = PIXELS_MAX.get(bytes(reader.format().data()))
    size = reader.size()
    if pixels_max is None or not size.isValid() or size.isEmpty():
        raise PictureRefused(problem="no_picture")
    if size.width() * size.height() > pixels_max:
        raise PictureRefused(problem="too_large")
    reader.setAutoTransform(True)
    reader.setScaledSize(_fitted(size))
    read = reader.read()
    if read.isNull():
        raise PictureRefused(problem="no_picture")
    return _jpeg(read)


def _fitted(size: QSize) -> QSize:
    """As large as it may be; a line of a pixel's breadth stays one."""
    side = QSize(SIDE_MAX_PX, SIDE_MAX_PX)
    fitted = size.scaled(side, Qt.AspectRatioMode.KeepAspectRatio).boundedTo(size)
    return fitted.expandedTo(QSize(1, 1))


def _jpeg(read: QImage) -> bytes:
    """A fresh picture, on white: what a file said about itself is not in it."""
    image = QImage(read.size(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    with QPainter(image) as painter:
        painter.drawImage(0, 0, read)
    for quality in QUALITIES:
        kept = QByteArray()
        buffer = QBuffer(kept)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "JPG", quality)  # type: ignore[call-overload]
        if 0 < kept.size() <= BYTES_MAX:
            return bytes(kept.data())
    raise PictureRefused(problem="no_picture")


class PhotoButton(PaintedButton):
    """A product's picture, or the place for one; pressed to choose it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "", height_px=BOX_PX, icon="package")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._picture = QPixmap()

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(BOX_PX, BOX_PX)

    def show_picture(self, path: Path | None) -> None:
        """Show another picture, or that there is none."""
        self._picture = QPixmap() if path is None else QPixmap(str(path))
        words = self.tr("Choose a picture") if path is None else self.tr("Choose another picture")
        self.setAccessibleName(words)
        self.update()

    def draw(self, sketch: Sketch) -> None:
        """Draw the picture, else a pale package."""
        tokens = sketch.tokens
        fill = tokens.hover if self.is_hot or self.isDown() else tokens.surface
        sketch.rounded(self.rect(), RADIUS_BUTTON_PX, fill=fill, line=tokens.border)
        if self._picture.isNull():
            at = sketch.at(((BOX_PX - ICON_PX) // 2, (BOX_PX - ICON_PX) // 2, ICON_PX, ICON_PX))
            sketch.icon(at.topLeft(), self.icon_name, ink=tokens.text3, size_px=ICON_PX)
            return
        draw_picture(sketch, self.rect().adjusted(3, 3, -3, -3), self._picture)
