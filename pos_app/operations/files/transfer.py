"""Files of other programs: opening one safely, and what an import reports."""

import contextlib
import csv
import errno
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO, TextIO, cast

import msgspec
from pos_protocol.sheets import SAMPLE_BYTES, encoding_of

from pos_app.domain.files.csv_table import Table, read_table
from pos_app.domain.files.file_fault import FaultWord, FileFault, TableRefusedError
from pos_app.errors import DatabaseBusy, DiskFull, FileRefused

FILE_BYTES_MAX = 2**30
CHUNK = 200
"""Rows that go into one transaction: a sale in between waits no longer."""
ROWS_NAMED_MAX = 10
_OWN_ENDINGS = (".key", ".toml", ".lock", ".db-wal", ".db-shm", ".db-journal")
_KEPT_ASIDE = "till.db.before-"
"""How the files are named that an update or a restore keeps of a till's database."""


class ImportOptions(msgspec.Struct, frozen=True, kw_only=True):
    """How to read a file. `encoding` None trusts a byte order mark and else demands UTF-8.

    `dry_run` changes nothing. `any_store` takes rows that name another store. `count` takes the
    quantities of known products as a stock count, `without_stock` takes no quantity at all.
    `shared_codes` takes rows with a product_id as goods of their own, though others have the code.
    """

    encoding: str | None = None
    dry_run: bool = False
    any_store: bool = False
    count: bool = False
    without_stock: bool = False
    shared_codes: bool = False


class ImportReport(msgspec.Struct, frozen=True, kw_only=True):
    """What became of the rows: new, changed, those that said nothing new, and refused."""

    imported: int
    updated: int
    skipped: int
    errors: tuple[FileFault, ...]
    notes: tuple[str, ...]

    @property
    def is_refused(self) -> bool:
        """Whether there were rows and none of them could be used."""
        return bool(self.errors) and not self.imported + self.updated + self.skipped


class Tally:
    """The report while it grows."""

    def __init__(self) -> None:
        self.imported = 0
        self.updated = 0
        self.skipped = 0
        self.kept = 0
        self.errors: list[FileFault] = []
        self._rows: dict[str, list[int]] = {}

    def refuse(self, line: int, word: FaultWord, values: tuple[str, ...] = ()) -> None:
        """A row is not used."""
        self.errors.append(FileFault(line=line, word=word, values=values))

    def note(self, text: str, line: int | None = None) -> None:
        """Something was read differently from what stands there, perhaps in many rows."""
        lines = self._rows.setdefault(text, [])
        if line is not None:
            lines.append(line)

    def keep(self) -> None:
        """What was counted so far is on the disk."""
        self.kept = self.imported + self.updated

    def report(self) -> ImportReport:
        """The report as it stands."""
        errors = tuple(sorted(self.errors, key=lambda fault: fault.line))
        notes = tuple(_with_rows(text, lines) for text, lines in self._rows.items())
        return ImportReport(
            imported=self.imported,
            updated=self.updated,
            skipped=self.skipped,
            errors=errors,
            notes=notes,
        )


class ImportFilledDisk(DiskFull):
    """The disk became full after `kept` rows of a file were recorded."""

    words = (
        "The disk is full: {kept} rows of the file are recorded, the others are not. Free some"
        " space and run the same command again: it goes on where it stopped."
    )


class ImportWaited(DatabaseBusy):
    """Another process held the database after `kept` rows of a file were recorded."""

    words = (
        "The till's database is busy in another program: {kept} rows of the file are recorded, the"
        " others are not. Run the same command again: it goes on where it stopped."
    )


@contextlib.contextmanager
def told_how_far(tally: Tally) -> Iterator[None]:
    """Of an import that stops midway it is said how much is in. Raises as the block does."""
    try:
        yield
    except DiskFull as error:
        if not tally.kept:
            raise
        raise ImportFilledDisk(kept=tally.kept) from error
    except DatabaseBusy as error:
        if not tally.kept:
            raise
        raise ImportWaited(kept=tally.kept) from error


@contextlib.contextmanager
def opened_table(path: Path, encoding: str | None) -> Iterator[Table]:
    """Open a CSV file whose whole text can be read, and read its header.

    Raises FileRefused with the path and what is wrong with the file.
    """
    with file_faults(path), _seekable(path) as raw:
        name = _encoding(raw, encoding)
        _prove_text(raw, name)
        raw.seek(0)
        stream = TextIOWrapper(raw, encoding=name, errors="strict", newline="")
        try:
            # A byte order mark that an encoding was named over is no text.
            yield read_table(stream)
        finally:
            stream.detach()


def write_rows(path: Path, header: Sequence[str], rows: Iterable[Sequence[str]]) -> int:
    """Write a CSV file as Excel likes it (byte order mark, CRLF); give the number of rows.

    A regular file is replaced as a whole at the end, so a crash leaves the old one. Raises
    FileRefused, DiskFull.
    """
    if path.exists() and not path.is_file() and not path.is_dir():
        with file_faults(path), path.open("w", encoding="utf-8-sig", newline="") as device:
            return _write(device, header, rows)
    with replaced(path) as temporary:
        with temporary.open("w", encoding="utf-8-sig", newline="") as file:
            count = _write(file, header, rows)
            file.flush()
            os.fsync(file.fileno())
        return count


