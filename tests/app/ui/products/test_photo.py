"""A picture of goods is made small and says nothing of its maker; what is none is refused."""

import io
import random
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QFileDialog

from pos_app.errors import PictureRefused
from pos_app.operations.files.pictures import picture_path
from pos_app.ui.key_map import Command, ScreenName
from pos_app.ui.products.photo import BYTES_MAX, FILE_BYTES_MAX, PhotoButton, small_picture
from pos_app.ui.products.product_card import ProductCard
from tests.support.screens import found

ORIENTATION, GPS = 0x0112, 0x8825


def written(path, data):
    path.write_bytes(data)
    return path


def phone_photo(path):
    """As phones write them: lying on its side, with the place where it was taken."""
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif.get_ifd(GPS)[1] = "N"
    exif.get_ifd(GPS)[2] = (31.0, 33.0, 7.0)
    noise = Image.frombytes("RGB", (640, 480), random.Random(1).randbytes(640 * 480 * 3))
    noise.resize((1600, 1200)).save(path, "JPEG", exif=exif, comment=b"Aslam's phone")
    return path


def png_of(width, height):
    """A PNG that says how large it is, and is a few bytes."""
    chunks = b"\x89PNG\r\n\x1a\n"
    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    for kind, body in ((b"IHDR", head), (b"IDAT", zlib.compress(b"")), (b"IEND", b"")):
        crc = struct.pack(">I", zlib.crc32(kind + body))
        chunks += struct.pack(">I", len(body)) + kind + body + crc
    return chunks


def test_a_photo_is_turned_made_small_and_says_nothing_of_its_maker(qapp, tmp_path):
    small = small_picture(phone_photo(tmp_path / "photo.jpg"))
    assert len(small) <= BYTES_MAX
    assert not [word for word in (b"Exif", b"GPS", b"Aslam") if word in small]
    assert Image.open(io.BytesIO(small)).size == (192, 256)


def test_what_is_seen_through_is_white(qapp, tmp_path):
    clear = tmp_path / "clear.png"
    Image.new("RGBA", (40, 9), (255, 0, 0, 0)).save(clear)
    made = QImage.fromData(small_picture(clear))
    assert (made.width(), made.height()) == (40, 9), "nothing is made larger than it was"
    assert made.pixelColor(20, 4) == QColor("white")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no picture",
        b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
        b"GIF89a\x01\x00\x01\x00\x00\x00\x00;",
        png_of(50_000, 50_000),
        png_of(0, 9),
        png_of(300, 300),
    ],
    ids=["empty", "words", "svg", "gif", "bomb", "nothing", "cut off"],
)
def test_what_is_no_picture_is_refused_before_it_takes_memory(qapp, tmp_path, data):
    with pytest.raises(PictureRefused):
        small_picture(written(tmp_path / "goods.png", data))


def test_no_file_a_folder_and_a_film_are_refused(qapp, tmp_path):
    film = tmp_path / "film.jpg"
    with film.open("wb") as file:
        file.truncate(FILE_BYTES_MAX + 1)
    for path in (film, tmp_path, tmp_path / "missing.jpg", Path("\0")):
        with pytest.raises(PictureRefused):
            small_picture(path)


@pytest.fixture
def photo(window, qtbot):
    with qtbot.waitActive(window):
        window.activateWindow()
    window.open_screen(ScreenName.PRODUCTS)
    return window.front.findChild(ProductCard).findChild(PhotoButton)


def test_a_picture_is_chosen_shown_taken_away_and_back_again(
    window, models, photo, monkeypatch, tmp_path
):
    told, milk = [], found(models)[0]
    models.shell.noticed.connect(told.append)
    models.products.show_product(milk.product_id)
    chosen = [str(phone_photo(tmp_path / "photo.jpg")), str(written(tmp_path / "no.jpg", b"x")), ""]
    answers = iter(chosen)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (next(answers), ""))
    till = models.desk.till
    photo.click()
    path = picture_path(till, milk.product_id)
    assert path.read_bytes() == small_picture(Path(chosen[0]))
    assert not photo.grab().isNull()
    photo.click()
    assert told[-1].is_error
    photo.click()
    assert path.is_file(), "neither a bad file nor none changes anything"
    models.products.card.set_picture(None)
    assert picture_path(till, milk.product_id) is None
    window.take_command(Command.UNDO)
    assert path.is_file()
    window.take_command(Command.UNDO)
    assert not path.is_file()
