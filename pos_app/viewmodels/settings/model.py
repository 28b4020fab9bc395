"""The settings screen: which page is open, what its values say, and why one was refused."""

from __future__ import annotations

from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import QCoreApplication, QObject, Signal

from pos_app.db.entry import Topic
from pos_app.devices.login_item import login_item
from pos_app.domain.people import Right
from pos_app.domain.rules import StoreRules
from pos_app.errors import PosError, RuleRefused, SettingsRefused
from pos_app.operations.rules import set_rule
from pos_app.operations.upkeep.settings import PERSONAL, change_settings
from pos_app.viewmodels.figures import as_one
from pos_app.viewmodels.goods.scanned import tell_scan
from pos_app.viewmodels.messages import sentence
from pos_app.viewmodels.settings.deeds import SettingsDeeds
from pos_app.viewmodels.settings.device_pages import SCANNER_PAGE
from pos_app.viewmodels.settings.entries import Fact, Place, Setting
from pos_app.viewmodels.settings.pages import PAGES, REPORT, SEND_REPORT
from pos_app.viewmodels.settings.scanner import ScannerModel
from pos_app.viewmodels.shell import Notice

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.operations.context import TillContext
    from pos_app.viewmodels.around.standing import AroundModel
    from pos_app.viewmodels.safety.problem_report import ProblemReportModel
    from pos_app.viewmodels.settings.entries import Entry, Page
    from pos_app.viewmodels.shell import Desk


