"""A report that somebody sent reaches head office once, after the events, whatever lies between."""

import json
import threading
from random import Random

import pytest
from msgspec.structs import replace
from pos_protocol.problem_report import REPORT_BYTES_MAX
from sync_server.db.problem_reports import kept
from sync_server.operations.keeping.problem_reports import refuse_other_files

from pos_app.cli.program import run
from pos_app.errors import Offline
from pos_app.operations.upkeep import report_sending
from pos_app.operations.upkeep.problem_report import send_report
from pos_app.operations.upkeep.report_sending import Outcome
from pos_app.sync.once import enrol_again, sync_once
from pos_app.sync.problem_reports.handing_up import ReportSender
from tests.support import faulty_api as faults
from tests.support.faulty_api import FaultyApi, PowerCutError


def ask(till):
    """Somebody presses the button."""
    return send_report(till.till, Random(1))


def folder(till):
    return till.till.settings.report_folder


def hand_up(till, api, bytes_max=REPORT_BYTES_MAX):
    sender = ReportSender(folder(till), api, till.clock, till=till.state().till_id)
    return sender.hand_up(bytes_max, stop=lambda: False)


def at_office(link):
    with link.central.db.read() as tx:
        return kept.of_store(tx, link.store_id)


def content_of(link, number):
    with link.central.db.read() as tx:
        return kept.find(tx, link.store_id, number)[1]


def test_what_a_till_makes_is_what_the_server_takes_and_keeps(link):
    till = link.till()
    ask(till)
    [path] = report_sending.waiting(folder(till))
    made = report_sending.read(path).content
    refuse_other_files(made)
    report = till.sync(link.api(till))
    assert report.has_handed_up
    assert report.report_bytes_max == REPORT_BYTES_MAX
    handed = hand_up(till, link.api(till), report.report_bytes_max)
    assert handed.error is None
    [note] = handed.notes
    [kept_one] = at_office(link)
    assert (note.outcome, note.number) == (Outcome.SENT, kept_one.number) == (Outcome.SENT, 1)
    assert note.at_ms == kept_one.received_ms
    assert content_of(link, 1) == made
    found = report_sending.sending(folder(till))
    assert (found.waiting, found.last) == (0, note)
    assert hand_up(till, link.api(till)).notes == ()


@pytest.mark.parametrize(
    "fault",
    [
        *(faults.LOST_REQUEST, faults.LOST_REPLY, faults.REPEATED),
        *(faults.SERVER_ERROR, faults.BUSY, faults.TIMED_OUT, PowerCutError),
    ],
)
def test_a_fault_between_leaves_it_waiting_and_it_is_one_report_in_the_end(two_links, fault):
    till = two_links.till()
    ask(till)
    api = FaultyApi(two_links.api(till), send_report=[fault])
    try:
        hand_up(till, api)
    except PowerCutError:
        assert fault is PowerCutError
    if fault != faults.REPEATED:
        assert report_sending.sending(folder(till)).waiting == 1
        hand_up(till, api)
    assert report_sending.sending(folder(till)).waiting == 0
    assert [note.number for note in at_office(two_links)] == [1]
    assert report_sending.sending(folder(till)).last.number == 1


def test_what_got_no_answer_holds_back_what_came_after_it_and_no_event(quick_link):
    till = quick_link.till()
    ask(till)
    till.clock.jump(1000)
    ask(till)
    api = FaultyApi(quick_link.api(till), send_report=[faults.LOST_REQUEST])
    handed = hand_up(till, api)
    assert isinstance(handed.error, Offline)
    assert handed.notes == ()
    assert api.calls == ["send_report"]
    till.add_product("Tea 200 g")
    till.sync_all(api)
    assert till.unsynced() == 0
    assert "send_report" not in api.calls[1:], "a round sends none"
    assert [note.number for note in hand_up(till, api).notes] == [1, 2]


def test_two_programs_that_send_at_once_make_one_report(two_links):
    till = two_links.till()
    ask(till)
    begin, handed = threading.Barrier(2), []
    senders = [
        ReportSender(folder(till), two_links.api(till), till.clock, till=till.state().till_id)
        for _ in range(2)
    ]

    def program(sender):
        begin.wait()
        handed.append(sender.hand_up(REPORT_BYTES_MAX, stop=lambda: False))

    threads = [threading.Thread(target=program, args=(each,)) for each in senders]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [each.error for each in handed] == [None, None]
    assert {note.number for each in handed for note in each.notes} == {1}
    assert len(at_office(two_links)) == 1
    assert report_sending.sending(folder(till)).waiting == 0


