"""Files that a command writes: whole at the end, and never in the place of what a program needs."""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from sync_server.errors import RefusedError, ServerCode

SQLITE = b"SQLite format 3\0"
OWN_ENDINGS = (".key", ".toml", ".db-wal", ".db-shm", ".db-journal")


@contextlib.contextmanager
def written(name: str) -> Iterator[IO[str]]:
    """A new CSV file of this name; Excel knows UTF-8 by the mark that utf-8-sig writes.

    Raises as `_replacing`.
    """
    with _replacing(name) as path, path.open("w", encoding="utf-8-sig", newline="") as file:
        yield file


def write_bytes(name: str, content: bytes) -> None:
    """A new file of these bytes. Raises as `_replacing`."""
    with _replacing(name) as path:
        path.write_bytes(content)


@contextlib.contextmanager
def _replacing(name: str) -> Iterator[Path]:
    """Where to write what is to be a file of this name.

    That is beside its place first: a refused or broken one leaves the old file as it is. A pipe or
    a device is no file that could be replaced: it is written to. Raises RefusedError(FILE_REFUSED),
    also for a database, a key or settings, and for a link to one.
    """
    target = Path(name)
    try:
        if target.exists() and not target.is_file():
            yield target
            return
        if _is_lived_by(target.resolve()):
            raise RefusedError(
                ServerCode.FILE_REFUSED,
                f"{name}: a server or a till lives by this file. Choose another name",
            )
        handle, draft = tempfile.mkstemp(prefix=f".{target.name[:100]}.", dir=target.parent)
        os.close(handle)
        try:
            yield Path(draft)
            Path(draft).chmod(0o666 & ~_umask())
            Path(draft).replace(target)
        finally:
            Path(draft).unlink(missing_ok=True)
    except OSError as error:
        raise unusable(name, error) from error


def unusable(name: str, error: OSError) -> RefusedError:
    """The refusal of a file that the system does not give."""
    return RefusedError(ServerCode.FILE_REFUSED, f"{name}: {error.strerror}")


def _is_lived_by(path: Path) -> bool:
    # Such a name is theirs also where there is no such file yet.
    if path.name.endswith(OWN_ENDINGS):
        return True
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(SQLITE)) == SQLITE


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
