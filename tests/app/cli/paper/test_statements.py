"""khata with paper: pages, a picture, bytes, a printer; and the pages of reports."""

import pytest

from pos_app.cli.program import run
from pos_app.ui.paper.command_painter import CommandPainter
from tests.support.paper.decoder import decode
from tests.support.paper.press import RESOURCES
from tests.support.paper.printer import fake_printer


@pytest.fixture
def owing(store):
    store.add()
    store.text("customer", "add", "--name", "Rashid Mehmood", "--phone", "0300-1234567")
    store.text("sale", "--line", "8964000660928*2", "--cash", "60", "--khata", "rashid")
    store.text("khata-pay", "rashid", "100")
    return store


def painted(store, *arguments):
    def painter(language):
        return CommandPainter(RESOURCES, language)

    return run(["--data-dir", str(store.folder), *map(str, arguments)], painter=painter)


@pytest.mark.parametrize("language", ["en", "ur", "hi"])
def test_pages_and_a_picture_are_painted(qapp, owing, tmp_path, language):
    pdf, png = tmp_path / "a.pdf", tmp_path / "a.png"
    files = ("--pdf", pdf, "--png", png, "--paper", "a5", "--lang", language)
    assert painted(owing, "khata", "statement", "rashid", *files) == 0
    assert pdf.read_bytes().startswith(b"%PDF-")
    assert png.read_bytes().startswith(b"\x89PNG")


def test_english_bytes_need_no_qt_and_days_choose_entries(owing, tmp_path):
    path = tmp_path / "a.bin"
    owing.text("khata", "rashid", "--escpos", path, "--to", "2001-01-01")
    (slip,) = decode(path.read_bytes()).slips
    assert "Khata statement" in slip.lines
    assert not any("Pakola" in line for line in slip.lines)
    owing.text("khata", "rashid", "--escpos", path)
    (slip,) = decode(path.read_bytes()).slips
    assert any("2 x Pakola" in line for line in slip.lines)
    assert any(line.startswith("Balance") and line.endswith("Rs 200.00") for line in slip.lines)
    owing.refused("khata", "rashid", "--pdf", tmp_path / "a.pdf")
    assert "painted" in owing.error


def test_it_is_printed_where_the_settings_say(owing):
    owing.refused("khata", "rashid", "--print")
    with fake_printer() as printer:
        settings = owing.folder / "settings.toml"
        settings.write_text(f'[printer]\naddress = "{printer.address}"\n')
        owing.text("khata", "rashid", "--print")
        printer.wait_for(1)
        assert len(decode(printer.printed).slips) == 1


def test_more_than_one_customer_is_wrong_usage(owing):
    with pytest.raises(SystemExit) as left:
        owing.status("khata", "Rashid", "Mehmood")
    assert left.value.code == 2


@pytest.mark.parametrize("language", ["en", "ur", "hi"])
def test_reports_have_pages_too(qapp, owing, tmp_path, language):
    pdf = tmp_path / "a.pdf"
    owing.refused("report", "takings", "--pdf", pdf)
    assert "painted" in owing.error
    assert painted(owing, "report", "products", "--lang", language, "--pdf", pdf) == 0
    assert pdf.read_bytes().startswith(b"%PDF-")


def test_goods_are_named_in_the_language_of_the_pages(qapp, owing, tmp_path):
    owing.text("product", "change", "8964000660928", "--name-ur", "پاکولا")
    pages = []

    class Painter(CommandPainter):
        def report_pdf(self, page, *others):
            pages.append(page)
            return super().report_pdf(page, *others)

    for language in ("ur", "en"):
        run(
            [
                *("--data-dir", str(owing.folder), "report", "products"),
                *("--lang", language, "--pdf", str(tmp_path / "a.pdf")),
            ],
            painter=lambda spoken: Painter(RESOURCES, spoken),
        )
    assert [page.report.values("name") for page in pages] == [("پاکولا",), ("Pakola",)]
