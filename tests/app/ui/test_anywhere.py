"""What every screen understands without carrying it out itself."""

from pos_app.ui.anywhere import Anywhere
from pos_app.ui.key_map import Command, ScreenName


def test_looking_back_is_built_when_its_key_is_pressed(models):
    anywhere = Anywhere(models)
    assert anywhere.deed(Command.CASH) is None
    assert not anywhere.take_scan("8964000153451")
    assert "history" not in vars(models)
    for command in (*Anywhere.commands, Command.DRAWER, Command.LOCK):
        assert callable(anywhere.deed(command))
    assert "history" in vars(models)


def test_a_receipt_opens_its_bill_on_any_screen(window, models):
    window.take_scan("8964000153451")
    window.take_command(Command.CASH)
    receipt = models.sale.payment.view.paid.receipt_no
    for screen in (ScreenName.STOCK, ScreenName.SALE, ScreenName.HISTORY):
        window.open_screen(screen)
        window.take_scan(receipt)
        assert window.screen_name is ScreenName.HISTORY
        assert models.history.bill.receipt_no == receipt
