"""Who may do what at a till, and which PINs are worth having. Pure."""

from enum import StrEnum
from itertools import pairwise

import msgspec
from pos_protocol.envelope import ACTOR_CHARS_MAX

from pos_app.domain.product import checked_name
from pos_app.errors import ApprovalNeeded, NameRefused, PinRefused

PIN_DIGITS_MIN = 4
PIN_DIGITS_MAX = 6
USER_NAME_CHARS_MAX = 40
TRIES_FREE = 5
"""Wrong PINs before the first wait."""
FIRST_WAIT_MS = 30_000
WAIT_MAX_MS = 60 * 60 * 1000
APPROVED = "/"
"""Stands in an event's actor between who did it and each who allowed it; no name holds it."""


class Role(StrEnum):
    """What a person is in the shop, from least to most."""

    VIEWER = "viewer"
    CASHIER = "cashier"
    MANAGER = "manager"
    OWNER = "owner"


class Right(StrEnum):
    """One thing that a person may or may not do."""

    SELL = "sell"
    RETURN = "return"
    RETURN_WITHOUT_RECEIPT = "return_without_receipt"
    DISCOUNT = "discount"
    CHANGE_PRICE = "change_price"
    SELL_EXPIRED = "sell_expired"
    VOID_SALE = "void_sale"
    OPEN_DRAWER = "open_drawer"
    PAY_OUT_UNPAID = "pay_out_unpaid"
    KHATA_OVER_LIMIT = "khata_over_limit"
    ADJUST_KHATA = "adjust_khata"
    RECEIVE = "receive"
    REMOVE = "remove"
    COUNT = "count"
    EDIT_CATALOGUE = "edit_catalogue"
    SHIFT = "shift"
    SEE_REPORTS = "see_reports"
    SEE_COST = "see_cost"
    SEND_PROBLEM_REPORT = "send_problem_report"
    EDIT_PEOPLE = "edit_people"
    EDIT_SETTINGS = "edit_settings"


_CASHIER = frozenset({Right.SELL, Right.RETURN, Right.RECEIVE, Right.COUNT, Right.SHIFT})
_MANAGER = frozenset(Right) - {Right.EDIT_PEOPLE, Right.EDIT_SETTINGS}

RIGHTS: dict[Role, frozenset[Right]] = {
    Role.VIEWER: frozenset({Right.SEE_REPORTS}),
    Role.CASHIER: _CASHIER,
    Role.MANAGER: _MANAGER,
    Role.OWNER: frozenset(Right),
}
"""The one table that guards, shown keys, docs and tests are made from."""


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """Someone who works at this till; `has_pin` tells whether a PIN is asked, of `pin_digits`."""

    name: str
    role: Role
    has_pin: bool
    pin_digits: int = 0


def may(role: Role, right: Right, *, granted: frozenset[Right] = frozenset()) -> bool:
    """Whether the role has the right, or it was granted for this once."""
    return right in RIGHTS[role] or right in granted


def require(role: Role, right: Right, *, granted: frozenset[Right] = frozenset()) -> None:
    """Raise ApprovalNeeded unless the role has the right or it was granted for this once."""
    if not may(role, right, granted=granted):
        raise refusal(role, right)


def refusal(role: Role, right: Right) -> ApprovalNeeded:
    """What to tell a role without the right: a manager allows it, or the owner alone."""
    whom = "a manager" if right in RIGHTS[Role.MANAGER] else "the owner"
    return ApprovalNeeded(right=right, role=role, whom=whom)


def checked_user_name(text: str) -> str:
    """A person's name as it stands on bills and in the log. Raises NameRefused."""
    name = checked_name(text, field="user name")
    if len(name) > USER_NAME_CHARS_MAX:
        problem = "too long"
        raise NameRefused(field="user name", problem=problem, chars_max=USER_NAME_CHARS_MAX)
    if APPROVED in name:
        problem = f"it holds {APPROVED}"
        raise NameRefused(field="user name", problem=problem, chars_max=USER_NAME_CHARS_MAX)
    return name


def checked_pin(text: str, *, may_be_easy: bool = False) -> str:
    """A PIN of 4 to 6 digits, none of the first ones tried unless it may be. Raises PinRefused."""
    if not text.isascii() or not text.isdigit():
        raise PinRefused(problem="use digits only")
    if not PIN_DIGITS_MIN <= len(text) <= PIN_DIGITS_MAX:
        raise PinRefused(problem=f"use {PIN_DIGITS_MIN} to {PIN_DIGITS_MAX} digits")
    if not may_be_easy and is_easily_guessed(text):
        raise PinRefused(problem="one that is not a row of the same or the next digits")
    return text


def is_easily_guessed(pin: str) -> bool:
    """Whether a PIN is a row of the same or the next digits, as 1234 and 0000 are."""
    steps = {int(after) - int(before) for before, after in pairwise(pin)}
    return len(steps) == 1 and steps <= {-1, 0, 1}


def wait_after(wrong_tries: int) -> int:
    """How long the next try has to wait, in milliseconds: 30 s after five, then doubling."""
    over = wrong_tries - TRIES_FREE
    if over < 0:
        return 0
    return min(WAIT_MAX_MS, FIRST_WAIT_MS << min(over, 16))


def actor_of(name: str, *, approved_by: str = "") -> str:
    """What an event's actor says: who did it, and who allowed it if that was somebody else.

    Both may name several already. The first ones that allowed it stay, as many as the protocol has
    room for.
    """
    doer, _, before = name.partition(APPROVED)
    actor = doer
    for other in also_allowed(before, approved_by).split(APPROVED):
        longer = f"{actor}{APPROVED}{other}"
        if other not in {"", doer} and len(longer) <= ACTOR_CHARS_MAX:
            actor = longer
    return actor


def also_allowed(names: str, by: str) -> str:
    """Everyone who allowed something of one bill, each once, in the order they were asked."""
    asked = (*names.split(APPROVED), *by.split(APPROVED))
    return APPROVED.join(dict.fromkeys(filter(None, asked)))
