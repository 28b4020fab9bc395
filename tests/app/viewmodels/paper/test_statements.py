"""A statement as the khata book asks for it: typed days, pages as files, a slip on real bytes."""

import pytest

from pos_app.operations.khata import customers
from pos_app.ui.key_map import Command, ScreenName
from pos_app.ui.main_window import MainWindow
from pos_app.ui.paper.document_painter import draw_document
from pos_app.viewmodels.paper.sheets import Paper
from tests.support.paper.decoder import decode
from tests.support.paper.press import pressed, printing_till
from tests.support.paper.printer import fake_printer

TEXTS = {"first": "", "last": ""}


def owe(till):
    customers.add_customer(till, "Rashid Mehmood", phone="0300-1234567")
    customers.adjust_khata(till, 10_000_001, 412_000, note="paper book")


def draw(device, document, paper):
    draw_document(device, document, paper, is_mirrored=False)


@pytest.fixture
def asked(models):
    owe(models.desk.till)
    models.khata.read()
    model = models.statements()
    model.questions, model.ended = [], []
    model.asked.connect(model.questions.append)
    model.done.connect(lambda: model.ended.append(True))
    model.ask(models.khata.current)
    return model


def test_pages_are_written_for_the_days_that_were_typed(models, asked, notices):
    assert asked.questions[0].texts == {"first": "01.11.2026", "last": ""}
    asked.to_pages(asked.questions[0].texts, Paper.A5, draw)
    asked.to_pages(TEXTS | {"last": "۱.۱.۲۰۲۰"}, Paper.A4, draw)
    files = sorted(models.desk.till.settings.report_folder.iterdir())
    assert [path.name for path in files] == [
        "khata 10000001 2026-11-22 (2).pdf",
        "khata 10000001 2026-11-22.pdf",
    ]
    assert files[1].read_bytes().startswith(b"%PDF-")
    assert files[0].name in notices[-1].text
    assert len(asked.ended) == 2


@pytest.mark.parametrize("wrong", [("32.1.", ""), ("", "x"), ("2.1.2026", "1.1.2026")])
def test_what_is_no_span_is_said_and_the_form_stays(models, asked, notices, wrong):
    asked.to_pages({"first": wrong[0], "last": wrong[1]}, Paper.A4, draw)
    asked.to_roll({"first": wrong[0], "last": wrong[1]})
    assert notices[-1].is_error
    assert not asked.ended


def test_the_slip_is_printed(qapp, qtbot, tmp_path):
    with fake_printer() as printer:
        till = printing_till(tmp_path, printer.address)
        owe(till)
        with pressed(till, qtbot) as models:
            models.khata.read()
            model = models.statements()
            model.ask(models.khata.current)
            model.to_roll(TEXTS)
            printer.wait_for(1)
            (slip,) = decode(printer.printed).slips
        till.close()
    text = "\n".join(slip.lines)
    for words in ("Khata statement", "Rashid Mehmood", "0300-1234567", "+4,120.00", "paper book"):
        assert words in text


def test_f9_opens_the_form_and_f12_writes_pages_where_there_is_no_printer(qapp, models, qtbot):
    owe(models.desk.till)
    window = MainWindow(qapp.theme, models)
    qtbot.addWidget(window)
    window.show()
    window.open_screen(ScreenName.KHATA)
    window.take_command(Command.SECOND)
    cover = window.front._statement_cover  # noqa: SLF001 - its form has no other name
    assert cover.is_open
    window.take_command(Command.SAVE)
    assert not cover.is_open
    assert len(list(models.desk.till.settings.report_folder.glob("khata *.pdf"))) == 1
    window.take_command(Command.SECOND)
    window.take_command(Command.BACK)
    assert not cover.is_open
