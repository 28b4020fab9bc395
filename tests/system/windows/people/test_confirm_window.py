"""A QR payment on an X server, by keys alone: seen, killed, listed at the close, confirmed."""

from pos_app.operations import history, shifts
from tests.system.windows.driving import TEA, Window, running


def to_confirm(window):
    """What of the first shift's QR payments is still to be confirmed, in paisa each."""
    if shifts.shift_now(window.till) is None and not shifts.last_shifts(window.till):
        return []
    return [each.amount_paisa for each in shifts.report(window.till, 1).unconfirmed]


def test_a_payment_that_was_seen_outlives_a_kill_and_the_shift_until_it_is_confirmed(
    x_server, tmp_path, till
):
    with running(x_server, tmp_path) as process:
        window = Window(x_server, tmp_path, process)
        window.till = till
        window.scan(TEA)
        window.press("F10", "F10", "Return")
        window.wait_for(lambda: to_confirm(window), [54_000])
        process.kill()
        process.wait()

    with running(x_server, tmp_path) as process:
        window.process = process
        window.press("ctrl+7")
        window.press("F12", "F12")
        window.wait_for(lambda: shifts.shift_now(till), None)
        assert to_confirm(window) == [54_000], "the close forgets none"
        window.press("shift+F8", "F5")
        window.type("RA4711")
        window.press("F12")
        window.wait_for(lambda: to_confirm(window), [])
        assert process.poll() is None


def test_a_number_that_paid_before_takes_enter_twice(x_server, tmp_path, till):
    """One bill by one number, and the same picture shown for the next."""

    def bills():
        return [history.row_receipt_no(row) for row in history.find_bills(till).rows]

    with running(x_server, tmp_path) as process:
        window = Window(x_server, tmp_path, process)
        window.scan(TEA)
        window.press("F10", "F10")
        window.type("RA4711")
        window.press("Return")
        window.wait_for(lambda: len(bills()), 1)
        window.scan(TEA)
        window.press("F10")
        window.type("ra4711")
        window.press("Return")
        assert len(bills()) == 1, "it is asked first"
        window.press("Return")
        window.wait_for(lambda: len(bills()), 2)
        (used,) = shifts.audit_entries(till, kind="number_used")
        assert used.note == bills()[-1]
        assert process.poll() is None
