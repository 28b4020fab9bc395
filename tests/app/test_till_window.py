"""The window with what runs behind it: locked when nobody is there, and built anew in Urdu."""

import msgspec
import pytest
from PySide6.QtCore import Qt

from pos_app import main, till_window
from pos_app.domain.people import Role
from pos_app.errors import FolderNotUsable
from pos_app.operations import people
from pos_app.operations.khata import customers
from pos_app.till_window import MINUTE_MS, TillWindow, resources
from pos_app.ui.key_map import Command, ScreenName
from pos_app.ui.main_window import MainWindow
from pos_app.ui.pin.pin_edit import PinEdit
from pos_app.ui.sale.line_list import LineList
from pos_app.ui.single_window import SingleWindow
from tests.support.clock import FakeClock
from tests.support.screens import sample_till
from tests.support.shops.staff import PINS, hire

TEA, MILK = "8964000153451", "8964000123454"


@pytest.fixture
def clock():
    return FakeClock(step_ms=0)


@pytest.fixture
def till(tmp_path, clock):
    return msgspec.structs.replace(sample_till(tmp_path), clock=clock)


@pytest.fixture
def open_window(qapp, till):
    """Opens the till's window; it is stopped, and everything as before, afterwards."""
    opened = []

    def open_it():
        single = SingleWindow(till.settings.window_lock)
        assert single.take()
        opened.append(TillWindow(qapp, till, single))
        opened[-1].show()
        return opened[-1]

    yield open_it
    opened[-1].stop()
    for window in shown(qapp):
        window.close()
    qapp.set_language("en")


def shown(qapp):
    return [
        each for each in qapp.topLevelWidgets() if isinstance(each, MainWindow) and each.isVisible()
    ]


def models_of(whole):
    return whole._models  # noqa: SLF001 - the window has no other door for a test


def test_a_till_that_nobody_uses_locks_itself_and_keeps_the_bill(
    open_window, till, clock, qapp, qtbot
):
    hire(till)
    whole = open_window()
    models = models_of(whole)
    asking = models.login.asking
    asking.choose([person.name for person in asking.view.people].index("Aslam"))
    asking.type_pin(PINS["Aslam"])
    qtbot.waitUntil(lambda: not models.login.is_locked)
    models.sale.scan(TEA)

    def wait(minutes):
        for _ in range(minutes):
            clock.advance(MINUTE_MS)
            whole._tick()  # noqa: SLF001 - the timer's own deed

    limit_min = till.settings.lock_after_min
    wait(limit_min - 1)
    (window,) = shown(qapp)
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_Down)
    wait(limit_min)
    assert not models.login.is_locked, "a key begins the wait anew"
    wait(1)
    assert models.login.is_locked
    assert len(models.keeper.cart.lines) == 1


def test_whoever_was_let_go_by_a_command_does_not_go_on_selling(open_window, till, qtbot):
    hire(till)
    whole = open_window()
    models = models_of(whole)
    for change in (
        lambda: people.change_role(till, "Bano", Role.CASHIER),
        lambda: people.remove_user(till, "Bano"),
    ):
        asking = models.login.asking
        asking.choose([person.name for person in asking.view.people].index("Bano"))
        asking.type_pin(PINS["Bano"])
        qtbot.waitUntil(lambda: not models.login.is_locked)
        whole._tick()  # noqa: SLF001 - the timer's own deed
        assert not models.login.is_locked
        models.sale.scan(TEA)
        change()
        whole._tick()  # noqa: SLF001 - the timer's own deed
        assert models.login.is_locked
    assert "Bano" not in {person.name for person in models.login.asking.view.people}


