"""The figures of a process in Prometheus' own text."""

from sync_server.measures import Measures


def test_figures_are_told_in_prometheus_text():
    measures = Measures()
    measures.retried("1213")
    measures.events.labels("accepted").inc(3)
    text = measures.text().decode()
    assert 'kiryana_database_retries_total{error="1213"} 1.0' in text
    assert 'kiryana_events_total{outcome="accepted"} 3.0' in text


def test_two_processes_worth_of_figures_do_not_mix():
    first, second = Measures(), Measures()
    first.retried("1")
    assert b'error="1"' not in second.text()
