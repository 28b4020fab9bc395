"""A file's encoding, separator and decimal mark, read as a till reads them."""

import pytest
from pos_protocol.sheets import DecimalMark
from sync_server.errors import RefusedError
from sync_server.operations.sheets.csv_text import Table, decoded

TEXT = "a,b\r\nCafé 250 g and more,1\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_what_a_spreadsheet_saves_is_read_without_being_told(encoding):
    assert decoded(TEXT.encode(encoding)) == TEXT


def test_another_encoding_is_named_or_refused():
    assert decoded(TEXT.encode("cp1252"), "cp1252") == TEXT
    assert decoded(TEXT.encode("utf-8-sig"), "utf-8") == TEXT
    for content, encoding, words in (
        (TEXT.encode("cp1252"), None, "not UTF-8"),
        (TEXT.encode("cp1252"), "utf-8", "not utf-8|not UTF-8"),
        (b"PK\x03\x04", None, "workbook"),
        (b"a", "no-such", "no encoding no-such"),
        (b"a", "a\0b", "no encoding"),
    ):
        with pytest.raises(RefusedError, match=words):
            decoded(content, encoding)


@pytest.mark.parametrize(
    ("text", "line", "mark"),
    [
        ("a,b\n1,2\n", 2, DecimalMark.POINT),
        ("\n \na;b\n1;2\n", 4, DecimalMark.COMMA),
        ("sep=;\n\na;b\n1;2\n", 4, DecimalMark.COMMA),
        ('"a;x;y",b\n1,2\n', 2, DecimalMark.POINT),
        ("a\tb\n1\t2\n", 2, DecimalMark.EITHER),
        ("\ufeffa | b\n1|2\n".replace(" ", ""), 2, DecimalMark.POINT),
    ],
)
def test_a_separator_is_told_by_the_header_and_lines_keep_their_numbers(text, line, mark):
    table = Table(text.splitlines(keepends=True))
    assert table.mark == mark
    assert [(at, list(cells.values())) for at, cells in table.rows()] == [(line, ["1", "2"])]


def test_an_odd_separator_is_refused_and_an_empty_file_has_no_columns():
    with pytest.raises(RefusedError, match="cells apart by"):
        Table(['sep="\n', "a,b\n"])
    assert Table([]).header == []
