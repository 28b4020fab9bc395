"""What a report may consist of, and that its bytes survive the wire."""

from uuid import UUID

import msgspec
import pytest
from pos_protocol.problem_report import ReportRequest, is_report_file


@pytest.mark.parametrize(
    "name",
    [
        *("README.txt", "about.json", "health.json", "log/till.log", "log/till.log.1"),
        *("mistakes/mistake-1767225600000-17.txt", "mistakes/crash.log"),
    ],
)
def test_what_a_till_makes_may_be_in_it(name):
    assert is_report_file(name)


@pytest.mark.parametrize(
    "name",
    [
        *("", "readme.txt", "README.txt\n", "a.csv", "till.db", "log", "log/", "log//x"),
        *("../about.json", "/about.json", "log/../x", "log/.hidden", "log/a/b", "log\\x"),
        *("log/x\0", "log/Rashid", "x.json.exe", "log/" + "x" * 61, "about.json\n"),
    ],
)
def test_nothing_else_may(name):
    assert not is_report_file(name)


def test_the_bytes_of_a_report_come_out_as_they_went_in():
    content = bytes(range(256))
    sent = msgspec.json.encode(ReportRequest(store=1, till=UUID(int=7), content=content))
    assert msgspec.json.decode(sent, type=ReportRequest).content == content
