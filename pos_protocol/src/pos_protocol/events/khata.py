"""Customers of a store and what changes what they owe, beside sales and returns."""

from typing import Annotated
from uuid import UUID

from msgspec import UNSET, Meta, UnsetType

from pos_protocol.events.selling import Tender
from pos_protocol.events.values import (
    NOTE_CHARS_MAX,
    Amount,
    Id,
    Name,
    Note,
    RecordedFact,
    SignedAmount,
)

type Phone = Annotated[str, Meta(max_length=32)]


class CustomerAdded(RecordedFact, frozen=True, kw_only=True):
    """A customer who may buy on khata; `limit` is the most they may owe."""

    customer_id: Id
    name: Name
    phone: Phone = ""
    limit: Amount | None = None


class CustomerChanged(RecordedFact, frozen=True, kw_only=True):
    """Fields of a customer were set; those left UNSET stay. Per field the highest stamp wins."""

    customer_id: Id
    name: Name | UnsetType = UNSET
    phone: Phone | UnsetType = UNSET
    limit: Amount | UnsetType | None = UNSET


class KhataAdjusted(RecordedFact, frozen=True, kw_only=True):
    """A khata was set right: a balance out of the paper book, or a debt that is forgiven.

    `amount` is what is owed more (above zero) or less, never nothing; `note` says why.
    """

    customer_id: Id
    amount: SignedAmount
    note: Annotated[str, Meta(min_length=1, max_length=NOTE_CHARS_MAX)]


class KhataPaid(RecordedFact, frozen=True, kw_only=True):
    """A customer paid part of what they owe."""

    shift_id: UUID
    customer_id: Id
    tender: Tender
    note: Note = ""
