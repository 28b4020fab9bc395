"""Signatures by which a webhook knows who speaks (Standard Webhooks 1.0)."""

import base64
import hashlib
import hmac

SECRET_PREFIX = "whsec_"  # noqa: S105 - a word, no secret


def secret_of(master: bytes, store_id: int, webhook_id: int) -> bytes:
    """A webhook's own secret: worked out, so that no table holds it."""
    return hmac.new(master, f"{store_id}|{webhook_id}".encode(), hashlib.sha256).digest()


def sign(secret: bytes, *, message_id: str, timestamp: str, body: bytes) -> str:
    """A message's signature (Standard Webhooks 1.0: HMAC-SHA256 of id, timestamp and body)."""
    signed = hmac.new(secret, f"{message_id}.{timestamp}.".encode() + body, hashlib.sha256)
    return "v1," + base64.b64encode(signed.digest()).decode()


def secret_text(secret: bytes) -> str:
    """A secret as its owner gets it."""
    return SECRET_PREFIX + base64.b64encode(secret).decode()
