"""Asking somebody for a PIN: who it is, what was typed, and the wait after wrong ones."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal

from pos_app.domain.people import PIN_DIGITS_MIN
from pos_app.errors import PinWaits, PosError
from pos_app.operations import people
from pos_app.viewmodels.background import run_query
from pos_app.viewmodels.messages import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pos_app.devices.pins import PinHasher
    from pos_app.domain.people import Person
    from pos_app.operations.people import PinTry
    from pos_app.viewmodels.shell import Desk

BADGE = "S:"
"""What a staff badge begins with; the name follows."""
SECOND_MS = 1000


class AskingView(NamedTuple):
    """Who is asked, a sentence, how long the next PIN waits, whether one is being looked at."""

    people: tuple[Person, ...] = ()
    chosen: int = -1
    message: str = ""
    wait_s: int = 0
    is_checking: bool = False

    @property
    def person(self) -> Person | None:
        """Who is asked for the PIN."""
        return self.people[self.chosen] if 0 <= self.chosen < len(self.people) else None

    @property
    def is_open(self) -> bool:
        """Whether a PIN can be given now."""
        return self.person is not None and not self.is_checking and not self.wait_s


class AskingModel(QObject):
    """One question for a PIN; the answer is looked at on a pool thread, so that nothing freezes."""

    changed = Signal()
    spent = Signal()
    """What was typed was a try: the box is empty again."""
    proven = Signal(object)
    """A PinTry whose PIN was right."""
    toned = Signal(str)

    def __init__(self, desk: Desk, choices: Sequence[Person], *, chosen: int = 0) -> None:
        super().__init__()
        self._desk = desk
        self._hasher: PinHasher | None = None
        self.view = AskingView(people=tuple(choices), chosen=chosen if choices else -1)
        self._second = QTimer(self)
        self._second.setInterval(SECOND_MS)
        self._second.timeout.connect(self._count_down)

    def choose(self, place: int) -> None:
        """Ask somebody else; beyond the ends means the end. What was typed was for the other."""
        last = len(self.view.people) - 1
        place = max(0, min(last, place)) if last >= 0 else -1
        if place != self.view.chosen and not self.view.is_checking:
            self._second.stop()
            self._show(self.view._replace(chosen=place, message="", wait_s=0))
            self.spent.emit()

    def move(self, places: int) -> None:
        """Ask somebody further on in the row."""
        self.choose(self.view.chosen + places)

    def choose_letter(self, letter: str) -> None:
        """Ask the next person whose name begins so."""
        people_here, here = self.view.people, self.view.chosen
        wanted = letter.casefold()
        for step in range(1, len(people_here) + 1):
            place = (here + step) % len(people_here)
            if people_here[place].name.casefold().startswith(wanted):
                self.choose(place)
                return

    def take_scan(self, text: str) -> None:
        """A badge chooses its name and nothing more; any other code is refused with a low tone."""
        name = text.removeprefix(BADGE).strip().casefold() if text.startswith(BADGE) else ""
        for place, person in enumerate(self.view.people):
            if name and person.name.casefold() == name:
                self.choose(place)
                return
        self._refuse(self.tr("Enter the PIN first"))

    def type_pin(self, typed: str) -> None:
        """So much is typed: with its last digit a PIN is given."""
        if self._is_whole(typed) and self._read_digits() and self._is_whole(typed):
            self.give(typed)
        elif typed and self.view.message and not self.view.wait_s:
            self._show(self.view._replace(message=""))

    def give(self, typed: str) -> None:
        """Enter: give what was typed; somebody without a PIN gives nothing."""
        person = self.view.person
        if person is None or not self.view.is_open:
            self._give_too_soon()
            return
        if person.has_pin and len(typed) < PIN_DIGITS_MIN:
            if typed:
                self._refuse(self.tr("A PIN has 4 to 6 digits"))
            return
        try:
            attempt = people.begin_try(self._desk.till, person.name, typed)
        except PosError as error:
            self._fail(error)
            return
        if not attempt.pin_hash:
            self._end(attempt, True)
            return
        self._show(self.view._replace(is_checking=True, message=""))
        self._desk.shell.typing_waits.emit()
        # argon2 takes 30 to 130 ms on purpose: on the pool's thread, the dots stay painted.
        hasher = self._hasher = self._hasher or people.hasher_of(self._desk.till)
        run_query(
            partial(people.is_right, attempt, hasher),
            done=lambda found: self._end(attempt, bool(found)),
            failed=self._fail,
            parent=self,
        )

    def stop(self) -> None:
        """Nobody wants the answer any more."""
        if self.view.is_checking:
            self._desk.shell.typing_goes_on.emit(False)

    def _is_whole(self, typed: str) -> bool:
        """Whether as much is typed as the PIN is long, where that is known."""
        person = self.view.person
        return person is not None and person.has_pin and 0 < person.pin_digits <= len(typed)

    def _read_digits(self) -> bool:
        """Read how long the PIN is now: with half of a new one nobody has made a wrong try."""
        try:
            here = {person.name: person for person in people.everybody(self._desk.till)}
        except PosError as error:
            self._fail(error)
            return False
        self._show(
            self.view._replace(
                people=tuple(
                    replace(each, pin_digits=here.get(each.name, each).pin_digits)
                    for each in self.view.people
                )
            )
        )
        return True

    def _give_too_soon(self) -> None:
        """A PIN that comes while the next must wait is not looked at, and not kept either."""
        if self.view.wait_s:
            self.spent.emit()
            self.toned.emit("blocked")

    def _end(self, attempt: PinTry, is_right: bool) -> None:
        self._show(self.view._replace(is_checking=False))
        try:
            people.end_try(self._desk.till, attempt, is_right=is_right)
        except PosError as error:
            self._fail(error)
            return
        self.spent.emit()
        self.proven.emit(attempt)
        # Whoever types on without waiting types for what is in front now.
        self._desk.shell.typing_goes_on.emit(True)

    def _fail(self, error: PosError) -> None:
        """Say why not; a wait is counted down beside the words."""
        wait_s = error.values.get("wait_s") if isinstance(error, PinWaits) else None
        self.view = self.view._replace(is_checking=False)
        if isinstance(wait_s, int):
            self.view = self.view._replace(wait_s=wait_s)
            self._second.start()
        self._refuse(sentence(error))
        self.spent.emit()
        # Digits for the bill would be the next wrong PIN.
        self._desk.shell.typing_goes_on.emit(False)

    def _refuse(self, words: str) -> None:
        self._show(self.view._replace(message=words))
        self.toned.emit("blocked")

    def _count_down(self) -> None:
        left_s = max(0, self.view.wait_s - 1)
        if not left_s:
            self._second.stop()
        self._show(self.view._replace(wait_s=left_s, message=self.view.message if left_s else ""))

    def _show(self, view: AskingView) -> None:
        if view != self.view:
            self.view = view
            self.changed.emit()
