"""The pole display's thread: the newest lines win, and pulling it out holds nobody."""

from pos_app.settings import DisplaySettings
from pos_app.viewmodels.around.line_thread import LineThread
from pos_app.viewmodels.around.pole import PoleLines, PoleWork
from tests.support.around.serial_device import PoleScreen, serial_device, shown_by


def test_the_newest_lines_are_shown_also_after_the_display_was_away(qtbot, tmp_path):
    with serial_device(tmp_path) as device:
        work = PoleWork(DisplaySettings(pole=device.port), refresh_s=0.05)
        thread = LineThread(work, name="pole", again_s=0.01)
        work.show(PoleLines("MADINA", "WELCOME"))
        with qtbot.waitSignal(thread.found):
            thread.start()
        assert shown_by(device, PoleScreen(), "WELCOME")[0].strip() == "MADINA"
        for number in range(200):
            work.show(PoleLines(f"line {number}", "TOTAL"))
        assert shown_by(device, PoleScreen(), "line 199")[0].strip() == "line 199"
        with qtbot.waitSignal(thread.lost):
            device.unplug()
        work.show(PoleLines("CHANGE 99", "THANK YOU"))
        with qtbot.waitSignal(thread.found):
            device.plug()
        assert shown_by(device, PoleScreen(), "CHANGE")[1].strip() == "THANK YOU"
        assert thread.stop()
        screen = PoleScreen()
        screen.take(device.heard())
        assert screen.rows == [" " * 20, " " * 20], "a till that is closed leaves nothing standing"
