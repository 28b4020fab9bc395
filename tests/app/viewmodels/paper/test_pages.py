"""Where pages go: a file where the computer has no printer, else where somebody says."""

import pytest
from PySide6.QtGui import QPageSize

from pos_app.settings import load_settings
from pos_app.ui.paper.pdf import pages_on
from pos_app.viewmodels.models import build_models
from pos_app.viewmodels.paper.pages import Pages
from tests.support.paper.ways import FileWays

LASER, CANON = "Laser", "Canon"


class Made:
    """Two empty pages, and whether they were made."""

    def __init__(self, folder):
        self.count = 0
        self.pages = Pages("Two pages", self.draw, lambda: folder / "two.pdf", self.done)

    def draw(self, device):
        with pages_on(device, QPageSize(QPageSize.PageSizeId.A4)):
            device.newPage()

    def done(self):
        self.count += 1


@pytest.fixture
def made(tmp_path):
    return Made(tmp_path)


@pytest.fixture
def asked(models):
    asked = []
    models.shell.pages_asked.connect(asked.append)
    return asked


@pytest.fixture
def ways(qapp, models, tmp_path):
    ways = FileWays(qapp.theme, tmp_path, (LASER, CANON))
    models.page_ways = lambda: ways
    return ways


def is_pdf(path):
    return path.read_bytes().startswith(b"%PDF-")


def test_without_a_printer_nothing_is_asked_and_a_file_is_made(
    models, made, asked, notices, tmp_path
):
    models.pages.send(made.pages)
    assert asked == []
    assert is_pdf(tmp_path / "two.pdf")
    assert "two.pdf" in notices[-1].text
    assert notices[-1].opens == str(tmp_path / "two.pdf")
    assert made.count == 1
    assert models.desk.till.settings.page_printer == ""


def test_the_printer_that_was_taken_is_offered_the_next_time_also_after_a_start(
    models, till, ways, made, asked, notices, tmp_path
):
    models.pages.send(made.pages)
    assert asked == [models.pages]
    assert models.pages.choices == ("", LASER, CANON)
    assert models.pages.current == 0, "the first time a file, as before"
    models.pages.move(9)
    models.pages.go()
    assert is_pdf(tmp_path / "Canon.pdf")
    assert not (tmp_path / "two.pdf").exists()
    assert CANON in notices[-1].text
    models.pages.go()
    assert made.count == 1, "what was sent is sent once"
    assert load_settings(till.settings.data_dir, {}).page_printer == CANON
    again = build_models(models.desk.till, language="en")
    again.page_ways = lambda: ways
    again.pages.send(made.pages)
    assert again.pages.choices[again.pages.current] == CANON
    ways.names = (LASER,)
    again.pages.send(made.pages)
    assert again.pages.current == 0, "a printer that is gone is not offered"


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_told_and_another_place_can_be_chosen(
    models, ways, made, asked, notices, tmp_path
):
    ways.folder = tmp_path / "no such folder"
    models.pages.send(made.pages)
    models.pages.choose(1)
    models.pages.go()
    assert notices[-1].is_error
    assert LASER in notices[-1].text
    assert made.count == 0
    assert models.desk.till.settings.page_printer == "", "it is not worth remembering"
    models.pages.choose(0)
    models.pages.go()
    assert made.count == 1


def test_nobody_wants_it_after_all(models, ways, made, asked, tmp_path):
    ended = []
    models.pages.ended.connect(lambda: ended.append(True))
    models.pages.send(made.pages)
    models.pages.give_up()
    models.pages.go()
    assert (ended, made.count) == ([True], 0)
    assert not (tmp_path / "two.pdf").exists()
