"""Documents on pages: nothing lost, nothing over the edge, in both directions."""

import re

import pytest
from PySide6.QtGui import QImage, QPainter

from pos_app.ui.paper.document_painter import Pages, measures_of, pdf_of_document
from pos_app.viewmodels.paper.sheets import Chart, Document, Fact, Heading, Line, Mark, Paper, Tone

NAMES = {"en": "Tapal Danedar 190 g ", "ur": "تپال دانے دار چائے ", "hi": "तपल दानेदार चाय "}
HEADINGS = (Heading("Item", share=4), Heading("Amount", is_figure=True))
BARS = tuple(Mark(f"{n}.11.2026", str(n), n * 100, f"{n * 100:,}") for n in range(1, 31))
HEAT = tuple(tuple(hour * (day + 1) for hour in range(24)) for day in range(7))
DAYS = tuple("MTWTFSS")


def document(lines, language="en", **changes):
    name = NAMES[language]
    made = Document(
        store_name=name,
        store_lines=("Main Bazar, Lahore",),
        title=name,
        about=(name, "1.11.2026"),
        headings=HEADINGS,
        lines=tuple(lines),
        facts=(Fact(name, "Rs 1,234.50", is_strong=True), Fact(name, "12")),
        signatures=(name, name),
    )
    return made._replace(**changes)


def pages_of(body):
    return len(re.findall(rb"/Type /Page\s", body))


def drawn(made, paper, *, is_mirrored):
    """Each page as a picture, and the lines that stand on it."""
    measures = measures_of(paper, columns=len(made.headings))
    size = [round(side * 8) for side in measures.page]
    scratch = QImage(8, 8, QImage.Format.Format_Grayscale8)
    with QPainter(scratch) as painter:
        breaks = Pages(made, measures, painter, is_mirrored=is_mirrored).breaks()
    for n, (first, last) in enumerate(breaks):
        image = QImage(*size, QImage.Format.Format_Grayscale8)
        image.fill(255)
        with QPainter(image) as painter:
            pages = Pages(made, measures, painter, is_mirrored=is_mirrored)
            pages.draw(n, len(breaks), lines=made.lines[first:last])
        yield image, made.lines[first:last]


def ink_in(image, box):
    left, top, width, height = box
    part = image.copy(left, top, width, height)
    return any(min(bytes(part.constScanLine(y))[:width]) < 200 for y in range(0, part.height(), 2))


@pytest.mark.parametrize("language", ["en", "ur", "hi"])
@pytest.mark.parametrize("paper", list(Paper))
def test_every_line_stands_on_one_page_within_its_margins(qapp, language, paper):
    lines = [Line((NAMES[language] * (n % 5 + 1), f"{n:,}.00")) for n in range(120)]
    made = document(lines, language, chart=Chart(BARS, is_over_time=True, heat=HEAT, days=DAYS))
    pages = list(drawn(made, paper, is_mirrored=language == "ur"))
    assert len(pages) > 2
    assert [line for _, part in pages for line in part] == list(made.lines)
    for image, _ in pages:
        width, height = image.width(), image.height()
        assert ink_in(image, (width // 4, height // 8, width // 2, height // 8))
        for box in ((0, 0, width, 40), (0, height - 30, width, 30), (0, 0, 40, height)):
            assert not ink_in(image, box)
        assert not ink_in(image, (width - 40, 0, 40, height))
    assert pages_of(pdf_of_document(made, paper, is_mirrored=False)) == len(pages)


def test_parts_of_a_line_stay_with_it_unless_they_fill_a_page(qapp):
    group = [Line(("Bill", "1")), *[Line(("part", "1"), Tone.QUIET)] * 6]
    pages = list(drawn(document(group * 40), Paper.A4, is_mirrored=False))
    assert all(part[0].tone is Tone.PLAIN for _, part in pages)
    long = [Line(("Bill", "1")), *[Line(("part", "1"), Tone.QUIET)] * 200]
    parts = [part for _, part in drawn(document(long), Paper.A5, is_mirrored=False)]
    assert len(parts) > 1
    assert sum(map(len, parts)) == 201


def test_a_wide_table_lies_on_its_side_and_an_empty_one_is_a_page(qapp):
    body = pdf_of_document(document([]), Paper.A4, is_mirrored=False)
    assert pages_of(body) == 1
    assert b"595" in body
    wide = document([], headings=HEADINGS * 4)
    (box,) = re.findall(
        rb"/MediaBox \[([^\]]*)\]", pdf_of_document(wide, Paper.A4, is_mirrored=True)
    )
    _, _, width, height = map(float, box.split())
    assert width > height


@pytest.mark.parametrize("is_mirrored", [False, True])
def test_bars_by_name_have_the_length_of_their_amount(qapp, is_mirrored):
    marks = (
        Mark("long", "", 1000, "1,000"),
        Mark("half", "", 500, "500"),
        Mark("none", "", -5, ""),
    )
    made = document([], chart=Chart(marks))
    ((image, _),) = drawn(made, Paper.A4, is_mirrored=is_mirrored)
    runs = set()
    for y in range(image.height() // 2):
        row = bytes(image.constScanLine(y))[: image.width()]
        runs.update(len(run) for run in re.findall(rb"[\x20-\x70]{60,}", row))
    longest = max(runs - {max(runs)} if max(runs) > 1200 else runs)
    assert any(abs(run * 2 - longest) <= 4 for run in runs), sorted(runs)


@pytest.mark.parametrize("is_mirrored", [False, True])
def test_the_only_bar_of_a_day_is_a_bar_and_no_block(qapp, is_mirrored):
    chart = Chart((Mark("30.11.2026", "30", 1000, "1,000"),), is_over_time=True)
    made = document([], chart=chart, signatures=())
    ((image, _),) = drawn(made, Paper.A4, is_mirrored=is_mirrored)
    runs = set()
    for y in range(image.height() // 2):
        row = bytes(image.constScanLine(y))[: image.width()]
        runs.update(len(run) for run in re.findall(rb"[\x20-\x70]{60,}", row))
    bar = max(run for run in runs if run < 1200)
    assert 60 <= bar < image.width() / 8, sorted(runs)


@pytest.mark.parametrize("tone", list(Tone))
@pytest.mark.parametrize("paper", list(Paper))
def test_no_figure_is_broken_over_two_lines(qapp, paper, tone):
    headings = (Heading("Item"), *[Heading("Amount", is_figure=True)] * 6)
    short = ("Total", *["1.00"] * 6)
    long = ("Total", "72,550,873.00", "961,366.00", "12", "72,550,873.00", "1.00", "2.00")

    def breaks(cells):
        facts = (Fact("Sales", cells[4]),) * 5
        made = document([Line(cells, tone)] * 200, headings=headings, facts=facts)
        scratch = QImage(8, 8, QImage.Format.Format_Grayscale8)
        with QPainter(scratch) as painter:
            measures = measures_of(paper, columns=len(headings))
            return Pages(made, measures, painter, is_mirrored=False).breaks()

    assert breaks(long) == breaks(short)
