"""What is asked of the server in a till's name beside its rounds: tokens, and to be known again."""

import base64

import msgspec
from pos_protocol.chain import token_text
from pos_protocol.sync import NonceReply, TokenReply, TokenRequest

from tests.simulation.central import Request


def fresh_token(till) -> str:
    """A valid authorization of this till, as somebody who misuses it would get one."""
    prefix = "/api/v1/sync"
    asked = _posted(till, f"{prefix}/nonce", b"")
    nonce = msgspec.json.decode(asked, type=NonceReply).nonce
    sig = till.image.key.sign(token_text(till=till.till_id, nonce=nonce))
    request = TokenRequest(
        till=till.till_id,
        key_id=till.image.key.key_id,
        nonce=nonce,
        sig=base64.b64encode(sig).decode(),
    )
    reply = _posted(till, f"{prefix}/token", msgspec.json.encode(request))
    return f"Bearer {msgspec.json.decode(reply, type=TokenReply).access_token}"


def _posted(till, target: str, body: bytes) -> bytes:
    headers = {"content-type": "application/json"}
    request = Request(method="POST", target=target, headers=headers, body=body)
    content: bytes = till.server.answer(request).content
    return content
