"""The one table of error codes that tills, servers and their clients tell apart.

    ProtocolError(code, detail)      what was received cannot be what it claims to be

A code is a stable word: programs branch on it, texts for people are made from it. A word is never
reused for another meaning.
"""

from enum import StrEnum


class ErrorCode(StrEnum):
    """Why something was refused, as a stable word."""

    # Bodies of events
    UNREADABLE_BODY = "unreadable_body"
    UNKNOWN_KIND = "unknown_kind"
    UNKNOWN_VERSION = "unknown_version"
    BAD_PAYLOAD = "bad_payload"
    BODY_TOO_LARGE = "body_too_large"
    HASH_MISMATCH = "hash_mismatch"
    CHAIN_BROKEN = "chain_broken"
    BAD_SIGNATURE = "bad_signature"
    IDENTITY_MISMATCH = "identity_mismatch"
    RULE_BROKEN = "rule_broken"
    ID_REUSE = "id_reuse"
    # Batches and pages
    BATCH_TOO_LARGE = "batch_too_large"
    BATCH_NOT_CONTIGUOUS = "batch_not_contiguous"
    DIGEST_MISMATCH = "digest_mismatch"
    PAGE_NOT_CONTIGUOUS = "page_not_contiguous"
    FEED_CHANGED = "feed_changed"
    FEED_HASH_MISMATCH = "feed_hash_mismatch"
    # Amounts
    BAD_MONEY = "bad_money"
    BAD_QUANTITY = "bad_quantity"


class ProtocolError(Exception):
    """Raised where a message, an amount or an event is not what the protocol allows.

    `detail` names the field or figure for a log; it holds no secret and no text for a cashier.
    """

    def __init__(self, code: ErrorCode, detail: str = "") -> None:
        super().__init__(f"{code}: {detail}" if detail else str(code))
        self.code = code
        self.detail = detail
