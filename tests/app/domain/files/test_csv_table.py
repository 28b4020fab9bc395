"""Excel's dialects of CSV, and rows that are broken."""

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.domain.files.csv_table import LINE_CHARS_MAX, read_table
from pos_app.domain.files.file_fault import FaultWord, TableRefusedError


def rows_of(text):
    table = read_table(io.StringIO(text, newline=""))
    return [(row.line, row.fault or row.cells) for row in table.records]


def test_the_hint_of_excel_is_not_the_header():
    table = read_table(io.StringIO("sep=;\r\nname;price\r\nA, B;1\r\n", newline=""))
    assert table.separator == ";"
    assert table.header == ("name", "price")
    assert [(row.line, row.cells) for row in table.records] == [(3, ("A, B", "1"))]


def test_quoted_cells_keep_separators_newlines_and_doubled_quotes():
    text = 'name,price\r\n"Red\r\nTea, ""fresh""",1\r\n "B" ,2\n'
    assert rows_of(text) == [(2, ('Red\r\nTea, "fresh"', "1")), (4, ("B", "2"))]


def test_a_doubled_quote_before_a_newline_does_not_close_the_cell():
    assert rows_of('a,b\r\n"5"" pipe\r\n",2\r\n') == [(2, ('5" pipe\r\n', "2"))]


def test_an_inch_mark_inside_a_cell_is_text():
    assert rows_of('name,price\nPipe 5",1\n') == [(2, ('Pipe 5"', "1"))]


def test_rows_without_text_are_left_out_and_the_last_line_needs_no_end():
    assert rows_of("a,b\n\n,\n  \n1,2") == [(5, ("1", "2"))]


def test_every_kind_of_line_end_ends_a_row():
    assert rows_of("a\n1\r\n2\r3\n") == [(2, ("1",)), (3, ("2",)), (4, ("3",))]


def test_an_unclosed_quote_costs_its_own_row_only():
    text = 'a,b\r\n1,"Unclosed,2\r\n3,4\r\n5,"6"\r\n'
    assert rows_of(text) == [
        (2, FaultWord.UNCLOSED_QUOTE),
        (3, ("3", "4")),
        (4, ("5", "6")),
    ]


def test_an_unclosed_quote_far_from_the_end_is_given_up_soon():
    text = 'a,b\n1,"open\n' + "3,4\n" * 5000
    rows = rows_of(text)
    assert rows[0] == (2, FaultWord.UNCLOSED_QUOTE)
    assert len(rows) == 5001


def test_text_after_a_closing_quote_is_refused():
    assert rows_of('a,b\n"5" pipe,1\n2,3\n') == [(2, FaultWord.STRAY_QUOTE), (3, ("2", "3"))]


def test_a_line_without_end_is_skipped_without_being_kept():
    text = "a\n" + "x" * (3 * LINE_CHARS_MAX + 7) + "\n2\n"
    assert rows_of(text) == [(2, FaultWord.LINE_TOO_LONG), (3, ("2",))]


@pytest.mark.parametrize("text", ["", "\n\n", "\ufeff", " \r\n"])
def test_a_file_without_text_is_refused(text):
    with pytest.raises(TableRefusedError) as refused:
        rows_of(text)
    assert refused.value.word is FaultWord.EMPTY_FILE


def test_a_header_with_an_open_quote_is_refused():
    with pytest.raises(TableRefusedError) as refused:
        rows_of('"name,price\nA,1\n')
    assert refused.value.word is FaultWord.UNCLOSED_QUOTE


@given(st.lists(st.lists(st.text(max_size=8), min_size=2, max_size=4), max_size=6))
def test_what_a_csv_writer_writes_is_read_back(rows):
    def quoted(cell):
        return '"' + cell.replace('"', '""') + '"'

    text = "a,b\r\n" + "".join(",".join(map(quoted, row)) + "\r\n" for row in rows)
    expected = [tuple(row) for row in rows if any(cell.strip() for cell in row)]
    assert [cells for _, cells in rows_of(text)] == expected
