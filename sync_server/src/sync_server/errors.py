"""The error families of the server, and the words it adds to the protocol's table.

    ServerError
      RefusedError(code, detail)   what was asked cannot be done; http/problems.py gives it a status
      BusyError                    the database did not answer in time: nothing was stored
      WouldWaitError               asked where nobody may wait: caught in http, never seen outside
      RowsRefusedError             the database will not take these rows, ever
      StartRefusedError            settings, keys or a database that the server will not run with

ProtocolError (pos_protocol.errors) is raised beside these where a message is not what it claims.
"""

from collections.abc import Mapping
from enum import StrEnum

from pos_protocol.errors import ErrorCode


class ServerCode(StrEnum):
    """Words for refusals that only a server knows. A word is never reused for another meaning."""

    MALFORMED = "malformed"
    UNSUPPORTED_TYPE = "unsupported_type"
    TOO_LARGE = "too_large"
    UNAUTHORIZED = "unauthorized"
    TOKEN_EXPIRED = "token_expired"  # noqa: S105 - a word, no secret
    FORBIDDEN = "forbidden"
    TOTP_REQUIRED = "totp_required"
    TOTP_REFUSED = "totp_refused"
    TOTP_STATE = "totp_state"
    REVOKED = "revoked"
    NOT_FOUND = "not_found"
    METHOD_NOT_ALLOWED = "method_not_allowed"
    CODE_REFUSED = "code_refused"
    KEY_REFUSED = "key_refused"
    STORE_EXISTS = "store_exists"
    USER_EXISTS = "user_exists"
    LAST_ADMIN = "last_admin"
    VENDOR_EXISTS = "vendor_exists"
    NO_TILL_NUMBER = "no_till_number"
    NO_EPOCH = "no_epoch"
    FILE_REFUSED = "file_refused"
    QUANTITY_CHANGED = "quantity_changed"
    PRECONDITION_FAILED = "precondition_failed"
    PRECONDITION_REQUIRED = "precondition_required"
    PRODUCT_EXISTS = "product_exists"
    PRODUCT_NUMBER_REFUSED = "product_number_refused"
    DUPLICATE_BARCODE = "duplicate_barcode"
    QUANTITY_REFUSED = "quantity_refused"
    REASON_REFUSED = "reason_refused"
    VENDOR_REFUSED = "vendor_refused"
    CASE_DECIDED = "case_decided"
    DECISION_REFUSED = "decision_refused"
    KEY_REUSED = "idempotency_key_reused"
    WEBHOOK_REFUSED = "webhook_refused"
    JOB_REFUSED = "job_refused"
    NOT_DONE_YET = "not_done_yet"
    PERIOD_REFUSED = "period_refused"
    REPORT_TOO_LONG = "report_too_long"
    REPORT_REFUSED = "report_refused"
    THROTTLED = "throttled"
    BUSY = "busy"
    NOT_READY = "not_ready"
    BUG = "bug"


class ServerError(Exception):
    """Whatever the server says no with."""


class RefusedError(ServerError):
    """A request that cannot be done. `detail` is shown to the caller: it holds no secret."""

    def __init__(
        self,
        code: ServerCode | ErrorCode,
        detail: str = "",
        *,
        retry_after_s: int | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail or str(code))
        self.code = code
        self.detail = detail
        self.retry_after_s = retry_after_s
        self.headers = dict(headers or {})


class BusyError(ServerError):
    """The database stayed locked or away through every attempt; nothing was stored."""


class WouldWaitError(ServerError):
    """What was asked needs the database: it has to be asked again where waiting harms nobody."""


class RowsRefusedError(ServerError):
    """The database itself refuses a value: the same rows will fail again."""


class StartRefusedError(ServerError):
    """The server does not start like this; the message says why and what to do."""
