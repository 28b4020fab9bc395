"""The staff of the shop as a list and a form: take on, another PIN, another role, let go."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from pos_app.domain.people import Right, Role
from pos_app.errors import NameRefused, PosError
from pos_app.operations import people
from pos_app.operations.people import HashedPin
from pos_app.viewmodels.background import run_query
from pos_app.viewmodels.figures import as_one, isolated
from pos_app.viewmodels.messages import sentence
from pos_app.viewmodels.people.words import role_word
from pos_app.viewmodels.row_model import RowModel
from pos_app.viewmodels.shell import Notice

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.domain.people import Person
    from pos_app.operations.context import TillContext
    from pos_app.viewmodels.shell import Desk

ROLES = (Role.CASHIER, Role.MANAGER, Role.OWNER, Role.VIEWER)


class StaffRow(NamedTuple):
    """Somebody who works here, as the list shows it."""

    name: str
    role: str
    pin: str


class StaffForm(NamedTuple):
    """Who is being looked at: an empty `known` is somebody new."""

    known: str = ""
    role: Role = Role.CASHIER
    message: str = ""
    is_busy: bool = False


class StaffModel(QObject):
    """Holds list and form. Everything asks for the right to change the staff, if need be by PIN."""

    changed = Signal()
    filled = Signal()
    """The form shows somebody else: what was typed is gone."""
    emptied = Signal()
    """Whoever works here was let go: somebody else must sign in."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._people: tuple[Person, ...] = ()
        self._removing = ""
        self.current_row = -1
        self.form = StaffForm()
        self.rows: RowModel[StaffRow] = RowModel(
            lambda row: row.name,
            spoken=lambda row: f"{row.name}, {row.role}, {row.pin}",
            parent=self,
        )

    @property
    def is_first(self) -> bool:
        """Nobody works here yet: the first one is the owner, and from then on PINs are asked."""
        return not self._people

    def read(self) -> None:
        """Read who works here."""
        try:
            self._people = people.everybody(self._desk.till)
        except PosError as error:
            self._say(sentence(error))
            return
        self.rows.replace(
            [
                StaffRow(
                    person.name,
                    role_word(person.role),
                    self.tr("PIN") if person.has_pin else self.tr("no PIN"),
                )
                for person in self._people
            ]
        )
        self.choose(self.current_row)

    def choose(self, row: int) -> None:
        """Look at somebody; a row before the first one is somebody new.

        Whoever is being saved stays in the form till then: the PIN that is made is theirs.
        """
        if self.form.is_busy:
            return
        row = max(-1, min(row, len(self._people) - 1))
        person = self._people[row] if row >= 0 else None
        role = person.role if person else (Role.OWNER if self.is_first else Role.CASHIER)
        is_other = row != self.current_row or (person.name if person else "") != self.form.known
        self.current_row = row
        self._removing = ""
        self._show(StaffForm(known=person.name if person else "", role=role))
        if is_other:
            self.filled.emit()

    def choose_role(self, role: Role) -> None:
        """Let the form name another role; the first person stays the owner."""
        if not self.is_first and not self.form.is_busy:
            self._show(self.form._replace(role=role, message=""))

    def save(self, name: str, pin: str, again: str) -> None:
        """Take on whom the form shows, or change what is different; an empty PIN changes none."""
        if self.form.is_busy:
            return
        if pin != again:
            self._say(self.tr("The two PINs are not the same. Type them again"))
            return
        has_pin = any(each.has_pin for each in self._people if each.name == self.form.known)
        if not pin and not has_pin and self.form.role in {Role.OWNER, Role.MANAGER}:
            self._say(self.tr("An owner or manager needs a PIN"))
            return
        # Whoever gives their PIN for it sees what for: somebody could make themselves an owner.
        who, word = as_one(self.form.known or name.strip()), role_word(self.form.role)
        about = (who, word, self.tr("New PIN")) if pin else (who, word)
        self._desk.approver.run(
            Right.EDIT_PEOPLE,
            partial(self._save, name.strip(), pin),
            about=" \u00b7 ".join(about),
        )

    def remove(self) -> None:
        """Let the chosen person go; the second press does it."""
        known = self.form.known
        if not known:
            return
        if self._removing != known:
            self._removing = known
            words = self.tr("Press Del again to let {name} go. The records keep what they did")
            self._say(words.format(name=isolated(known)))
            return
        self._removing = ""
        self._desk.approver.run(
            Right.EDIT_PEOPLE,
            partial(self._remove, known),
            about=self.tr("Let {name} go").format(name=isolated(known)),
        )

    def _save(self, name: str, pin: str, till: TillContext) -> None:
        if not pin:
            self._keep(name, till, HashedPin())
            return
        self._show(self.form._replace(is_busy=True, message=""))
        # Making the hash takes as long as checking one: on the pool's thread.
        run_query(
            partial(people.hashed, pin, people.hasher_of(till)),
            done=lambda made: self._keep(name, till, made),
            failed=self._fail,
            parent=self,
        )

    def _keep(self, name: str, till: TillContext, made: object) -> None:
        assert isinstance(made, HashedPin)
        self._show(self.form._replace(is_busy=False))
        known, role, was_first = self.form.known, self.form.role, self.is_first
        if known:
            done = self._do(lambda: self._change(till, known, role=role, made=made))
        else:
            done = self._do(lambda: people.keep_user(till, name, role, pin=made))
        if not done:
            return
        if made.warning is not None:
            self._desk.shell.notice(Notice(sentence(made.warning)))
        if was_first:
            self._desk.seat(people.at_work(self._desk.till, name, role))
            words = self.tr(
                "{name} is the owner. From now on the till asks for a PIN: Ctrl+0 locks"
            )
            self._desk.shell.notice(Notice(words.format(name=isolated(name))))
        else:
            if known == self._desk.till.person:
                # Whoever makes themselves less is that from now on, not after the next lock.
                self._desk.seat(people.at_work(self._desk.till, known, role))
            self._desk.shell.notice(Notice(self.tr("Saved")))
        self.current_row = -1
        self.read()
        self.filled.emit()

    def _change(self, till: TillContext, name: str, *, role: Role, made: HashedPin) -> None:
        people.change_role(till, name, role)
        if made.pin_hash:
            people.keep_pin(till, name, pin=made)

    def _remove(self, name: str, till: TillContext) -> None:
        if self._do(lambda: people.remove_user(till, name)):
            words = self.tr("{name} does not work here any more").format(name=isolated(name))
            self._desk.shell.notice(Notice(words))
            self.current_row = -1
            self.read()
            if name == self._desk.till.person:
                self.emptied.emit()

    def _do(self, deed: Callable[[], None]) -> bool:
        """Do it; False with the reason beside the form when it was refused."""
        try:
            deed()
        except PosError as error:
            self._fail(error)
            return False
        return True

    def _fail(self, error: PosError) -> None:
        is_name = isinstance(error, NameRefused)
        words = self.tr("Type a name, at most 40 characters") if is_name else sentence(error)
        self._show(self.form._replace(is_busy=False, message=words))

    def _say(self, words: str) -> None:
        self._show(self.form._replace(message=words))

    def _show(self, form: StaffForm) -> None:
        self.form = form
        self.changed.emit()
