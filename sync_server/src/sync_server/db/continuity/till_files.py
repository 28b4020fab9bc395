"""A till's own file, read by the server's hand: only to save what a dead till did not hand up.

The file is copied first and never written. It may be damaged: what can still be read is read, row
by row where it must be. The names of its tables are those of the till's first format and stay.
"""

import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

from msgspec import Struct

from sync_server.db.tills import Epoch
from sync_server.errors import RefusedError, ServerCode

ROWS_AT_ONCE = 200
APPLICATION_ID = 0x4B495259
"""What every till's file says of itself (PRAGMA application_id)."""

_COLUMNS = "log_no, event_id, epoch, till_seq, prev, hash, body, key_id, sig"


class FoundEvent(Struct, frozen=True, kw_only=True):
    """One event, byte for byte as a till's file holds it; `till_id` made it."""

    log_no: int
    till_id: bytes
    event_id: bytes
    epoch: int
    till_seq: int
    prev: bytes
    hash: bytes
    body: bytes
    key_id: str | None
    sig: bytes | None


class TillFile(Struct, kw_only=True):
    """What a file says about itself. `lost` counts rows of the log that cannot be read any more.

    `followed` is the first place of the feed `feed_id` that it keeps, and the feed's hash there;
    `aside` are the log_no of what this till has heard of and a restored server lost.
    """

    store_id: int
    till_id: UUID
    till_no: int
    epochs: list[Epoch]
    feed_id: bytes | None
    followed: tuple[int, bytes] | None
    aside: frozenset[int] = frozenset()
    lost: int = 0

    def hands_up(self, event: FoundEvent) -> bool:
        """Whether this till hands an event up itself.

        It does not where a copy of it made the event, in an epoch that this file never had.
        """
        return (
            event.till_id == self.till_id.bytes
            and event.log_no not in self.aside
            and any(each.epoch == event.epoch for each in self.epochs)
        )


@contextmanager
def opened(
    path: Path, *, of_others: bool = False
) -> Iterator[tuple[TillFile, Iterator[FoundEvent]]]:
    """A till's file and its own events, or those `of_others`, in the order in which they came.

    Those of others are all that it does not hand up itself, so also what a copy of it made.
    Raises RefusedError(FILE_REFUSED) for what is no till's file, or so damaged that nobody can say
    whose it is.
    """
    with tempfile.TemporaryDirectory(prefix="kiryana-salvage-") as folder:
        copied = Path(folder) / "till.db"
        try:
            # The newest sales of a till that was cut off lie in the file beside it.
            for end in ("", "-wal"):
                source = path.with_name(path.name + end)
                if not end or source.exists():
                    shutil.copyfile(source, copied.with_name(copied.name + end))
        except OSError as error:
            raise _refused(path, error.strerror or str(error)) from error
        with closing(sqlite3.connect(copied, isolation_level=None)) as connection:
            try:
                found = _identity(connection)
            except sqlite3.DatabaseError as error:
                raise _refused(path, str(error)) from error
            if found is None:
                raise _refused(path, "it is not a till's file")
            yield found, _events(connection, found, of_others=of_others)


def _identity(connection: sqlite3.Connection) -> TillFile | None:
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        return None
    row = connection.execute(
        "SELECT store_id, till_id, till_no, feed_id FROM till_state"
    ).fetchone()
    if row is None:
        return None
    epochs = connection.execute(
        "SELECT epoch, server_nonce, parent_epoch, parent_till_seq, parent_hash, reason"
        " FROM own_epoch ORDER BY epoch"
    ).fetchall()
    return TillFile(
        store_id=row[0],
        till_id=UUID(bytes=row[1]),
        till_no=row[2],
        epochs=[
            Epoch(
                epoch=each[0],
                server_nonce=each[1],
                parent_epoch=each[2],
                parent_till_seq=each[3],
                parent_hash=each[4],
                reason=each[5],
            )
            for each in epochs
        ],
        feed_id=row[3],
        followed=_followed(connection),
        aside=_aside(connection),
    )


def _followed(connection: sqlite3.Connection) -> tuple[int, bytes] | None:
    try:
        place: tuple[int, bytes] | None = connection.execute(
            "SELECT store_seq, feed_hash FROM feed ORDER BY store_seq LIMIT 1"
        ).fetchone()
    except sqlite3.DatabaseError:
        return None
    return place


def _aside(connection: sqlite3.Connection) -> frozenset[int]:
    try:
        return frozenset(row[0] for row in connection.execute("SELECT log_no FROM aside"))
    except sqlite3.DatabaseError:
        return frozenset()  # An old format, or damaged: what is wanted most lies elsewhere.


def _events(
    connection: sqlite3.Connection, file: TillFile, *, of_others: bool
) -> Iterator[FoundEvent]:
    """Page by page; where a page cannot be read, row by row, and over what is lost."""
    last = _last(connection)
    after = 0
    while after < last:
        upto = min(after + ROWS_AT_ONCE, last)
        rows = _rows(connection, after=after, upto=upto)
        if rows is None:
            rows = []
            for log_no in range(after + 1, upto + 1):
                one = _rows(connection, after=log_no - 1, upto=log_no)
                file.lost += one is None
                rows += one or []
        for event in map(_found, rows):
            is_wanted = (
                not file.hands_up(event) if of_others else event.till_id == file.till_id.bytes
            )
            if is_wanted:
                yield event
        after = upto


def _found(row: tuple[Any, ...]) -> FoundEvent:
    return FoundEvent(
        log_no=row[0],
        till_id=row[-1],
        event_id=row[1],
        epoch=row[2],
        till_seq=row[3],
        prev=row[4],
        hash=row[5],
        body=row[6],
        key_id=row[7],
        sig=row[8],
    )


def _last(connection: sqlite3.Connection) -> int:
    """The highest number that the log, its indexes or the outbox still name."""
    highest = 0
    for asked in (
        "SELECT max(log_no) FROM event_log",
        "SELECT max(log_no) FROM event_log INDEXED BY sqlite_autoindex_event_log_1",
        "SELECT max(log_no) FROM outbox",
    ):
        try:
            highest = max(highest, connection.execute(asked).fetchone()[0] or 0)
        except sqlite3.DatabaseError:
            continue
    return highest


def _rows(connection: sqlite3.Connection, *, after: int, upto: int) -> list[tuple[Any, ...]] | None:
    asked = (
        f"SELECT {_COLUMNS}, till_id FROM event_log"  # noqa: S608 - our own names
        " WHERE log_no > ? AND log_no <= ? ORDER BY log_no"
    )
    try:
        return connection.execute(asked, (after, upto)).fetchall()
    except sqlite3.DatabaseError:
        return None


def _refused(path: Path, problem: str) -> RefusedError:
    return RefusedError(ServerCode.FILE_REFUSED, f"{path}: {problem}")
