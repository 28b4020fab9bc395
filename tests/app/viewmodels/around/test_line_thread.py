"""The thread of a device: looked for until it is there, told once when it goes, ended at once."""

from pos_app.devices.serial_lines.errors import DeviceMissing
from pos_app.viewmodels.around.line_thread import LineThread


class Device:
    """Is missing for the first tries, then works until the thread stops."""

    def __init__(self, misses):
        self.misses = misses
        self.tries = 0

    def run(self, thread):
        self.tries += 1
        if self.tries <= self.misses:
            raise DeviceMissing(port="COM3", problem="no such port")
        thread.tell_open()
        thread.stopping.wait(30)

    def wake(self):
        pass


def test_a_device_is_looked_for_again_and_its_loss_is_told_once(qtbot):
    device = Device(misses=3)
    thread = LineThread(device, name="test", again_s=0.01)
    lost = []
    thread.lost.connect(lost.append)
    with qtbot.waitSignal(thread.found):
        thread.start()
    qtbot.waitUntil(lambda: len(lost) == 1)
    assert thread.stop()
    assert (device.tries, lost[0].values["port"]) == (4, "COM3")


def test_a_device_that_is_lost_again_is_told_again(qtbot):
    device = Device(misses=1)
    thread = LineThread(device, name="test", again_s=0.01)
    lost = []
    thread.lost.connect(lost.append)
    device.run = _falls_out_after_each_opening(device)
    thread.start()
    qtbot.waitUntil(lambda: len(lost) >= 2)
    assert thread.stop()


def _falls_out_after_each_opening(device):
    def run(thread):
        device.tries += 1
        thread.tell_open()
        raise DeviceMissing(port="COM3", problem="pulled out")

    return run
