"""A worker that does not try any more is made anew, if anything waits; one that tries is left."""

import logging

import pytest

from pos_app.sync.backoff import CAP_S
from pos_app.sync.server_api import RETRY_AFTER_S_MAX
from pos_app.sync.watchdog import RUNNING_S_MAX, SILENT_S_MAX, SyncWatchdog
from pos_app.sync.worker import VERDICT_DELAY_S


class Shop:
    """What the watchdog looks at."""

    def __init__(self):
        self.now_s = 0.0
        self.waits = True
        self.restarts = 0

    def restart(self):
        self.restarts += 1


@pytest.fixture
def shop():
    return Shop()


@pytest.fixture
def watchdog(qapp, shop):
    return SyncWatchdog(lambda: shop.waits, shop.restart, now_s=lambda: shop.now_s)


def test_silence_while_something_waits_is_ended(shop, watchdog, caplog):
    shop.now_s = SILENT_S_MAX
    watchdog.look()
    assert shop.restarts == 0
    shop.now_s += 1
    with caplog.at_level(logging.ERROR):
        watchdog.look()
    assert shop.restarts == 1
    assert "made anew" in caplog.text
    watchdog.look()
    assert shop.restarts == 1, "the new worker gets its time"
    shop.now_s += SILENT_S_MAX + 1
    watchdog.look()
    assert shop.restarts == 2


def test_nobody_minds_when_nothing_waits(shop, watchdog):
    shop.waits = False
    shop.now_s = 10 * SILENT_S_MAX
    watchdog.look()
    assert shop.restarts == 0


def test_who_tries_is_left_alone_and_a_long_round_gets_its_time(shop, watchdog):
    for _ in range(5):
        shop.now_s += SILENT_S_MAX - 1
        watchdog.ended()
        watchdog.look()
    watchdog.began()
    shop.now_s += RUNNING_S_MAX
    watchdog.look()
    assert shop.restarts == 0
    shop.now_s += 1
    watchdog.look()
    assert shop.restarts == 1


@pytest.mark.parametrize("pause_s", [CAP_S, 1.2 * VERDICT_DELAY_S, 1.2 * RETRY_AFTER_S_MAX])
def test_no_honest_pause_is_taken_for_silence(pause_s):
    assert pause_s < SILENT_S_MAX


def test_long_interval_of_the_settings_is_no_silence(qapp, shop):
    watchdog = SyncWatchdog(
        lambda: True, shop.restart, interval_s=2 * SILENT_S_MAX, now_s=lambda: shop.now_s
    )
    shop.now_s = 3 * SILENT_S_MAX
    watchdog.look()
    assert shop.restarts == 0
