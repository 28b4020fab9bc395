"""The frame around every screen: store, till, cashier, sync, the time, and notices."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from pos_app.db import people
from pos_app.db.entry import Topic
from pos_app.db.queries import shifts
from pos_app.errors import CashierError, PosError, word_of
from pos_app.viewmodels.figures import group_as
from pos_app.viewmodels.messages import sentence
from pos_app.viewmodels.people.approval import Approver

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pos_protocol.envelope import Recorded

    from pos_app.operations.context import TillContext
    from pos_app.viewmodels.figures import MoneyStyle
    from pos_app.viewmodels.topics import TopicBus


class SyncState(Enum):
    """How the till stands with its server."""

    LOCAL = "local"
    SYNCED = "synced"
    WAITING = "waiting"
    OFFLINE = "offline"
    ATTENTION = "attention"


class Notice(NamedTuple):
    """A sentence for the cashier; `is_error` asks to be read before going on.

    `is_recorded`: what can be undone is in the log already, so it is offered for a minute.
    `opens` is the path of a file that was written, which a key or a click opens; `sells` is a code
    that was scanned where nothing is sold, which Enter or a click puts on the bill. One without
    text takes away what is still shown.
    """

    text: str
    is_error: bool = False
    can_undo: bool = False
    is_recorded: bool = False
    opens: str = ""
    sells: str = ""


class Committed(NamedTuple):
    """An event with a slip that is durable now; only then may printer and drawer hear of it.

    `wants_slip` False: the cashier asked for no paper this time. `is_copy`: it was printed before,
    and no drawer opens. `returned` is the return that paid into a sale: both are one slip.
    """

    recorded: Recorded
    wants_slip: bool = True
    is_copy: bool = False
    returned: Recorded | None = None


class ShellView(NamedTuple):
    """What the top bar shows; `clock` and `synced_at` are HH:MM.

    `to_decide` is how many things wait on the page of sync for somebody to look at them.
    `printer` says in two words how the printer is; it is empty where none is set.
    `warning` is a sentence about disk or clock, `backup` when the last one was made; both may be
    empty.
    """

    store_name: str = ""
    till_no: int = 0
    shift_no: int | None = None
    cashier: str = ""
    clock: str = ""
    sync: SyncState = SyncState.LOCAL
    to_decide: int = 0
    synced_at: str = ""
    unsynced: int = 0
    parked: int = 0
    printer: str = ""
    printer_is_bad: bool = False
    warning: str = ""
    backup: str = ""
    is_backup_old: bool = False


class ShellModel(QObject):
    """Holds the frame's facts and passes notices to it."""

    changed = Signal()
    noticed = Signal(object)
    """A Notice."""
    spoken = Signal()
    """The language of the window is another one: names and words are written again."""
    set_anew = Signal(object)
    """Settings were changed: the frozen set of their names."""
    strokes_wanted = Signal(object)
    """Who listens to every key for a while, as (ms, character, name); None for nobody."""
    typing_waits = Signal()
    """For a moment nobody can say for whom the keys and scans are that come now: keep them."""
    typing_goes_on = Signal(bool)
    """It is known again; False when what was typed meanwhile was meant for nobody who is here."""
    pages_asked = Signal(object)
    """A PagesModel that waits to be told where its pages go."""
    committed = Signal(object)
    """A Committed: what has a slip is on the disk."""
    file_wanted = Signal(str)
    """The computer's own program should show the file of this path."""
    screen_wanted = Signal(str)
    """Another screen should come to the front, by its name in the key map."""
    noted = Signal(str, str)
    """Something that matters to whoever helps: a word, and kinds or figures but never a value."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.view = ShellView()
        self._till: TillContext | None = None
        self._is_failing = self._can_undo = False
        self._written = ""

    def begin(self, till: TillContext, bus: TopicBus) -> None:
        """Show whose till this is, and follow its shifts. Raises PosError."""
        identity = till.identity
        self._till = till
        self.show(
            self.view._replace(
                store_name=identity.store_name, till_no=identity.till_no, cashier=till.actor
            )
        )
        self._read_shift()
        bus.changed.connect(self._on_topics)

    def show(self, view: ShellView) -> None:
        """Show other facts; the same ones again cost nothing."""
        if view != self.view:
            self.view = view
            self.changed.emit()

    def show_clock(self, clock: str) -> None:
        """Show the time, as HH:MM."""
        self.show(self.view._replace(clock=clock))

    def notice(self, notice: Notice) -> None:
        """Show a sentence for a while."""
        self._is_failing, self._can_undo = notice.is_error, notice.can_undo
        self._written = notice.opens
        self.noticed.emit(notice)

    def open_written(self) -> None:
        """Show the file that the last notice tells of, where it tells of one."""
        if self._written:
            self.file_wanted.emit(self._written)

    def forget_written(self) -> None:
        """What somebody wrote is nothing for whoever comes next: a report names profits."""
        if self._written:
            self.notice(Notice(""))

    def tell_unopened(self) -> None:
        """No program of this computer shows such files."""
        words = self.tr("No program here opens that file. Copy it to a computer that has one")
        self.notice(Notice(words, is_error=True))

    def succeed(self) -> None:
        """What failed before is done: why it failed is not true any more, and goes."""
        if self._is_failing:
            self.notice(Notice(""))

    def leave_screen(self) -> None:
        """Another screen opens: why something failed says nothing there, and undo there is another.

        Ctrl+Z is the front screen's: what a notice offered to undo would stay, and a line of the
        bill would go.
        """
        if self._is_failing or self._can_undo:
            self.notice(Notice(""))

    def leave_bill(self) -> None:
        """Another bill is in hand: what a notice says of the one before is true of this no more.

        Ctrl+Z would undo a step of this bill, or nothing.
        """
        self.leave_screen()

    def tell_away(self) -> None:
        """The window is in front again: what was scanned meanwhile went elsewhere."""
        self.notice(Notice(self.tr("Till was not in front. Scans meanwhile went elsewhere")))

    def fail(self, error: PosError) -> None:
        """Say why something was not done."""
        self.notice(Notice(sentence(error), is_error=True))
        if not isinstance(error, CashierError):
            # What the person at the till can set right is no matter for anybody else.
            self.noted.emit("failed", word_of(error))

    def _on_topics(self, topics: frozenset[object]) -> None:
        """Read the shift again when shifts or sales changed."""
        if topics & {Topic.SHIFTS, Topic.SALES}:
            try:
                self._read_shift()
            except PosError as error:
                self.fail(error)

    def _read_shift(self) -> None:
        """Show the number of the open shift, or none."""
        if self._till is None:
            return
        with self._till.db.read() as tx:
            last = shifts.latest(tx, self._till.identity.till_no)
        is_open = last is not None and last.is_open
        self.show(self.view._replace(shift_no=last.shift_no if last and is_open else None))


class Desk:
    """Who works at the till now, who is told of changes, how things are written; one a window.

    `till` is asked for at the time of use and kept nowhere else: it changes with whoever signs in.
    """

    def __init__(
        self,
        till: TillContext,
        *,
        bus: TopicBus,
        shell: ShellModel,
        style: MoneyStyle,
        language: str,
    ) -> None:
        self._till = till
        self.bus, self.shell = bus, shell
        self.style, self.language = style, language
        group_as(style)
        self.approver = Approver(self)

    @property
    def till(self) -> TillContext:
        """The till as the person works on it who is signed in now; on the main thread."""
        return self._till

    def has_people(self) -> bool:
        """Whether anybody has to sign in here. Raises PosError."""
        with self._till.db.read() as tx:
            return people.has_any(tx)

    def is_known(self) -> bool:
        """Whether whoever works here is still among the people, in that role. Raises PosError."""
        with self._till.db.read() as tx:
            kept = people.find(tx, self._till.person)
        return kept is not None and kept.role is self._till.role

    def speak(self, language: str) -> None:
        """Write names and words in another language from now on."""
        self.language = language
        self.shell.spoken.emit()

    def set_anew(self, till: TillContext, names: Iterable[str]) -> None:
        """Work by other settings from now on; `names` are those that were changed."""
        self._till = till
        self.shell.set_anew.emit(frozenset(names))

    def seat(self, till: TillContext) -> None:
        """Let somebody else work here from now on."""
        self._till = till
        self.shell.forget_written()
        if till.actor == self.shell.view.cashier:
            # Under the same name somebody may see and do other things from now on.
            self.shell.changed.emit()
        self.shell.show(self.shell.view._replace(cashier=till.actor))
