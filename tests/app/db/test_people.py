"""The people that a till keeps."""

import msgspec

from pos_app.db import people
from pos_app.db.people import Kept
from pos_app.domain.people import Person, Role


def kept(name, role=Role.CASHIER, pin_hash=""):
    return Kept(name=name, role=role, pin_hash=pin_hash, wrong_tries=0, wait_until_ms=0)


def test_people_are_kept_by_name_and_forgotten(till):
    with till.db.write() as tx:
        people.add(tx, kept("Sana", Role.MANAGER, "hash"))
        people.add(tx, kept("Aslam"))
        assert people.all_people(tx) == (
            Person(name="Aslam", role=Role.CASHIER, has_pin=False),
            Person(name="Sana", role=Role.MANAGER, has_pin=True),
        )
        people.remove(tx, "Sana")
        assert people.find(tx, "Sana") is None


def test_a_new_pin_frees_the_tries(till):
    with till.db.write() as tx:
        people.add(tx, kept("Sana", pin_hash="old"))
        people.set_tries(tx, "Sana", wrong_tries=7, wait_until_ms=99)
        assert people.find(tx, "Sana").wait_until_ms == 99
        people.set_pin(tx, "Sana", "new", pin_digits=6)
        assert people.find(tx, "Sana") == msgspec.structs.replace(
            kept("Sana", pin_hash="new"), pin_digits=6
        )
