"""After an update of the program the records are read anew, and the till then opens as ever."""

from random import Random

import pytest
from PySide6.QtCore import QTimer

from pos_app import updating
from pos_app.clock import SystemClock
from pos_app.db import cursors
from pos_app.db.database import Database
from pos_app.errors import DatabaseDamaged, UpdateNeeded
from pos_app.operations.opening import open_till
from pos_app.settings import load_settings
from pos_app.ui.updating import UpdatingWindow
from tests.support.factories import make_product, make_till


@pytest.fixture
def settings(tmp_path):
    """Of a till whose figures an older program made."""
    till = make_till(tmp_path)
    make_product(till, "Milk")
    with till.db.write() as tx:
        cursors.set_projection_version(tx, cursors.PROJECTION_VERSION - 1)
        tx.execute("DELETE FROM product")
    till.close()
    return load_settings(tmp_path)


def opened(settings):
    return open_till(settings, SystemClock(), Random(1), as_it_is=True)


def names(till):
    with till.db.read() as tx:
        return [row[0] for row in tx.execute("SELECT name_en FROM product WHERE is_listed")]


def test_records_are_read_anew_beside_a_window(qapp, settings, monkeypatch):
    with pytest.raises(UpdateNeeded):
        opened(settings)
    monkeypatch.setattr(updating, "SHOWN_AFTER_MS", 0)
    seen = []
    look = QTimer(interval=1)
    look.timeout.connect(
        lambda: seen.extend(
            window
            for window in qapp.topLevelWidgets()
            if isinstance(window, UpdatingWindow) and window.isVisible() and not window.close()
        )
    )
    look.start()
    updating.bring_up_to_date(qapp, settings)
    look.stop()
    assert seen, "it was there, and could not be closed"
    assert qapp.quitOnLastWindowClosed()
    till = opened(settings)
    assert "Milk" in names(till)
    till.close()


def test_what_an_older_program_could_not_read_is_news_too(qapp, settings):
    updating.bring_up_to_date(qapp, settings)
    db = Database.open(settings.database)
    with db.write() as tx:
        tx.execute("INSERT INTO unread (kind, version) VALUES ('SaleCompleted', 1)")
    db.close()
    with pytest.raises(UpdateNeeded):
        opened(settings)
    updating.bring_up_to_date(qapp, settings)
    opened(settings).close()


def test_why_it_cannot_be_done_is_told(qapp, settings):
    db = Database.open(settings.database)
    with db.write() as tx:
        cursors.set_projection_version(tx, cursors.PROJECTION_VERSION - 1)
        tx.execute("DROP TRIGGER event_log_is_never_changed")
        tx.execute("UPDATE event_log SET body = x'00' WHERE log_no = 1")
    db.close()
    with pytest.raises(DatabaseDamaged):
        updating.bring_up_to_date(qapp, settings)
    with pytest.raises(UpdateNeeded):
        opened(settings)
