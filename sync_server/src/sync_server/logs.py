"""What the server writes about itself: a JSON object a line, or plain lines on a terminal.

The standard library's logging, so that what libraries say passes through the same hands. Each line
knows the request it belongs to; secrets are cut out before anything is written, and a line stays
one line whatever a client sends (JSON escapes CR and LF; the plain form does it by itself).
"""

import logging
import re
import sys
from collections.abc import Mapping
from contextvars import ContextVar
from datetime import UTC, datetime
from functools import lru_cache
from typing import IO, Literal

import msgspec

type LogForm = Literal["auto", "json", "plain"]

TEXT_CHARS_MAX = 2000
TRACE_CHARS_MAX = 12_000
REMOVED = "[removed]"

_SECRETS: tuple[tuple[re.Pattern[str], str], ...] = (
    # JSON web tokens, argon2 hashes, one-time codes as they are printed.
    (re.compile(r"eyJ[A-Za-z0-9_-]{5,}\.[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]*)?"), REMOVED),
    (re.compile(r"\$argon2[a-z]*\$[^\s'\"]+"), REMOVED),
    (re.compile(r"\b[2-9A-HJ-NP-Z]{4}(?:-[2-9A-HJ-NP-Z]{4}){2}\b"), REMOVED),
    (re.compile(r"(?i)(bearer )[A-Za-z0-9._~+/=-]{8,}"), rf"\1{REMOVED}"),
    # What stands behind a word that names a secret: password=..., 'refresh_token': '...'.
    (
        re.compile(
            r"(?i)((?:password|secret_key|access_token|refresh_token|enrol_code)[\"']?\s*[=:]\s*)"
            r"(?:'[^']*'|\"[^\"]*\"|[^\s,;&}\]]+)"
        ),
        rf"\1{REMOVED}",
    ),
    # The name and the password within a database's or Redis' address.
    (re.compile(r"(://)[^\s/@]*:[^\s/]*(@)"), rf"\1{REMOVED}\2"),
)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


class Note(msgspec.Struct, kw_only=True):
    """What is known of the request at work; filled in as it becomes known."""

    request_id: str
    route: str = ""
    store_id: int = 0
    till: str = ""
    user: str = ""
    address: str = ""


_current: ContextVar[Note | None] = ContextVar("request", default=None)


def begin(note: Note) -> None:
    """From here on, lines of this task and its threads belong to this request."""
    _current.set(note)


def end() -> None:
    """From here on, lines of this task belong to no request."""
    _current.set(None)


def current() -> Note | None:
    """The request at work, None outside of one."""
    return _current.get()


def redacted(text: str) -> str:
    """A text without secrets, as far as their shape tells."""
    for secret, instead in _SECRETS:
        text = secret.sub(instead, text)
    return text


def one_line(text: str) -> str:
    """A text without control characters: each is spelled out."""
    return _CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


class OwnWords(logging.LogRecord):
    """A record whose message has nothing in it that a client chose: nothing to look for there.

    Made for the line of each request, without looking up who called.
    """

    def __init__(
        self, logger: str, level: int, *, message: str, fields: Mapping[str, object]
    ) -> None:
        super().__init__(logger, level, "", 0, message, (), None)
        self.fields = fields


class JsonForm(logging.Formatter):
    """One JSON object a line: time, level, logger, message, the request's fields, the trace."""

    def format(self, record: logging.LogRecord) -> str:
        """The line of a record."""
        values = {
            "time": _time_text(record),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": _message(record),
            **_fields(record),
        }
        if record.exc_info:
            values["trace"] = redacted(self.formatException(record.exc_info))[-TRACE_CHARS_MAX:]
        return msgspec.json.encode(values).decode()


class PlainForm(logging.Formatter):
    """A line for somebody who looks on: time, level, message, the request's fields."""

    def format(self, record: logging.LogRecord) -> str:
        """The line of a record, and the trace below it."""
        fields = " ".join(f"{name}={value}" for name, value in _fields(record).items())
        line = f"{_time_text(record)} {record.levelname} {_message(record)} {fields}"
        line = one_line(line.rstrip())
        if record.exc_info:
            line += "\n" + redacted(self.formatException(record.exc_info))[-TRACE_CHARS_MAX:]
        return line


def set_up(form: LogForm = "auto", stream: IO[str] | None = None) -> None:
    """Write to standard error from now on; `auto` is plain on a terminal and JSON elsewhere."""
    stream = stream or sys.stderr
    is_plain = form == "plain" or (form == "auto" and stream.isatty())
    handler = logging.StreamHandler(stream)
    handler.setFormatter(PlainForm() if is_plain else JsonForm())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO)
    # No form shows them, and looking them up for each line takes longer than writing it.
    logging.logThreads = logging.logProcesses = logging.logMultiprocessing = False
    # The standard library's stubs do not know this one.
    logging.logAsyncioTasks = False  # type: ignore[attr-defined]
    # Alembic tells each step of a migration at this level, and libraries much more.
    logging.getLogger("alembic").setLevel(logging.WARNING)


def _message(record: logging.LogRecord) -> str:
    if isinstance(record, OwnWords):
        return str(record.msg)
    return redacted(record.getMessage())[:TEXT_CHARS_MAX]


def _fields(record: logging.LogRecord) -> dict[str, object]:
    note = current()
    fields: dict[str, object] = {}
    if note is not None:
        fields = {name: value for name, value in msgspec.structs.asdict(note).items() if value}
    return fields | getattr(record, "fields", {})


def _time_text(record: logging.LogRecord) -> str:
    second, millisecond = divmod(int(record.created * 1000), 1000)
    return f"{_second_text(second)}.{millisecond:03d}Z"


@lru_cache(2)
def _second_text(second: int) -> str:
    return datetime.fromtimestamp(second, UTC).strftime("%Y-%m-%dT%H:%M:%S")
