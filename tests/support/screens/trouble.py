"""A till in trouble: with its disk, its clock, its backups; and its records."""

from pos_app.db.queries.overlaps import PriceEdit, PriceOverlap
from pos_app.domain.safety.care import Care
from pos_app.ui.key_map import Command, ScreenName
from pos_app.ui.main_window import MainWindow
from pos_app.viewmodels.models import Models
from pos_app.viewmodels.shell import Notice, SyncState
from tests.support.screens.sample import found

TEA = "8964000153451"


def records(window: MainWindow, models: Models) -> None:
    """A till of a store with a server, offline, with hardly any room left."""
    window.take_scan(TEA)
    window.take_command(Command.CASH)
    with models.desk.till.db.write() as tx:
        tx.execute("UPDATE till_state SET server_url = 'https://kiryana.example/store'")
    window.open_screen(ScreenName.SYNC)
    window.take_command(Command.TAB_2)
    window.front.take_move(2)
    models.shell.notice(Notice(""))
    models.shell.show(models.shell.view._replace(sync=SyncState.OFFLINE, unsynced=12, parked=1))
    models.care.show_warning(Care(is_disk_low=True))


def price_overlap(window: MainWindow, models: Models) -> None:
    """Tea got a price here and another one at the second till."""
    tea = found(models)[0]
    at_ms = models.desk.till.clock.wall_ms()
    edits = [
        PriceEdit(price_paisa=paisa, till_no=till_no, actor=actor, occurred_ms=at_ms - ago_ms)
        for paisa, till_no, actor, ago_ms in (
            (54_000, 1, "Aslam", 900_000),
            (55_000, 2, "Bilal", 1_200_000),
        )
    ]
    overlap = PriceOverlap(
        product_id=tea.product_id, name=tea.name_en, holds=edits[0], other=edits[1]
    )
    window.open_screen(ScreenName.SYNC)
    models.inbox.show(
        models.inbox.view._replace(
            state=SyncState.SYNCED,
            server_url="https://kiryana.example/store",
            last_sync_ms=at_ms - 120_000,
            events=1284,
            prices=2,
            waiting=2,
        )
    )
    models.overlaps.show((overlap, overlap))


def clock_wrong(window: MainWindow, models: Models) -> None:
    """A bill on a till whose clock is wrong and that has no backup."""
    window.take_scan(TEA)
    models.sale.type_text("1000")
    models.care.show_warning(Care(is_clock_wrong=True))
    models.care.show_backup()