@contextlib.contextmanager
def replaced(path: Path) -> Iterator[Path]:
    """An empty file beside `path` that takes its place when the block ends well.

    Raises FileRefused, DiskFull; then, as after a crash, an older file is as it was. A device or a
    pipe is refused: its name would be a file's from then on, for every program of the computer. So
    is what a till or a server lives by, also by a link to it: its database, into which whoever has
    it open would write on without a name, its keys and its settings, and what a restore kept aside.
    """
    if path.exists() and not path.is_file() and not path.is_dir():
        raise FileRefused(path=path, problem="it is a device or a pipe, not a file")
    with file_faults(path):
        if _is_lived_by(path.resolve()):
            raise FileRefused(
                path=path, problem="a till or a server lives by this file. Choose another name"
            )
        handle, name = tempfile.mkstemp(prefix=f".{path.name[:100]}.", dir=path.parent)
        os.close(handle)
        temporary = Path(name)
        try:
            yield temporary
            temporary.chmod(0o666 & ~_umask())
            temporary.replace(path)
        except BaseException:
            temporary.unlink(missing_ok=True)
            raise


def write_whole(path: Path, content: bytes) -> None:
    """Write a file that is on the disk when this returns. Raises as `replaced`."""
    with replaced(path) as temporary, temporary.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _is_lived_by(path: Path) -> bool:
    """Whether a file is a till's or a server's own; a database with a write-ahead log is one.

    That is in SQLite's header, and no backup has one. A name of theirs is theirs also where there
    is no such file yet: a till without settings would read them from it.
    """
    if path.name.endswith(_OWN_ENDINGS) or path.name.startswith(_KEPT_ASIDE):
        return True
    if not path.is_file():
        return False
    with path.open("rb") as file:
        header = file.read(20)
    return header.startswith(b"SQLite format 3\0") and header[18:] == b"\2\2"


def _write(file: TextIO, header: Sequence[str], rows: Iterable[Sequence[str]]) -> int:
    writer = csv.writer(file, lineterminator="\r\n")
    writer.writerow(header)
    count = 0
    for row in rows:
        writer.writerow(row)
        count += 1
    return count


@contextlib.contextmanager
def file_faults(path: Path) -> Iterator[None]:
    """Give the faults of a file its path: FileRefused, DiskFull."""
    try:
        yield
    except TableRefusedError as error:
        raise FileRefused(path=path, problem=error.values["problem"]) from error
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise DiskFull(path=path) from error
        raise FileRefused(path=path, problem=error.strerror or str(error)) from error


@contextlib.contextmanager
def _seekable(path: Path) -> Iterator[BinaryIO]:
    """The file's bytes, to be read twice: a pipe is kept in a temporary file."""
    with path.open("rb") as file:
        if file.seekable():
            if path.stat().st_size > FILE_BYTES_MAX:
                raise OSError(0, f"larger than {FILE_BYTES_MAX >> 20} MiB; split it")
            yield file
            return
        with tempfile.TemporaryFile() as kept:
            shutil.copyfileobj(file, kept)
            kept.seek(0)
            yield cast("BinaryIO", kept)


def _encoding(raw: BinaryIO, named: str | None) -> str:
    sample = raw.read(SAMPLE_BYTES)
    raw.seek(0)
    found = encoding_of(sample)
    if found is None:
        raise TableRefusedError(FaultWord.WORKBOOK)
    if named is None:
        return found
    try:
        "".encode(named)
    except (LookupError, UnicodeError, ValueError) as error:
        raise TableRefusedError(FaultWord.UNKNOWN_ENCODING, named[:40]) from error
    return found if found == "utf-8-sig" and named.lower().startswith("utf") else named


def _prove_text(raw: BinaryIO, encoding: str) -> None:
    """Read the whole text once: a file in another encoding is refused before anything is taken."""
    stream = TextIOWrapper(raw, encoding=encoding, errors="strict", newline="")
    line = 1
    try:
        while piece := stream.read(2**16):
            line += piece.count("\n")
    except UnicodeError as error:
        shown = "UTF-8" if encoding.startswith("utf-8") else encoding
        raise TableRefusedError(FaultWord.NOT_THIS_ENCODING, shown) from error
    finally:
        stream.detach()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _with_rows(text: str, lines: Sequence[int]) -> str:
    if not lines:
        return text
    named = ", ".join(map(str, lines[:ROWS_NAMED_MAX]))
    more = f" and {len(lines) - ROWS_NAMED_MAX} more" if len(lines) > ROWS_NAMED_MAX else ""
    return f"{text} (row {named}{more})" if len(lines) == 1 else f"{text} (rows {named}{more})"
