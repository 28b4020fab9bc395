"""One request of somebody who is signed in, with everything that a page may ask."""

import re
import string
from collections.abc import Callable, Mapping
from random import Random
from typing import Any
from urllib.parse import quote, urlencode

import msgspec
from msgspec import Struct

from sync_server.auth.browsing import Browsing
from sync_server.auth.roles import VISITING_ROLES, Deed, may
from sync_server.errors import RefusedError, ServerCode
from sync_server.portal.api import Api, ApiRefusedError, Asking, Told, told
from sync_server.portal.request import Answer, Asked, File, Moved, Page
from sync_server.portal.words import complaint

V1 = "/api/v1"
KEY = "key"
_KEY_LETTERS = string.ascii_letters + string.digits
_SAFE_PATH = re.compile(r"/(?!/)[A-Za-z0-9/_.~%-]*(?:\?[A-Za-z0-9=&_.~%+-]*)?", re.ASCII)
PROBLEMS_SHOWN = frozenset({400, 403, 409, 412, 413, 415, 422, 429})
"""Refusals that are told on the form that was sent; others have a page of their own."""


class Shop(Struct, frozen=True, kw_only=True):
    """The store that a page is about."""

    store_id: int
    name: str
    currency: str
    zone_min: int
    glance: Mapping[str, Any]


class Visit:
    """Who asks, what, in which store; `shop` is None on pages about the whole chain."""

    def __init__(
        self, *, api: Api, asked: Asked, who: Browsing, role: str, shop: Shop | None, rng: Random
    ) -> None:
        self.asked = asked
        self.who = who
        self.role = role
        self.shop = shop
        self._api = api
        self._rng = rng

    @property
    def store_id(self) -> int:
        """The store that the page is about."""
        assert self.shop is not None, "a page of the chain is about no single store"
        return self.shop.store_id

    @property
    def base(self) -> str:
        """The beginning of the store's paths."""
        return f"/stores/{self.store_id}"

    @property
    def is_visiting(self) -> bool:
        """Whether they may work in more than one store."""
        return self.role in VISITING_ROLES

    def may(self, deed: Deed) -> bool:
        """Whether their role here is enough for a deed."""
        return may(self.role, deed)

    def named(self, name: str) -> str:
        """What the path names."""
        return self.asked.named[name]

    def field(self, name: str) -> str:
        """A field of the form, without blanks around it; empty where it is missing."""
        values = self.asked.form.get(name, ())
        return values[0].strip() if values else ""

    def secret(self, name: str) -> str:
        """A password of the form, blanks and all."""
        return next(iter(self.asked.form.get(name, ())), "")

    def quoted(self, text: str) -> str:
        """A name as a part of a path."""
        return quote(text, safe="")

    def new_key(self) -> str:
        """What a form brings so that sending it twice does it once."""
        return "".join(self._rng.choice(_KEY_LETTERS) for _ in range(24))

    def get(self, path: str, **asked: object) -> Any:  # noqa: ANN401 - JSON of any shape
        """The value at a path of the API; what its template names is taken out of `asked`.

        Raises ApiRefusedError.
        """
        return self.read(path, **asked).value

    def read(self, path: str, **asked: object) -> Told:
        """As `get`, with the entity tag."""
        said = {name.rstrip("_"): str(value) for name, value in asked.items() if value != ""}
        return self._ask("GET", path, said)

    def send(
        self, method: str, path: str, body: object = None, *, match: str = "", **named: object
    ) -> Told:
        """Write by a path of the API, under the key of the form. Raises ApiRefusedError."""
        headers = {}
        if key := self.field(KEY):
            headers["idempotency-key"] = f"portal {key}"
        if match:
            headers["if-match"] = "*" if match == "*" else f'"{match}"'
        said = {name: str(value) for name, value in named.items()}
        raw = b"" if body is None else msgspec.json.encode(body)
        return self._ask(method, path, said, body=raw, headers=headers)

    def send_file(self, path: str, content: bytes) -> Told:
        """Send a CSV file. Raises ApiRefusedError."""
        headers = {"content-type": "text/csv", "idempotency-key": f"portal {self.field(KEY)}"}
        return self._ask("POST", path, {}, body=content, headers=headers)

    def _ask(
        self,
        method: str,
        path: str,
        said: Mapping[str, str],
        *,
        body: bytes = b"",
        headers: Mapping[str, str] | None = None,
    ) -> Told:
        template = f"{V1}{path}"
        named = {name: value for name, value in said.items() if f"{{{name}}}" in template}
        sent = dict(headers or {})
        if self.shop is not None and "{store_id}" not in template:
            sent["x-store-id"] = str(self.shop.store_id)
        return told(
            self._api.ask(
                method,
                template,
                who=self.who,
                asking=Asking(
                    named=named,
                    query={name: value for name, value in said.items() if name not in named},
                    body=body,
                    headers=sent,
                    address=self.asked.address,
                ),
            )
        )

    def confirm(self) -> None:
        """That the password of the form is theirs. Raises RefusedError(FORBIDDEN, THROTTLED)."""
        self._api.confirm(self.who, self.secret("your_password"), address=self.asked.address)

    def page(self, template: str, **values: object) -> Page:
        """A page to be drawn."""
        return Page(template=template, values=values)

    def file(self, found: Told, content_type: str) -> File:
        """A file as the API made it."""
        kept = {"Content-Disposition": found.headers["Content-Disposition"]}
        return File(content=found.content, content_type=content_type, headers=kept)

    def moved(self, path: str, said: str = "") -> Moved:
        """On to another page, which says what was done."""
        if not said:
            return Moved(path=path)
        return Moved(path=f"{path}{'&' if '?' in path else '?'}{urlencode({'said': said})}")

    def submit(self, work: Callable[[], Answer], *, again: Callable[[str], Page]) -> Answer:
        """What `work` gives; where the API refuses what was filled in, the form again with why.

        A form that is not sent yet is shown as it is.
        """
        if self.asked.method != "POST":
            return again("")
        try:
            return work()
        except ApiRefusedError as error:
            if error.status not in PROBLEMS_SHOWN:
                raise
            page, status = again(complaint(error.detail)), error.status
        except RefusedError as error:
            # What `confirm` says.
            page = again(error.detail)
            status = 429 if error.code == ServerCode.THROTTLED else 403
        return msgspec.structs.replace(page, status=status)

    def names_of(self, product_ids: set[int]) -> dict[int, str]:
        """What products are called; those that are in no list any more by their numbers."""
        found = {}
        for product_id in sorted(product_ids):
            try:
                product = self.get("/products/{product_id}", product_id=product_id)
            except ApiRefusedError:
                found[product_id] = f"Product {product_id}"
            else:
                found[product_id] = str(product["itemDesc"])
        return found


def safe_path(text: str) -> str:
    """A path of this portal to go on to after signing in; the first page for anything else."""
    return text if _SAFE_PATH.fullmatch(text) else "/"
