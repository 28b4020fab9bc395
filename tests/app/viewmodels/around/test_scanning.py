"""A serial scanner's codes come to the main thread, also after it was pulled out."""

from pos_app.settings import SerialScannerSettings
from pos_app.viewmodels.around.line_thread import LineThread
from pos_app.viewmodels.around.scanning import ScannerWork
from tests.support.around.serial_device import serial_device

EAN = "8964000123454"


def test_codes_arrive_and_again_after_the_scanner_was_pulled_out(qtbot, tmp_path):
    heard, torn = [], []
    with serial_device(tmp_path) as device:
        work = ScannerWork(SerialScannerSettings(port=device.port))
        work.scanned.connect(heard.append)
        work.torn.connect(torn.append)
        thread = LineThread(work, name="scanner", again_s=0.01)
        with qtbot.waitSignal(thread.found):
            thread.start()
        device.say(f"{EAN}\r\n".encode())
        qtbot.waitUntil(lambda: heard == [EAN])
        with qtbot.waitSignal(thread.lost):
            device.unplug()
        with qtbot.waitSignal(thread.found):
            device.plug()
        device.say(f"]E0{EAN}\n".encode())
        qtbot.waitUntil(lambda: heard == [EAN, f"]E0{EAN}"])
        device.say(b"89640")
        qtbot.waitUntil(lambda: torn == ["89640"])
        assert thread.stop()
