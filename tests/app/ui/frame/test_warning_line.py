"""The amber line is there while there is something to see to, and says it to a screen reader."""

from pos_app.domain.safety.care import Care
from pos_app.ui.frame.warning_line import WarningLine


def test_the_line_comes_and_goes_and_the_screen_stays(window, models):
    line = window.findChild(WarningLine)
    assert not line.isVisible()
    models.care.show_warning(Care(is_disk_low=True))
    assert line.isVisible()
    assert line.accessibleName() == models.shell.view.warning
    assert window.front.hasFocus() or not window.isActiveWindow()
    models.care.show_warning(Care())
    assert not line.isVisible()
