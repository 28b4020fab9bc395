"""The two ways to begin: what is made, what is refused in words, what outlives a refusal."""

import pytest

from pos_app.errors import CashierError, KeyringMissing, NameRefused, Offline, PosError
from pos_app.operations.enrolling import CurrencyUnknownError, EnrolCodeRefusedError
from pos_app.sync import faults
from pos_app.viewmodels.startup.first_start import FirstStartModel, Makers, Typed

REFUSALS = [
    Offline(),
    faults.TimedOutError(url="http://127.0.0.1:1"),
    faults.NotOurServerError(url="http://127.0.0.1:1", found="a page"),
    faults.CertificateError(url="https://x", problem="expired"),
    faults.AddressRefusedError(url="x"),
    faults.ServerBusyError("busy", retry_after_s=3),
    EnrolCodeRefusedError(),
    CurrencyUnknownError(currency="USD"),
    NameRefused(field="name", problem="empty", chars_max=80),
]


class Recorder(Makers):
    """Remembers what it was asked for, and refuses when told to."""

    def __init__(self, error: PosError | None = None, warning: PosError | None = None) -> None:
        self.made: list[tuple[str, ...]] = []
        self.error = error
        self.warning = warning

    def create(self, name, currency):
        self._take(name, currency)

    def join(self, url, code):
        self._take(url, code)
        return self.warning

    def _take(self, *what):
        if self.error is not None:
            raise self.error
        self.made.append(what)


def test_new_shop_is_made_at_once(qtbot):
    makers = Recorder()
    model = FirstStartModel(makers, language="en")
    model.type(Typed(name="Bismillah Store", currency="INR"))
    with qtbot.waitSignal(model.done):
        model.begin()
    assert makers.made == [("Bismillah Store", "INR")]


def test_a_refusal_goes_with_the_next_key(qtbot):
    model = FirstStartModel(Recorder(NameRefused(field="name")), language="en")
    model.begin()
    assert model.message
    model.type(model.typed)
    assert model.message, "nothing was typed"
    with qtbot.waitSignal(model.changed):
        model.type(Typed(name="S"))
    assert model.message == ""


@pytest.mark.parametrize("scanned", ["8964311000109", " 89643110 ", "]E08964311000109"])
def test_no_shop_is_named_by_a_scan(qtbot, scanned):
    makers = Recorder()
    model = FirstStartModel(makers, language="en")
    model.type(Typed(name=scanned))
    model.begin()
    assert makers.made == []
    assert "That was a scan" in model.message
    assert model.typed.name == ""
    model.type(Typed(name="786 Store"))
    model.begin()
    assert makers.made == [("786 Store", "PKR")]


def test_shop_is_joined_off_this_thread_and_its_warning_is_kept(qtbot):
    makers = Recorder(warning=KeyringMissing())
    model = FirstStartModel(makers, language="en")
    model.type(Typed(is_joining=True, url=" http://127.0.0.1:9 ", code="ABCD"))
    with qtbot.waitSignal(model.done):
        model.begin()
        assert model.is_busy
        model.choose_language("ur")
        model.begin()
    assert makers.made == [("http://127.0.0.1:9", "ABCD")]
    assert (model.is_busy, model.language) == (False, "en")
    assert "keyring" in model.warning


@pytest.mark.parametrize("error", REFUSALS, ids=lambda error: type(error).__name__)
def test_every_refusal_has_words_of_its_own_and_leaves_the_form(qtbot, error):
    model = FirstStartModel(Recorder(error), language="en")
    typed = Typed(is_joining=isinstance(error, Offline), url="http://127.0.0.1:9", code="ABCD")
    model.type(typed)
    with qtbot.waitSignal(model.changed, check_params_cb=None):
        model.begin()
    qtbot.waitUntil(lambda: bool(model.message))
    assert model.typed == typed
    assert "our mistake" not in model.message
    assert "Selling goes on" not in model.message
    model.type(typed._replace(is_joining=not typed.is_joining))
    assert not model.message


def test_error_without_words_here_speaks_as_everywhere(qtbot):
    class OddError(CashierError):
        pass

    model = FirstStartModel(Recorder(OddError()), language="en")
    model.begin()
    assert "our mistake" in model.message
