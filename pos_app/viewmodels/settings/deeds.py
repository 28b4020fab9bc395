"""What the settings' pages do and tell beside values: backup, check, being known again, facts."""

from __future__ import annotations

from functools import partial
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject, Signal

from pos_app.db import people
from pos_app.db.database import Database
from pos_app.db.queries import sync_status
from pos_app.db.verify import VerifyReport
from pos_app.domain.people import Right
from pos_app.errors import FolderNotUsable, PosError, ServerRefused
from pos_app.operations.backups import back_up
from pos_app.operations.safety.proving import prove
from pos_app.viewmodels.background import run_query
from pos_app.viewmodels.figures import format_count, isolated
from pos_app.viewmodels.messages import sentence
from pos_app.viewmodels.paper.words import trouble

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.operations.context import TillContext
    from pos_app.viewmodels.shell import Desk

NAMES_SHOWN = 6
CODE_REFUSED = "code_refused"
_CODE_WORDS: object = QT_TRANSLATE_NOOP(
    "FirstStartModel",
    "The server does not take this code. Each works once, for ten minutes: ask for a new one",
)


class SettingsDeeds(QObject):
    """Each deed runs on the pool's thread; its answer stands beside its button."""

    changed = Signal()

    def __init__(
        self,
        desk: Desk,
        *,
        enrol_again: Callable[[str], object],
        try_printer: Callable[[TillContext], object],
    ) -> None:
        super().__init__()
        self._desk, self._enrol_again, self._try_printer = desk, enrol_again, try_printer
        self._messages: dict[str, tuple[str, bool]] = {}
        self._facts: dict[str, str] = {}
        self._has_server = False
        self._running: set[str] = set()

    def message_of(self, name: str) -> str:
        """What a deed says of itself."""
        return self._messages.get(name, ("", False))[0]

    def is_wrong(self, name: str) -> bool:
        """Whether that is a fault."""
        return self._messages.get(name, ("", False))[1]

    def is_running(self, name: str) -> bool:
        """Whether a deed goes on just now."""
        return name in self._running

    def forget(self) -> None:
        """Another page is open: what was said is read."""
        self._messages.clear()

    def fact(self, name: str) -> str:
        """Something to know, as it was when the page was opened."""
        return self._facts.get(name, "")

    def read_facts(self) -> None:
        """Read everything that there is to know."""
        till = self._desk.till
        identity = till.identity
        try:
            with till.db.read() as tx:
                status, names = sync_status.status(tx), [who.name for who in people.all_people(tx)]
        except PosError as error:
            self._say("verify", sentence(error), is_wrong=True)
            return
        self._has_server = bool(status.server_url)
        self._facts = {
            "version": isolated(metadata.version("kiryana-till")),
            "till": self.tr("Store {store}, till {till}").format(
                store=isolated(identity.store_id), till=isolated(identity.till_no)
            ),
            "events": isolated(format_count(status.events)),
            "folder": isolated(str(till.settings.data_dir)),
            "licences": self.tr("Qt under LGPL 3, fonts under OFL, icons under ISC: in the folder"),
            "server": isolated(status.server_url) if status.server_url else self._alone(),
            "people": self._names(names),
        }
        self.changed.emit()

    def do(self, name: str, typed: str) -> None:
        """Do it, once at a time; what only an owner may is asked for first."""
        if self.is_running(name):
            return
        works: dict[str, Callable[[TillContext], object]] = {
            "back_up": _back_up,
            "verify": prove,
            "try_printer": self._try_printer,
            "enrol_again": lambda _till: self._enrol_again(typed.strip()),
        }
        if name == "back_up" and not self._desk.till.settings.backup_dir:
            self._say(name, self.tr("Type a folder for backups first"), is_wrong=True)
            return
        if name == "try_printer" and not self._desk.till.settings.printer.address:
            self._say(name, self.tr("Type first where the printer is"), is_wrong=True)
            return
        if name == "enrol_again" and not typed.strip():
            self._say(name, self.tr("Type the code first"), is_wrong=True)
            return
        if name == "enrol_again" and not self._has_server:
            self._say(name, self._alone(), is_wrong=True)
            return
        self._desk.approver.run(Right.EDIT_SETTINGS, partial(self._start, name, works[name]))

    def _start(self, name: str, work: Callable[[TillContext], object], till: TillContext) -> None:
        self._running.add(name)
        self._say(name, self.tr("A moment, please"))
        run_query(
            lambda: work(till),
            done=partial(self._done, name),
            failed=partial(self._failed, name),
            parent=self,
        )

    def _done(self, name: str, answer: object) -> None:
        self._running.discard(name)
        if isinstance(answer, VerifyReport):
            self._tell_report(answer)
        elif isinstance(answer, Path):
            words = self.tr("Everything is in {file}").format(file=isolated(answer.name))
            self._say(name, words)
        elif name == "try_printer":
            words = self.tr("Sent. Look at the paper: English, Urdu, Hindi, and a square code")
            self._say(name, words)
        else:
            self._say(name, self.tr("The server knows this till again"))

    def _tell_report(self, report: VerifyReport) -> None:
        if report.ok:
            words = self.tr("%n record(s), every one as it was written", "", report.events)
            self._say("verify", words)
            return
        words = self.tr("Something is wrong: {problem}. Tell the owner")
        problem = "; ".join(report.problems)[:80]
        self._say("verify", words.format(problem=isolated(problem)), is_wrong=True)

    def _failed(self, name: str, error: PosError) -> None:
        self._running.discard(name)
        words = sentence(error)
        if name == "try_printer":
            words = trouble(error)
        if isinstance(error, ServerRefused) and error.code == CODE_REFUSED:
            # As the first start says it of the code that makes a new till.
            words = QCoreApplication.translate("FirstStartModel", str(_CODE_WORDS))
        if isinstance(error, FolderNotUsable):
            words = self.tr("That folder cannot be written. Is the stick or disk plugged in?")
        self._say(name, words, is_wrong=True)

    def _alone(self) -> str:
        return self.tr("None: this till works alone, and loses nothing by it")

    def _names(self, names: list[str]) -> str:
        if not names:
            return self.tr("Nobody has a PIN yet")
        more = len(names) - NAMES_SHOWN
        shown = ", ".join(map(isolated, names[:NAMES_SHOWN]))
        return f"{shown} +{more}" if more > 0 else shown

    def _say(self, name: str, words: str, *, is_wrong: bool = False) -> None:
        self._messages[name] = (words, is_wrong)
        self.changed.emit()


# Each works on a thread of the pool, with a connection of its own.


def _back_up(till: TillContext) -> Path:
    """Copy everything into a file named after till and day. Raises FileRefused and its like."""
    folder = Path(till.settings.backup_dir).expanduser()
    identity = till.identity
    name = f"kiryana-{identity.store_id}-{identity.till_no}-{till.today().isoformat()}.db"
    if not folder.is_dir():
        raise FolderNotUsable(path=folder, problem="there is no such folder")
    db = Database.open(till.settings.database)
    try:
        back_up(msgspec.structs.replace(till, db=db), folder / name)
    finally:
        db.close()
    return folder / name
