"""The people of a till: adding them, signing in by PIN, and one approval by somebody else."""

from typing import Literal

import msgspec
from pos_protocol.events import StaffChanged

from pos_app.db import event_log, people
from pos_app.db.people import Kept
from pos_app.db.statement import Tx
from pos_app.devices.pins import PinHasher
from pos_app.domain.names.search_text import fold_words
from pos_app.domain.people import (
    RIGHTS,
    Person,
    Right,
    Role,
    actor_of,
    checked_pin,
    checked_user_name,
    require,
    wait_after,
)
from pos_app.errors import KeyringMissing, LastOwner, PinWaits, PinWrong, UserExists, UserNotFound
from pos_app.operations.context import TillContext


def hasher_of(till: TillContext) -> PinHasher:
    """The PIN hasher of a till's folder, with this desktop's keyring."""
    return PinHasher(till.settings.data_dir, till=str(till.identity.till_id))


def everybody(till: TillContext) -> tuple[Person, ...]:
    """Who works here, by name; nobody in a store that opens without a PIN."""
    with till.db.read() as tx:
        return people.all_people(tx)


class HashedPin(msgspec.Struct, frozen=True, kw_only=True):
    """A PIN as it is kept, or none; `warning` is said once, when their secret had to be a file."""

    pin_hash: str = ""
    digits: int = 0
    warning: KeyringMissing | None = None


NO_PIN = HashedPin()


def hashed(pin: str, hasher: PinHasher, *, may_be_easy: bool = False) -> HashedPin:
    """Make what is kept of a new PIN: 30 to 130 ms by design, and on any thread.

    Raises PinRefused, SecretUnreadableError, and OSError when the secret cannot be written.
    """
    wanted = checked_pin(pin, may_be_easy=may_be_easy)
    warning = hasher.prepare()
    return HashedPin(pin_hash=hasher.hash(wanted), digits=len(wanted), warning=warning)


def add_user(
    till: TillContext, name: str, role: Role, *, pin: str | None, hasher: PinHasher
) -> KeyringMissing | None:
    """Take somebody on. Gives the one plain warning when the PINs' secret had to be a file.

    A PIN may be one that is easily guessed: who sets up a till by commands is told, and decides.
    Raises ApprovalNeeded, NameRefused, PinRefused, UserExists, SecretUnreadableError.
    """
    till.need(Right.EDIT_PEOPLE)
    kept_name = checked_user_name(name)
    made = NO_PIN if pin is None else hashed(pin, hasher, may_be_easy=True)
    keep_user(till, kept_name, role, pin=made)
    return made.warning


def keep_user(till: TillContext, name: str, role: Role, *, pin: HashedPin = NO_PIN) -> None:
    """As `add_user`, with a PIN made before. Raises ApprovalNeeded, NameRefused, UserExists."""
    till.need(Right.EDIT_PEOPLE)
    kept_name = checked_user_name(name)
    with till.db.write() as tx:
        for each in people.all_people(tx):
            if _look_alike(each.name, kept_name):
                raise UserExists(name=each.name)
        person = Kept(name=kept_name, role=role, pin_hash=pin.pin_hash, pin_digits=pin.digits)
        people.add(tx, person)
        _record(tx, till, "hired", name=kept_name, role=role)


def change_pin(
    till: TillContext, name: str, *, pin: str, hasher: PinHasher
) -> KeyringMissing | None:
    """Give somebody another PIN. Raises ApprovalNeeded, PinRefused, UserNotFound."""
    _need_unless_own(till, name)
    made = hashed(pin, hasher, may_be_easy=True)
    keep_pin(till, name, pin=made)
    return made.warning


def keep_pin(till: TillContext, name: str, *, pin: HashedPin) -> None:
    """Give somebody a PIN that was made before. Raises ApprovalNeeded, UserNotFound."""
    _need_unless_own(till, name)
    with till.db.write() as tx:
        role = _known(people.find(tx, name), name).role
        people.set_pin(tx, name, pin.pin_hash, pin_digits=pin.digits)
        _record(tx, till, "new_pin", name=name, role=role)


def change_role(till: TillContext, name: str, role: Role) -> None:
    """Let somebody be something else. Raises ApprovalNeeded, UserNotFound, LastOwner."""
    till.need(Right.EDIT_PEOPLE)
    with till.db.write() as tx:
        if _known(people.find(tx, name), name).role is not role:
            if role is not Role.OWNER:
                _refuse_last_owner(tx, name)
            people.set_role(tx, name, role)
            _record(tx, till, "new_role", name=name, role=role)


def remove_user(till: TillContext, name: str) -> None:
    """Let somebody go; the log keeps what they did.

    The last of all may go: the store then opens without a PIN again. Raises ApprovalNeeded,
    UserNotFound, LastOwner.
    """
    till.need(Right.EDIT_PEOPLE)
    with till.db.write() as tx:
        role = _known(people.find(tx, name), name).role
        if len(people.all_people(tx)) > 1:
            _refuse_last_owner(tx, name)
        people.remove(tx, name)
        _record(tx, till, "let_go", name=name, role=role)


