"""Labels as screens ask for them: the roll through a real printer's thread, sheets as files."""

import pytest

from pos_app.ui.paper.label_sheet import draw_labels
from pos_app.viewmodels.models import build_models
from tests.support.paper.decoder import codes_on, decode
from tests.support.paper.press import pressed, printing_till
from tests.support.paper.printer import fake_printer
from tests.support.screens import found
from tests.support.shops.staff import hire, seat

TEXTS = {"copies": "1", "sheet": "24", "start": "1"}


class Asked:
    """A screen that asks for labels."""

    def __init__(self, models):
        self.model, self.questions, self.ended, self.drawn = models.labels(), [], [], []
        self.model.asked.connect(self.questions.append)
        self.model.done.connect(lambda: self.ended.append(True))

    def draw(self, device, labels, sheet):
        self.drawn.append((labels, sheet))
        draw_labels(device, labels, sheet, is_mirrored=False)


@pytest.fixture
def asked(models):
    return Asked(models)


def test_sheets_are_files_and_the_next_goes_on_where_one_ended(models, goods, asked, notices):
    asked.model.ask_product(goods[0])
    assert asked.questions[0].texts == TEXTS
    asked.model.to_sheets(TEXTS | {"copies": "۳۰"}, asked.draw)
    asked.model.ask_product(goods[0])
    assert asked.questions[1].texts == TEXTS | {"start": "7"}
    asked.model.to_sheets(asked.questions[1].texts, asked.draw)
    assert [(len(labels), sheet.start) for labels, sheet in asked.drawn] == [(30, 1), (1, 7)]
    folder = models.desk.till.settings.report_folder
    files = sorted(folder.iterdir())
    assert [path.name for path in files] == [
        "labels 2026-11-22 (2).pdf",
        "labels 2026-11-22.pdf",
    ], "no file of the day is written over"
    assert all(path.read_bytes().startswith(b"%PDF-") for path in files)
    assert files[0].name in notices[-1].text
    assert len(asked.ended) == 2


@pytest.mark.parametrize(
    "wrong",
    [
        {"copies": ""},
        {"copies": "0"},
        {"copies": "9999"},
        {"copies": "8964000123454"},
        {"sheet": "23"},
        {"start": "25"},
        {"start": "x"},
    ],
)
def test_what_cannot_be_is_said_and_the_form_stays(models, goods, asked, notices, wrong):
    asked.model.ask_product(goods[0])
    asked.model.to_sheets(TEXTS | wrong, asked.draw)
    assert notices[-1].is_error
    assert not asked.ended
    assert not models.desk.till.settings.report_folder.exists()


def test_a_delivery_has_a_label_a_piece_also_after_it_was_saved(models, goods, asked, notices):
    asked.model.ask_delivery(models.receive.arrived)
    assert notices[-1].is_error
    models.receive.add(goods[0], "", 3000)
    models.receive.add(goods[2], "", 25_000)
    before = models.receive.arrived
    assert [count for _, count in before] == [3, 1], "loose goods have one label"
    assert models.receive.save()
    assert models.receive.arrived == before
    asked.model.ask_delivery(models.receive.arrived)
    asked.model.to_sheets(asked.questions[-1].texts, asked.draw)
    labels = asked.drawn[0][0]
    assert [label.code[:3] for label in labels] == ["089", "089", "089", "020"]


def test_a_new_code_needs_the_right_and_old_ones_do_not(models, goods, asked):
    hire(models.desk.till)
    seat(models, "Aslam")
    asked.model.ask_product(goods[0])
    asked.model.to_sheets(TEXTS, asked.draw)
    assert len(asked.drawn) == 1
    asked.model.ask_product(goods[2])
    asked.model.to_sheets(TEXTS, asked.draw)
    assert models.desk.approver.question is not None
    assert len(asked.drawn) == 1


def test_the_roll_is_printed_with_a_cut_behind_each_label(qapp, qtbot, tmp_path):
    with fake_printer() as printer:
        till = printing_till(tmp_path, printer.address, width_mm=58, copies=2)
        with pressed(till, qtbot) as models:
            asked = Asked(models)
            asked.model.ask_product(found(models)[0])
            with qtbot.waitSignal(models.paper.sheets_wanted, timeout=10_000):
                asked.model.to_roll(TEXTS | {"copies": "3"})
            printer.wait_for(1)
            slips = decode(printer.printed).slips
        till.close()
    assert [codes_on(slip) for slip in slips] == [["8964000153451"]] * 3, "of slips two, of these 3"
    assert slips[0].pictures[0].width_px == 384


def test_a_printer_in_trouble_says_so_without_a_word_of_bills(qapp, qtbot, tmp_path):
    with fake_printer() as printer:
        printer.mood = "no paper"
        till = printing_till(tmp_path, printer.address)
        with pressed(till, qtbot) as models:
            told = []
            models.shell.noticed.connect(told.append)
            asked = Asked(models)
            for _ in range(2):
                asked.model.ask_product(found(models)[0])
                asked.model.to_roll(TEXTS)
            qtbot.waitUntil(lambda: sum(notice.is_error for notice in told) == 2, timeout=10_000)
            assert all("Put a roll in" in notice.text for notice in told if notice.is_error)
            assert models.shell.view.printer == "No paper"
        till.close()


def test_without_a_printer_the_roll_says_so(models, goods, asked, notices):
    asked.model.ask_product(goods[0])
    asked.model.to_roll(TEXTS)
    assert "printer" in notices[-1].text
    assert not asked.ended


def test_the_screens_open_and_close_the_form(qapp, till, qtbot):
    from pos_app.ui.key_map import Command, ScreenName  # noqa: PLC0415 - only here
    from pos_app.ui.main_window import MainWindow  # noqa: PLC0415 - only here

    models = build_models(till, language="en")
    window = MainWindow(qapp.theme, models)
    qtbot.addWidget(window)
    window.show()
    models.receive.add(found(models)[0], "", 2000)
    for screen in (ScreenName.PRODUCTS, ScreenName.STOCK):
        window.open_screen(screen)
        window.take_command(Command.SECOND)
        page = getattr(window.front, "page", window.front)
        cover = page._labels_cover  # noqa: SLF001 - its form has no other name
        assert cover.is_open
        window.take_command(Command.BACK)
        assert not cover.is_open
        window.take_command(Command.SECOND)
        window.take_command(Command.SAVE)
        assert not cover.is_open
    assert len(list(till.settings.report_folder.iterdir())) == 2
    assert models.receive.drafts, "F12 made labels and did not save the list"
    models.save_now()


@pytest.mark.parametrize(
    ("copies", "words"), [("0", "1 or more"), ("abc", "1 or more"), ("12345678", "At most")]
)
def test_no_number_of_labels_is_not_called_too_many(models, goods, asked, notices, copies, words):
    asked.model.ask_product(goods[0])
    asked.model.to_sheets(TEXTS | {"copies": copies}, asked.draw)
    assert words in notices[-1].text
