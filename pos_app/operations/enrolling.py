"""Joining a store on a server: a one-time code and a new key become this folder's identity."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Self

from msgspec import Struct
from pos_protocol.money import CURRENCIES
from pos_protocol.sync import RegisterReply, RegisterRequest

from pos_app.db import cursors
from pos_app.db.database import Database
from pos_app.devices.machine import machine_name
from pos_app.devices.till_key import TillKey, TillKeyKeeper
from pos_app.errors import (
    CashierError,
    FolderNotUsable,
    KeyringMissing,
    PosError,
    ServerRefused,
    StoreExists,
)
from pos_app.settings import load_settings

BEGUN_FILE = "enrolling"
"""Lies in the folder while the outcome at the server is not known, and holds the new key.

The same code and key asked again get the same till: a lost reply does not burn the code.
"""
CODE_CHARS_MAX = 40
KEY_BYTES = 32
_CODE_REFUSED = "code_refused"


class EnrolCodeRefusedError(CashierError):
    """The server does not take the code."""

    words = (
        "The server does not accept this code: it is wrong, was used before, or is older than ten"
        " minutes. Make a new one there with 'kiryana-server enrol-code' and try again."
    )


class EnrolmentCutOffError(CashierError):
    """The code is refused, and an earlier enrolment in `path` ended without an answer."""

    words = (
        "An earlier enrolment in {path} was cut off, so the server may have used up its code. Make"
        " a new one there with 'kiryana-server enrol-code' and enrol again; the till that was begun"
        " has no sales and can be blocked."
    )


class CurrencyUnknownError(CashierError):
    """The store counts in `currency`, which this program cannot."""

    words = "The store's currency {currency} is not one that this program knows: update it."


class Enrolled(Struct, frozen=True, kw_only=True):
    """The new till, and the one plain warning when its key had to go into a file."""

    store_id: int
    store_name: str
    till_no: int
    warning: KeyringMissing | None


def enrol(
    data_dir: Path,
    url: str,
    code: str,
    *,
    register: Callable[[RegisterRequest], RegisterReply],
    keeper: TillKeyKeeper,
) -> Enrolled:
    """Make `data_dir` the folder of a new till of a store on the server at `url`.

    `register` asks the server. Whatever is refused leaves the folder as it was. The catalogue comes
    with the first sync. Raises StoreExists, EnrolCodeRefusedError, EnrolmentCutOffError,
    CurrencyUnknownError, FolderNotUsable, Offline, ServerRefused and what Database.create raises.
    """
    settings = load_settings(data_dir)
    _refuse_existing(settings.database)
    typed = code.strip()
    if not typed or len(typed) > CODE_CHARS_MAX or not typed.isprintable():
        raise EnrolCodeRefusedError
    with _Folder(data_dir) as folder:
        key = folder.key
        request = RegisterRequest(
            code=typed, public_key=key.public_base64(), machine=machine_name()
        )
        reply = folder.ask(register, request)
        if reply.currency not in CURRENCIES:
            raise CurrencyUnknownError(currency=reply.currency)
        warning = folder.save_key(keeper, reply, key)
        _create(settings.database, url, reply)
    return Enrolled(
        store_id=reply.store,
        store_name=reply.store_name,
        till_no=reply.till_no,
        warning=warning,
    )


def is_cut_off(data_dir: Path) -> bool:
    """Whether an enrolment in this folder ended without an answer: the same code may still do."""
    return (data_dir / BEGUN_FILE).exists()


class _Folder:
    """The data folder while it is being made: left as it was unless all went well."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._begun = path / BEGUN_FILE
        self._made: list[Path] = []
        self._keeper: TillKeyKeeper | None = None

    def __enter__(self) -> Self:
        try:
            self._made = [each for each in (self._path, *self._path.parents) if not each.exists()]
            self._path.mkdir(parents=True, exist_ok=True)
            self._was_begun = self._begun.exists()
            self.key = self._begun_key()
        except OSError as error:
            self._undo()
            problem = error.strerror or str(error)
            raise FolderNotUsable(path=self._path, problem=problem) from error
        return self

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        is_answered = isinstance(error, PosError) and not getattr(
            error, "is_outcome_unknown", False
        )
        if error is not None and not is_answered:
            return
        self._begun.unlink(missing_ok=True)
        if error is not None:
            if self._keeper is not None:
                self._keeper.forget_file()
            self._undo()

    def _begun_key(self) -> TillKey:
        """The key of an enrolment that was cut off, or a new one, on the disk before it is used."""
        seed = self._begun.read_bytes() if self._was_begun else b""
        key = TillKey(seed) if len(seed) == KEY_BYTES else TillKey.generate()
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
        with os.fdopen(os.open(self._begun, flags, 0o600), "wb") as file:
            file.write(key.seed)
            file.flush()
            os.fsync(file.fileno())
        return key

    def ask(
        self, register: Callable[[RegisterRequest], RegisterReply], request: RegisterRequest
    ) -> RegisterReply:
        """Ask the server, and say in words why a code is refused."""
        try:
            return register(request)
        except ServerRefused as error:
            if error.code != _CODE_REFUSED:
                raise
            if self._was_begun:
                raise EnrolmentCutOffError(path=self._path) from error
            raise EnrolCodeRefusedError from error

    def save_key(
        self, keeper: TillKeyKeeper, reply: RegisterReply, key: TillKey
    ) -> KeyringMissing | None:
        """Keep the key before the database names it."""
        self._keeper = keeper
        try:
            return keeper.save(str(reply.till), key)
        except OSError as error:
            problem = error.strerror or str(error)
            raise FolderNotUsable(path=self._path, problem=problem) from error

    def _undo(self) -> None:
        """Remove the folders that were made, as far as they are empty."""
        for made in self._made:
            try:
                made.rmdir()
            except OSError:
                return


def _refuse_existing(path: Path) -> None:
    if not path.exists():
        return
    db = Database.open(path)
    try:
        with db.read() as tx:
            if cursors.exists(tx):
                raise StoreExists(path=path.parent, store_id=cursors.state(tx).store_id)
    finally:
        db.close()


def _create(path: Path, url: str, reply: RegisterReply) -> None:
    """Write the identity. A file that could not be finished is taken away again."""
    is_new = not path.exists()
    try:
        db = Database.create(path)
        try:
            with db.write() as tx:
                if cursors.exists(tx):
                    raise StoreExists(path=path.parent, store_id=cursors.state(tx).store_id)
                cursors.enrolled(tx, url, reply)
        finally:
            db.close()
    except StoreExists:
        raise
    except BaseException:
        if is_new:
            for part in path.parent.glob(f"{path.name}*"):
                part.unlink(missing_ok=True)
        raise
