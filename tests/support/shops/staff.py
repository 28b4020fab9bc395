"""People for the tests of a till: each with a role and a PIN that everybody here knows."""

from pos_app.domain.people import Role
from pos_app.operations import people

PINS = {"Aslam": "2580", "Bano": "904417", "Sana": "13579"}
ROLES = {
    "Aslam": Role.CASHIER,
    "Bano": Role.MANAGER,
    "Sana": Role.OWNER,
    "Vahid": Role.VIEWER,
}
"""The viewer has no PIN here: he is seated, not hired."""


def hire(till, *names):
    """Take these on, or all three; nobody is signed in by it."""
    hasher = people.hasher_of(till)
    for name in names or PINS:
        people.add_user(till, name, ROLES[name], pin=PINS[name], hasher=hasher)


def seat(models, name):
    """Let somebody work here from now on."""
    till = models.desk.till
    models.desk.seat(people.at_work(till, name, ROLES[name]))
