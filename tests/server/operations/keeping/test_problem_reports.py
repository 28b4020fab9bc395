"""A till's report is kept once, as it came, for a while; whatever is no report is refused."""

import io
import struct
import threading
import zipfile

import pytest
from pos_protocol.errors import ErrorCode, ProtocolError
from pos_protocol.problem_report import REPORT_BYTES_MAX, REPORT_PLAIN_BYTES_MAX, ReportRequest
from sync_server.db import tills
from sync_server.db.problem_reports import kept
from sync_server.errors import RefusedError, ServerCode
from sync_server.operations.keeping import problem_reports

from tests.support.central.report_zip import FILES, report_zip
from tests.support.sync_server import local_server


@pytest.fixture(params=["sqlite", "mariadb"])
def server(request, tmp_path):
    url = request.getfixturevalue("mariadb_url") if request.param == "mariadb" else None
    with local_server(tmp_path, url, stores=(1, 2)) as running:
        yield running


@pytest.fixture
def near_server(tmp_path):
    with local_server(tmp_path) as running:
        yield running


def send(server, till, content, *, store=None):
    identity = till.identity
    request = ReportRequest(store=store or identity.store, till=identity.till, content=content)
    return server.api(till).send_report(request)


def notes(server, store_id=1):
    with server.db.read() as tx:
        return kept.of_store(tx, store_id)


def refused(server, till, content, code=ServerCode.REPORT_REFUSED):
    with pytest.raises(RefusedError) as error:
        send(server, till, content)
    assert error.value.code == code
    assert notes(server) == []
    return error.value.detail


def test_a_report_is_kept_as_it_came_and_the_same_again_is_the_same_one(server):
    till, content = server.enrol(), report_zip()
    first = send(server, till, content)
    server.clock.now_ms += 60_000
    assert send(server, till, content) == first
    assert first.number == 1
    (note,) = notes(server)
    assert (note.number, note.till_no, note.size_bytes) == (1, 1, len(content))
    _note, found = problem_reports.fetch(server.db, 1, 1, now_ms=server.clock.now_ms)
    assert found == content
    assert notes(server, 2) == []
    with pytest.raises(RefusedError, match="no problem report 1"):
        problem_reports.fetch(server.db, 2, 1, now_ms=0)


def test_numbers_count_up_in_a_store_and_never_come_again(server):
    one, two, other = server.enrol(), server.enrol(), server.enrol(2)
    assert send(server, one, report_zip(status="1")).number == 1
    assert send(server, two, report_zip(status="1")).number == 2
    assert send(server, other, report_zip(status="1")).number == 1
    server.clock.now_ms += kept.KEPT_MS + 1
    assert problem_reports.drop_old(server.db, server.clock.now_ms) == 3
    assert notes(server) == notes(server, 2) == []
    assert send(server, one, report_zip(status="2")).number == 3


def test_the_newest_few_of_each_till_stay(server):
    one, two = server.enrol(), server.enrol()
    send(server, two, report_zip(status="two"))
    for n in range(kept.KEPT_PER_TILL + 3):
        send(server, one, report_zip(status=str(n)))
    found = notes(server)
    assert len([note for note in found if note.till_no == 1]) == kept.KEPT_PER_TILL
    assert len([note for note in found if note.till_no == 2]) == 1
    assert found[0].number == kept.KEPT_PER_TILL + 4


def test_the_same_report_from_eight_programs_at_once_is_one(server):
    till, content = server.enrol(), report_zip()
    got, begin = [], threading.Barrier(8)

    def program():
        begin.wait()
        got.append(send(server, till, content).number)

    threads = [threading.Thread(target=program) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(got) == 8
    assert len(set(got)) == len(notes(server)) == 1


def test_a_blocked_till_and_one_that_speaks_for_another_are_refused(near_server):
    till, sister = near_server.enrol(), near_server.enrol()
    for store, whom in ((2, till), (1, sister)):
        request = ReportRequest(store=store, till=whom.identity.till, content=report_zip())
        with pytest.raises(ProtocolError) as error:
            near_server.api(till).send_report(request)
        assert error.value.code == ErrorCode.IDENTITY_MISMATCH
    near_server.db.write(lambda tx: tills.revoke_till(tx, till.identity.till, 1))
    refused(near_server, till, report_zip(), ServerCode.REVOKED)


@pytest.mark.parametrize(
    ("name", "files"),
    [
        ("another name", {**FILES, "shop.csv": "x"}),
        ("a way out of the folder", {**FILES, "log/../../x": "x"}),
        ("an absolute path", {**FILES, "/etc/x.json": "x"}),
        ("a folder", {**FILES, "log/": ""}),
        ("no README", {"about.json": "{}"}),
        ("nothing that tells of what it is", {"README.txt": "x"}),
        ("too many", {**FILES, **{f"log/{n}": "" for n in range(50)}}),
        ("more than it may grow to", {**FILES, "log/x": "0" * REPORT_PLAIN_BYTES_MAX}),
    ],
)
def test_other_files_are_refused(near_server, name, files):
    refused(near_server, near_server.enrol(), report_zip(files))


def test_what_is_no_whole_zip_is_refused(near_server):
    till, whole = near_server.enrol(), report_zip()
    changed = bytearray(whole)
    changed[len("PK") + 40] ^= 0x55
    for content in (
        b"",
        b"not a zip",
        whole[:-1],
        whole[: len(whole) // 2],
        b"<html>" + whole,
        whole + b"<html>",
        bytes(changed),
        whole[:4] + bytes(len(whole) - 26) + whole[-22:],
    ):
        refused(near_server, till, content)
    refused(near_server, till, bytes(REPORT_BYTES_MAX + 1), ServerCode.TOO_LARGE)


def test_a_file_that_is_larger_than_it_says_is_not_unpacked_beyond_that(near_server):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as report:
        for name, text in FILES.items():
            report.writestr(name, text)
        report.writestr("log/bomb", b"0" * 50_000_000)
    content = bytearray(made.getvalue())
    place = content.rindex(b"PK\x01\x02")
    # The list at its end says ten bytes.
    content[place + 24 : place + 28] = struct.pack("<I", 10)
    assert "damaged" in refused(near_server, near_server.enrol(), bytes(content))


def test_a_file_twice_or_locked_by_a_password_is_refused(near_server):
    till, made = near_server.enrol(), io.BytesIO()
    with zipfile.ZipFile(made, "w") as report:
        for name in FILES:
            report.writestr(name, "x")
        with pytest.warns(UserWarning, match="Duplicate"):
            report.writestr("about.json", "x")
    assert "twice" in refused(near_server, till, made.getvalue())
    locked = bytearray(report_zip())
    place = locked.index(b"PK\x01\x02")
    locked[place + 8] |= 1
    assert "packed" in refused(near_server, till, bytes(locked))


def test_who_takes_a_report_is_audited(near_server):
    send(near_server, near_server.enrol(), report_zip())
    problem_reports.fetch(near_server.db, 1, 1, now_ms=5)
    with near_server.db.read() as tx:
        found = tx.exec_driver_sql("SELECT deed, subject, detail FROM audit_entry ORDER BY seq")
        assert [tuple(row) for row in found][-1] == (
            "export_taken",
            "problem_report",
            '{"number":1,"till":1}',
        )
