"""Customers and what they owe: one, those that a typed text means, all; and a khata's entries."""

from collections.abc import Iterator
from uuid import UUID

import msgspec
from pos_protocol.ids import PRODUCT_BLOCK

from pos_app.db.statement import Row, Statement, Tx
from pos_app.domain.khata.accounts import Account, Credit, Customer, ageing, wanted_parts

SEARCH_WORDS_MAX = 8
SEARCH_CHARS_MAX = 100


class Terms(msgspec.Struct, frozen=True, kw_only=True):
    """What accounts are judged by: the store's own limit in paisa (None: none), and the time."""

    limit_paisa: int | None
    now_ms: int


class EntryRow(msgspec.Struct, frozen=True, kw_only=True):
    """One change of a balance, in paisa: above zero more is owed."""

    event_id: UUID
    kind: str
    amount_paisa: int
    occurred_ms: int


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """What a customer owed before and after an event, in paisa: a receipt's two figures."""

    before_paisa: int
    after_paisa: int


_CUSTOMER = (
    "c.customer_id, c.name, c.phone, c.owes_max, coalesce(b.balance, 0)"
    " FROM customer c LEFT JOIN khata_balance b ON b.customer_id = c.customer_id"
)
_BY_ID = Statement(f"SELECT {_CUSTOMER} WHERE c.customer_id = :customer_id")
# A stamp begins with the time: whoever was named first stands first.
_ALL = Statement(f"SELECT {_CUSTOMER} ORDER BY c.name_stamp, c.customer_id")
_LAST_ID = Statement(
    "SELECT max(customer_id) FROM customer WHERE customer_id > :low AND customer_id < :high"
)
_IS_TAKEN = Statement("SELECT 1 FROM customer WHERE customer_id = :customer_id")
_OWED = Statement("SELECT balance FROM khata_balance WHERE customer_id = :customer_id")
_CREDITS = Statement(
    "SELECT amount, hlc_ms FROM khata_entry WHERE customer_id = :customer_id AND amount > 0"
    " ORDER BY hlc_ms DESC, event_id DESC"
)
_LAST_PAID = Statement(
    "SELECT hlc_ms FROM khata_entry WHERE customer_id = :customer_id AND kind = 'payment'"
    " ORDER BY hlc_ms DESC LIMIT 1"
)
_ENTRIES = Statement(
    "SELECT event_id, kind, amount, occurred_ms FROM khata_entry"
    " WHERE customer_id = :customer_id ORDER BY hlc_ms DESC, event_id DESC LIMIT :limit"
)
_ENTRY = Statement(
    "SELECT e.log_no, k.amount FROM khata_entry k JOIN event_log e ON e.event_id = k.event_id"
    " WHERE k.customer_id = :customer_id AND k.event_id = :event_id"
)
# As this till heard of them: by their clocks, what a till that is a day ahead wrote would not have
# been owed yet.
_SINCE = Statement(
    "SELECT coalesce(sum(k.amount), 0) FROM khata_entry k"
    " JOIN event_log e ON e.event_id = k.event_id"
    " WHERE k.customer_id = :customer_id AND e.log_no > :log_no"
)


def account(tx: Tx, customer_id: int, *, terms: Terms) -> Account | None:
    """How a customer stands, or None for a number that is nobody's."""
    row = _BY_ID.one(tx, customer_id=customer_id) if 0 < customer_id < 2**53 else None
    return _account(tx, row, terms) if row else None


def accounts(tx: Tx, *, terms: Terms) -> tuple[Account, ...]:
    """Everybody, in the order in which they got their names."""
    return tuple(_account(tx, row, terms) for row in _ALL.all(tx))


def search(tx: Tx, text: str, *, terms: Terms, limit: int = 50) -> tuple[Account, ...]:
    """Customers whose name holds every typed word, or whose phone holds the digits.

    In any script, or as a name sounds; without text the first `limit` of all.
    """
    # Half of a surrogate pair is no text: the database could not even be asked for it.
    readable = text[:SEARCH_CHARS_MAX].encode(errors="ignore").decode()
    groups = wanted_parts(readable)[:SEARCH_WORDS_MAX]
    if not groups and text.strip():
        return ()
    values: dict[str, object] = {"limit": limit}
    held = ["1"]
    for n, parts in enumerate(groups):
        names = {f"part{n}_{k}": part for k, part in enumerate(parts)}
        held.append("(" + " OR ".join(f"instr(c.folded, :{name})" for name in names) + ")")
        values |= names
    sql = f"SELECT {_CUSTOMER} WHERE {' AND '.join(held)} ORDER BY c.folded, c.customer_id"
    return tuple(_account(tx, row, terms) for row in tx.execute(f"{sql} LIMIT :limit", values))


def balance(tx: Tx, customer_id: int) -> int:
    """What a customer owes now, in paisa; below zero the store owes them."""
    row = _OWED.one(tx, customer_id=customer_id)
    return int(row[0]) if row else 0


def entries(tx: Tx, customer_id: int, *, limit: int = -1) -> tuple[EntryRow, ...]:
    """What changed a balance, newest first; without a limit all that this till has."""
    return tuple(
        EntryRow(event_id=UUID(bytes=row[0]), kind=row[1], amount_paisa=row[2], occurred_ms=row[3])
        for row in _ENTRIES.run(tx, {"customer_id": customer_id, "limit": limit})
    )


def standing(tx: Tx, customer_id: int, event_id: UUID) -> Standing | None:
    """What a customer owed before and after one of their entries, in the order of this till's log.

    So a copy of a slip says what the slip said, whatever has come from other tills since. None for
    an event that did not touch this khata, or that this till has no more.
    """
    row = _ENTRY.one(tx, customer_id=customer_id, event_id=event_id.bytes)
    if row is None:
        return None
    later = _SINCE.one(tx, customer_id=customer_id, log_no=row[0])
    after = balance(tx, customer_id) - (later[0] if later else 0)
    return Standing(before_paisa=after - row[1], after_paisa=after)


def last_customer_n(tx: Tx, till_no: int) -> int:
    """The highest n used so far in a till's block of customer numbers."""
    low = till_no * PRODUCT_BLOCK
    row = _LAST_ID.one(tx, low=low, high=low + PRODUCT_BLOCK)
    return (row[0] or low) - low if row else 0


def is_taken(tx: Tx, customer_id: int) -> bool:
    """Whether anything is known of a customer with this number."""
    return _IS_TAKEN.one(tx, customer_id=customer_id) is not None


def _account(tx: Tx, row: Row, terms: Terms) -> Account:
    customer_id, name, phone, own_limit, owed = row
    last_paid = _LAST_PAID.one(tx, customer_id=customer_id)
    return Account(
        customer=Customer(customer_id=customer_id, name=name, phone=phone, limit_paisa=own_limit),
        balance_paisa=owed,
        limit_paisa=terms.limit_paisa if own_limit is None else own_limit,
        last_paid_ms=last_paid[0] if last_paid else None,
        ageing=ageing(owed, _credits(tx, customer_id), now_ms=terms.now_ms),
    )


def _credits(tx: Tx, customer_id: int) -> Iterator[Credit]:
    """What was put on a khata, newest first, read as far as it is asked for.

    By logical time: a till whose clock stood at 2020 made no debt of six years.
    """
    for amount, at_ms in _CREDITS.run(tx, {"customer_id": customer_id}):
        yield Credit(amount_paisa=amount, at_ms=at_ms)
