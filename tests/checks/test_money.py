"""The acceptance checks about taking money, by their numbers.

Check 31's exchange with a server is in tests/contract; how quick a payment is, in bench/.
"""

from random import Random

import pytest

from pos_app.db import outbox
from pos_app.operations import rules
from pos_app.operations.khata import customers
from pos_app.ui.key_map import Command
from tests.support.screens import found
from tests.support.shops.staff import PINS, hire, seat

TEA, MILK = "8964000153451", "8964000123454"
TEA_PAISA = 54_000


@pytest.fixture
def committed(models):
    """What the paper hears, as it comes."""
    heard = []
    models.shell.committed.connect(heard.append)
    return heard


@pytest.mark.parametrize("command", [Command.CASH, Command.CASH_NO_RECEIPT])
def test_check_25_f12_twice_fast_is_one_sale(window, models, committed, command):
    window.take_scan(TEA)
    for _ in range(3):
        window.take_command(command)
    assert len(committed) == 1
    with models.desk.till.db.read() as tx:
        assert tx.execute("SELECT count(*) FROM sale").fetchone()[0] == 1


def test_check_25_card_and_khata_confirmed_twice_are_one_sale(window, models, committed):
    till = models.desk.till
    number = customers.add_customer(till, "Rashid").customer.customer_id
    window.take_scan(TEA)
    window.take_command(Command.CARD)
    models.sale.enter()
    models.sale.enter()
    window.take_scan(TEA)
    models.sale.payment.choose_buyer(number)
    window.take_command(Command.KHATA)
    window.take_command(Command.KHATA)
    assert [told.recorded.event.tenders[0].kind for told in committed] == ["card", "khata"]


def test_check_28_khata_over_the_limit_needs_a_pin(window, models, committed, qtbot):
    till = models.desk.till
    number = customers.add_customer(till, "Rashid").customer.customer_id
    rules.set_rule(till, "khata_limit_default", "50000")
    hire(till)
    seat(models, "Aslam")
    window.take_scan(TEA)
    models.sale.payment.choose_buyer(number)
    cart = models.keeper.cart
    window.take_command(Command.KHATA)
    window.take_command(Command.BACK)
    assert models.desk.approver.question is None
    assert models.keeper.cart == cart, "refused leaves the cart as it was"
    assert committed == []
    window.take_command(Command.KHATA)
    with qtbot.waitSignal(models.shell.committed):
        models.desk.approver.question.asking.type_pin(PINS["Bano"])
    assert committed[0].recorded.envelope.actor == "Aslam/Bano"


def test_check_31_a_day_offline_is_500_sales_without_a_word(window, models, committed, notices):
    rng = Random(31)
    goods = found(models)
    for _ in range(500):
        for product in rng.sample(goods, 2):
            models.sale.add(product)
        window.take_command(Command.CASH)
    assert len(committed) == 500
    assert notices == []
    with models.desk.till.db.read() as tx:
        assert tx.execute("SELECT count(*) FROM sale").fetchone()[0] == 500
        waiting = outbox.counts(tx).unsynced
        events = tx.execute("SELECT count(*) FROM event_log").fetchone()[0]
        twice = tx.execute("SELECT count(*) - count(DISTINCT log_no) FROM outbox").fetchone()[0]
    assert (waiting, twice) == (events, 0), "each waits once for its server"
