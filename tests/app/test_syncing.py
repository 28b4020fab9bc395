"""The loops of a till hear of each other's rounds."""

from uuid import UUID

from pos_app.sync.report import RoundReport
from pos_app.syncing import build_loops


def test_what_a_round_brings_wakes_the_listener_and_the_reports(qapp, till, qtbot):
    loops = build_loops(till.settings)
    sleepers = (loops.listener, loops.reports)
    for loop in sleepers:
        loop.begin()
        assert loop.armed_s is None
    loops.worker.round_done.emit(RoundReport(feed_id=UUID(int=1), report_bytes_max=5))
    qtbot.waitUntil(lambda: all(loop.armed_s is not None for loop in sleepers))
    assert loops.reports.armed_s > 50, "nothing waits: no connection was opened"
