"""What is read ahead is read once at a time, by few, and its failing hurts nobody."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

from sync_server.errors import BusyError
from sync_server.http.quick.ahead import AT_ONCE_MAX, Ahead


def test_the_same_is_read_once_at_a_time():
    go, read = Event(), []
    with ThreadPoolExecutor(2) as threads:
        ahead = Ahead(threads)
        for _ in range(5):
            ahead.read("rights", lambda: (go.wait(20), read.append("rights")))
        go.set()
    assert read == ["rights"]


def test_only_a_few_are_at_work():
    go, read = Event(), []
    with ThreadPoolExecutor(8) as threads:
        ahead = Ahead(threads)
        for number in range(9):
            ahead.read(number, lambda number=number: (go.wait(20), read.append(number)))
        go.set()
    assert sorted(read) == list(range(AT_ONCE_MAX))


def test_a_busy_database_is_asked_again_later():
    def busy():
        raise BusyError("busy")

    read = []
    with ThreadPoolExecutor(1) as threads:
        ahead = Ahead(threads)
        ahead.read("rights", busy)
        threads.submit(int).result()
        ahead.read("rights", lambda: read.append("rights"))
    assert read == ["rights"]


def test_a_process_that_ends_reads_nothing_ahead():
    threads = ThreadPoolExecutor(1)
    threads.shutdown()
    ahead = Ahead(threads)
    for _ in range(AT_ONCE_MAX + 1):
        ahead.read("rights", int)
