"""The open shift: counting its drawer blind, closing it, cash in and out, and the X report."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Literal, NamedTuple

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from pos_app.db.entry import Topic
from pos_app.domain.notes import denominations
from pos_app.domain.people import Right
from pos_app.domain.shift import (
    CashCount,
    TypedCount,
    counted,
    uncounted_note,
)
from pos_app.errors import AmountRefused, PosError
from pos_app.operations import selling, shifts
from pos_app.viewmodels.figures import isolated, latin_digits, read_money
from pos_app.viewmodels.people.words import person_word
from pos_app.viewmodels.shell import Committed, Notice
from pos_app.viewmodels.shift.counting import KeptCount
from pos_app.viewmodels.shift.figures import (
    FigureRow,
    drawer_rows,
    moment,
    sales_rows,
    unconfirmed_rows,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pos_app.operations.context import TillContext
    from pos_app.operations.shifts import ShiftDone, ShiftReport
    from pos_app.viewmodels.shell import Desk

AGAIN_MS = 3000
"""How long the second press of F12 may take to come."""
PIECES_DIGITS_MAX = 6


class ShiftView(NamedTuple):
    """What the page shows; sums in paisa.

    `counts` belongs to `denominations`, None where nothing was typed; `wrong` are the places where
    no number of pieces was typed. The figures are empty while the count is blind. `is_counted`: the
    count is saved and what was expected is shown. `unconfirmed` QR payments may be seen by whoever
    counts: they are not in the drawer. `is_armed`: the next F12 closes. `must_count`:
    no sale opens a shift here.
    """

    shift_no: int | None = None
    actor: str = ""
    since: str = ""
    counts: tuple[int | None, ...] = ()
    wrong: frozenset[int] = frozenset()
    counted_paisa: int = 0
    is_counted: bool = False
    is_armed: bool = False
    expected_paisa: int | None = None
    drawer: tuple[FigureRow, ...] = ()
    sales: tuple[FigureRow, ...] = ()
    unconfirmed: tuple[FigureRow, ...] = ()
    parked: int = 0
    must_count: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nobody has counted anything."""
        return all(count is None for count in self.counts)

    @property
    def variance_paisa(self) -> int | None:
        """What is too much or too little, once the count is saved; None without a count."""
        if not self.is_counted or self.expected_paisa is None or self.is_empty:
            return None
        return self.counted_paisa - self.expected_paisa


