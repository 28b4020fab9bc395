"""A till on a computer of two screens: says in JSON where its windows stand; for tests.

`python -m tests.support.around.two_screens FOLDER`, on a platform that has two screens.
"""

import json
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QPoint, QThread

from pos_app.operations.upkeep.settings import change_settings
from pos_app.till_window import TillWindow, resources
from pos_app.ui.app import TillApplication
from pos_app.ui.customer.window import CustomerWindow
from pos_app.ui.single_window import SingleWindow
from tests.support.screens import sample_till

TEA = "8964000153451"
WAIT_MS = 10_000


def wait_for(app: TillApplication, condition: Callable[[], bool]) -> None:
    """Let the window live until a condition holds, or for WAIT_MS."""
    deadline = QDeadlineTimer(WAIT_MS)
    while not condition() and not deadline.hasExpired():
        app.processEvents()
        QThread.msleep(5)


def main() -> int:
    """Open the till, sell something, speak Urdu, close."""
    app = TillApplication(["two_screens"], resources=resources(), language="en", look="light")
    folder = Path(sys.argv[1])
    till = sample_till(folder)
    own = app.screenAt(QPoint(10, 10))
    number, other = next(
        (place, each) for place, each in enumerate(app.screens(), start=1) if each is not own
    )
    till = change_settings(till, {"display.screen": number})
    single = SingleWindow(till.settings.window_lock)
    assert single.take()
    whole = TillWindow(app, till, single)

    def customers() -> list[CustomerWindow]:
        found = (each for each in app.topLevelWidgets() if isinstance(each, CustomerWindow))
        return [each for each in found if each.isVisible()]

    whole.show()
    wait_for(app, lambda: bool(customers()))
    whole.window.activateWindow()
    wait_for(app, lambda: app.activeWindow() is whole.window)
    whole.window.take_scan(TEA)
    wait_for(app, lambda: "540" in customers()[0].accessibleName())
    said = {
        "other": other.name(),
        "customer_screens": [each.screen().name() for each in customers()],
        "is_whole": customers()[0].geometry() == other.geometry(),
        "active": type(app.activeWindow()).__name__,
        "shown": customers()[0].accessibleName(),
    }
    whole.models.login.language_wanted.emit("ur")
    app.processEvents()
    said["in_urdu"] = [each.screen().name() for each in customers()]
    whole.stop()
    said["closed"] = [each.screen().name() for each in customers()]
    sys.stdout.write(json.dumps(said))
    return 0


if __name__ == "__main__":
    sys.exit(main())
