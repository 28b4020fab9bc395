"""Beginning from the server's snapshot: fetched piece by piece, proven, put in place at once.

What was fetched lies in the data folder until it is in place, each chunk under its own hash: a cut
connection or a killed program costs the chunk that was on its way.
"""

import errno
from collections.abc import Callable
from pathlib import Path

import msgspec
from pos_protocol.errors import ProtocolError
from pos_protocol.snapshot import ChunkNote, SnapshotSource, is_whole

from pos_app.clock import Clock
from pos_app.db import rebuild
from pos_app.db.brought import beginning, keeping, replacing
from pos_app.db.database import Database
from pos_app.db.statement import Tx
from pos_app.errors import DatabaseBusy, DiskFull, FolderNotUsable
from pos_app.sync.faults import ReplyDamagedError

FOLDER = "snapshot"
TRIES = 3
"""Times that a new file is made; each time somebody sold while it was, it is made once more."""


class Begun(msgspec.Struct, frozen=True, kw_only=True):
    """What a till began from: how many rows, and the place of the feed."""

    rows: int
    store_seq: int


def begin(
    db: Database,
    source: SnapshotSource,
    clock: Clock,
    *,
    stop: Callable[[], bool],
    is_other_history: bool = False,
) -> Begun | None:
    """Fetch a snapshot and put it in the place of what the till has of the feed.

    Own events that the server has answered are in the snapshot, the others stay; with
    `is_other_history`, after a server's loss, all wait to be answered anew. None when asked to
    stop; what was fetched is used the next time. Raises ReplyDamagedError for a snapshot that
    does not add up, DatabaseBusy when the till was sold at all the time, what the source raises,
    DiskFull, FolderNotUsable.
    """
    with db.read() as tx:
        at_least = 0 if is_other_history else beginning.needed_position(tx)
    folder = _Folder(db.path.parent / FOLDER)
    manifest = source.snapshot(at_least=at_least)
    chunks = []
    for n, note in enumerate(manifest.chunks):
        content = folder.find(note)
        if content is None:
            if stop():
                return None
            content = source.snapshot_chunk(snapshot_id=manifest.snapshot_id, n=n)
            if not is_whole(note, content):
                problem = f"chunk {n} of a snapshot is not what was named"
                raise ReplyDamagedError(url="The server", problem=problem)
            folder.keep(note, content)
        chunks.append(content)

    def change(tx: Tx) -> None:
        beginning.begin_from(
            tx,
            manifest,
            chunks,
            now_ms=clock.wall_ms(),
            is_other_history=is_other_history,
        )

    _put_in_place(db, change)
    folder.remove()
    rows = sum(note.rows for note in manifest.chunks)
    return Begun(rows=rows, store_seq=manifest.store_seq)


def settle(db: Database) -> bool:
    """Fold anew when all that a snapshot left open is answered; whether that was done now."""
    with db.read() as tx:
        is_due = keeping.is_to_settle(tx)
    if is_due:
        with db.write() as tx:
            rebuild.fold_anew(tx)
            keeping.settled(tx)
    return is_due


def _put_in_place(db: Database, change: Callable[[Tx], None]) -> None:
    try:
        for _ in range(TRIES):
            if replacing.remake(db.path, change):
                return
    except ProtocolError as error:
        raise ReplyDamagedError(url="The server", problem=str(error)) from error
    raise DatabaseBusy(path=db.path)


class _Folder:
    """The chunks that were fetched already."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def find(self, note: ChunkNote) -> bytes | None:
        """A chunk's bytes, if they are here and whole."""
        try:
            content = (self._path / note.sha256).read_bytes()
        except FileNotFoundError:
            return None
        return content if is_whole(note, content) else None

    def keep(self, note: ChunkNote, content: bytes) -> None:
        """Write a chunk, under its name only when it is whole."""
        try:
            self._path.mkdir(exist_ok=True)
            part = self._path / f"{note.sha256}.part"
            part.write_bytes(content)
            part.replace(self._path / note.sha256)
        except OSError as error:
            if error.errno == errno.ENOSPC:
                raise DiskFull(path=self._path) from error
            problem = error.strerror or str(error)
            raise FolderNotUsable(path=self._path, problem=problem) from error

    def remove(self) -> None:
        """Everything is in place: nothing of this is needed any more."""
        if not self._path.exists():
            return
        for path in self._path.iterdir():
            path.unlink(missing_ok=True)
        self._path.rmdir()
