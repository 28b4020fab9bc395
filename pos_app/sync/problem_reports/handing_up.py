"""Hands up the reports that somebody sent, one after the other. No Qt, no sleep, no thread."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from msgspec import Struct
from pos_protocol.errors import ErrorCode, ProtocolError
from pos_protocol.problem_report import ReportRequest, ReportTaker

from pos_app.clock import Clock
from pos_app.errors import PosError, ServerRefused
from pos_app.operations.upkeep import report_sending
from pos_app.operations.upkeep.report_sending import Outcome, SendingNote, WaitingReport
from pos_app.sync.faults import BatchTooLargeError

_TOO_LARGE = "too_large"
_FOR_GOOD = {"report_refused", "malformed", _TOO_LARGE, ErrorCode.IDENTITY_MISMATCH}
"""Refusals that the same bytes would get again."""


class HandedUp(Struct, frozen=True, kw_only=True):
    """What became of reports, oldest first, and what kept the rest waiting, if anything did."""

    notes: tuple[SendingNote, ...] = ()
    error: PosError | None = None


class ReportSender:
    """One till's way for reports."""

    def __init__(self, folder: Path, api: ReportTaker, clock: Clock, *, till: UUID) -> None:
        """`folder` is that of reports."""
        self._folder, self._api, self._clock, self._till = folder, api, clock, till

    def hand_up(self, bytes_max: int, *, stop: Callable[[], bool]) -> HandedUp:
        """Send what waits; `bytes_max` is what the server takes, 0 where it takes none.

        What gets no answer waits on, and so does all that came after it. Raises no PosError.
        """
        notes: list[SendingNote] = []
        error: PosError | None = None
        try:
            for path in report_sending.waiting(self._folder):
                if stop():
                    break
                note = self._one(path, bytes_max)
                if note is not None:
                    notes.append(note)
                    if note.outcome is Outcome.NOT_TAKEN:
                        break
        except PosError as fault:
            error = fault
        return HandedUp(notes=tuple(notes), error=error)

    def _one(self, path: Path, bytes_max: int) -> SendingNote | None:
        """What became of one; None where nothing new is to be told."""
        report = report_sending.read(path)
        if report is None and not path.exists():
            # Another program on this folder was quicker.
            return None
        if report is None:
            note = self._note(Outcome.REFUSED, code="unreadable")
        elif report.till != self._till:
            note = self._note(Outcome.ELSEWHERE)
        elif bytes_max == 0:
            return self._not_taken()
        elif len(report.content) > bytes_max:
            note = self._note(Outcome.REFUSED, code=_TOO_LARGE)
        else:
            note = self._answer(report)
        report_sending.settle(self._folder, path, note)
        return note

    def _answer(self, report: WaitingReport) -> SendingNote:
        """What the server says of a report. Raises PosError where it says nothing final."""
        request = ReportRequest(store=report.store, till=report.till, content=report.content)
        try:
            reply = self._api.send_report(request)
        except BatchTooLargeError:
            return self._note(Outcome.REFUSED, code=_TOO_LARGE)
        except ProtocolError as error:
            if error.code not in _FOR_GOOD:
                raise ServerRefused(error.code, detail=error.detail) from error
            return self._note(Outcome.REFUSED, code=error.code)
        except ServerRefused as error:
            if error.code not in _FOR_GOOD:
                raise
            return self._note(Outcome.REFUSED, code=error.code)
        return SendingNote(outcome=Outcome.SENT, at_ms=reply.received_ms, number=reply.number)

    def _not_taken(self) -> SendingNote | None:
        """Said once: a till asks its old server every few seconds."""
        note = self._note(Outcome.NOT_TAKEN)
        last = report_sending.sending(self._folder).last
        if last is not None and last.outcome is Outcome.NOT_TAKEN:
            return None
        report_sending.remember(self._folder, note)
        return note

    def _note(self, outcome: Outcome, *, code: str = "") -> SendingNote:
        return SendingNote(outcome=outcome, at_ms=self._clock.wall_ms(), code=code)
