"""What admins' programs send and get: stores, users with their grants, tills, the audit."""

from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct, field

from sync_server.auth.users import Role, User
from sync_server.db.audit.entries import Entry
from sync_server.db.stores import Store
from sync_server.http.rest.messages import Number, PageQuery, moment_text
from sync_server.operations.conditions import content_tag
from sync_server.operations.store_keeping import KnownTill

type Password = Annotated[str, Meta(min_length=1, max_length=1000)]
type StoreName = Annotated[str, Meta(min_length=1, max_length=200)]
type UserName = Annotated[str, Meta(min_length=1, max_length=100)]


class StoreBody(Struct, frozen=True, kw_only=True):
    """A new store under a number of one's own; `currency` is one that tills know, as PKR."""

    # Not `store_id` in here: that is the store in which a request works.
    number: Number = field(name="store_id")
    name: StoreName
    currency: Annotated[str, Meta(pattern="^[A-Z]{3}$")] = "PKR"


class StorePatch(Struct, frozen=True, kw_only=True):
    """What changes of a store (RFC 7396)."""

    name: StoreName


class StoreReply(Struct, frozen=True, kw_only=True):
    """A store; `position` is the newest one of its feed."""

    store_id: int
    name: str
    currency: str
    position: int


class StorePage(Struct, frozen=True, kw_only=True):
    """Stores by number."""

    items: list[StoreReply]
    next_cursor: str | None


class UserBody(Struct, frozen=True, kw_only=True):
    """A new user, without a role yet; they can change the password."""

    username: UserName
    password: Password


class GrantBody(Struct, frozen=True, kw_only=True):
    """A role in a store, in place of any other there."""

    role: Role


class SetPasswordBody(Struct, frozen=True, kw_only=True):
    """The new password of somebody who forgot theirs: 12 to 128 characters."""

    new_password: Password


class Grant(Struct, frozen=True, kw_only=True):
    """A role in a store."""

    store_id: int
    role: str


class UserReply(Struct, frozen=True, kw_only=True):
    """A user with their roles; without any they can do nothing."""

    username: str
    created_at: str | None
    grants: list[Grant]


class UserPage(Struct, frozen=True, kw_only=True):
    """Users by name."""

    items: list[UserReply]
    next_cursor: str | None


class TillReply(Struct, frozen=True, kw_only=True):
    """A till of a store; `events` is the last number of its newest epoch."""

    till: int
    till_id: str
    store_id: int
    state: Literal["in_use", "revoked"]
    epoch: int
    events: int
    key_id: str
    machine: str


class TillList(Struct, frozen=True, kw_only=True):
    """All tills of a store, by number."""

    items: list[TillReply]


class ProblemReportReply(Struct, frozen=True, kw_only=True):
    """A report that a till sent for whoever helps; `file` is where its zip is."""

    number: int
    till: int
    received_at: str | None
    size_bytes: int
    file: str


class ProblemReportList(Struct, frozen=True, kw_only=True):
    """The reports of a store, newest first: of each till the newest ten of the last 90 days."""

    items: list[ProblemReportReply]


class CodeReply(Struct, frozen=True, kw_only=True):
    """A code that enrols one till of the store, once, until `expires_at`."""

    store_id: int
    code: str
    expires_at: str | None


class AuditQuery(PageQuery, frozen=True, kw_only=True):
    """Whose audit: the store's, or that of the server, which has what belongs to no store."""

    scope: Literal["store", "server"] = "store"


class AuditReply(Struct, frozen=True, kw_only=True):
    """One entry; `hash` covers all of it and `prev`, the hash of the entry before."""

    seq: int
    at: str | None
    actor: str
    address: str
    deed: str
    subject: str
    detail: dict[str, Any]
    prev: str
    hash: str


class AuditPage(Struct, frozen=True, kw_only=True):
    """Entries of a chain, newest first; store 0 is the server."""

    store_id: int
    items: list[AuditReply]
    next_cursor: str | None


class KeyReply(Struct, frozen=True, kw_only=True):
    """A key that signs or proves access tokens; its secret half is told to nobody."""

    key_id: str
    made_at: str | None


class KeyList(Struct, frozen=True, kw_only=True):
    """All keys, oldest first."""

    items: list[KeyReply]


class MadeKeyReply(Struct, frozen=True, kw_only=True):
    """A new key; it is published now and signs from `signs_in_s` seconds on."""

    key_id: str
    signs_in_s: int


def store_reply(store: Store) -> StoreReply:
    """A store in words of the API."""
    return StoreReply(
        store_id=store.store_id, name=store.name, currency=store.currency, position=store.seq
    )


def store_tag(store: Store) -> str:
    """Changes when somebody edits a store, and not with each sale in it."""
    return content_tag(StoreBody(number=store.store_id, name=store.name, currency=store.currency))


def user_reply(user: User) -> UserReply:
    """A user in words of the API."""
    return UserReply(
        username=user.name,
        created_at=moment_text(user.created_ms),
        grants=[Grant(store_id=store_id, role=role) for store_id, role in user.grants.items()],
    )


def user_tag(user: User) -> str:
    """Changes with a user's roles."""
    return content_tag(user)


def till_reply(known: KnownTill) -> TillReply:
    """A till in words of the API."""
    till = known.till
    return TillReply(
        till=till.till_no,
        till_id=str(till.till_id),
        store_id=till.store_id,
        state="revoked" if till.is_revoked else "in_use",
        epoch=till.epoch_max,
        events=known.events,
        key_id=till.key_id,
        machine=till.machine,
    )


def audit_reply(entry: Entry) -> AuditReply:
    """An entry in words of the API."""
    return AuditReply(
        seq=entry.seq,
        at=moment_text(entry.at_ms),
        actor=entry.actor,
        address=entry.address,
        deed=entry.deed,
        subject=entry.subject,
        detail=msgspec.json.decode(entry.detail, type=dict[str, Any]),
        prev=entry.prev.hex(),
        hash=entry.hash.hex(),
    )
