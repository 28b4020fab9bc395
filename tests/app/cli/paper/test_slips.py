"""receipt and print-test."""

import pytest

from pos_app.cli.program import run
from pos_app.ui.paper.command_painter import CommandPainter
from tests.support.paper.decoder import codes_on, decode
from tests.support.paper.press import RESOURCES
from tests.support.paper.printer import fake_printer


@pytest.fixture
def sold(store):
    product_id = store.add()
    return store.json("sale", "--line", product_id, "--cash", "1000")


def painted(store, *arguments):
    def painter(language):
        return CommandPainter(RESOURCES, language)

    return run(["--data-dir", str(store.folder), *map(str, arguments)], painter=painter)


def test_a_receipt_is_shown_as_text_without_any_qt(store, sold):
    text = store.text("receipt", sold["receipt_no"])
    assert sold["receipt_no"] in text
    assert "*** COPY ***" in text
    assert store.text("receipt", "last") == text
    answer = store.json("receipt", "last")
    assert answer["receipt_no"] == sold["receipt_no"]


def test_english_bytes_are_written_without_any_qt(store, sold, tmp_path):
    path = tmp_path / "slip.bin"
    store.text("receipt", "last", "--escpos", path)
    (slip,) = decode(path.read_bytes()).slips
    assert codes_on(slip) == [sold["receipt_no"]]


def test_what_must_be_painted_is_refused_where_nobody_paints(store, sold, tmp_path):
    for arguments in (["--png", tmp_path / "a.png"], ["--lang", "ur", "--escpos", tmp_path / "b"]):
        store.refused("receipt", "last", *arguments)
        assert "painted" in store.error


@pytest.mark.parametrize("language", ["en", "ur", "hi"])
def test_png_and_pdf_are_painted(qapp, store, sold, tmp_path, language):
    png, pdf = tmp_path / "slip.png", tmp_path / "slip.pdf"
    assert painted(store, "receipt", "last", "--lang", language, "--png", png, "--pdf", pdf) == 0
    assert png.read_bytes().startswith(b"\x89PNG")
    assert pdf.read_bytes().startswith(b"%PDF-")
    assert pdf.stat().st_size > 2000


def test_a_number_that_is_nobodys_and_a_folder_that_cannot_be_written(store, sold, tmp_path):
    store.refused("receipt", "1-1-99-00000000")
    store.refused("receipt", "last", "--escpos", tmp_path / "no" / "slip.bin")


def test_print_test_prints_and_opens_the_drawer_when_asked(qapp, store, sold):
    with fake_printer() as printer:
        store.text("print-test", "--address", printer.address)
        assert painted(store, "print-test", "--address", printer.address, "--drawer") == 0
        printer.wait_for(3)
        english, pulse, all_scripts = printer.sent
    assert "Test slip" in decode(english).slips[0].lines
    assert decode(pulse).pulses == ((0, 0),)
    assert decode(all_scripts).slips[0].pictures


def test_print_test_without_a_printer_says_so(store):
    store.add()
    store.refused("print-test")
    assert "printer" in store.error
