"""Looking back on an X server, by keys alone: a scanned receipt, an exchange, a void."""

from pos_app.db.queries import shifts
from pos_app.operations import history
from tests.system.windows.driving import MILK, TEA


def newest(window):
    """The newest bill, whole, or None."""
    rows = history.find_bills(window.till).rows
    latest = max(rows, key=lambda row: row.till_seq, default=None)
    return latest and history.bill(window.till, latest.event_id)


def amounts(window):
    """What was sold and given back so far, in the order of the log."""
    rows = sorted(history.find_bills(window.till).rows, key=lambda row: row.till_seq)
    return [row.total_paisa if row.kind == "sale" else -row.total_paisa for row in rows]


def test_return_exchange_and_void_by_keys_alone(window):
    for code in (TEA, TEA, MILK):
        window.scan(code)
    window.press("F12")
    window.wait_for(lambda: amounts(window), [146_000])

    window.scan(newest(window).receipt_no)
    window.press("F8")
    window.scan(MILK)
    window.type("sour\n")
    window.press("F12")
    window.wait_for(lambda: amounts(window), [146_000, -38_000])
    assert newest(window).event.reason == "sour"

    sale = history.find_bills(window.till, "1460").rows[0]
    window.press("Escape")
    window.scan(history.row_receipt_no(sale))
    window.press("F8")
    window.scan(TEA)
    window.press("F7")
    window.scan(MILK)
    window.press("F12")
    window.wait_for(lambda: amounts(window), [146_000, -38_000, -54_000, 38_000])
    assert newest(window).partner.total_paisa == 54_000

    window.press("shift+F6")
    window.type("wrong goods")
    window.press("F12")
    window.wait_for(lambda: amounts(window)[4:], [-38_000])
    assert newest(window).is_undone
    with window.till.db.read() as tx:
        drawer = shifts.latest(tx, 1).cash_paisa
    assert drawer == 146_000 - 38_000 - 16_000 - 38_000
    assert window.process.poll() is None
