"""Signing in and locking: who works here now, and whose bill waits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pos_app.errors import PosError
from pos_app.operations import selling
from pos_app.viewmodels.shell import Notice

if TYPE_CHECKING:
    from pos_app.domain.people import Role
    from pos_app.operations.people import PinTry
    from pos_app.viewmodels.cart_keeper import CartKeeper
    from pos_app.viewmodels.people.asking import AskingModel
    from pos_app.viewmodels.shell import Desk

LANGUAGES = ("en", "ur", "hi")
SALE = "sale"


class LoginModel(QObject):
    """Locks the till and lets people in; a store without people is never locked.

    Locking keeps the bill. Whoever signs in finds the bill they left, however many others worked
    here meanwhile.
    """

    changed = Signal()
    """Locked, or open again."""
    toned = Signal(str)
    language_wanted = Signal(str)

    def __init__(self, desk: Desk, keeper: CartKeeper) -> None:
        """Begin locked where there are people. Raises PosError."""
        super().__init__()
        self._desk, self._keeper = desk, keeper
        self.asking: AskingModel | None = None
        self._waiting: dict[str, int] = {}
        if desk.has_people():
            self._ask()

    @property
    def is_locked(self) -> bool:
        """Whether a PIN is asked before anything else."""
        return self.asking is not None

    @property
    def waiting_lines(self) -> int:
        """How many lines wait on the bill of whoever is chosen."""
        person = self.asking.view.person if self.asking else None
        return self._waiting.get(person.name, 0) if person else 0

    def lock(self) -> None:
        """Ask for a PIN before anything else; the bill stays. Without people there is none."""
        if self.is_locked:
            return
        try:
            if not self._lock():
                words = self.tr("Nobody has a PIN here. Add your staff first: Shift, then Staff")
                self._desk.shell.notice(Notice(words))
        except PosError as error:
            self._desk.shell.fail(error)

    def lock_quietly(self) -> None:
        """Nobody has used the till for a while: lock it where that means anything."""
        try:
            if not self.is_locked:
                self._lock()
        except PosError as error:
            self._desk.shell.fail(error)

    def lock_stranger(self) -> None:
        """Lock for whoever does not work here any more, or as something else: a command did it.

        A till that is locked asks those who work here now.
        """
        try:
            if self.is_locked:
                self._ask_others()
            elif self._desk.has_people() and not self._desk.is_known():
                self._lock()
        except PosError as error:
            self._desk.shell.fail(error)

    def _ask_others(self) -> None:
        """Ask anew where others work here by now; what was typed is forgotten. Raises PosError."""
        from pos_app.operations import people  # noqa: PLC0415 - loaded since the question

        asking = self.asking
        if asking is None or asking.view.is_checking:
            return
        everybody = people.everybody(self._desk.till)
        if everybody and everybody != asking.view.people:
            person = asking.view.person
            self._ask(person.name if person else "")
            asking.deleteLater()
            self.changed.emit()

    def _lock(self) -> bool:
        """Lock; False where nobody could sign in again. Raises PosError."""
        if not self._desk.has_people():
            return False
        self._keeper.save_now()
        self._ask()
        self._desk.approver.cancel()
        self.changed.emit()
        return True

    def go_on(self, name: str, role: Role) -> None:
        """Let somebody in without a PIN whose window was only drawn anew; they gave it before.

        Not who was let go meanwhile, or is something else now. Raises PosError.
        """
        from pos_app.operations import people  # noqa: PLC0415 - loaded since the question

        known = {person.name: person.role for person in people.everybody(self._desk.till)}
        if self.is_locked and known.get(name) is role:
            self._let_in(name, role)

    def next_language(self) -> None:
        """F1 before signing in: everything in the next language."""
        place = LANGUAGES.index(self._desk.language) if self._desk.language in LANGUAGES else -1
        self.language_wanted.emit(LANGUAGES[(place + 1) % len(LANGUAGES)])

    def _ask(self, first: str = "") -> None:
        """Ask who it is: `first` this one, or whoever worked here last. Raises PosError."""
        # Loaded where there are people: a store without them opens sooner.
        from pos_app.operations import people  # noqa: PLC0415 - as said above
        from pos_app.viewmodels.people.asking import AskingModel  # noqa: PLC0415 - as said above

        till = self._desk.till
        everybody = people.everybody(till)
        self._waiting = selling.waiting_carts(till)
        names = [person.name for person in everybody]
        first = first if first in names else till.person
        chosen = names.index(first) if first in names else 0
        asking = AskingModel(self._desk, everybody, chosen=chosen)
        asking.proven.connect(self._believe)
        asking.toned.connect(self.toned)
        self.asking = asking

    def _believe(self, attempt: PinTry) -> None:
        self._let_in(attempt.name, attempt.role)

    def _let_in(self, name: str, role: Role) -> None:
        """Seat whoever knew the PIN, with the bill that is theirs."""
        from pos_app.operations import people  # noqa: PLC0415 - loaded since the question

        desk, before = self._desk, self._desk.till.person
        desk.seat(people.at_work(desk.till, name, role))
        asking, self.asking = self.asking, None
        if asking is not None:
            asking.deleteLater()
        if name != before:
            # What was told to somebody else, a bill of theirs on hold, is nobody's any more.
            desk.shell.notice(Notice(""))
            # What is in front may be for the eyes of whoever left it.
            desk.shell.screen_wanted.emit(SALE)
            try:
                self._keeper.begin(selling.take_over_cart(desk.till))
            except PosError as error:
                desk.shell.fail(error)
        self.changed.emit()
