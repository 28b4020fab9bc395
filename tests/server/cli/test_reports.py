"""`kiryana-server report`: the same figures on a terminal, as JSON and as CSV."""

import csv
import io
import json

import pytest
from sync_server.cli import run
from sync_server.cli.reports import LIMIT
from sync_server.operations.reporting.catalogue import REPORTS, columns

from tests.support.central.queue import feeder_of
from tests.support.reporting.worked_example import tell
from tests.support.sync_server import local_server

JANUARY = ("--from", "2026-01-01", "--to", "2026-01-31")


@pytest.fixture
def report(tmp_path, capsys, monkeypatch):
    """A store with the worked example, summed up, in a data folder."""
    monkeypatch.setenv("KIRYANA_DATA_DIR", str(tmp_path))
    for name in ("SECRET_KEY", "MYSQL_CENTRAL_URI"):
        monkeypatch.delenv(name, raising=False)
    with local_server(tmp_path) as server:
        tell(server)
        feeder_of(server).sweep()

    def call(*arguments):
        status = run(("report", *arguments))
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return call


def test_a_report_is_a_table(report):
    status, out, err = report("stores", *JANUARY)
    assert (status, err) == (0, "")
    heading, row = (line.split("\t") for line in out.splitlines())
    shown = dict(zip(heading, row, strict=True))
    assert (shown["takings"], shown["margin"]) == ("590.00", "150.00")


def test_a_report_is_json_or_csv(report):
    said = json.loads(report("products", *JANUARY, "--store-id", "1", "--json")[1])
    assert (said["from"], said["stores"], said["behind"]) == ("2026-01-01", [1], 0)
    (row,) = csv.DictReader(io.StringIO(report("products", *JANUARY, "--csv")[1]))
    assert {
        key: "" if value is None else str(value) for key, value in said["items"][0].items()
    } == row
    assert LIMIT > 1


def test_every_report_can_be_printed(report):
    for name in REPORTS:
        status, out, _err = report(name)
        assert status == 0, name
        assert out.splitlines()[0].split("\t") == list(columns(REPORTS[name]))


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("profit",), "there are stores, products"),
        (("takings", "--by", "week"), "one of day, month, hour, cashier"),
        (("stores", "--by", "day"), "is nothing"),
        (("stores", "--store-id", "9"), "no store 9"),
        (("stores", "--from", "yesterday"), "a day as 2026-11-28"),
        (("dead-stock", "--days", "0"), "1 to 3650"),
    ],
)
def test_what_cannot_be_asked_is_one_line_and_status_1(report, arguments, words):
    status, out, err = report(*arguments)
    assert (status, out) == (1, "")
    assert words in err
    assert len(err.splitlines()) == 1
