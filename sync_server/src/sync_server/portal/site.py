"""From a browser's request to a page: who asks, whether their browser meant it, one page, headers.

The order is the guard: no page runs before it is known who asks, that their role is enough, and,
for whatever changes something, that the form was one of ours in their own browser.
"""

from collections.abc import Callable, Mapping
from random import Random
from typing import Any

from jinja2 import Environment
from msgspec import Struct

from sync_server import logs
from sync_server.auth.browsing import Browsing
from sync_server.auth.roles import LEAST_ROLE, Deed, may
from sync_server.clock import Clock
from sync_server.db.database import Database
from sync_server.errors import BusyError, RefusedError, ServerCode
from sync_server.portal import words
from sync_server.portal.api import Api, ApiRefusedError, Asking, told
from sync_server.portal.entrance import Entrance
from sync_server.portal.rendering import Assets, make_environment
from sync_server.portal.request import Answer, Asked, Cookie, File, Moved, Page
from sync_server.portal.visit import Shop, Visit

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
    " img-src 'self' data:; font-src 'self'; form-action 'self'; frame-ancestors 'none';"
    " base-uri 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Cache-Control": "no-store",
    # A form's origin is told to this site alone; `no-referrer` would hide it from ourselves.
    "Referrer-Policy": "same-origin",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
}

type Handler = Callable[[Visit], Answer]


class Way(Struct, frozen=True, kw_only=True):
    """One page or form: its path, its handler, and what one must be allowed in its store.

    On a path with `{store_id}` the role is that in this store, elsewhere the highest one has.
    """

    method: str
    path: str
    handler: Handler
    deed: Deed


class Sent(Struct, frozen=True, kw_only=True):
    """An answer as it goes out."""

    status: int
    content: bytes
    content_type: str
    headers: Mapping[str, str]
    cookies: tuple[Cookie, ...] = ()


