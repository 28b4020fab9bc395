"""What the frame warns of, and the backups: looked at each minute, never in a sale's way."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from pos_app.devices.machine import machine_name
from pos_app.domain.safety.care import Care, is_backup_old
from pos_app.errors import PosError
from pos_app.operations import whereabouts
from pos_app.operations.backups import last_backup
from pos_app.operations.safety import closing, daily, looking
from pos_app.viewmodels.background import run_query
from pos_app.viewmodels.figures import isolated
from pos_app.viewmodels.inbox import clock_text, local_time
from pos_app.viewmodels.messages import moved_sentence
from pos_app.viewmodels.shell import Notice, SyncState

if TYPE_CHECKING:
    from pos_app.viewmodels.shell import Desk

RETRY_MS = 3_600_000
"""A backup that failed is tried again after an hour: the stick may be back."""


class CareModel(QObject):
    """Shows warnings in the frame and makes the daily backup."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.is_running = False
        self._failed_mono_ms: int | None = None
        self._found = Care()

    def begin(self, lines: int) -> None:
        """The window is open: say so when a bill of so many lines came back from a power cut."""
        if closing.begin(self._desk.till.settings.data_dir) and lines:
            words = self.tr("Bill from before the power cut is back: %n item(s)", "", lines)
            self._desk.shell.notice(Notice(words))

    def tell_where(self) -> None:
        """Say so when the folder is not where this till was last in order."""
        moved = whereabouts.look(self._desk.till.db, machine=machine_name())
        if moved is not None:
            self._desk.shell.notice(Notice(moved_sentence(moved)))

    def end(self) -> None:
        """The window is closed as it should be."""
        closing.end(self._desk.till.settings.data_dir)

    def check(self) -> None:
        """Look at disk, clock and backups; makes a backup where one is due."""
        try:
            found = looking.look(self._desk.till)
        except PosError as error:
            self._desk.shell.fail(error)
            return
        self.show_warning(found)
        self.show_backup()
        self._back_up_if_due()

    def show_warning(self, found: Care) -> None:
        """Say what should be seen to, or nothing."""
        shell = self._desk.shell
        if found != self._found:
            self._found = found
            self._note(found)
        shell.show(shell.view._replace(warning=self._words(found)))

    def show_backup(self) -> None:
        """Show when the last backup was made; nothing where nobody asks for one."""
        till, shell = self._desk.till, self._desk.shell
        last = last_backup(till.settings.data_dir)
        now_ms = till.clock.wall_ms()
        if last is None:
            is_wanted = bool(till.settings.backup_dir) or shell.view.sync is SyncState.LOCAL
            text = self.tr("No backup yet") if is_wanted else ""
        else:
            time = isolated(clock_text(last.at_ms, now_ms))
            text = self.tr("Backup {time}").format(time=time)
        is_old = is_backup_old(last.at_ms if last else None, now_ms)
        shell.show(shell.view._replace(backup=text, is_backup_old=is_old))

    def _note(self, found: Care) -> None:
        """Leave a word for whoever helps."""
        if found.is_disk_low:
            self._desk.shell.noted.emit("disk", "nearly full")
        if found.is_clock_wrong:
            self._desk.shell.noted.emit("clock", "wrong")

    def _words(self, found: Care) -> str:
        if found.is_disk_low:
            return self.tr("Disk nearly full (200 MB). Tell the owner")
        if found.is_clock_wrong:
            day = local_time(self._desk.till.clock.wall_ms())
            words = self.tr("PC date looks wrong: {day}. Please set it. Bills go on")
            return words.format(day=isolated(f"{day:%d.%m.%Y}"))
        return ""

    def _back_up_if_due(self) -> None:
        till = self._desk.till
        mono_ms, failed = till.clock.mono_ms(), self._failed_mono_ms
        waits = failed is not None and 0 <= mono_ms - failed < RETRY_MS
        if self.is_running or waits or not daily.is_due(till):
            return
        self.is_running = True
        run_query(partial(daily.run, till), done=self._done, failed=self._fail, parent=self)

    def _done(self, _made: object) -> None:
        self.is_running, self._failed_mono_ms = False, None
        self.show_backup()

    def _fail(self, error: PosError) -> None:
        self.is_running = False
        self._failed_mono_ms = self._desk.till.clock.mono_ms()
        self._desk.shell.fail(error)
