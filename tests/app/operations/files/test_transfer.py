"""Opening files of any kind, writing them whole, and reporting."""

import os
import threading

import pytest

from pos_app.domain.files.file_fault import FaultWord
from pos_app.errors import FileRefused, sentence
from pos_app.operations.files.transfer import Tally, opened_table, replaced, write_rows


def rows_of(path, encoding=None):
    with opened_table(path, encoding) as table:
        return table.header, [record.cells for record in table.records]


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("utf-8", None),
        ("utf-8-sig", None),
        ("utf-16", None),
        ("utf-16-le", None),
        ("utf-8-sig", "utf-8"),
        ("cp1256", "cp1256"),
        ("utf-16", "utf-16"),
    ],
)
def test_text_is_read_in_its_encoding(tmp_path, encoding, named):
    path = tmp_path / "goods.csv"
    path.write_bytes("name,price\r\nچAy,5\r\n".replace("چ", "ج").encode(encoding))
    assert rows_of(path, named) == (("name", "price"), [("جAy", "5")])


def test_a_file_in_another_encoding_is_refused_before_anything_is_read(tmp_path):
    path = tmp_path / "goods.csv"
    path.write_bytes(b"name,price\n" + b"Tea,1\n" * 100_000 + b"\xff,2\n")
    with pytest.raises(FileRefused) as refused, opened_table(path, None):
        pytest.fail("a table was handed out")
    assert "--encoding" in sentence(refused.value)
    assert str(path) in sentence(refused.value)


@pytest.mark.parametrize("name", ["klingon", "", "hex", "rot13", "x" * 1000, "a\x00b"])
def test_an_encoding_that_is_none_is_refused(tmp_path, name):
    path = tmp_path / "goods.csv"
    path.write_text("name,price\n", encoding="utf-8")
    with pytest.raises(FileRefused):
        rows_of(path, name)


def test_a_pipe_is_read_as_well(tmp_path):
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = threading.Thread(target=path.write_bytes, args=(b"name,price\nTea,1\n",))
    writer.start()
    assert rows_of(path) == (("name", "price"), [("Tea", "1")])
    writer.join()


@pytest.mark.parametrize("what", ["nothing.csv", "."])
def test_what_cannot_be_opened_is_refused_by_name(tmp_path, what):
    with pytest.raises(FileRefused):
        rows_of(tmp_path / what)


def test_a_written_file_has_a_mark_and_excels_line_ends(tmp_path):
    path = tmp_path / "out.csv"
    assert write_rows(path, ["name", "price"], [["Tea, black", "1"], ['5" pipe\r\n', "2"]]) == 2
    expected = '\ufeffname,price\r\n"Tea, black",1\r\n"5"" pipe\r\n",2\r\n'
    assert path.read_bytes() == expected.encode()
    assert rows_of(path)[1] == [("Tea, black", "1"), ('5" pipe\r\n', "2")]


def test_a_device_is_written_and_not_replaced(tmp_path):
    path = tmp_path / "pipe"
    os.mkfifo(path)
    read = []
    reader = threading.Thread(target=lambda: read.append(path.read_bytes()))
    reader.start()
    write_rows(path, ["name"], [["Tea"]])
    reader.join()
    assert read == ["\ufeffname\r\nTea\r\n".encode()]
    assert path.is_fifo()


def test_a_failed_export_leaves_the_older_file(tmp_path):
    path = tmp_path / "out.csv"
    path.write_text("older", encoding="utf-8")

    def rows():
        yield ["Tea"]
        raise OSError(28, "No space left on device")

    with pytest.raises(Exception, match="DiskFull"):
        write_rows(path, ["name"], rows())
    assert path.read_text(encoding="utf-8") == "older"
    assert list(tmp_path.iterdir()) == [path]


def test_a_replaced_file_has_the_rights_of_a_new_one(tmp_path):
    path = tmp_path / "out.csv"
    with replaced(path) as temporary:
        temporary.write_text("new", encoding="utf-8")
    plain = tmp_path / "plain"
    plain.touch()
    assert path.stat().st_mode == plain.stat().st_mode


def test_a_report_sorts_its_errors_and_gathers_its_notes():
    tally = Tally()
    tally.refuse(9, FaultWord.MISSING, ("price",))
    tally.refuse(2, FaultWord.ZERO, ("quantity",))
    tally.note("column x is not used")
    for line in range(3, 16):
        tally.note("no quantity, taken as 0", line)
    tally.note("seen once", 7)
    report = tally.report()
    assert [fault.line for fault in report.errors] == [2, 9]
    assert report.notes == (
        "column x is not used",
        "no quantity, taken as 0 (rows 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 and 3 more)",
        "seen once (row 7)",
    )
    assert report.is_refused
    tally.skipped = 1
    assert not tally.report().is_refused
