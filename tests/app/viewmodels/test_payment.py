"""Holding and recalling bills, and what the paying side offers."""

from pos_app.viewmodels.payment import NO_BILL_CHOICES

TEA, MILK = "8964000153451", "8964000123454"


def test_likely_amounts_are_above_the_total(models):
    models.sale.scan(TEA)
    view = models.sale.payment.view
    assert view.choices == (55000, 60000, 100_000, 500_000)
    assert view.chosen_paisa is None
    assert view.change_paisa is None


def test_without_a_bill_nothing_can_be_paid_and_nothing_moves(models, notices):
    view = models.sale.payment.view
    assert view.choices == NO_BILL_CHOICES
    assert not view.can_pay
    assert not models.sale.payment.pay()
    assert notices[-1].is_error


def test_a_chosen_amount_is_forgotten_when_the_total_moves(models):
    models.sale.scan(TEA)
    models.sale.payment.choose(100_000)
    assert models.sale.payment.view.change_paisa == 46000
    models.sale.scan(MILK)
    assert models.sale.payment.view.chosen_paisa is None


def test_a_held_bill_comes_back_as_it_was(models):
    models.sale.scan(TEA)
    models.sale.scan(MILK)
    assert models.sale.payment.hold()
    assert models.sale.lines.rows == ()
    assert models.shell.view.parked == 1
    assert models.sale.payment.recall()
    assert len(models.sale.lines.rows) == 2
    assert models.shell.view.parked == 0


def test_recall_with_an_open_bill_goes_round(models):
    models.sale.scan(TEA)
    models.sale.payment.hold()
    models.sale.scan(MILK)
    models.sale.payment.recall()
    assert models.sale.lines.rows[0].name.startswith("Tapal")
    assert models.sale.payment.view.parked == 1
    models.sale.payment.recall()
    assert models.sale.lines.rows[0].name.startswith("Olper")


def test_holding_nothing_and_recalling_nothing_are_told(models, notices):
    assert not models.sale.payment.hold()
    assert not models.sale.payment.recall()
    assert [notice.is_error for notice in notices] == [True, True]


def test_the_paper_hears_of_a_sale_once_it_is_on_the_disk(models, till):
    heard = []

    def hear(committed):
        with till.db.read() as tx:
            on_disk = tx.execute("SELECT count(*) FROM sale").fetchone()[0]
        heard.append((committed, on_disk))

    models.shell.committed.connect(hear)
    models.sale.scan(TEA)
    assert models.sale.payment.pay(wants_slip=False)
    assert not models.sale.payment.pay()
    [(committed, on_disk)] = heard
    assert on_disk == 1
    assert committed.recorded.event.total == 54000
    assert not committed.wants_slip
