"""The people of a till: adding them, signing in by PIN, and one approval by somebody else."""

import msgspec

from pos_app.db import people
from pos_app.db.people import Kept
from pos_app.devices.pins import PinHasher
from pos_app.domain.people import (
    RIGHTS,
    WAIT_MAX_MS,
    Person,
    Right,
    Role,
    actor_of,
    checked_pin,
    checked_user_name,
    require,
    wait_after,
)
from pos_app.errors import KeyringMissing, PinWaits, PinWrong, UserExists, UserNotFound
from pos_app.operations.context import TillContext


def hasher_of(till: TillContext) -> PinHasher:
    """The PIN hasher of a till's folder, with this desktop's keyring."""
    return PinHasher(till.settings.data_dir, till=str(till.identity.till_id))


def everybody(till: TillContext) -> tuple[Person, ...]:
    """Who works here, by name; nobody in a store that opens without a PIN."""
    with till.db.read() as tx:
        return people.all_people(tx)


def add_user(
    till: TillContext, name: str, role: Role, *, pin: str | None, hasher: PinHasher
) -> KeyringMissing | None:
    """Take somebody on. Gives the one plain warning when the PINs' secret had to be a file.

    Raises ApprovalNeeded, NameRefused, PinRefused, UserExists, SecretUnreadableError.
    """
    till.need(Right.EDIT_PEOPLE)
    kept_name = checked_user_name(name)
    warning, pin_hash = _hashed(pin, hasher)
    with till.db.write() as tx:
        if people.find(tx, kept_name) is not None:
            raise UserExists(name=kept_name)
        people.add(
            tx,
            Kept(name=kept_name, role=role, pin_hash=pin_hash, wrong_tries=0, wait_until_ms=0),
        )
    return warning


def change_pin(
    till: TillContext, name: str, *, pin: str | None, hasher: PinHasher
) -> KeyringMissing | None:
    """Give somebody another PIN, or none. Raises ApprovalNeeded, PinRefused, UserNotFound."""
    if name != till.actor:
        till.need(Right.EDIT_PEOPLE)
    warning, pin_hash = _hashed(pin, hasher)
    with till.db.write() as tx:
        _known(people.find(tx, name), name)
        people.set_pin(tx, name, pin_hash)
    return warning


def remove_user(till: TillContext, name: str) -> None:
    """Let somebody go; the log keeps what they did. Raises ApprovalNeeded, UserNotFound."""
    till.need(Right.EDIT_PEOPLE)
    with till.db.write() as tx:
        _known(people.find(tx, name), name)
        people.remove(tx, name)


def sign_in(till: TillContext, name: str, pin: str, *, hasher: PinHasher) -> TillContext:
    """The till as this person works on it. Raises UserNotFound, PinWrong, PinWaits, PinsLost."""
    role = _proven(till, name, pin, hasher=hasher)
    return msgspec.structs.replace(till, actor=name, role=role, granted=frozenset())


def approve(
    till: TillContext, right: Right, *, by: str, pin: str, hasher: PinHasher
) -> TillContext:
    """The till with one more right, to be used for one thing; its events name who allowed it.

    Raises UserNotFound, PinWrong, PinWaits; ApprovalNeeded when that person may not either.
    """
    require(_proven(till, by, pin, hasher=hasher), right)
    return msgspec.structs.replace(
        till, actor=actor_of(till.actor, approved_by=by), granted=till.granted | {right}
    )


def approvers(till: TillContext, right: Right) -> tuple[Person, ...]:
    """Who could allow this."""
    return tuple(person for person in everybody(till) if right in RIGHTS[person.role])


def _proven(till: TillContext, name: str, pin: str, *, hasher: PinHasher) -> Role:
    """The role of whoever knows the PIN.

    The try is counted before the PIN is looked at: a program that is killed in between has spent
    it. A clock that was set back makes nobody wait for longer than the longest wait.
    """
    now_ms = till.clock.wall_ms()
    with till.db.write() as tx:
        kept = _known(people.find(tx, name), name)
        if not kept.pin_hash:
            return kept.role
        left_ms = kept.wait_until_ms - now_ms
        if 0 < left_ms <= WAIT_MAX_MS:
            raise PinWaits(name=name, wait_s=_seconds(left_ms))
        tries = kept.wrong_tries + 1
        wait_ms = wait_after(tries)
        people.set_tries(tx, name, wrong_tries=tries, wait_until_ms=now_ms + wait_ms)
    if not hasher.matches(kept.pin_hash, pin):
        if wait_ms:
            raise PinWaits(name=name, wait_s=_seconds(wait_ms))
        raise PinWrong(name=name)
    with till.db.write() as tx:
        people.set_tries(tx, name, wrong_tries=0, wait_until_ms=0)
    return kept.role


def _hashed(pin: str | None, hasher: PinHasher) -> tuple[KeyringMissing | None, str]:
    if pin is None:
        return None, ""
    wanted = checked_pin(pin)
    warning = hasher.prepare()
    return warning, hasher.hash(wanted)


def _known(kept: Kept | None, name: str) -> Kept:
    if kept is None:
        raise UserNotFound(name=name)
    return kept


def _seconds(wait_ms: int) -> int:
    return -(-wait_ms // 1000)
