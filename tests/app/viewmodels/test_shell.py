"""The frame's facts: store, till, shift."""

import msgspec

from pos_app.viewmodels.shell import Notice, ShellModel, ShellView


def test_the_frame_says_whose_till_it_is(models):
    view = models.shell.view
    assert (view.store_name, view.till_no, view.cashier) == ("Madina General Store", 1, "Aslam")
    assert view.shift_no is None


def test_the_first_sale_opens_a_shift_and_the_frame_shows_it(models):
    models.sale.scan("8964000153451")
    models.sale.pay()
    assert models.shell.view.shift_no == 1


def test_the_same_facts_again_are_not_told(qapp):
    shell = ShellModel()
    told = []
    shell.changed.connect(lambda: told.append(1))
    shell.show(ShellView())
    shell.show_clock("10:45")
    shell.show_clock("10:45")
    assert told == [1]


def test_a_window_that_was_not_in_front_says_so(models, notices):
    models.shell.tell_away()
    assert "not in front" in notices[-1].text


def test_a_notice_is_passed_on(qapp, qtbot):
    shell = ShellModel()
    with qtbot.waitSignal(shell.noticed) as told:
        shell.notice(Notice("hello"))
    assert told.args == [Notice("hello")]


def test_what_failed_is_not_said_any_longer_once_it_is_done(qapp):
    shell, told = ShellModel(), []
    shell.noticed.connect(told.append)
    shell.notice(Notice("The disk is full", is_error=True))
    shell.succeed()
    shell.succeed()
    shell.notice(Notice("Saved"))
    shell.succeed()
    assert [notice.text for notice in told] == ["The disk is full", "", "Saved"]


def test_a_file_that_was_written_can_be_opened_until_somebody_else_works_here(models):
    wanted = []
    shell = models.shell
    shell.file_wanted.connect(wanted.append)
    shell.open_written()
    shell.notice(Notice("Written to a.pdf", opens="a.pdf"))
    shell.open_written()
    assert wanted == ["a.pdf"]
    models.desk.seat(msgspec.structs.replace(models.desk.till, actor="Bano"))
    shell.open_written()
    shell.notice(Notice("Written to a.pdf", opens="a.pdf"))
    shell.notice(Notice("Saved"))
    shell.open_written()
    assert wanted == ["a.pdf"]
