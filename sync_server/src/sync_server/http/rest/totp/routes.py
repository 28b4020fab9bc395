"""The routes of second factors."""

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from sync_server.auth.roles import Deed
from sync_server.http.rest.messages import NothingAsked
from sync_server.http.rest.totp import messages, turning
from sync_server.http.route import Route

PATH = "/api/v1/auth/totp"


def _post(
    path: str, handler: Callable[..., Any], *, body: type[Struct], reply: type[Struct]
) -> Route:
    return Route(
        method="POST",
        path=path,
        handler=handler,
        reply=reply,
        body=body,
        access="user",
        is_rest=True,
        deed=Deed.READ,
    )


TOTP_ROUTES: tuple[Route, ...] = (
    Route(
        method="GET",
        path=PATH,
        handler=turning.get_totp,
        reply=messages.TotpReply,
        query=NothingAsked,
        access="user",
        is_rest=True,
        deed=Deed.READ,
    ),
    _post(PATH, turning.begin_totp, body=messages.BeginTotpBody, reply=messages.BegunTotpReply),
    _post(
        f"{PATH}/confirm",
        turning.confirm_totp,
        body=messages.ConfirmTotpBody,
        reply=messages.ConfirmedTotpReply,
    ),
    _post(f"{PATH}/off", turning.end_totp, body=messages.EndTotpBody, reply=messages.TotpReply),
)