class SettingsModel(QObject):
    """Holds the open page. A value is kept when it is left or chosen; there is nothing to save."""

    changed = Signal()
    """Values, messages or facts of the open page are other ones."""
    turned = Signal()
    """Another page is open."""
    screen_wanted = Signal(str)
    """The name of a screen that does what was asked for."""

    def __init__(
        self,
        desk: Desk,
        around: AroundModel,
        report: ProblemReportModel,
        *,
        enrol_again: Callable[[str], object],
        try_printer: Callable[[TillContext], object],
    ) -> None:
        super().__init__()
        self._desk, self._around, self._report = desk, around, report
        for beside in (around, report):
            beside.changed.connect(self.changed)
        self._rules = StoreRules()
        self._messages: dict[str, str] = {}
        self.current = 0
        self.deeds = SettingsDeeds(desk, enrol_again=enrol_again, try_printer=try_printer)
        self.scanner = ScannerModel(desk.shell, keep=self._learn)
        for part in (self.deeds, self.scanner):
            part.setParent(self)
            part.changed.connect(self.changed)
        desk.bus.changed.connect(self._on_topics)
        desk.shell.set_anew.connect(self._read_again)

    @property
    def pages(self) -> tuple[Page, ...]:
        """Every page, in the order of the list."""
        return PAGES

    @property
    def page(self) -> Page:
        """The open page."""
        return PAGES[self.current]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What stands on the open page at this till."""
        hidden = set() if self._report.can_send else {SEND_REPORT}
        return tuple(entry for entry in self.page.entries if entry.name not in hidden)

    def open(self) -> None:
        """Read what the open page shows."""
        self._read_again()
        self._follow_page()

    def leave(self) -> None:
        """The screen is left: nobody listens to the scanner any more."""
        self.scanner.listen(is_on=False)

    def tell_scan(self, text: str) -> None:
        """A code was scanned where nothing is sold: say what it is."""
        tell_scan(self._desk, text)

    def turn(self, place: int) -> None:
        """Open a page by its place; beyond the ends is the last one."""
        place = max(0, min(place, len(PAGES) - 1))
        if place != self.current:
            self.current = place
            self._messages.clear()
            self.deeds.forget()
            self._report.forget()
            self._follow_page()
            self.turned.emit()

    def text_of(self, setting: Setting) -> str:
        """What a value says now."""
        if setting.place is Place.COMPUTER:
            return setting.value.show(login_item(self._desk.till.settings.data_dir).is_on())
        holder = self._rules if setting.place is Place.STORE else self._desk.till.settings
        return setting.value.show(attrgetter(setting.name)(holder))

    def message_of(self, name: str) -> str:
        """Why the last text of a value was refused, or what a deed says; empty when all is well."""
        if name == REPORT:
            return self._report.words
        if name == SEND_REPORT:
            return self._report.sending_words
        return self._messages.get(name) or self.deeds.message_of(name) or self._scanner_words(name)

    def is_wrong(self, name: str) -> bool:
        """Whether the message of a value or deed tells of a fault."""
        if name == REPORT:
            return self._report.is_wrong
        if name == SEND_REPORT:
            return self._report.is_sending_wrong
        return bool(self._messages.get(name)) or self.deeds.is_wrong(name)

    def fact(self, fact: Fact) -> str:
        """What there is to know."""
        return self._around.words_of(fact.name) or self.deeds.fact(fact.name)

    def take(self, setting: Setting, text: str) -> None:
        """Keep what was typed or chosen; what cannot be is refused in words beside it."""
        if text.strip() == self.text_of(setting):
            self._say(setting.name, "")
            return
        try:
            value = setting.value.read(text)
        except ValueError:
            self._say(setting.name, word(setting.value.wrong))
            return
        deed = partial(self._keep, setting, value)
        if setting.name in PERSONAL:
            self._tried(setting, deed, self._desk.till)
        else:
            self._desk.approver.run(
                Right.EDIT_SETTINGS,
                lambda till: self._tried(setting, deed, till),
                about=_wish(setting, text),
            )
            self._show_kept()

    def do(self, name: str, typed: str = "") -> None:
        """Do what a button of the page says."""
        if name == "staff":
            self.screen_wanted.emit("staff")
        elif name == "learn":
            self.scanner.learn()
        elif name == REPORT:
            self._report.make()
        elif name == SEND_REPORT:
            self._report.send()
        else:
            self.deeds.do(name, typed)

    def _tried(
        self, setting: Setting, deed: Callable[[TillContext], None], till: TillContext
    ) -> None:
        try:
            deed(till)
        except (SettingsRefused, RuleRefused):
            self._say(setting.name, word(setting.value.wrong))
        except PosError as error:
            self._say(setting.name, sentence(error))
        else:
            self._messages.pop(setting.name, None)
            self.changed.emit()

    def _keep(self, setting: Setting, value: object, till: TillContext) -> None:
        if setting.place is Place.STORE:
            set_rule(till, setting.name, msgspec.json.encode(value).decode())
            self._desk.bus.tell({Topic.RULES})
            self._read_again()
        elif setting.place is Place.COMPUTER:
            item = login_item(till.settings.data_dir)
            (item.turn_on if value else item.turn_off)()
        else:
            self._set(till, {setting.name: value})

    def _set(self, till: TillContext, changes: dict[str, Any]) -> None:
        """Keep values of this till, and what cannot be without them."""
        if "scanner_prefix" in changes and not changes["scanner_prefix"]:
            changes |= {"scanner": "normal"} if self._is_framed() else {}
        elif changes.get("scanner_prefix"):
            changes["scanner"] = "framed"
        elif changes.get("scanner") == "framed" and not till.settings.scanner_prefix:
            changes["scanner_prefix"] = "\x02"
        names = frozenset(changes)
        anew = change_settings(till, changes)
        # The one who allowed it is named in nothing here: whoever works here goes on.
        kept = msgspec.structs.replace(
            self._desk.till, settings=anew.settings, barcode_rules=anew.barcode_rules
        )
        self._desk.set_anew(kept, names)

    def _show_kept(self) -> None:
        """Show what is kept and not what was typed, once it is known whether somebody allows it."""
        question = self._desk.approver.question
        if question is None:
            self.changed.emit()
        else:
            question.ended.connect(self.changed)

    def _learn(self, changes: dict[str, Any]) -> None:
        """Keep what was learnt of the scanner."""
        self._desk.approver.run(Right.EDIT_SETTINGS, lambda till: self._set(till, dict(changes)))

    def _is_framed(self) -> bool:
        return self._desk.till.settings.scanner == "framed"

    def _scanner_words(self, name: str) -> str:
        return self.scanner.learning_words if name == "learn" else ""

    def _follow_page(self) -> None:
        self.scanner.listen(is_on=self.page.name == SCANNER_PAGE)
        self.deeds.read_facts()
        if any(entry.name == SEND_REPORT for entry in self.entries):
            self._report.read_sending()

    def _say(self, name: str, words: str) -> None:
        self._messages[name] = words
        self.changed.emit()

    def _read_again(self, _names: object = None) -> None:
        try:
            self._rules = self._desk.till.rules()
        except PosError as error:
            self._desk.shell.notice(Notice(sentence(error), is_error=True))
        self.changed.emit()

    def _on_topics(self, _topics: object) -> None:
        """A rule may have come from another till."""
        self._read_again()


def _wish(setting: Setting, text: str) -> str:
    """What somebody wants to change, for whoever allows it."""
    said = next((word(each.word) for each in setting.options if each.value == text), text)
    return f"{word(setting.label)}: {as_one(said)}"


def word(source: object) -> str:
    """A word of the pages in the language of the window."""
    return QCoreApplication.translate("Settings", str(source)) if source else ""