def test_an_older_server_takes_none_and_says_so_once(quick_link):
    till = quick_link.till()
    ask(till)
    api = FaultyApi(quick_link.api(till))
    [note] = hand_up(till, api, 0).notes
    assert note.outcome is Outcome.NOT_TAKEN
    assert hand_up(till, api, 0).notes == ()
    assert api.calls == []
    assert report_sending.sending(folder(till)).waiting == 1
    [note] = hand_up(till, api).notes
    assert (note.outcome, note.number) == (Outcome.SENT, 1)


def test_what_the_server_refuses_for_good_is_told_and_gone(quick_link):
    till = quick_link.till()
    ask(till)
    [path] = report_sending.waiting(folder(till))
    report = replace(report_sending.read(path), content=b"no zip")
    path.unlink()
    report_sending.keep(folder(till), report)
    [note] = hand_up(till, quick_link.api(till)).notes
    assert (note.outcome, note.code) == (Outcome.REFUSED, "report_refused")
    found = report_sending.sending(folder(till))
    assert (found.waiting, found.last) == (0, note)
    ask(till)
    [note] = hand_up(till, quick_link.api(till), 100).notes
    assert (note.outcome, note.code) == (Outcome.REFUSED, "too_large")
    assert at_office(quick_link) == []


def test_a_blocked_till_keeps_what_waits(quick_link):
    till = quick_link.till()
    ask(till)
    quick_link.revoke(till)
    assert not till.sync(quick_link.api(till)).has_handed_up
    handed = hand_up(till, quick_link.api(till))
    assert handed.error.code == "revoked"
    assert report_sending.sending(folder(till)).waiting == 1
    assert at_office(quick_link) == []


def test_a_report_of_a_till_that_was_here_before_goes_nowhere(quick_link):
    """As where a folder was emptied by hand and enrolled anew, perhaps in another store."""
    first, second = quick_link.till(), quick_link.till()
    ask(first)
    [path] = report_sending.waiting(folder(first))
    report_sending.keep(folder(second), report_sending.read(path))
    api = FaultyApi(quick_link.api(second))
    [note] = hand_up(second, api).notes
    assert note.outcome is Outcome.ELSEWHERE
    assert api.calls == []
    assert report_sending.sending(folder(second)).waiting == 0
    assert at_office(quick_link) == []


def test_a_command_syncs_and_then_sends(http_link):
    till = http_link.till()
    till.add_product("Tea 200 g")
    ask(till)
    report = sync_once(till.folder, clock=till.clock, keeper=till.keeper)
    assert (report.pushed, report.error, report.problem_reports.error) == (1, None, None)
    assert [note.number for note in report.problem_reports.notes] == [1]
    assert len(at_office(http_link)) == 1
    again = sync_once(till.folder, clock=till.clock, keeper=till.keeper)
    assert again.problem_reports.notes == ()


def test_the_command_says_where_a_report_is(http_link, capsys):
    till = http_link.till()
    where = ["--data-dir", str(till.folder)]
    ask(till)
    assert run(["sync", "--json", *where]) == 0
    told = capsys.readouterr()
    assert json.loads(told.out)["reports"] == [{"outcome": "sent", "number": 1}]
    assert "at head office, under number 1" in told.err
    http_link.revoke(till)
    ask(till)
    assert run(["sync", *where]) == 1
    assert "head office, under" not in capsys.readouterr().err
    assert report_sending.sending(folder(till)).waiting == 1


def test_a_number_that_a_till_got_in_vain_goes_back_though_it_sent_a_report(http_link):
    backup = http_link.back_up()
    till = http_link.till()
    http_link.put_back(backup)
    in_vain = http_link.till()
    ask(in_vain)
    assert [note.number for note in hand_up(in_vain, http_link.api(in_vain)).notes] == [1]
    http_link.revoke(in_vain)
    reply = enrol_again(till.folder, http_link.code(), keeper=till.keeper)
    assert reply.till_no == till.state().till_no == in_vain.state().till_no
    assert at_office(http_link) == []
    ask(till)
    assert [note.number for note in hand_up(till, http_link.api(till)).notes] == [2]
