"""A browser without scripts: it keeps cookies, reads forms and sends what stands in them."""

from html.parser import HTMLParser
from typing import Any

import httpx
from litestar.testing import TestClient
from sync_server.http.app import build_app
from sync_server.http.rates import Rates
from sync_server.main import portal_pages
from sync_server.settings import Settings

from tests.support.rest import PASSWORD, rest_state

SAME_SITE = {"sec-fetch-site": "same-origin"}


def portal_client(server: Any, *, base_url: str = "http://127.0.0.1") -> TestClient[Any]:
    """An application with its portal, as somebody on the server's own machine calls it."""
    state = rest_state(server)
    # More sign in here in a minute than may from one address.
    limits = Settings(limit_login="0", limit_user="0", limit_export="0")
    state.rates = Rates(rng=server.rng, settings=limits)
    app = build_app(state, "test", pages=portal_pages(state))
    return TestClient(app, base_url=base_url)


class Form(dict[str, str]):
    """The fields of a form with their values; `action` is where it goes."""

    action = ""


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._select: str | None = None
        self._is_open = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._is_open = True
            self.forms.append(Form())
            self.forms[-1].action = said.get("action", "")
        if not self._is_open:
            return
        form = self.forms[-1]
        if tag in {"input", "textarea"} and "name" in said and said.get("type") != "radio":
            form[said["name"]] = said.get("value", "")
        if tag == "select":
            self._select = said["name"]
        if tag == "option" and self._select and ("selected" in said or self._select not in form):
            form[self._select] = said.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._is_open = False
        if tag == "select":
            self._select = None


def forms_of(reply: httpx.Response) -> dict[str, Form]:
    """The forms of a page by where they go."""
    reader = _Forms()
    reader.feed(reply.text)
    return {form.action: form for form in reader.forms}


class Browser:
    """Somebody's browser; `client` is a test client of its own."""

    def __init__(self, client: httpx.Client) -> None:
        self.client = client

    def get(self, path: str) -> httpx.Response:
        """Open a page, without going on where it leads."""
        return self.client.get(path, follow_redirects=False)

    def send(self, action: str, fields: dict[str, str], **headers: str) -> httpx.Response:
        """Send a form as a browser does that says where it was."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return self.client.post(
            action, data=fields, headers=SAME_SITE | named, follow_redirects=False
        )

    def fill(self, page: str, fields: dict[str, str], action: str | None = None) -> httpx.Response:
        """Open a page, fill in a form of it, send it."""
        form = forms_of(self.get(page))[action or page]
        return self.send(form.action, {**form, **fields})

    def sign_in(self, name: str, *, password: str = PASSWORD, store: str = "") -> httpx.Response:
        """By the form at the door."""
        fields = {"username": name, "password": password, "store_id": store}
        return self.fill("/login", fields)
