"""The way in and out: the login form, the cookie, and the proof that a form was sent from here.

A form is ours when it brings the mark of this browser's cookie, which no other site can read, and
when the browser itself does not say that another site sent it (Fetch Metadata, W3C). Litestar's own
protection knows the first half alone, and its mark belongs to no sign-in.
"""

from random import Random
from urllib.parse import urlencode

import msgspec

from sync_server.auth import browsing
from sync_server.auth.browsing import Browsing
from sync_server.clock import Clock
from sync_server.db.database import Database
from sync_server.errors import RefusedError, ServerCode
from sync_server.portal.api import Api, ApiRefusedError, Asking, told
from sync_server.portal.request import Answer, Asked, Cookie, Moved, Page
from sync_server.portal.visit import safe_path

SESSION, FORM = "kiryana", "kiryana-form"
"""Cookies: who is signed in, and what the login form belongs to before anybody is."""

MARK = "mark"
RENEWED = "renewed"
"""In the address of a page that asks for itself again."""

FOREIGN = "This form was not sent from this site in your browser. Open the page again and repeat."


class Entrance:
    """Who is at the door of one process."""

    def __init__(self, *, api: Api, db: Database, clock: Clock, rng: Random, key: bytes) -> None:
        self._api = api
        self._db = db
        self._clock = clock
        self._rng = rng
        self._key = key

    def who(self, asked: Asked) -> Browsing | None:
        """Who is signed in; an Authorization header says nothing here. Raises BusyError."""
        text = asked.cookies.get(_name(SESSION, asked), "")
        if not text:
            return None
        is_somebody = RENEWED not in asked.query
        return browsing.find(self._db, text, now_ms=self._clock.wall_ms(), is_somebody=is_somebody)

    def mark(self, asked: Asked) -> str:
        """What the forms of a page to this browser carry."""
        text = asked.cookies.get(_name(SESSION, asked)) or asked.cookies.get(_name(FORM, asked))
        return browsing.form_mark(self._key, text) if text else ""

    def refuse_foreign(self, asked: Asked, cookie: str = SESSION) -> None:
        """Raises RefusedError(FORBIDDEN) for a form that is not ours."""
        site = asked.headers.get("sec-fetch-site")
        origin = asked.headers.get("origin")
        is_ours = site in {None, "same-origin"}
        if site is None and origin is not None:
            is_ours = origin == f"{asked.scheme}://{asked.headers.get('host', '')}"
        text = asked.cookies.get(_name(cookie, asked), "")
        mark = next(iter(asked.form.get(MARK, ())), "")
        if not is_ours or not text or not browsing.is_form_mark(self._key, text, mark):
            raise RefusedError(ServerCode.FORBIDDEN, FOREIGN)

    def doormat(self, asked: Asked) -> Answer:
        """What somebody sees who is not signed in: at the front door the form itself."""
        if asked.path == "/":
            return self._form(asked, to="/")
        to = asked.path if asked.method == "GET" else "/"
        return Moved(path="/login" if to == "/" else f"/login?{urlencode({'next': to})}")

    def sign_in(self, asked: Asked) -> Answer:
        """The form, or what it sent: a new cookie, whatever the browser brought.

        Raises RefusedError, BusyError.
        """
        if asked.method != "POST":
            return self._form(asked, to=safe_path(asked.query.get("next", "/")))
        self.refuse_foreign(asked, FORM)
        to = safe_path(_field(asked, "next"))
        if not (asked.is_secure or asked.is_local):
            return self._form(asked, to=to, problem=PLAIN, status=403)
        body = _credentials(asked)
        try:
            asking = Asking(body=msgspec.json.encode(body), address=asked.address)
            reply = told(self._api.ask("POST", "/api/v1/auth/login", who=None, asking=asking))
        except ApiRefusedError as error:
            return self._form(
                asked,
                to=to,
                problem=_words(error, body),
                status=error.status,
                asks_code=error.code.startswith("totp"),
            )
        who, _role = self._api.session_of(reply.content)
        text = browsing.begin(self._db, who.session_id, rng=self._rng, now_ms=self._clock.wall_ms())
        return Moved(
            path=to,
            cookies=(
                _cookie(SESSION, text, asked),
                _cookie(FORM, "", asked),
            ),
        )

    def sign_out(self, asked: Asked, who: Browsing) -> Answer:
        """End the sign-in, its tokens and this cookie. Raises ApiRefusedError, BusyError."""
        asking = Asking(address=asked.address)
        told(self._api.ask("POST", "/api/v1/auth/logout", who=who, asking=asking))
        browsing.end(self._db, who)
        return Moved(path="/login?said=signed_out", cookies=(_cookie(SESSION, "", asked),))

    def _form(
        self,
        asked: Asked,
        *,
        to: str,
        problem: str = "",
        status: int = 200,
        asks_code: bool = False,
    ) -> Page:
        text = asked.cookies.get(_name(FORM, asked), "")
        cookies: tuple[Cookie, ...] = ()
        if len(text) != browsing.TOKEN_CHARS:
            text = browsing.new_text(self._rng)
            cookies = (_cookie(FORM, text, asked),)
        if not (asked.is_secure or asked.is_local):
            problem = problem or PLAIN
        return Page(
            template="login.html",
            values={
                "problem": problem,
                "to": to,
                "mark": browsing.form_mark(self._key, text),
                "username": _field(asked, "username"),
                "store_id": _field(asked, "store_id"),
                "asks_code": asks_code,
            },
            status=status,
            cookies=cookies,
        )


PLAIN = "This address is not encrypted. Sign in by https:// (or on the server's own machine)."


def _credentials(asked: Asked) -> dict[str, object]:
    body: dict[str, object] = {
        "username": _field(asked, "username"),
        "password": next(iter(asked.form.get("password", ())), ""),
    }
    store = _field(asked, "store_id")
    if store:
        body["store_id"] = int(store) if store.isascii() and store.isdigit() else 0
    if code := _field(asked, "totp"):
        body["totp"] = code
    return body


def _words(error: ApiRefusedError, body: dict[str, object]) -> str:
    if error.code == "totp_required":
        return "Name and password are right. Now the code of your authenticator app."
    if error.status == 400:
        return "Give your name and password, and the number of a store where you work."
    if error.code == "unauthorized" and "store_id" not in body:
        return (
            "The name or the password is not right; if you work in several stores, give the"
            " number of one."
        )
    return error.detail[:1].upper() + error.detail[1:]


def _field(asked: Asked, name: str) -> str:
    return next(iter(asked.form.get(name, ())), "").strip()


def _name(name: str, asked: Asked) -> str:
    """Over HTTPS the name itself keeps others from setting the cookie (RFC 6265bis, __Host-)."""
    return f"__Host-{name}" if asked.is_secure else name


def _cookie(name: str, value: str, asked: Asked) -> Cookie:
    return Cookie(name=_name(name, asked), value=value, is_secure=asked.is_secure)
