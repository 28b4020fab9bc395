"""The reminder of the khata book: words and code on the card, the clipboard, the slip."""

from io import BytesIO
from urllib.parse import parse_qs, urlsplit

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtTest import QTest  # noqa: TID251 - a key for a window in process

from pos_app.operations import rules
from pos_app.operations.khata import customers
from pos_app.operations.khata.customers import CustomerEdit
from pos_app.ui.key_map import Command, ScreenName
from pos_app.ui.khata.reminder_card import ReminderCard
from pos_app.ui.main_window import MainWindow
from tests.support.paper.decoder import decode
from tests.support.paper.press import pressed, printing_till
from tests.support.paper.printer import fake_printer

RASHID = 10_000_001


def owe(till, paisa=412_000):
    customers.adjust_khata(till, RASHID, paisa, note="paper book")


@pytest.fixture
def till(till):
    customers.add_customer(till, "Rashid Mehmood", phone="0300-1234567")
    return till


@pytest.fixture
def ask(models):
    def asking():
        model, views = models.reminders(), []
        model.asked.connect(views.append)
        models.khata.read()
        model.ask(models.khata.current)
        return views[0] if views else None

    return asking


def test_the_words_and_the_code_are_ready(till, ask):
    owe(till)
    view = ask()
    for part in ("Rashid Mehmood", till.letterhead()[0], "Rs 4,120 ", "since 22.11.2026"):
        assert part in view.words
    assert "+923001234567" in view.hint
    assert len(view.modules) == len(view.modules[0]) > 40


def test_who_owes_nothing_is_not_reminded(till, ask, notices):
    assert ask() is None
    assert "owes nothing" in notices[-1].text


@pytest.mark.parametrize(("phone", "hint"), [("0300", "not whole"), ("", "Without a phone")])
def test_without_a_number_there_are_words_and_no_code(till, ask, phone, hint):
    owe(till)
    customers.change_customer(till, RASHID, CustomerEdit(phone=phone))
    view = ask()
    assert "Rs 4,120" in view.words
    assert "Rs\u00a04,120" in view.shown
    assert view.modules == ()
    assert hint in view.hint


def test_f7_opens_it_f12_copies_and_esc_closes(qapp, models, till, qtbot):
    owe(till)
    window = MainWindow(qapp.theme, models)
    qtbot.addWidget(window)
    window.show()
    window.open_screen(ScreenName.KHATA)
    card = window.front.findChild(ReminderCard)
    window.take_command(Command.REMIND)
    assert card.isVisible()
    qapp.clipboard().setText("before")
    window.take_command(Command.BACK)
    assert (card.isVisible(), qapp.clipboard().text()) == (False, "before")
    window.take_command(Command.REMIND)
    window.take_command(Command.SAVE)
    assert not card.isVisible()
    assert qapp.clipboard().text().startswith("Dear Rashid Mehmood, ")
    window.take_command(Command.REMIND)
    window.take_command(Command.EDIT)
    assert not card.isVisible(), "another key of the book is the book's"


def test_the_slip_is_printed(qapp, qtbot, tmp_path):
    with fake_printer() as printer:
        till = printing_till(tmp_path / "printing", printer.address)
        customers.add_customer(till, "Rashid Mehmood", phone="0300-1234567")
        owe(till)
        with pressed(till, qtbot) as models:
            models.khata.read()
            model = models.reminders()
            model.ask(models.khata.current)
            model.to_roll()
            printer.wait_for(1)
            (slip,) = decode(printer.printed).slips
        till.close()
    text = "\n".join(slip.lines)
    for words in ("Reminder", "Rashid Mehmood", "0300-1234567", "4,120.00", "kind reminder"):
        assert words in text


def test_the_code_can_be_scanned_from_a_low_screen(qapp, models, till, qtbot):
    owe(till)
    rules.set_rule(till, "receipt_name", '"مدینہ جنرل سٹور اینڈ سنز، مین بازار"')
    window = MainWindow(qapp.theme, models)
    qtbot.addWidget(window)
    window.resize(1024, 620)
    window.show()
    window.open_screen(ScreenName.KHATA)
    window.take_command(Command.REMIND)
    card = window.front.findChild(ReminderCard)
    assert window.front.rect().contains(card.geometry())
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    card.grab().save(buffer, "PNG")
    (found,) = zxingcpp.read_barcodes(Image.open(BytesIO(bytes(buffer.data().data()))))
    QTest.keyClick(card, Qt.Key.Key_Return)
    assert parse_qs(urlsplit(found.text).query)["text"] == [qapp.clipboard().text()]
