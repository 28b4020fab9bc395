"""The paying side: the change stands on the screen before anything else is done about a bill."""

from typing import override

import pytest
from pos_protocol.events import Tender, TenderKind
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest  # noqa: TID251 - keys for a window in process; qtbot has no walk
from PySide6.QtWidgets import QApplication

from pos_app.domain.tender import pays_for
from pos_app.ui.key_map import Command
from pos_app.ui.sale.totals import Totals
from pos_app.ui.widgets.action_button import ActionButton
from pos_app.ui.widgets.change_strip import ChangeStrip
from pos_app.ui.widgets.small_buttons import CashButton, NavButton
from pos_app.ui.widgets.total_card import TotalCard
from pos_app.viewmodels.figures import isolated
from pos_app.viewmodels.paying.views import Back, CashView, Due

TEA, MILK = "8964000153451", "8964000123454"


class Order(QObject):
    """What happened, in its order: paintings, and what signals told."""

    def __init__(self):
        super().__init__()
        self.names = {}
        self.heard = []

    def watch(self, widget, name):
        self.names[widget] = name
        widget.installEventFilter(self)

    @override
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and watched in self.names:
            self.heard.append(self.names[watched])
        return False


@pytest.fixture
def order(window, models, qtbot):
    qtbot.waitExposed(window)
    window.take_scan(TEA)
    models.sale.type_text("1000")
    QApplication.processEvents()
    order = Order()
    (total,) = window.findChildren(TotalCard)
    order.watch(total, "total")
    for button in window.front.findChildren(ActionButton):
        order.watch(button, "button")
    models.shell.committed.connect(lambda _told: order.heard.append("paper"))
    models.bus.changed.connect(lambda _topics: order.heard.append("others"))
    return order


def test_the_change_is_painted_first_then_the_paper_hears_then_the_rest(window, models, order):
    window.take_command(Command.CASH)
    assert models.sale.payment.view.paid.change_paisa == 46_000
    assert order.heard[:3] == ["total", "paper", "others"]
    assert order.heard.count("total") == 1, "one painting, with the change in it"


def test_a_part_that_was_paid_leaves_the_painting_to_the_event_loop(window, models, order):
    models.sale.backspace()
    models.sale.backspace()
    order.heard.clear()
    window.take_command(Command.CASH)
    assert models.sale.payment.view.left_paisa == 53_000
    assert "total" not in order.heard


def test_what_was_typed_is_gone_when_it_was_paid_and_when_it_was_refused(window, models):
    window.take_scan(TEA)
    models.sale.type_text("1.2.3")
    window.take_command(Command.CASH)
    assert models.sale.entry.is_empty
    assert models.sale.payment.view.paid is None
    models.sale.type_text("600")
    window.take_command(Command.CASH)
    assert models.sale.entry.is_empty
    assert models.sale.payment.view.paid.change_paisa == 6_000


def button(window, kind, text):
    """A button of the window with the keyboard on it."""
    found = next(each for each in window.findChildren(kind) if each.text() == text)
    found.setFocus()
    return found


def type_answer(text):
    QTest.keyClicks(QApplication.focusWidget(), text)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("kind", "text"), [(ActionButton, "Cash"), (CashButton, "Exact"), (NavButton, "Sale")]
)
def test_what_a_key_asks_is_answered_wherever_the_keyboard_was(window, models, qtbot, kind, text):
    with qtbot.waitActive(window):
        window.activateWindow()
    window.take_scan(TEA)
    button(window, kind, text)
    window.take_command(Command.QUANTITY)
    type_answer("5")
    assert models.sale.current_line.quantity_milli == 5000
    button(window, kind, text)
    window.take_command(Command.DISCOUNT)
    type_answer("10")
    assert models.sale.lines.rows[0].amount_paisa == 269_000
    assert models.sale.payment.view.tenders == ()


def test_the_number_of_a_payment_is_typed_after_its_button_was_pressed(window, models, qtbot):
    with qtbot.waitActive(window):
        window.activateWindow()
    window.take_scan(TEA)
    button(window, ActionButton, "Card / QR").click()
    type_answer("4411")
    assert models.sale.payment.view.paid is not None


def test_exact_takes_back_what_was_typed(window, models):
    window.take_scan(TEA)
    models.sale.type_text("1000")
    button(window, CashButton, "Exact").click()
    window.take_command(Command.CASH)
    assert models.sale.payment.view.paid.given_paisa == 54_000


def test_a_debt_that_goes_off_another_khata_stands_beside_the_goods(models):
    pays = pays_for(54_000, 38_000, unpaid=50_000, is_theirs=False)
    back = Back(worth_paisa=54_000, lines=1, name="Tea", pieces_milli=1000, pays=pays)
    cash = [Tender(kind=TenderKind.CASH, amount=amount) for amount in (100, 200)]
    view = CashView(due=Due(total_paisa=38_000, lines=1), back=back, tenders=tuple(cash))
    total = Totals(models.desk.style).total_of(view)
    assert (total.title, total.figure) == ("Left to pay", isolated("337"))
    assert total.facts == (
        ("Goods back", isolated("540")),
        ("Khata", isolated("\u2212500")),
        ("2 payments", isolated("3")),
    )


def test_goods_worth_more_than_the_bill_ask_for_no_cash(window, models):
    window.take_scan(TEA)
    window.take_command(Command.CASH)
    window.take_scan(models.sale.payment.view.paid.receipt_no)
    window.take_command(Command.RETURN)
    window.take_scan(TEA)
    window.take_command(Command.EXCHANGE)
    window.take_scan(MILK)
    total = Totals(models.desk.style).total_of(models.sale.payment.view)
    assert (total.title, total.figure) == ("To give back", isolated("160"))
    assert total.facts == (("Goods back", isolated("540")), ("Bill", isolated("\u2212380")))
    assert total.lines.startswith("1 line"), "not 160 of 380: it is the rest of 540"
    assert not any(each.isEnabled() for each in window.front.findChildren(CashButton))
    (change,) = window.front.findChildren(ChangeStrip)
    assert "160" not in change.accessibleName()
    window.take_command(Command.CASH)
    assert models.sale.payment.view.paid.change_paisa == 16_000


def test_the_change_says_which_notes_to_give(window, models):
    (change,) = window.front.findChildren(ChangeStrip)
    window.take_scan(TEA)
    assert change.accessibleDescription() == ""
    models.sale.type_text("1000")
    assert change.accessibleDescription() == "4\u00d7100, 50, 10"
    window.take_command(Command.CASH)
    assert change.accessibleName().endswith(isolated("460"))
    assert change.accessibleDescription() == "4\u00d7100, 50, 10", "until the next scan"
    window.take_scan(MILK)
    assert change.accessibleDescription() == ""
