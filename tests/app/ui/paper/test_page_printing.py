"""Pages on a printer are those of a PDF: as many, as large, and drawn to the same measure."""

import re

import pytest
from PySide6.QtGui import QPageSize

from pos_app.ui.paper.document_painter import draw_document
from pos_app.ui.paper.page_printing import PageWays
from pos_app.ui.paper.pdf import DOTS_A_MM, pages_on
from pos_app.viewmodels.paper.pages import Pages
from pos_app.viewmodels.paper.sheets import Document, Heading, Line, Paper, Sheet, Words
from tests.support.paper.ways import FileWays

NARROW = (Heading("Item", share=4), Heading("Amount", is_figure=True))
WIDE = tuple(Heading(f"Column {n}") for n in range(9))
A4, A5 = (595, 842), (420, 595)


def document(headings):
    lines = tuple(Line(("Tea",) * len(headings)) for _ in range(80))
    return Document(
        store_name="Shop",
        store_lines=(),
        title="Sales",
        about=(),
        headings=headings,
        lines=lines,
        facts=(),
        signatures=(),
    )


def pages_for(draw, tmp_path):
    return Pages("Sales", draw, lambda: tmp_path / "never.pdf")


def sides(body):
    """The sides of each page, in whole points."""
    found = re.findall(rb"/MediaBox \[([^\]]*)\]", body)
    return [tuple(round(float(side)) for side in box.split()[2:]) for box in found]


@pytest.mark.parametrize(
    ("paper", "headings", "expected"),
    [(Paper.A4, NARROW, A4), (Paper.A5, NARROW, A5), (Paper.A4, WIDE, A4[::-1])],
)
def test_a_printer_is_given_the_pages_of_the_file(app, tmp_path, paper, headings, expected):
    ways = FileWays(app.theme, tmp_path)
    made = document(headings)

    def draw(device):
        draw_document(device, made, paper, is_mirrored=False)

    pages = pages_for(draw, tmp_path)
    assert ways.print_on("printed", pages)
    printed, written = (tmp_path / "printed.pdf").read_bytes(), ways.as_pdf(pages)
    assert set(sides(printed)) == set(sides(written)) == {expected}
    assert len(sides(printed)) == len(sides(written)) > 1


def test_a_millimetre_is_one_on_every_device(app, tmp_path):
    measured = []

    def draw(device):
        with pages_on(device, QPageSize(QPageSize.PageSizeId.A4)) as painter:
            inch = painter.transform().map(DOTS_A_MM * 25.4, 0.0)[0]
            measured.append((inch / device.logicalDpiX(), painter.transform().dx()))

    ways = FileWays(app.theme, tmp_path)
    pages = pages_for(draw, tmp_path)
    assert ways.print_on("printed", pages)
    ways.as_pdf(pages)
    for inch, edge in measured:
        assert inch == pytest.approx(1.0, abs=0.002)
        assert edge == 0


def test_a_printer_that_is_gone_is_said_to_be(app, tmp_path):
    pages = pages_for(lambda device: device, tmp_path)
    assert not PageWays(app.theme).print_on("no printer of this name", pages)


def test_a_slip_longer_than_a_page_goes_on_with_whole_lines(app, tmp_path):
    sheet = Sheet(tuple(Words(f"line {n}") for n in range(150)))
    ways = FileWays(app.theme, tmp_path)
    pages = pages_for(lambda device: ways.draw_slip(device, sheet), tmp_path)
    assert ways.print_on("slip", pages)
    found = sides((tmp_path / "slip.pdf").read_bytes())
    assert len(found) > 1
    assert set(found) == {A4}
