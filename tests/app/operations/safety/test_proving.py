"""The proof reads beside the window and finds what was altered."""

from pos_app.operations.safety.proving import prove
from tests.support.factories import make_product, make_sale


def test_a_whole_till_is_proven_and_an_altered_figure_found(till):
    make_sale(till, (make_product(till), 1000))
    assert prove(till).ok
    with till.db.write() as tx:
        tx.execute("UPDATE takings SET sales_total = sales_total + 1")
    report = prove(till)
    assert not report.ok
    assert "takings" in report.problems[0]
