"""A till's report for whoever helps, as it goes to head office: its message, limits and names."""

import re
from typing import Protocol
from uuid import UUID

from msgspec import Struct

from pos_protocol.sync import Count

REPORT_BYTES_MAX = 512 * 1024
"""Of the zip. A usual one has some kilobytes; more is no report."""
REPORT_PLAIN_BYTES_MAX = 4 * 1024 * 1024
"""Of all its files together, unpacked."""
REPORT_FILES_MAX = 40
REPORT_FILES_NEEDED = frozenset({"README.txt", "about.json"})
_FILE_NAME = re.compile(r"README\.txt|[a-z]{1,40}\.json|(?:log|mistakes)/[a-z0-9][a-z0-9.-]{0,59}")


class ReportRequest(Struct, frozen=True, kw_only=True):
    """One report of the till that sends it; `content` is the zip, in base64 on the wire."""

    store: Count
    till: UUID
    content: bytes


class ReportReply(Struct, frozen=True, kw_only=True):
    """Under which number of its store a report is kept, and since when by the server's clock.

    The same bytes of the same till are one report, however often they are sent.
    """

    number: Count
    received_ms: int


class ReportTaker(Protocol):
    """What a till asks of a server that takes reports (HelloReply.report_bytes_max)."""

    def send_report(self, request: ReportRequest) -> ReportReply:
        """Hand a report up; idempotent by its bytes."""


def is_report_file(name: str) -> bool:
    """Whether a file of a report may be called so: a later till may have one more of each kind."""
    return _FILE_NAME.fullmatch(name) is not None
