"""What each problem's code means and what to do: the one table behind docs/problems.md."""

from http import HTTPStatus

from pos_protocol.errors import ErrorCode

from sync_server.errors import ServerCode
from sync_server.http.problems import status_of

MEANING: dict[str, tuple[str, str]] = {
    ServerCode.MALFORMED: (
        "The request cannot be read as what this path takes.",
        "Mend what `detail` names.",
    ),
    ServerCode.UNSUPPORTED_TYPE: (
        "The body is of a type or compression that is not taken here.",
        "Send the type that `detail` names.",
    ),
    ServerCode.TOO_LARGE: (
        "The body is larger than this path takes, or grows too much when unpacked.",
        "Divide it.",
    ),
    ServerCode.UNAUTHORIZED: (
        "Nobody is signed in by this token, or the sign-in has ended.",
        "Log in, or enrol the till.",
    ),
    ServerCode.TOKEN_EXPIRED: (
        "The access token has run out.",
        "Refresh it; a till signs a nonce.",
    ),
    ServerCode.FORBIDDEN: (
        "The role is not enough for this.",
        "Ask somebody of the role that `detail` names.",
    ),
    ServerCode.TOTP_REQUIRED: (
        "This account has a second factor, and the sign-in has none.",
        "Send the app's six digits, or a spare code, as `totp`.",
    ),
    ServerCode.TOTP_REFUSED: (
        "The code of the second factor is wrong, or was used before.",
        "Wait for the app's next code; look at the clocks.",
    ),
    ServerCode.TOTP_STATE: (
        "The second factor is on already, or there is none.",
        "Read `/api/v1/auth/totp`.",
    ),
    ServerCode.REVOKED: (
        "This till was blocked.",
        "If it is in right hands, enrol a new till in a new folder.",
    ),
    ServerCode.NOT_FOUND: ("It is not there, or not for you.", "Look at the number and the store."),
    ServerCode.METHOD_NOT_ALLOWED: ("The path has no such method.", "See `Allow`."),
    ServerCode.CODE_REFUSED: ("The one-time code is wrong, used or too old.", "Ask for a new one."),
    ServerCode.KEY_REFUSED: (
        "The till's public key cannot be used.",
        "Enrol with the till's own key.",
    ),
    ServerCode.STORE_EXISTS: ("A store has this number.", "Take another number."),
    ServerCode.USER_EXISTS: (
        "A user has this name, or a role there already.",
        "Take another name, or change the grant.",
    ),
    ServerCode.LAST_ADMIN: (
        "Nobody would be left who can give roles.",
        "Make another admin first.",
    ),
    ServerCode.VENDOR_EXISTS: (
        "A vendor has this number.",
        "Take another number, or rename that one.",
    ),
    ServerCode.NO_TILL_NUMBER: (
        "The store has no till number left for this.",
        "Enrol as a new till, or use another store.",
    ),
    ServerCode.NO_EPOCH: ("The till's history has no further epoch.", "Enrol it as a new till."),
    ServerCode.FILE_REFUSED: (
        "A line of the file cannot be taken; nothing was.",
        "Mend the line that `detail` names.",
    ),
    ServerCode.QUANTITY_CHANGED: (
        "The stock is not what `expected_quantity` says.",
        "Look again and repeat.",
    ),
    ServerCode.PRECONDITION_FAILED: (
        "It has changed since the version that was named.",
        "Read it again, then repeat with its tag.",
    ),
    ServerCode.PRECONDITION_REQUIRED: (
        "This path changes only what was read.",
        "Send `If-Match`, or `If-None-Match: *` for something new.",
    ),
    ServerCode.PRODUCT_EXISTS: ("A product has this number.", "PUT changes it."),
    ServerCode.PRODUCT_NUMBER_REFUSED: (
        "The number cannot be a product's.",
        "Take a lower one, or none.",
    ),
    ServerCode.DUPLICATE_BARCODE: (
        "Another product has this barcode.",
        "Take it from that one first.",
    ),
    ServerCode.QUANTITY_REFUSED: (
        "What is counted in pieces moves in whole ones.",
        "Send a whole number.",
    ),
    ServerCode.REASON_REFUSED: (
        "The reason is none of those that there are.",
        "Take one that `detail` names.",
    ),
    ServerCode.VENDOR_REFUSED: (
        "The vendor cannot be meant here.",
        "Leave it out, or name the product's own.",
    ),
    ServerCode.CASE_DECIDED: ("The case was decided already.", "Read it again."),
    ServerCode.DECISION_REFUSED: ("The decision does not fit the case.", "See `detail`."),
    ServerCode.KEY_REUSED: (
        "The Idempotency-Key was used for another request.",
        "Take a new key for a new request.",
    ),
    ServerCode.WEBHOOK_REFUSED: (
        "The address or the kinds of a webhook cannot be used.",
        "Give a public HTTPS address.",
    ),
    ServerCode.JOB_REFUSED: ("There is no such job.", "Take a kind that `detail` names."),
    ServerCode.NOT_DONE_YET: ("The job is still waiting or at work.", "Look again later."),
    ServerCode.PERIOD_REFUSED: (
        "The days that were asked for cannot be a period.",
        "See `detail`.",
    ),
    ServerCode.REPORT_TOO_LONG: (
        "The report is longer than one answer.",
        "Ask for a job, or for fewer days.",
    ),
    ServerCode.REPORT_REFUSED: (
        "The file is no report of a till; it was not kept.",
        "Give the file by hand to whoever helps; `detail` says what is wrong with it.",
    ),
    ServerCode.THROTTLED: (
        "Too many requests, or too many failed logins.",
        "Wait as long as `Retry-After` says.",
    ),
    ServerCode.BUSY: (
        "There is too much to do at this moment; nothing was stored.",
        "Repeat after `Retry-After`, with the same ids or key.",
    ),
    ServerCode.NOT_READY: (
        "The server cannot serve yet.",
        "Wait; an operator migrates the database.",
    ),
    ServerCode.BUG: ("A fault of the server; nothing was stored.", "Report the `request_id`."),
    ErrorCode.UNREADABLE_BODY: ("An event's body cannot be read.", "It is kept in quarantine."),
    ErrorCode.UNKNOWN_KIND: (
        "An event of a kind that this server does not know.",
        "Update the server.",
    ),
    ErrorCode.UNKNOWN_VERSION: (
        "An event in a newer form than this server knows.",
        "Update the server.",
    ),
    ErrorCode.BAD_PAYLOAD: (
        "An event lacks a field, or has a wrong one.",
        "It is kept in quarantine.",
    ),
    ErrorCode.BODY_TOO_LARGE: (
        "An event is larger than events may be.",
        "It is kept in quarantine.",
    ),
    ErrorCode.HASH_MISMATCH: ("The bytes are not those that the hash is of.", "Send them again."),
    ErrorCode.CHAIN_BROKEN: (
        "An event does not follow from the one before it.",
        "Compare by hello.",
    ),
    ErrorCode.BAD_SIGNATURE: ("The signature is not the till's.", "Sign with the enrolled key."),
    ErrorCode.IDENTITY_MISMATCH: (
        "The message speaks for another till or store.",
        "Send it as oneself.",
    ),
    ErrorCode.RULE_BROKEN: ("An event says what cannot be.", "It is kept in quarantine."),
    ErrorCode.ID_REUSE: ("An event's id was used for another event.", "It is kept in quarantine."),
    ErrorCode.BATCH_TOO_LARGE: ("More events than a batch takes.", "Send fewer."),
    ErrorCode.BATCH_NOT_CONTIGUOUS: (
        "The events do not follow one another.",
        "Send them in order, without holes.",
    ),
    ErrorCode.DIGEST_MISMATCH: ("The body is not what was sent.", "Send it again."),
    ErrorCode.PAGE_NOT_CONTIGUOUS: ("A page has holes.", "Ask again."),
    ErrorCode.FEED_CHANGED: ("The store's feed has another name.", "Compare by hello."),
    ErrorCode.FEED_HASH_MISMATCH: ("The feed's hash is another one.", "Compare by hello."),
    ErrorCode.BAD_MONEY: ("An amount that no amount can be.", "Whole paisa, within the limits."),
    ErrorCode.BAD_QUANTITY: (
        "A quantity that no quantity can be.",
        "Whole thousandths, within the limits.",
    ),
}
"""Each code with what it means and what to do about it."""

HEAD = """# Problems

Every refusal is `application/problem+json` (RFC 9457): `type` (`urn:kiryana:problem:` and the
code), `title`, `status`, `detail` (which field, which figure), `code`, `request_id` (also in the
log and in `X-Request-Id`), `server_ms` (the server's clock). A code is never used for another
meaning. Nothing is stored by a refused request; one bad event of a batch is kept in quarantine
and blocks nothing.
This page is made from `sync_server/http/problem_types.py`.

| code | status | means | do |
|---|---|---|---|
"""


def page() -> str:
    """docs/problems.md."""
    rows = (
        f"| `{code}` | {_status(code)} | {means} | {what_to_do} |\n"
        for code, (means, what_to_do) in MEANING.items()
    )
    return HEAD + "".join(rows)


def _status(code: str) -> str:
    status = HTTPStatus(status_of(code))
    return f"{status.value} {status.phrase}"
