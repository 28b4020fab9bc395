"""The people of this till: names, roles and what a PIN is checked against."""

import msgspec

from pos_app.db.statement import Statement, Tx
from pos_app.domain.people import Person, Role

_ALL = Statement("SELECT name, role, pin_hash <> '', pin_digits FROM person ORDER BY name")
_ANY = Statement("SELECT 1 FROM person LIMIT 1")
_ONE = Statement(
    "SELECT name, role, pin_hash, wrong_tries, wait_until_ms, pin_digits"
    " FROM person WHERE name = :name"
)
_ADD = Statement(
    "INSERT INTO person (name, role, pin_hash, pin_digits, wrong_tries, wait_until_ms)"
    " VALUES (:name, :role, :pin_hash, :pin_digits, 0, 0)"
)
_REMOVE = Statement("DELETE FROM person WHERE name = :name")
_ROLE = Statement("UPDATE person SET role = :role WHERE name = :name")
_PIN = Statement(
    "UPDATE person SET pin_hash = :pin_hash, pin_digits = :pin_digits,"
    " wrong_tries = 0, wait_until_ms = 0 WHERE name = :name"
)
_TRIES = Statement(
    "UPDATE person SET wrong_tries = :wrong_tries, wait_until_ms = :wait_until_ms"
    " WHERE name = :name"
)


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """A person with what a sign-in needs: milliseconds of the machine's monotonic clock."""

    name: str
    role: Role
    pin_hash: str
    pin_digits: int = 0
    wrong_tries: int = 0
    wait_until_ms: int = 0


def all_people(tx: Tx) -> tuple[Person, ...]:
    """Everybody, by name."""
    return tuple(
        Person(name=name, role=Role(role), has_pin=bool(has_pin), pin_digits=pin_digits)
        for name, role, has_pin, pin_digits in _ALL.all(tx)
    )


def has_any(tx: Tx) -> bool:
    """Whether there is anybody at all."""
    return _ANY.one(tx) is not None


def find(tx: Tx, name: str) -> Kept | None:
    """One person, or None."""
    row = _ONE.one(tx, name=name)
    if row is None:
        return None
    return Kept(
        name=row[0],
        role=Role(row[1]),
        pin_hash=row[2],
        wrong_tries=row[3],
        wait_until_ms=row[4],
        pin_digits=row[5],
    )


def add(tx: Tx, person: Kept) -> None:
    """Keep somebody new."""
    _ADD.run(
        tx,
        {
            "name": person.name,
            "role": person.role.value,
            "pin_hash": person.pin_hash,
            "pin_digits": person.pin_digits,
        },
    )


def remove(tx: Tx, name: str) -> None:
    """Forget somebody; the log keeps what they did."""
    _REMOVE.run(tx, {"name": name})


def set_role(tx: Tx, name: str, role: Role) -> None:
    """Let somebody be something else in the shop."""
    _ROLE.run(tx, {"name": name, "role": role.value})


def set_pin(tx: Tx, name: str, pin_hash: str, *, pin_digits: int) -> None:
    """Give a new PIN, and with it free tries."""
    _PIN.run(tx, {"name": name, "pin_hash": pin_hash, "pin_digits": pin_digits})


def set_tries(tx: Tx, name: str, *, wrong_tries: int, wait_until_ms: int) -> None:
    """Note how often a wrong PIN was given, and until when the next has to wait."""
    _TRIES.run(tx, {"name": name, "wrong_tries": wrong_tries, "wait_until_ms": wait_until_ms})
