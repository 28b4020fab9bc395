"""The proof reads beside the window and finds what was altered."""

from pos_app.operations.safety.proving import NOTE, last_check, prove
from tests.support.factories import make_product, make_sale


def test_a_whole_till_is_proven_and_an_altered_figure_found(till):
    make_sale(till, (make_product(till), 1000))
    assert prove(till).ok
    with till.db.write() as tx:
        tx.execute("UPDATE takings SET sales_total = sales_total + 1")
    report = prove(till)
    assert not report.ok
    assert "takings" in report.problems[0]


def test_what_a_check_said_is_remembered_without_its_values(till):
    assert last_check(till.settings) is None
    make_sale(till, (make_product(till), 1000))
    prove(till)
    found = last_check(till.settings)
    assert (found.events, found.problems, found.tables) == (3, 0, ())
    with till.db.write() as tx:
        tx.execute("UPDATE takings SET sales_total = sales_total + 1")
    prove(till)
    found = last_check(till.settings)
    assert (found.chain_ok, found.projections_ok, found.tables) == (True, False, ("takings",))
    (till.settings.data_dir / NOTE).write_text("not ours")
    assert last_check(till.settings) is None


def test_a_note_that_cannot_be_written_makes_the_check_no_worse(till):
    (till.settings.data_dir / NOTE).mkdir()
    assert prove(till).ok
