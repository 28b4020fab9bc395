"""Refusals as problem+json (RFC 9457): one table from code to status."""

from http import HTTPStatus

import msgspec
from msgspec import Struct
from pos_protocol.errors import ErrorCode, ProtocolError

from sync_server import logs
from sync_server.errors import BusyError, RefusedError, ServerCode

CONTENT_TYPE = "application/problem+json"
RETRY_AFTER_S = 2

STATUS: dict[str, HTTPStatus] = {
    ServerCode.MALFORMED: HTTPStatus.BAD_REQUEST,
    ServerCode.UNSUPPORTED_TYPE: HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
    ServerCode.TOO_LARGE: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    ServerCode.UNAUTHORIZED: HTTPStatus.UNAUTHORIZED,
    ServerCode.TOKEN_EXPIRED: HTTPStatus.UNAUTHORIZED,
    ServerCode.FORBIDDEN: HTTPStatus.FORBIDDEN,
    ServerCode.TOTP_REQUIRED: HTTPStatus.UNAUTHORIZED,
    ServerCode.TOTP_REFUSED: HTTPStatus.FORBIDDEN,
    ServerCode.TOTP_STATE: HTTPStatus.CONFLICT,
    ServerCode.REVOKED: HTTPStatus.FORBIDDEN,
    ServerCode.NOT_FOUND: HTTPStatus.NOT_FOUND,
    ServerCode.METHOD_NOT_ALLOWED: HTTPStatus.METHOD_NOT_ALLOWED,
    ServerCode.CODE_REFUSED: HTTPStatus.FORBIDDEN,
    ServerCode.KEY_REFUSED: HTTPStatus.UNPROCESSABLE_ENTITY,
    ServerCode.STORE_EXISTS: HTTPStatus.CONFLICT,
    ServerCode.USER_EXISTS: HTTPStatus.CONFLICT,
    ServerCode.LAST_ADMIN: HTTPStatus.CONFLICT,
    ServerCode.VENDOR_EXISTS: HTTPStatus.CONFLICT,
    ServerCode.NO_TILL_NUMBER: HTTPStatus.CONFLICT,
    ServerCode.NO_EPOCH: HTTPStatus.CONFLICT,
    ServerCode.FILE_REFUSED: HTTPStatus.UNPROCESSABLE_ENTITY,
    ServerCode.QUANTITY_CHANGED: HTTPStatus.CONFLICT,
    ServerCode.PRECONDITION_FAILED: HTTPStatus.PRECONDITION_FAILED,
    ServerCode.PRECONDITION_REQUIRED: HTTPStatus.PRECONDITION_REQUIRED,
    ServerCode.PRODUCT_EXISTS: HTTPStatus.CONFLICT,
    ServerCode.DUPLICATE_BARCODE: HTTPStatus.CONFLICT,
    ServerCode.PRODUCT_NUMBER_REFUSED: HTTPStatus.UNPROCESSABLE_ENTITY,
    ServerCode.QUANTITY_REFUSED: HTTPStatus.UNPROCESSABLE_ENTITY,
    ServerCode.REASON_REFUSED: HTTPStatus.UNPROCESSABLE_ENTITY,
    ServerCode.VENDOR_REFUSED: HTTPStatus.UNPROCESSABLE_ENTITY,
    ServerCode.CASE_DECIDED: HTTPStatus.CONFLICT,
    ServerCode.DECISION_REFUSED: HTTPStatus.UNPROCESSABLE_ENTITY,
    ServerCode.KEY_REUSED: HTTPStatus.UNPROCESSABLE_ENTITY,
    ServerCode.WEBHOOK_REFUSED: HTTPStatus.UNPROCESSABLE_ENTITY,
    ServerCode.JOB_REFUSED: HTTPStatus.UNPROCESSABLE_ENTITY,
    ServerCode.NOT_DONE_YET: HTTPStatus.CONFLICT,
    ServerCode.PERIOD_REFUSED: HTTPStatus.UNPROCESSABLE_ENTITY,
    ServerCode.REPORT_TOO_LONG: HTTPStatus.UNPROCESSABLE_ENTITY,
    ServerCode.REPORT_REFUSED: HTTPStatus.UNPROCESSABLE_ENTITY,
    ServerCode.THROTTLED: HTTPStatus.TOO_MANY_REQUESTS,
    ServerCode.BUSY: HTTPStatus.SERVICE_UNAVAILABLE,
    ServerCode.NOT_READY: HTTPStatus.SERVICE_UNAVAILABLE,
    ServerCode.BUG: HTTPStatus.INTERNAL_SERVER_ERROR,
    ErrorCode.DIGEST_MISMATCH: HTTPStatus.BAD_REQUEST,
    ErrorCode.BATCH_TOO_LARGE: HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    ErrorCode.IDENTITY_MISMATCH: HTTPStatus.FORBIDDEN,
    ErrorCode.FEED_CHANGED: HTTPStatus.CONFLICT,
}
"""Every code that is not here means 422: understood, and not acceptable."""


class Problem(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """RFC 9457's fields and our `code`. `server_ms` helps a till whose clock is wrong."""

    type: str
    title: str
    status: int
    detail: str = ""
    code: str
    request_id: str = ""
    server_ms: int = 0


class Reply(Struct, frozen=True, kw_only=True):
    """An HTTP answer, ready to be sent."""

    status: int
    content: bytes
    content_type: str = "application/json"
    headers: dict[str, str] = {}


def status_of(code: str) -> HTTPStatus:
    """The HTTP status that a code is sent with."""
    return STATUS.get(code, HTTPStatus.UNPROCESSABLE_ENTITY)


def refusal(code: str, detail: str, *, now_ms: int) -> Reply:
    """One refusal as problem+json."""
    status = status_of(code)
    headers = {"Cache-Control": "no-store"}
    if status is HTTPStatus.UNAUTHORIZED:
        headers["WWW-Authenticate"] = "Bearer"
    if status is HTTPStatus.SERVICE_UNAVAILABLE:
        headers["Retry-After"] = str(RETRY_AFTER_S)
    note = logs.current()
    problem = Problem(
        type=f"urn:kiryana:problem:{code}",
        title=code.replace("_", " ").capitalize(),
        status=status.value,
        detail=detail,
        code=code,
        request_id=note.request_id if note else "",
        server_ms=now_ms,
    )
    return Reply(
        status=status.value,
        content=msgspec.json.encode(problem),
        content_type=CONTENT_TYPE,
        headers=headers,
    )


def refusal_of(error: RefusedError | ProtocolError | BusyError, *, now_ms: int) -> Reply:
    """What an error of ours is answered with."""
    if isinstance(error, BusyError):
        return refusal(ServerCode.BUSY, "the database is busy: try again", now_ms=now_ms)
    reply = refusal(str(error.code), error.detail, now_ms=now_ms)
    if isinstance(error, RefusedError) and error.retry_after_s is not None:
        reply.headers["Retry-After"] = str(error.retry_after_s)
    if isinstance(error, RefusedError):
        reply.headers.update(error.headers)
    return reply