@pytest.mark.usefixtures("real_hashes")
def test_whoever_types_ahead_of_their_pin_loses_nothing(open_window, till, qapp, qtbot):
    hire(till, "Aslam")
    whole = open_window()
    models = models_of(whole)
    (window,) = shown(qapp)
    with qtbot.waitActive(window):
        window.activateWindow()
    handle = window.windowHandle()
    for digit in PINS["Aslam"]:
        qtbot.keyClick(handle, digit)
    qtbot.waitUntil(lambda: models.login.asking.view.is_checking)
    whole._router.take(TEA)  # noqa: SLF001 - as a serial scanner does
    qtbot.keyClick(handle, Qt.Key.Key_F3)
    for key in "12":
        qtbot.keyClick(handle, key)
    assert models.login.is_locked
    qtbot.waitUntil(lambda: models.sale.entry.typed == "12")
    assert len(models.keeper.cart.lines) == 1
    assert not models.login.is_locked


@pytest.mark.usefixtures("real_hashes")
def test_what_is_typed_behind_a_wrong_pin_is_no_further_try(open_window, till, qapp, qtbot):
    hire(till, "Aslam")
    whole = open_window()
    models = models_of(whole)
    (window,) = shown(qapp)
    with qtbot.waitActive(window):
        window.activateWindow()
    handle, asking = window.windowHandle(), models.login.asking
    for digit in "1379":
        qtbot.keyClick(handle, digit)
    qtbot.waitUntil(lambda: asking.view.is_checking)
    tones = []
    asking.toned.connect(tones.append)
    for digit in "12":
        qtbot.keyClick(handle, digit)
    whole._router.take(TEA)  # noqa: SLF001 - as a serial scanner does
    qtbot.waitUntil(lambda: len(tones) == 2)
    assert window.findChild(PinEdit).text() == ""
    assert models.keeper.cart.lines == ()


def test_check_32_another_language_in_the_middle_of_a_bill_keeps_all_of_it(open_window, qapp, till):
    rashid = customers.add_customer(till, "Rashid").customer.customer_id
    models = models_of(open_window())
    models.sale.scan(TEA)
    models.sale.scan(MILK)
    models.sale.payment.choose_buyer(rashid)
    models.sale.type_text("100")
    models.sale.pay()
    models.sale.type_text("3*")
    cart, view = models.keeper.cart, models.sale.payment.view
    (before,) = shown(qapp)

    models.login.language_wanted.emit("ur")
    (after,) = shown(qapp)
    assert after is not before
    assert after.layoutDirection() == Qt.LayoutDirection.RightToLeft
    assert (models.keeper.cart, models.sale.payment.view) == (cart, view)
    assert view.buyer.customer_id == rashid
    assert view.tendered_paisa == 10_000
    assert models.sale.entry.multiplier_text, "what was typed is still typed"
    (lines,) = after.findChildren(LineList)
    assert lines.model().rowCount() == 2
    after.take_scan(TEA)
    assert [line.quantity_milli for line in models.keeper.cart.lines] == [4000, 1000]


def test_whoever_changes_the_language_before_the_pin_goes_on_typing_it(open_window, till, qapp):
    hire(till, "Aslam")
    open_window()
    (before,) = shown(qapp)
    before.open_screen(ScreenName.HISTORY)
    before.take_command(Command.LANGUAGE)
    (after,) = shown(qapp)
    assert after is not before
    assert after.front.screen_name is ScreenName.HISTORY
    assert after.focusWidget() is after.findChild(PinEdit)


def test_a_package_without_fonts_and_words_says_how_to_install_it(tmp_path, monkeypatch, capsys):
    """`pip install .` leaves them out; a window cannot even open to say so."""
    monkeypatch.setattr(till_window, "__file__", str(tmp_path / "a" / "pos_app" / "till_window.py"))
    monkeypatch.setattr("sys.prefix", str(tmp_path))
    with pytest.raises(FolderNotUsable, match="pip install -e"):
        resources()
    monkeypatch.setattr("sys.argv", ["kiryana-till"])
    assert main.run(["--data-dir", str(tmp_path)]) == 1
    assert "pip install -e" in capsys.readouterr().err


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_second_start_leaves_a_window_that_fills_the_screen_as_it_is(till, qapp):
    single = SingleWindow(till.settings.window_lock)
    assert single.take()
    whole = TillWindow(qapp, till, single)
    whole.show()
    assert whole.window.isMaximized()
    single.raised.emit()
    assert whole.window.isMaximized()
    whole.stop()
    whole.window.close()
