"""Scans wait while somebody is busy, in their order, at most fifty."""

from pos_app.viewmodels.bill.scan_queue import SCANS_WAITING_MAX, ScanQueue


def test_scans_wait_and_come_in_order():
    taken = []
    queue = ScanQueue(taken.append)
    queue.begin_busy()
    queue.begin_busy()
    codes = [str(number) for number in range(SCANS_WAITING_MAX)]
    assert all(queue.put(code) for code in codes)
    assert not queue.put("one too many")
    queue.end_busy()
    assert (taken, queue.waiting) == ([], SCANS_WAITING_MAX)
    queue.end_busy()
    assert taken == codes
    assert queue.put("now")
    assert taken[-1] == "now"


def test_what_is_taken_may_make_the_till_busy_again():
    taken = []

    def take(text):
        taken.append(text)
        queue.begin_busy()

    queue = ScanQueue(take)
    queue.begin_busy()
    queue.put("a")
    queue.put("b")
    queue.end_busy()
    assert (taken, queue.waiting) == (["a"], 1)
    queue.end_busy()
    assert taken == ["a", "b"]
