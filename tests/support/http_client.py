"""A till that talks HTTP to an application in this process, or to a server that runs."""

import base64
from typing import Any

import httpx
import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from pos_protocol.chain import token_text
from pos_protocol.sync import (
    FeedPage,
    PushReply,
    PushRequest,
    RegisterReply,
    RegisterRequest,
    TokenRequest,
)

from tests.support.chain_till import ChainTill
from tests.support.sync_server import public_key_text

SYNC = "/api/v1/sync"
JSON = {"content-type": "application/json"}


class HttpTill:
    """An enrolled till with a token; `client` is httpx's or a test client's.

    Two of the same `seed` give their events the same ids.
    """

    def __init__(self, client: httpx.Client, code: str, *, seed: int = 1) -> None:
        self.client = client
        self.key = Ed25519PrivateKey.generate()
        request = RegisterRequest(code=code, public_key=public_key_text(self.key), machine="test")
        reply = self.post("register", request)
        assert reply.status_code == 200, reply.text
        self.chain = ChainTill(
            msgspec.json.decode(reply.content, type=RegisterReply), self.key, seed=seed
        )
        self.token = ""

    def sign_in(self) -> httpx.Response:
        """Get a token by a signed nonce."""
        self.token = ""
        nonce = self.client.post(f"{SYNC}/nonce").json()["nonce"]
        identity = self.chain.identity
        text = token_text(till=identity.till, nonce=nonce)
        reply = self.post(
            "token",
            TokenRequest(
                till=identity.till,
                key_id=identity.key_id,
                nonce=nonce,
                sig=base64.b64encode(self.key.sign(text)).decode(),
            ),
        )
        if reply.status_code == 200:
            self.token = reply.json()["access_token"]
        return reply

    def headers(self, **more: str) -> dict[str, str]:
        """JSON, and the token when there is one."""
        bearer = {"authorization": f"Bearer {self.token}"} if self.token else {}
        return JSON | bearer | {name.replace("_", "-"): value for name, value in more.items()}

    def post(self, name: str, message: object, **headers: str) -> httpx.Response:
        """One POST of a message, or of bytes as they are."""
        body = message if isinstance(message, bytes) else msgspec.json.encode(message)
        token = getattr(self, "token", "")
        bearer = {"authorization": f"Bearer {token}"} if token else {}
        named = {key.replace("_", "-"): value for key, value in headers.items()}
        return self.client.post(f"{SYNC}/{name}", content=body, headers=JSON | bearer | named)

    def push(self, request: PushRequest | None = None) -> PushReply:
        """Push the chain, or a request, that must be taken."""
        reply = self.post("push", request or self.chain.batch())
        assert reply.status_code == 200, reply.text
        return msgspec.json.decode(reply.content, type=PushReply)

    def get_page(self, after: int = 0, **query: Any) -> httpx.Response:
        """One GET of the feed."""
        parameters: dict[str, Any] = {"feed_id": str(self.chain.identity.feed_id), "after": after}
        parameters |= query
        return self.client.get(f"{SYNC}/pull", params=parameters, headers=self.headers())

    def pull(self, after: int = 0, **query: Any) -> FeedPage:
        """A page that must be given."""
        reply = self.get_page(after, **query)
        assert reply.status_code == 200, reply.text
        return msgspec.json.decode(reply.content, type=FeedPage)
