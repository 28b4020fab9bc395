"""The first start of a folder without a store: make a shop here, or join one that has a server."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject, Signal

from pos_app.errors import NameIsCode, PosError
from pos_app.viewmodels.background import run_query
from pos_app.viewmodels.messages import sentence

if TYPE_CHECKING:
    from collections.abc import Callable

# Joining may load a keyring and waits for a network; its errors are named, because loading their
# classes would load the whole of sync at every start. The nearest named ancestor speaks.
_CONTEXT = "FirstStartModel"
CODE_DIGITS_MIN = 8
_WORDS: dict[str, object] = {
    "NameRefused": QT_TRANSLATE_NOOP(
        "FirstStartModel", "Type the name of your shop on one line, at most {chars_max} characters"
    ),
    "NameIsCode": QT_TRANSLATE_NOOP(
        "FirstStartModel", "That was a scan. Type the name of your shop; then scan what you sell"
    ),
    "StoreExists": QT_TRANSLATE_NOOP(
        "FirstStartModel", "There is a shop here already. Close this window and start again"
    ),
    "AddressRefusedError": QT_TRANSLATE_NOOP(
        "FirstStartModel", "That is no address. Type one like https://sync.example.com"
    ),
    "EnrolCodeRefusedError": QT_TRANSLATE_NOOP(
        "FirstStartModel",
        "The server does not take this code. Each works once, for ten minutes: ask for a new one",
    ),
    "EnrolmentCutOffError": QT_TRANSLATE_NOOP(
        "FirstStartModel", "The last try was cut off and used up its code. Ask for a new one"
    ),
    "CurrencyUnknownError": QT_TRANSLATE_NOOP(
        "FirstStartModel", "This program does not know the shop's currency {currency}. Update it"
    ),
    "NotOurServerError": QT_TRANSLATE_NOOP(
        "FirstStartModel",
        "Something else answered there. Check the address, and whether this network wants a login",
    ),
    "CertificateError": QT_TRANSLATE_NOOP(
        "FirstStartModel",
        "The server could not prove who it is. Check the address and this computer's date",
    ),
    "ServerBusyError": QT_TRANSLATE_NOOP(
        "FirstStartModel", "The server is busy. Try again in a moment"
    ),
    "TimedOutError": QT_TRANSLATE_NOOP(
        "FirstStartModel", "The server did not answer in time. Try again"
    ),
    "Offline": QT_TRANSLATE_NOOP(
        "FirstStartModel", "The server cannot be reached. Check the address and the network"
    ),
}


_CURRENCIES = {"ur": "PKR", "hi": "INR"}
"""What a shop that reads Urdu or Hindi mostly takes; English says nothing about it."""


class Makers(Protocol):
    """How a folder becomes a till's, given by the composition root; both raise PosError."""

    def create(self, name: str, currency: str) -> None:
        """Make a shop without a server."""

    def join(self, url: str, code: str) -> PosError | None:
        """Join a shop on a server, on a pool thread; gives a warning that does not stop it."""


class Typed(NamedTuple):
    """What stands in the form; it outlives a change of language.

    `is_own_currency`: it was chosen, and no language changes it any more.
    """

    is_joining: bool = False
    name: str = ""
    currency: str = "PKR"
    is_own_currency: bool = False
    url: str = ""
    code: str = ""


class FirstStartModel(QObject):
    """The form's state and its two verbs; `done` when the folder holds a till."""

    changed = Signal()
    done = Signal()
    language_chosen = Signal(str)

    def __init__(self, makers: Makers, *, language: str) -> None:
        super().__init__()
        self._makers = makers
        self._problem: PosError | None = None
        self.language = language
        self.typed = Typed(currency=_CURRENCIES.get(language, "PKR"))
        self.is_busy = False
        self.warning = ""

    @property
    def message(self) -> str:
        """Why the last try was refused, in the language of now; empty when it was not."""
        return "" if self._problem is None else _sentence(self._problem)

    def type(self, typed: Typed) -> None:
        """Keep what stands in the form; whatever is changed in it forgets the last refusal."""
        is_forgotten = self._problem is not None and typed != self.typed
        turned = typed.is_joining != self.typed.is_joining
        redraws = turned or is_forgotten or typed.currency != self.typed.currency
        self.typed = typed
        if is_forgotten:
            self._problem = None
        if redraws:
            self.changed.emit()

    def choose_language(self, language: str) -> None:
        """Speak another language from now on."""
        if language != self.language and not self.is_busy:
            self.language = language
            if not self.typed.is_own_currency:
                currency = _CURRENCIES.get(language, self.typed.currency)
                self.typed = self.typed._replace(currency=currency)
            self.language_chosen.emit(language)

    def begin(self) -> None:
        """Do what the form says; what is refused is told in `message`."""
        if self.is_busy:
            return
        self._problem = None
        typed, makers = self.typed, self._makers
        if not typed.is_joining and _is_scan(typed.name):
            self.typed = typed._replace(name="")
            self._failed(NameIsCode())
            return
        if not typed.is_joining:
            self._try(lambda: makers.create(typed.name, typed.currency))
            return
        self.is_busy = True
        self.changed.emit()
        run_query(
            lambda: makers.join(typed.url.strip(), typed.code),
            done=self._joined,
            failed=self._failed,
            parent=self,
        )

    def _try(self, make: Callable[[], None]) -> None:
        """Make the shop here and now: it is one small file."""
        try:
            make()
        except PosError as error:
            self._failed(error)
            return
        self.done.emit()

    def _joined(self, warning: object) -> None:
        self.is_busy = False
        self.warning = sentence(warning) if isinstance(warning, PosError) else ""
        self.done.emit()

    def _failed(self, error: PosError) -> None:
        self.is_busy = False
        self._problem = error
        self.changed.emit()


def _is_scan(name: str) -> bool:
    """Whether a scanner typed it: no shop is called by eight digits and more."""
    plain = name.strip()
    return plain.startswith("]") or (plain.isdecimal() and len(plain) >= CODE_DIGITS_MIN)


def _sentence(error: PosError) -> str:
    """One line for an error of the first start."""
    for kind in type(error).__mro__:
        if kind.__name__ in _WORDS:
            words = QCoreApplication.translate(_CONTEXT, str(_WORDS[kind.__name__]))
            return words.format_map({"chars_max": "?", "currency": "?", **error.values})
    return sentence(error)
