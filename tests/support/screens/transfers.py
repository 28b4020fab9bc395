"""Scenes of QR payments that were seen and not confirmed: on the sale, at the close, in Bills."""

from pos_app.ui.key_map import Command, ScreenName
from pos_app.ui.main_window import MainWindow
from pos_app.viewmodels.models import Models
from pos_app.viewmodels.shell import Notice
from tests.support.shops.staff import hire, seat

SCANNED = ("8964000153451", "8964000123454", "8964000153451")


def qr_unknown(window: MainWindow, models: Models) -> None:
    """A payment is awaited and its number is not known."""
    models.sale.scan(SCANNED[0])
    window.take_command(Command.CARD)
    window.take_command(Command.CARD)


def _seen(window: MainWindow, models: Models) -> None:
    """Three bills were paid by QR, and their customers let go."""
    for code in SCANNED:
        models.sale.scan(code)
        window.take_command(Command.CARD)
        if not models.shift.view.unconfirmed:
            # From the second bill on QR is what is offered first.
            window.take_command(Command.CARD)
        models.sale.enter()


def shift_unconfirmed(window: MainWindow, models: Models) -> None:
    _seen(window, models)
    window.open_screen(ScreenName.SHIFT)
    models.shell.notice(Notice(""))


def shift_unconfirmed_counted(window: MainWindow, models: Models) -> None:
    shift_unconfirmed(window, models)
    models.shift.set_count(0, "1")
    window.take_command(Command.SAVE)


def shift_unconfirmed_past(window: MainWindow, models: Models) -> None:
    shift_unconfirmed_counted(window, models)
    window.take_command(Command.SAVE)
    window.take_command(Command.TAB_2)
    models.shell.notice(Notice(""))


def bill_unconfirmed(window: MainWindow, models: Models) -> None:
    _seen(window, models)
    window.take_command(Command.HISTORY)
    models.shell.notice(Notice(""))


def bill_confirming(window: MainWindow, models: Models) -> None:
    bill_unconfirmed(window, models)
    window.take_command(Command.CONFIRM)


def bill_confirmed(window: MainWindow, models: Models) -> None:
    bill_unconfirmed(window, models)
    assert models.history.bill is not None
    models.history.confirm(models.history.bill.event_id, "RA4711")


def qr_used(window: MainWindow, models: Models) -> None:
    """A number comes that paid another bill; F10 asked for QR first, as from the second bill on."""
    for _ in range(2):
        models.sale.scan(SCANNED[0])
        window.take_command(Command.CARD)
        assert models.sale.payment.view.asking is not None
        if models.sale.payment.view.asking.is_card:
            window.take_command(Command.CARD)
        models.sale.type_text("HBL 20261201 004711")
        models.sale.enter()


def bill_used(window: MainWindow, models: Models) -> None:
    """The same in Bills."""
    models.sale.scan(SCANNED[1])
    window.take_command(Command.CARD)
    window.take_command(Command.CARD)
    models.sale.type_text("RA4711")
    models.sale.enter()
    bill_confirming(window, models)
    assert models.history.bill is not None
    models.history.confirm(models.history.bill.event_id, "RA4711")


def giving_unconfirmed(window: MainWindow, models: Models) -> None:
    """Goods come back from a bill whose payment nobody has confirmed."""
    bill_unconfirmed(window, models)
    window.take_command(Command.RETURN)


def giving_unconfirmed_asks(window: MainWindow, models: Models) -> None:
    """A cashier wants to pay cash for them."""
    hire(models.desk.till)
    seat(models, "Aslam")
    giving_unconfirmed(window, models)
    models.history.giving.give_back_by("cash")


def audit_used(window: MainWindow, models: Models) -> None:
    """An owner looks at numbers that paid twice."""
    qr_used(window, models)
    models.sale.enter()
    window.open_screen(ScreenName.SHIFT)
    window.take_command(Command.TAB_3)
    models.shell.notice(Notice(""))


SCENES = (
    qr_used,
    bill_used,
    giving_unconfirmed,
    giving_unconfirmed_asks,
    audit_used,
    qr_unknown,
    shift_unconfirmed,
    shift_unconfirmed_counted,
    shift_unconfirmed_past,
    bill_unconfirmed,
    bill_confirming,
    bill_confirmed,
)