class ShiftModel(QObject):
    """Opens, looks into and closes the shift of this till; nothing here waits for a server."""

    changed = Signal()
    toned = Signal(str)
    looked = Signal()
    """The figures so far are shown: an X report, for whoever prints it."""
    closed = Signal(int)
    """The number of a shift that was just closed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.style = desk.style
        self.denominations = denominations(desk.till.identity.currency)
        self._kept = KeptCount(desk, self)
        self._kept.failed.connect(self._fail)
        self._first_paisa: int | None = None
        self.view = ShiftView(counts=(None,) * len(self.denominations))
        self._armed = QTimer(self)
        self._armed.setSingleShot(True)
        self._armed.setInterval(AGAIN_MS)
        self._armed.timeout.connect(self._disarm)
        desk.bus.changed.connect(self._on_topics)
        self._person = desk.till.person
        desk.shell.changed.connect(self._follow_person)
        self.read()
        self._bring_back()

    def read(self) -> None:
        """Read the shift again; a saved count follows what is sold meanwhile."""
        till = self._desk.till
        try:
            now = shifts.shift_now(till)
            parked = len(selling.parked_sales(till))
            unconfirmed = unconfirmed_rows(shifts.unconfirmed(till))
            report = shifts.report(till) if now and self.view.drawer else None
        except PosError as error:
            self._fail(error)
            return
        must_count = till.rules().count_at_open
        view = self.view._replace(parked=parked, unconfirmed=unconfirmed, must_count=must_count)
        if now is None:
            view = view._replace(shift_no=None, actor="", since="", drawer=(), sales=())
            view = view._replace(is_counted=False, is_armed=False, expected_paisa=None)
        else:
            since = moment(now.opened_ms)
            view = view._replace(shift_no=now.shift_no, actor=person_word(now.actor), since=since)
        self._show(_with_figures(view, report) if report else view)

    def set_count(self, place: int, typed: str) -> bool:
        """So many of one note or coin, as typed; False when that is no number of them.

        A wrong one counts for nothing: the sum must not go on with what stood there before.
        """
        digits = latin_digits(typed).strip()
        is_number = digits.isascii() and digits.isdecimal() and len(digits) <= PIECES_DIGITS_MAX
        is_right = is_number or not digits
        counts = list(self.view.counts)
        counts[place] = int(digits) if is_number else None
        wrong = self.view.wrong - {place} if is_right else self.view.wrong | {place}
        view = self.view._replace(counts=tuple(counts), wrong=wrong)
        view = view._replace(counted_paisa=self._worth(counts))
        view = view._replace(is_armed=False)
        if view.is_counted:
            # Counted again after the expected sum was shown: the first one stays on record.
            view = view._replace(is_counted=False)
        self._show(view)
        self._kept.keep(view.shift_no, self._typed())
        return is_right

    def save(self, float_text: str, note: str) -> None:
        """F12: open a shift; or save the count, and close with the second press."""
        if self.view.wrong:
            words = self.tr("What is red is no number of notes. Type a whole number, or clear it")
            self._desk.shell.notice(Notice(words, is_error=True))
            self.toned.emit("blocked")
        elif self.view.shift_no is None:
            self._desk.approver.run(Right.SHIFT, partial(self._open, float_text))
        elif self.view.is_armed:
            self._desk.approver.run(Right.SHIFT, partial(self._close, note))
        else:
            self._save_count()

    def save_now(self) -> None:
        """Save what was typed in the last moment. Raises PosError."""
        self._kept.save_now()

    def back(self) -> bool:
        """Esc: not closing after all; False when nothing was begun."""
        if self.view.is_armed or self.view.drawer:
            view = self.view._replace(is_armed=False, is_counted=False, expected_paisa=None)
            self._show(view._replace(drawer=(), sales=()))
            return True
        return False

    def show_x(self) -> None:
        """F9: the figures so far; whoever only sells needs somebody who may see reports."""
        self._desk.approver.run(Right.SEE_REPORTS, self._show_x)

    def move_cash(self, direction: Literal["in", "out"], typed: str, reason: str) -> bool:
        """Cash into the drawer or out of it, as typed; False when it was refused."""
        amount_paisa = read_money(typed)
        if not amount_paisa:
            self._fail(AmountRefused(price=typed))
            return False
        done: list[ShiftDone] = []

        def deed(till: TillContext) -> None:
            done.append(shifts.move_cash(till, direction, amount_paisa, reason=reason))
            self._tell(done[0])
            is_in = direction == "in"
            words = self.tr("Paid in. It is recorded") if is_in else self.tr("Paid out. Recorded")
            self._desk.shell.notice(Notice(words))

        self._desk.approver.run(Right.SHIFT, deed)
        return bool(done) or self._desk.approver.question is not None

    def open_drawer(self, reason: str = "") -> None:
        """Open the drawer without a sale: by right, and never without a record."""

        def deed(till: TillContext) -> None:
            self._tell(shifts.open_drawer(till, reason=reason))
            self._desk.shell.notice(Notice(self.tr("Drawer opened. It is recorded")))

        self._desk.approver.run(Right.OPEN_DRAWER, deed)

    def _open(self, float_text: str, till: TillContext) -> None:
        float_paisa = self.view.counted_paisa
        if self.view.is_empty and float_text.strip():
            typed_paisa = read_money(float_text)
            if typed_paisa is None:
                raise AmountRefused(price=float_text)
            float_paisa = typed_paisa
        done = shifts.open_shift(till, opening_float_paisa=float_paisa)
        self._begin_anew()
        self._tell(done)
        words = self.tr("Shift {number} is open").format(number=isolated(done.shift.shift_no))
        self._desk.shell.notice(Notice(words))

    def _save_count(self) -> None:
        """Save the blind count: now what is expected may be seen."""
        try:
            report = shifts.report(self._desk.till)
            parked = len(selling.parked_sales(self._desk.till))
            if self._first_paisa is None and not self.view.is_empty:
                self._first_paisa = self.view.counted_paisa
            # On the disk before anybody sees what was expected: no restart lets them count blind.
            self._kept.keep(self.view.shift_no, self._typed())
            self._kept.save_now()
        except PosError as error:
            self._fail(error)
            return
        view = self.view._replace(is_counted=True, is_armed=True, parked=parked)
        self._show(_with_figures(view, report))
        self._armed.start()
        self.toned.emit("tick")

    def _close(self, note: str, till: TillContext) -> None:
        self._armed.stop()
        done = shifts.close_shift(till, self._count(), note=self._note(note))
        number = done.shift.shift_no
        self._begin_anew()
        self._tell(done)
        words = self.tr("Shift {number} is closed").format(number=isolated(number))
        self._desk.shell.notice(Notice(words))
        self.closed.emit(number)

    def _count(self) -> CashCount:
        """What was counted; without any count the shift is closed as it should be, and says so."""
        view = self.view
        if view.is_empty:
            return CashCount(counted_paisa=max(0, view.expected_paisa or 0))
        pieces = zip(self.denominations, view.counts, strict=True)
        made = counted({worth: count or 0 for worth, count in pieces})
        return msgspec.structs.replace(made, first_paisa=self._first_paisa)

    def _note(self, note: str) -> str:
        return uncounted_note(note) if self.view.is_empty else note

    def _show_x(self, till: TillContext) -> None:
        self._show(_with_figures(self.view, shifts.report(till)))
        self.looked.emit()

    def _begin_anew(self) -> None:
        """Forget the count; told now, because reading again may find that nothing else changed."""
        self._first_paisa = None
        self._kept.forget()
        self._show(ShiftView(counts=(None,) * len(self.denominations)))

    def _bring_back(self) -> None:
        """Go on with the count that was being typed when the till ended."""
        found = shifts.kept_count(self._desk.till, self.view.shift_no)
        if found is None:
            return
        self._first_paisa = found.first_paisa
        counts = tuple(map(found.pieces.get, self.denominations))
        self._show(self.view._replace(counts=counts, counted_paisa=self._worth(counts)))

    def _typed(self) -> TypedCount:
        counts = zip(self.denominations, self.view.counts, strict=True)
        pieces = {worth: count for worth, count in counts if count is not None}
        return TypedCount(pieces=pieces, first_paisa=self._first_paisa)

    def _worth(self, counts: Sequence[int | None]) -> int:
        pieces = zip(self.denominations, counts, strict=True)
        return sum(worth * (count or 0) for worth, count in pieces)

    def _tell(self, done: ShiftDone) -> None:
        """It is on the disk: let the screens, and the paper, hear of it."""
        self._desk.bus.tell(done.topics)
        self._desk.shell.committed.emit(Committed(done.recorded))
        self.read()

    def _disarm(self) -> None:
        self._show(self.view._replace(is_armed=False))

    def _fail(self, error: PosError) -> None:
        self._desk.shell.fail(error)
        self.toned.emit("blocked")

    def _follow_person(self) -> None:
        """Whoever works here now may not see what was shown to somebody else: they count blind."""
        if self._desk.till.person != self._person:
            self._person = self._desk.till.person
            self.back()

    def _on_topics(self, topics: frozenset[object]) -> None:
        if topics & {Topic.SHIFTS, Topic.SALES, Topic.KHATA}:
            self.read()

    def _show(self, view: ShiftView) -> None:
        if view != self.view:
            self.view = view
            self.changed.emit()


def _with_figures(view: ShiftView, report: ShiftReport) -> ShiftView:
    """The page with everything that was sold and what the drawer should hold."""
    return view._replace(
        expected_paisa=report.shift.cash_paisa,
        drawer=drawer_rows(report),
        sales=sales_rows(report),
    )
