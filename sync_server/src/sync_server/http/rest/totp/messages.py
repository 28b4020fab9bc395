"""What people's programs send and get about second factors."""

from typing import Annotated

from msgspec import Meta, Struct

type Password = Annotated[str, Meta(min_length=1, max_length=1000)]
type Code = Annotated[str, Meta(min_length=6, max_length=20)]


class BeginTotpBody(Struct, frozen=True, kw_only=True):
    """The password that one has."""

    password: Password


class BegunTotpReply(Struct, frozen=True, kw_only=True):
    """The secret for an app in Base32, and the same as an address to be shown as a QR code."""

    secret: str
    uri: str


class ConfirmTotpBody(Struct, frozen=True, kw_only=True):
    """The six digits that the app shows."""

    code: Code


class ConfirmedTotpReply(Struct, frozen=True, kw_only=True):
    """Ten spare codes, each good once in place of the app's; they are told this once."""

    recovery_codes: list[str]


class EndTotpBody(Struct, frozen=True, kw_only=True):
    """The password, and the app's code or a spare one."""

    password: Password
    code: Code


class TotpReply(Struct, frozen=True, kw_only=True):
    """`state` is off, begun or on; `since` when that came to be."""

    state: str
    since: str | None
    recovery_codes_left: int
