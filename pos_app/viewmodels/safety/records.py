"""The log as the sync page lists it, and the proof that it is whole, in the shop's words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject, Signal

from pos_app.db.queries import records
from pos_app.db.queries.records import NEWEST, Place
from pos_app.db.verify import VerifyReport
from pos_app.errors import PosError
from pos_app.operations.safety.proving import prove
from pos_app.viewmodels.background import run_query
from pos_app.viewmodels.figures import isolated
from pos_app.viewmodels.inbox import clock_text
from pos_app.viewmodels.messages import sentence
from pos_app.viewmodels.people.words import person_word
from pos_app.viewmodels.row_model import RowModel
from pos_app.viewmodels.safety.kinds import kind_word

if TYPE_CHECKING:
    from pos_app.db.queries.records import LogRecord
    from pos_app.viewmodels.shell import Desk

PAGE = 100
_CONTEXT = "Records"
_PLACES: dict[Place, object] = {
    Place.LOCAL: QT_TRANSLATE_NOOP("Records", "Saved here"),
    Place.WAITING: QT_TRANSLATE_NOOP("Records", "Waiting to be sent"),
    Place.THERE: QT_TRANSLATE_NOOP("Records", "At head office"),
    Place.HELD: QT_TRANSLATE_NOOP("Records", "Held for a manager"),
    Place.UNUSABLE: QT_TRANSLATE_NOOP("Records", "Cannot be used"),
}
_INKS = {Place.WAITING: "warn", Place.HELD: "danger", Place.UNUSABLE: "danger"}


class RecordRow(NamedTuple):
    """One record: when, what, by whom, at which till, how far it has come; `ink` is a token."""

    at: str
    what: str
    who: str
    till: str
    place: str
    ink: str


class ProofView(NamedTuple):
    """The last proof, in words; `is_bad` when something is wrong."""

    words: str = ""
    is_running: bool = False
    is_bad: bool = False


class RecordsModel(QObject):
    """Reads a page at a time; the proof runs on a pool thread and selling goes on."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._last = NEWEST
        self._ends = False
        self.current_row = -1
        self.proof = ProofView()
        self.tills = ""
        """The store's other tills in one sentence, empty while none was heard of."""
        self.rows: RowModel[RecordRow] = RowModel(
            lambda row: row.what,
            spoken=lambda row: f"{row.at}, {row.what}, {row.who}, {row.till}, {row.place}",
            parent=self,
        )

    def read(self) -> None:
        """Read the newest page again, and the other tills."""
        self._last, self._ends, self.current_row = NEWEST, False, -1
        self.rows.replace([])
        self._more()
        self.read_tills()

    def read_tills(self) -> None:
        """Read who else sells in the store, and when each was last heard of."""
        try:
            with self._desk.till.db.read() as tx:
                tills = records.other_tills(tx)
        except PosError as error:
            self._desk.shell.fail(error)
            return
        now_ms = self._desk.till.clock.wall_ms()
        told = [
            self.tr("Till {number}: {time}").format(
                number=isolated(each.till_no),
                time=isolated(clock_text(each.newest_ms or None, now_ms) or "\u2014"),
            )
            for each in tills
        ]
        heard = self.tr("Last heard from {tills}")
        self.tills = heard.format(tills=" \u00b7 ".join(told)) if told else ""
        self.changed.emit()

    def move(self, rows: int) -> None:
        """Stand further down or up; at the end older records are read."""
        wanted = max(0, self.current_row + rows)
        if wanted >= len(self.rows.rows) - 1 and not self._ends:
            self._more()
        self.choose(wanted)

    def choose(self, row: int) -> None:
        """Stand on a row; beyond the ends means the end."""
        self.current_row = min(row, len(self.rows.rows) - 1)
        self.changed.emit()

    def verify(self) -> None:
        """Prove that the log is whole and every figure follows from it."""
        if self.proof.is_running:
            return
        self._show(
            ProofView(self.tr("Checking every record \u2026 selling goes on"), is_running=True)
        )
        run_query(
            partial(prove, self._desk.till), done=self._proven, failed=self._failed, parent=self
        )

    def _proven(self, report: object) -> None:
        assert isinstance(report, VerifyReport)
        if report.ok:
            words = self.tr(
                "All is well: %n record(s), and every figure follows", "", report.events
            )
            self._show(ProofView(words))
            return
        what = isolated(report.problems[0] if report.problems else "")
        words = self.tr("Something is wrong: {problem}. Tell the owner; selling goes on")
        self._show(ProofView(words.format(problem=what), is_bad=True))

    def _failed(self, error: PosError) -> None:
        self._show(ProofView(sentence(error), is_bad=True))

    def _show(self, proof: ProofView) -> None:
        self.proof = proof
        self.changed.emit()

    def _more(self) -> None:
        try:
            with self._desk.till.db.read() as tx:
                found = records.page(tx, before=self._last, limit=PAGE)
        except PosError as error:
            self._desk.shell.fail(error)
            return
        self._ends = len(found) < PAGE
        if found:
            self._last = found[-1].log_no
            self.rows.replace([*self.rows.rows, *map(self._row, found)])

    def _row(self, record: LogRecord) -> RecordRow:
        till = self.tr("Till {number}").format(number=isolated(record.till_no))
        return RecordRow(
            at=isolated(clock_text(record.occurred_ms, self._desk.till.clock.wall_ms())),
            what=kind_word(record.kind),
            who=person_word(record.actor),
            till=f"{till} \u00b7 {isolated(record.till_seq)}",
            place=_word(_PLACES[record.place]),
            ink=_INKS.get(record.place, "text2"),
        )


def _word(source: object) -> str:
    return QCoreApplication.translate(_CONTEXT, str(source))
