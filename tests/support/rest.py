"""People who use the REST API, in process or against a running server."""

import functools
from typing import Any

import httpx
from sync_server.auth import passwords, users
from sync_server.cache.local_cells import LocalCells
from sync_server.db import users as db_users
from sync_server.db.database import Tx
from sync_server.http.state import ServerState

PASSWORD = "a long enough password"


def rest_state(server) -> ServerState:
    """What the handlers of a local server work with."""
    state = ServerState(
        db=server.db,
        clock=server.clock,
        rng=server.rng,
        secrets=server.secrets,
        threads=4,
        cells=LocalCells(),
    )
    state.ring.open(server.clock.wall_ms())
    return state


@functools.cache
def password_hash() -> str:
    """What the database has of PASSWORD; made once, for the tests make users by the thousand."""
    return passwords.hash_password(PASSWORD)


def give_role(server, name: str, role: str, *, store_id: int = 1) -> None:
    """Make a user with a role in a store, or give one another role."""
    now_ms = server.clock.wall_ms()

    def work(tx: Tx) -> None:
        if db_users.password_hash_of(tx, name) is None:
            users.add_user_in(tx, name, password_hash=password_hash(), now_ms=now_ms)
        users.give_in(tx, name, store_id=store_id, role=role, now_ms=now_ms)

    server.db.write(work)


class RestUser:
    """A signed-in user; `client` is httpx's or a test client's."""

    def __init__(
        self,
        client: httpx.Client,
        name: str,
        *,
        store_id: int | None = 1,
        password: str = PASSWORD,
    ) -> None:
        self.client = client
        body = {"username": name, "password": password, "store_id": store_id}
        self.signed_in = client.post("/api/auth/login", json=body)
        assert self.signed_in.status_code == 200, self.signed_in.text
        self.tokens = self.signed_in.json()

    def ask(self, method: str, path: str, body: Any = None, **headers: str) -> httpx.Response:
        """One request; `body` is JSON, or bytes that claim to be; `if_match` becomes If-Match."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        sent: dict[str, Any] = {
            "headers": {"authorization": f"Bearer {self.tokens['access_token']}"} | named
        }
        if isinstance(body, bytes):
            sent["content"] = body
            sent["headers"] = {"content-type": "application/json"} | sent["headers"]
        elif body is not None:
            sent["json"] = body
        return self.client.request(method, path, **sent)

    def get(self, path: str, **headers: str) -> httpx.Response:
        """Read."""
        return self.ask("GET", path, **headers)

    def post(self, path: str, body: Any, **headers: str) -> httpx.Response:
        """Write."""
        return self.ask("POST", path, body, **headers)

    def patch(self, path: str, body: Any, **headers: str) -> httpx.Response:
        """Change."""
        return self.ask("PATCH", path, body, **headers)

    def put(self, path: str, body: Any, **headers: str) -> httpx.Response:
        """Put."""
        return self.ask("PUT", path, body, **headers)

    def delete(self, path: str, **headers: str) -> httpx.Response:
        """Remove."""
        return self.ask("DELETE", path, **headers)


def problem(reply: httpx.Response, status: int, code: str) -> dict[str, Any]:
    """The body of a refusal, which must be this one."""
    assert reply.headers["content-type"] == "application/problem+json", reply.text
    body: dict[str, Any] = reply.json()
    assert (reply.status_code, body["code"]) == (status, code), body
    assert body["status"] == status
    return body
