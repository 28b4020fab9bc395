"""Documents as PDF files: headings on every page, page numbers, figures right, every script.

Each page is measured before anything is drawn, so that its foot can say how many there are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QBuffer, QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPagedPaintDevice, QPageSize, QPainter, QPdfWriter, QPen

from pos_app.ui.paper.chart_painter import chart_height, draw_chart
from pos_app.ui.paper.lettering import LEFT, MIDDLE, RIGHT, Block, Style, block_of, on_one_line
from pos_app.ui.paper.pdf import CREATOR, DOTS_A_MM, pages_on
from pos_app.ui.tokens import LIGHT
from pos_app.viewmodels.paper.sheets import Paper, Tone

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pos_app.viewmodels.paper.sheets import Document, Heading, Line

A4_MM, A5_MM = (210.0, 297.0), (148.0, 210.0)
COLUMNS_UPRIGHT = 7
"""A table of more columns lies on its side."""
CELL_EDGE_PX = 8
ROW_ROOM_PX, QUIET_ROOM_PX = 12, 5
RULE_PX = 2
SIGN_ROOM_PX = 150


class Measures(NamedTuple):
    """Sizes for one size of paper, in dots."""

    page: tuple[float, float]
    margin_px: float
    text_px: float

    @property
    def width_px(self) -> float:
        """Between the margins."""
        return self.page[0] * DOTS_A_MM - 2 * self.margin_px

    @property
    def bottom_px(self) -> float:
        """Where the table ends: below is the foot."""
        return self.page[1] * DOTS_A_MM - self.margin_px - 2.4 * self.text_px


def title_of(document: Document) -> str:
    """How a file or a printer's list calls it."""
    return f"{document.store_name} - {document.title}"


def pdf_of_document(document: Document, paper: Paper, *, is_mirrored: bool) -> bytes:
    """A document as the bytes of a PDF."""
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setCreator(CREATOR)
    writer.setTitle(title_of(document))
    draw_document(writer, document, paper, is_mirrored=is_mirrored)
    return bytes(buffer.data().data())


def draw_document(
    device: QPagedPaintDevice, document: Document, paper: Paper, *, is_mirrored: bool
) -> None:
    """Draw a document on as many pages as it needs. Raises OSError where nothing is taken."""
    measures = measures_of(paper, columns=len(document.headings))
    is_wide = measures.page[0] > measures.page[1]
    size = QPageSize.PageSizeId.A5 if paper is Paper.A5 else QPageSize.PageSizeId.A4
    with pages_on(device, QPageSize(size), is_wide=is_wide) as painter:
        pages = Pages(document, measures, painter, is_mirrored=is_mirrored)
        breaks = pages.breaks()
        for n, (first, last) in enumerate(breaks):
            if n:
                device.newPage()
            pages.draw(n, len(breaks), lines=document.lines[first:last])


def measures_of(paper: Paper, *, columns: int) -> Measures:
    """The sizes that fit a paper and so many columns."""
    if paper is Paper.A5:
        return Measures(A5_MM, margin_px=76, text_px=20)
    is_wide = columns > COLUMNS_UPRIGHT
    return Measures(A4_MM[::-1] if is_wide else A4_MM, margin_px=112, text_px=25)