class Site:
    """The portal of one process."""

    def __init__(self, *, api: Api, db: Database, clock: Clock, rng: Random, key: bytes) -> None:
        self._api = api
        self._db = db
        self._clock = clock
        self._rng = rng
        self.assets = Assets()
        self._environment: Environment = make_environment(self.assets)
        self.entrance = Entrance(api=api, db=db, clock=clock, rng=rng, key=key)

    def answer(self, way: Way, asked: Asked) -> Sent:
        """The answer to a request for a page, whatever was sent. On a thread of the pool."""
        who = None
        try:
            who = self.entrance.who(asked)
            if who is None:
                return self._send(self.entrance.doormat(asked), asked)
            visit = self._admit(way, asked, who)
            try:
                return self._send(way.handler(visit), asked, visit=visit)
            except (ApiRefusedError, RefusedError, BusyError) as error:
                return self._send(_told(error), asked, visit=visit)
        except (ApiRefusedError, RefusedError, BusyError) as error:
            return self._send(_told(error), asked, who=who)

    def sign_in(self, asked: Asked) -> Sent:
        """The page for signing in, and what its form sends; also for who is signed in already.

        Somebody whose role was taken away is led here, and from here to nowhere else.
        """
        try:
            return self._send(self.entrance.sign_in(asked), asked)
        except (ApiRefusedError, RefusedError, BusyError) as error:
            return self._send(_told(error), asked)

    def sign_out(self, asked: Asked) -> Sent:
        """End the sign-in of this browser, with all that goes on by it."""
        who = None
        try:
            who = self.entrance.who(asked)
            if who is None:
                return self._send(Moved(path="/login"), asked)
            self.entrance.refuse_foreign(asked)
            return self._send(self.entrance.sign_out(asked, who), asked)
        except (ApiRefusedError, RefusedError, BusyError) as error:
            return self._send(_told(error), asked, who=who)

    def refused(self, error: ApiRefusedError | RefusedError | BusyError, asked: Asked) -> Sent:
        """A refusal before anybody was asked."""
        return self._send(_told(error), asked)

    def broken(self, asked: Asked | None) -> Sent:
        """What is shown where the program itself is at fault."""
        page = Page(
            template="refused.html",
            values={
                "heading": "That is our fault",
                "detail": "Something went wrong, and the server's log says what. Nothing was"
                " stored unless a page said so.",
            },
            status=500,
        )
        return self._send(page, asked)

    def _admit(self, way: Way, asked: Asked, who: Browsing) -> Visit:
        note = logs.current()
        if note is not None:
            note.user, note.store_id = who.user_name, who.store_id
        if asked.method == "POST":
            self.entrance.refuse_foreign(asked)
        shop = None
        role = self._role(who, asked, store_id=asked.named.get("store_id"))
        if not may(role, way.deed):
            raise RefusedError(
                ServerCode.FORBIDDEN, f"This page is for the role {LEAST_ROLE[way.deed]} and above."
            )
        if "store_id" in asked.named:
            shop = self._shop(who, asked)
        return Visit(api=self._api, asked=asked, who=who, role=role, shop=shop, rng=self._rng)

    def _role(self, who: Browsing, asked: Asked, *, store_id: str | None) -> str:
        headers = {} if store_id is None else {"x-store-id": store_id}
        asking = Asking(headers=headers, address=asked.address)
        try:
            me = told(self._api.ask("GET", "/api/v1/auth/me", who=who, asking=asking)).value
        except ApiRefusedError as error:
            # What is no number is no store either.
            if store_id is not None and error.status == 400:
                raise ApiRefusedError(404, "not_found", "There is no such store.") from error
            raise
        return str(me["role"])

    def _shop(self, who: Browsing, asked: Asked) -> Shop:
        asking = Asking(headers={"x-store-id": asked.named["store_id"]}, address=asked.address)
        found = told(self._api.ask("GET", "/api/v1/overview", who=who, asking=asking)).value[
            "items"
        ][0]
        return Shop(
            store_id=found["store_id"],
            name=found["name"],
            currency=found["currency"],
            zone_min=found["utc_offset_minutes"],
            glance=found,
        )

    def _send(
        self,
        answer: Answer,
        asked: Asked | None,
        *,
        visit: Visit | None = None,
        who: Browsing | None = None,
    ) -> Sent:
        cookies = () if isinstance(answer, File) else answer.cookies
        match answer:
            case File(content=content, content_type=kind, headers=headers):
                return Sent(
                    status=200, content=content, content_type=kind, headers={**HEADERS, **headers}
                )
            case Moved(path=path):
                headers = HEADERS | {"Location": path}
                return Sent(
                    status=303,
                    content=b"",
                    content_type="text/html",
                    headers=headers,
                    cookies=cookies,
                )
            case Page():
                text = self._draw(answer, asked, visit=visit, who=who)
                return Sent(
                    status=answer.status,
                    content=text.encode(),
                    content_type="text/html",
                    headers=HEADERS,
                    cookies=cookies,
                )

    def _draw(
        self, page: Page, asked: Asked | None, *, visit: Visit | None, who: Browsing | None
    ) -> str:
        values: dict[str, Any] = {
            "visit": visit,
            "shop": visit.shop if visit else None,
            "me": visit.who.user_name if visit else who.user_name if who else "",
            "path": asked.path if asked else "",
            "said": words.SAID.get(asked.query.get("said", ""), "") if asked else "",
            "mark": self.entrance.mark(asked) if asked else "",
            "now_ms": self._clock.wall_ms(),
            "refresh_s": page.refresh_s,
            "Deed": Deed,
            "problem": "",
            "currency": "",
        }
        return self._environment.get_template(page.template).render(values | dict(page.values))


HEADINGS = {
    400: "That cannot be read",
    401: "You are signed out",
    403: "Not for your role",
    404: "There is nothing here",
    409: "It has changed meanwhile",
    412: "It has changed meanwhile",
    429: "Too many tries",
    503: "The server is busy",
}


def _told(error: ApiRefusedError | RefusedError | BusyError) -> Answer:
    """A page that says what was refused, and why."""
    if isinstance(error, BusyError):
        status, detail = 503, "Try again in a moment."
    elif isinstance(error, ApiRefusedError):
        status, detail = error.status, error.detail
    else:
        status, detail = _STATUS.get(str(error.code), 400), error.detail
    if status == 401:
        return Moved(path="/login")
    return Page(
        template="refused.html",
        values={
            "heading": HEADINGS.get(status, "That was refused"),
            "detail": words.complaint(detail),
        },
        status=status,
    )


_STATUS = {"forbidden": 403, "throttled": 429, "not_found": 404, "unauthorized": 401}
