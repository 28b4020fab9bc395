"""The rows of a report, and their words."""

from pos_app.db.queries.sales import Unconfirmed
from pos_app.operations import shifts
from pos_app.viewmodels.shift.figures import (
    LISTED_MAX,
    drawer_rows,
    moment,
    sales_rows,
    unconfirmed_rows,
    variance_word,
)


def test_the_drawers_rows_add_up_to_their_sum(models, till):
    shifts.open_shift(till, opening_float_paisa=50_000)
    models.sale.scan("8964000153451")
    models.sale.pay()
    shifts.move_cash(till, "out", 4_000)
    report = shifts.report(till)
    rows = drawer_rows(report)
    assert [row.is_sum for row in rows] == [False] * 6 + [True, False]
    *parts, total, opened = (float(_plain(row.text)) for row in rows)
    assert sum(parts) == total
    assert opened == 0
    assert sales_rows(report)[0].text == "\u20661\u2069"
    assert len({variance_word(paisa) for paisa in (-1, 0, 1)}) == 3
    assert ":" in moment(0)


def test_payments_to_confirm_are_listed_under_their_sum_as_far_as_there_is_room():
    payment = Unconfirmed(receipt_no="1-1-7-ee2cdd14", occurred_ms=0, amount_paisa=54_000)
    assert unconfirmed_rows([]) == ()
    total, *rows = unconfirmed_rows([payment] * LISTED_MAX)
    assert (_plain(total.text), total.is_sum) == ("8100", True)
    assert [_plain(row.text) for row in rows] == ["540"] * LISTED_MAX
    *listed, more = unconfirmed_rows([payment] * (LISTED_MAX + 1))
    assert len(listed) == LISTED_MAX
    assert "2" in more.word


def _plain(text):
    return text.strip("\u2066\u2069").replace("\u2212", "-").replace(",", "")