class Pages:
    """Lays one document out and draws its pages."""

    def __init__(
        self, document: Document, measures: Measures, painter: QPainter, *, is_mirrored: bool
    ) -> None:
        self._document, self._measures, self._painter = document, measures, painter
        self._is_mirrored = is_mirrored
        self._lead, self._trail = (RIGHT, LEFT) if is_mirrored else (LEFT, RIGHT)
        self._boxes = list(self._columns())

    def breaks(self) -> list[tuple[int, int]]:
        """The lines of each page. Quiet lines stay with the one above them, where a page can."""
        lines = self._document.lines
        heights = [self._line(line, 0, draws=False) for line in lines]
        if heights and self._document.signatures:
            heights[-1] += SIGN_ROOM_PX
        again = self._headings(self._measures.margin_px, draws=False)
        room = self._measures.bottom_px - again
        breaks: list[tuple[int, int]] = []
        first, top = 0, self._headings(self._head(draws=False), draws=False)
        for n, line in enumerate(lines):
            stays = heights[n]
            if line.tone is not Tone.QUIET:
                stays = sum(heights[n : _next_loud(lines, n)])
                stays = stays if stays <= room else heights[n]
            if top + stays > self._measures.bottom_px and n > first:
                breaks.append((first, n))
                first, top = n, again
            top += heights[n]
        breaks.append((first, len(lines)))
        return breaks

    def draw(self, number: int, count: int, *, lines: tuple[Line, ...]) -> None:
        """Draw one page, from 0, of so many."""
        self._painter.setPen(QColor(LIGHT.text))
        top = self._measures.margin_px if number else self._head(draws=True)
        top = self._headings(top, draws=True)
        for line in lines:
            top += self._line(line, top, draws=True)
        if number == count - 1:
            self._end(top)
        self._foot(number + 1, count)

    def _head(self, *, draws: bool) -> float:
        """Store, title, what it is about, facts, chart; gives where it ends."""
        document, text_px = self._document, self._measures.text_px
        top = self._measures.margin_px
        top += self._words(
            document.store_name, Style(text_px * 1.7, is_bold=True), top=top, draws=draws
        )
        for text in document.store_lines:
            top += self._words(text, Style(text_px * 0.9, nastaliq=False), top=top, draws=draws)
        top += text_px * 0.4
        top += self._words(
            document.title, Style(text_px * 1.25, is_bold=True), top=top, draws=draws
        )
        for text in document.about:
            top += self._words(text, Style(text_px), top=top, draws=draws)
        top += text_px * 0.6
        top += self._facts(top, draws=draws)
        height = chart_height(document.chart, text_px)
        if height and draws:
            box = QRectF(self._measures.margin_px, top, self._measures.width_px, height)
            draw_chart(
                self._painter, document.chart, box, text_px=text_px, is_mirrored=self._is_mirrored
            )
        top += height
        for text in document.notes:
            top += self._words(text, Style(text_px * 0.85, nastaliq=False), top=top, draws=draws)
        return top + text_px * 0.4

    def _facts(self, top: float, *, draws: bool) -> float:
        """The figures above the table, side by side; gives their height with the room below."""
        facts, text_px = self._document.facts, self._measures.text_px
        if not facts:
            return 0
        width = self._measures.width_px / len(facts)
        height = 0.0
        for place, fact in enumerate(facts):
            left = self._measures.margin_px + self._from_lead(place * width, width)
            inside = width - 2 * CELL_EDGE_PX
            quiet = Style(text_px * 0.85, nastaliq=False, align=self._lead)
            word = block_of(fact.word, inside, quiet)
            figure = Style(text_px * 1.35, is_bold=fact.is_strong, align=self._lead)
            block = on_one_line(fact.figure, inside, figure)
            if draws:
                word.draw(self._painter, (left + CELL_EDGE_PX, top + ROW_ROOM_PX))
                below = top + ROW_ROOM_PX + word.height_px
                block.draw(self._painter, (left + CELL_EDGE_PX, below))
            height = max(height, word.height_px + block.height_px + 2 * ROW_ROOM_PX)
        if draws:
            for edge in (top, top + height):
                self._rule(edge, "border_strong")
        return height + text_px

    def _headings(self, top: float, *, draws: bool) -> float:
        """The words over the columns, and the line below them; gives where they end."""
        style = Style(self._measures.text_px * 0.88, is_bold=True, nastaliq=False)
        blocks = [
            block_of(heading.word, width, style._replace(align=self._side(heading)))
            for heading, (_, width) in zip(self._document.headings, self._boxes, strict=True)
        ]
        height = max((block.height_px for block in blocks), default=0.0)
        if draws:
            for block, (left, _) in zip(blocks, self._boxes, strict=True):
                block.draw(self._painter, (left, top + height - block.height_px))
            self._rule(top + height + 4, "text")
        return top + height + 4 + RULE_PX + 4

    def _line(self, line: Line, top: float, *, draws: bool) -> float:
        """One line of the table, as high as its tallest cell; gives its height."""
        is_quiet = line.tone is Tone.QUIET
        size = self._measures.text_px * (0.85 if is_quiet else 1)
        style = Style(size, is_bold=line.tone is Tone.STRONG, nastaliq=False)
        blocks: list[tuple[Block, float]] = []
        for text, heading, (left, width) in zip(
            line.cells, self._document.headings, self._boxes, strict=True
        ):
            if not text:
                continue
            inset = 2 * CELL_EDGE_PX if is_quiet and not heading.is_figure else 0
            shift = 0 if self._is_mirrored else inset
            lay = on_one_line if heading.is_figure else block_of
            block = lay(text, width - inset, style._replace(align=self._side(heading)))
            blocks.append((block, left + shift))
        room = QUIET_ROOM_PX if is_quiet else ROW_ROOM_PX
        base = max((block.baseline_px for block, _ in blocks), default=0.0)
        downs = [base - block.baseline_px for block, _ in blocks]
        reach = (block.height_px + down for (block, _), down in zip(blocks, downs, strict=True))
        height = max(reach, default=size) + room
        if draws:
            self._painter.setPen(QColor(LIGHT.text2 if is_quiet else LIGHT.text))
            if not is_quiet:
                self._rule(top, "border")
            for (block, left), down in zip(blocks, downs, strict=True):
                block.draw(self._painter, (left, top + room / 2 + down))
        return height

    def _end(self, top: float) -> None:
        """The line below the last row, and who signs."""
        self._rule(top, "text")
        names = self._document.signatures
        if not names:
            return
        text_px, width = self._measures.text_px, self._measures.width_px / max(1, len(names))
        for place, name in enumerate(names):
            left = self._measures.margin_px + self._from_lead(place * width, width)
            base = top + SIGN_ROOM_PX - 2 * text_px
            self._painter.setPen(QPen(QColor(LIGHT.text2), RULE_PX))
            self._painter.drawLine(QLineF(left, base, left + width * 0.8, base))
            style = Style(text_px * 0.85, nastaliq=False, align=MIDDLE)
            block_of(name, width * 0.8, style).draw(self._painter, (left, base + 4))

    def _foot(self, number: int, count: int) -> None:
        """Whose paper it is, and which page of how many."""
        measures, document = self._measures, self._document
        self._painter.setPen(QColor(LIGHT.text2))
        size = measures.text_px * 0.8
        top = measures.bottom_px + measures.text_px
        whose = " \u00b7 ".join((document.store_name, document.title, *document.about[:1]))
        half = measures.width_px / 4
        lead = Style(size, nastaliq=False, align=self._lead, is_mirrored=self._is_mirrored)
        trail = lead._replace(align=self._trail)
        left = measures.margin_px
        block_of(whose, 3 * half, lead).draw(
            self._painter, (left + self._from_lead(0, 3 * half), top)
        )
        words = document.page_words.format(n=number, count=count)
        block_of(words, half, trail).draw(
            self._painter, (left + self._from_lead(3 * half, half), top)
        )

    def _words(self, text: str, style: Style, *, top: float, draws: bool) -> float:
        """A line of words over the whole width; gives its height."""
        block = block_of(text, self._measures.width_px, style._replace(align=self._lead))
        if draws:
            self._painter.setPen(QColor(LIGHT.text))
            block.draw(self._painter, (self._measures.margin_px, top))
        return block.height_px

    def _rule(self, top: float, ink: str) -> None:
        box = QRectF(self._measures.margin_px, top, self._measures.width_px, RULE_PX)
        self._painter.fillRect(box, QColor(getattr(LIGHT, ink)))
        self._painter.setPen(QColor(LIGHT.text))

    def _columns(self) -> Iterator[tuple[float, float]]:
        """Each column's left edge and width, without the room between columns."""
        headings = self._document.headings
        unit = self._measures.width_px / sum(heading.share for heading in headings)
        start = 0.0
        for heading in headings:
            width = unit * heading.share
            left = self._measures.margin_px + self._from_lead(start, width)
            yield left + CELL_EDGE_PX, width - 2 * CELL_EDGE_PX
            start += width

    def _from_lead(self, start: float, width: float) -> float:
        """A place counted from the leading margin, as one from the left margin."""
        return self._measures.width_px - start - width if self._is_mirrored else start

    def _side(self, heading: Heading) -> Qt.AlignmentFlag:
        """Figures stand right in every language, so that their digits line up."""
        return RIGHT if heading.is_figure else self._lead


def _next_loud(lines: tuple[Line, ...], place: int) -> int:
    """The next line that is no part of the one at a place."""
    after = range(place + 1, len(lines))
    return next((n for n in after if lines[n].tone is not Tone.QUIET), len(lines))
