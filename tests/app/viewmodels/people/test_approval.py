"""One thing, allowed once: at once by right, else by somebody's PIN."""

import pytest

from pos_app.domain.people import Right
from pos_app.errors import DiskFull
from pos_app.viewmodels.bill.asks import Ask
from tests.support.shops.staff import PINS, hire, seat

TEA = "8964000153451"


@pytest.fixture
def asked(models):
    asked = []
    models.desk.approver.asked.connect(asked.append)
    return asked


def test_without_users_nobody_is_asked(models, asked):
    done = []
    models.desk.approver.run(Right.VOID_SALE, done.append)
    assert done == [models.desk.till]
    assert asked == []


def test_a_manager_allows_it_once_and_the_actor_names_both(models, till, asked, qtbot):
    hire(till)
    seat(models, "Aslam")
    assert models.shell.view.cashier == "Aslam"
    done = []
    models.desk.approver.run(Right.CHANGE_PRICE, done.append)
    (question,) = asked
    assert done == []
    assert [person.name for person in question.asking.view.people] == ["Bano", "Sana"]
    with qtbot.waitSignal(question.ended):
        question.asking.type_pin(PINS["Bano"])
    (allowed,) = done
    assert allowed.writer.actor == "Aslam/Bano"
    assert allowed.may(Right.CHANGE_PRICE)
    assert not models.desk.till.may(Right.CHANGE_PRICE), "it was for one thing"
    models.desk.approver.run(Right.CHANGE_PRICE, done.append)
    assert len(asked) == 2


def test_escape_does_nothing_and_a_new_question_ends_the_old(models, till, asked):
    hire(till)
    seat(models, "Aslam")
    done, ended = [], []
    models.desk.approver.run(Right.CHANGE_PRICE, done.append)
    asked[0].ended.connect(lambda: ended.append(1))
    models.desk.approver.run(Right.DISCOUNT, done.append)
    models.desk.approver.cancel()
    models.desk.approver.cancel()
    assert (done, ended) == ([], [1])
    assert models.desk.approver.question is None


def test_a_pin_whose_answer_comes_after_escape_allows_nothing(models, till, asked, qtbot):
    hire(till)
    seat(models, "Aslam")
    done = []
    models.desk.approver.run(Right.DISCOUNT, done.append)
    asking = asked[-1].asking
    with qtbot.waitSignal(asking.proven):
        asking.spent.connect(models.desk.approver.cancel)
        asking.type_pin(PINS["Bano"])
    assert not done


def test_what_the_deed_cannot_do_is_told_and_nobody_may_is_told(models, till, asked, notices):
    def full(_till):
        raise DiskFull

    models.desk.approver.run(Right.DISCOUNT, full)
    assert "disk is full" in notices[-1].text
    seat(models, "Aslam")
    models.desk.approver.run(Right.DISCOUNT, full)
    assert "Ask the manager" in notices[-1].text
    assert asked == []


def test_one_more_of_a_line_at_a_managers_price_asks_the_manager_again(models, till, asked, qtbot):
    hire(till)
    seat(models, "Aslam")
    sale = models.sale
    sale.scan(TEA)
    sale.type_text("500")
    sale.ask(Ask.PRICE)
    with qtbot.waitSignal(asked[-1].ended):
        asked[-1].asking.type_pin(PINS["Bano"])
    assert sale.cart.lines[0].price_paisa == 50_000
    for more in (lambda: sale.step(1), lambda: (sale.type_text("9"), sale.ask(Ask.QUANTITY))):
        before = len(asked)
        more()
        assert len(asked) == before + 1
        assert sale.cart.lines[0].quantity_milli == 1_000
        models.desk.approver.cancel()
    sale.step(1)
    with qtbot.waitSignal(asked[-1].ended):
        asked[-1].asking.type_pin(PINS["Bano"])
    assert sale.cart.lines[0].quantity_milli == 2_000
    sale.step(-1)
    assert sale.cart.lines[0].quantity_milli == 1_000, "fewer are nobody's business"