def has_owner(till: TillContext) -> bool:
    """Whether anybody may change the staff from the window."""
    return any(person.role is Role.OWNER for person in everybody(till))


class PinTry(msgspec.Struct, frozen=True, kw_only=True):
    """One try of a PIN, counted already: what is still to be looked at, which takes a moment."""

    name: str
    role: Role
    pin_hash: str
    pin: str
    wait_ms: int


def begin_try(till: TillContext, name: str, pin: str) -> PinTry:
    """Count a try of somebody's PIN. Raises UserNotFound, PinWaits.

    It is counted before the PIN is looked at: a program that is killed in between has spent it. The
    time is the machine's since its start, which nobody can set: after a new start a wait that was
    not over begins again.
    """
    now_ms = till.clock.mono_ms()
    with till.db.write() as tx:
        kept = _known(people.find(tx, name), name)
        left_ms = wait_ms = 0
        if kept.pin_hash:
            left_ms = min(kept.wait_until_ms - now_ms, wait_after(kept.wrong_tries))
            tries = kept.wrong_tries + (left_ms <= 0)
            wait_ms = left_ms if left_ms > 0 else wait_after(tries)
            people.set_tries(tx, name, wrong_tries=tries, wait_until_ms=now_ms + wait_ms)
    if left_ms > 0:
        raise PinWaits(name=name, wait_s=_seconds(left_ms))
    return PinTry(name=name, role=kept.role, pin_hash=kept.pin_hash, pin=pin, wait_ms=wait_ms)


def is_right(attempt: PinTry, hasher: PinHasher) -> bool:
    """Whether it is the PIN: 30 to 130 ms by design, and on any thread. Raises PinsLost."""
    return not attempt.pin_hash or hasher.matches(attempt.pin_hash, attempt.pin)


def end_try(till: TillContext, attempt: PinTry, *, is_right: bool) -> Role:
    """Take note of how a try ended: the role of whoever knew the PIN. Raises PinWrong, PinWaits."""
    if not is_right:
        if attempt.wait_ms:
            raise PinWaits(name=attempt.name, wait_s=_seconds(attempt.wait_ms))
        raise PinWrong(name=attempt.name)
    if attempt.pin_hash:
        with till.db.write() as tx:
            people.set_tries(tx, attempt.name, wrong_tries=0, wait_until_ms=0)
    return attempt.role


def at_work(till: TillContext, name: str, role: Role) -> TillContext:
    """The till as somebody works on it whose PIN was right."""
    return msgspec.structs.replace(till, actor=name, role=role, granted=frozenset())


def allowed(till: TillContext, right: Right, *, by: str, role: Role) -> TillContext:
    """The till with one more right, given by somebody whose PIN was right; for one thing.

    Its events name who allowed it. Raises ApprovalNeeded when that person may not either.
    """
    require(role, right)
    return msgspec.structs.replace(
        till, actor=actor_of(till.actor, approved_by=by), granted=till.granted | {right}
    )


def sign_in(till: TillContext, name: str, pin: str, *, hasher: PinHasher) -> TillContext:
    """The till as this person works on it. Raises UserNotFound, PinWrong, PinWaits, PinsLost."""
    return at_work(till, name, _proven(till, name, pin, hasher=hasher))


def approve(
    till: TillContext, right: Right, *, by: str, pin: str, hasher: PinHasher
) -> TillContext:
    """As `allowed`, with the PIN in hand. Raises UserNotFound, PinWrong, PinWaits, PinsLost."""
    return allowed(till, right, by=by, role=_proven(till, by, pin, hasher=hasher))


def approvers(till: TillContext, right: Right) -> tuple[Person, ...]:
    """Who could allow this."""
    return tuple(person for person in everybody(till) if right in RIGHTS[person.role])


def _proven(till: TillContext, name: str, pin: str, *, hasher: PinHasher) -> Role:
    attempt = begin_try(till, name, pin)
    return end_try(till, attempt, is_right=is_right(attempt, hasher))


def _need_unless_own(till: TillContext, name: str) -> None:
    """Everybody may change a PIN of their own."""
    if name != till.person:
        till.need(Right.EDIT_PEOPLE)


def _record(
    tx: Tx,
    till: TillContext,
    change: Literal["hired", "new_role", "new_pin", "let_go"],
    *,
    name: str,
    role: Role,
) -> None:
    """Write down that the staff changed, with who did it and who allowed it; never a PIN."""
    event_log.append(tx, [StaffChanged(change=change, name=name, role=role.value)], by=till.writer)


def _refuse_last_owner(tx: Tx, name: str) -> None:
    owners = {person.name for person in people.all_people(tx) if person.role is Role.OWNER}
    if owners == {name}:
        raise LastOwner(name=name)


def _look_alike(first: str, second: str) -> bool:
    """Whether nobody could tell two names apart on a bill, or in the list of what was done."""
    words = fold_words(first)
    return first == second or (bool(words) and words == fold_words(second))


def _known(kept: Kept | None, name: str) -> Kept:
    if kept is None:
        raise UserNotFound(name=name)
    return kept


def _seconds(wait_ms: int) -> int:
    return -(-wait_ms // 1000)
