"""Each state that a cashier may meet, seen with its words on the real window in every language.

The table is the one of the design: the wording is the promise, so it is spelled out here.
"""

from collections.abc import Callable
from typing import NamedTuple

import pytest

from pos_app.devices.printing.errors import PrinterOutOfPaper
from pos_app.domain.safety.care import Care
from pos_app.operations.khata import customers
from pos_app.operations.products import ProductEdit, change_product
from pos_app.operations.safety import closing
from pos_app.ui.app import LANGUAGES
from pos_app.ui.key_map import Command
from pos_app.ui.widgets.painting import Sketch
from pos_app.viewmodels.paper.press import PressReport
from pos_app.viewmodels.shell import Notice, SyncState
from tests.support.screens import found, shown, walking

TEA, UNKNOWN = "8964000153451", "5000159461122"
SIZE = (1366, 768)
MARKS = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069\u200e\u200f"))


class State(NamedTuple):
    """How the window comes into a state, and the lines that then stand on it in each language."""

    begin: Callable[..., object]
    words: tuple[str, str, str]


def unknown(window, _models):
    window.take_scan(UNKNOWN)


def bad_read(_window, models):
    models.sale.refuse_scan()


def offline(_window, models):
    models.shell.show(models.shell.view._replace(sync=SyncState.OFFLINE, unsynced=12))


def printer_out(_window, models):
    problem = PrinterOutOfPaper(address="tcp:192.168.1.50:9100", problem="no paper")
    models.paper.hear(PressReport(problem=problem))


def drawer_shut(_window, models):
    models.paper.hear(PressReport(drawer_failed=True))


def restored(_window, models):
    closing.begin(models.desk.till.settings.data_dir)
    models.care.begin(7)


def disk(_window, models):
    models.care.show_warning(Care(is_disk_low=True))


def clock(_window, models):
    models.care.show_warning(Care(is_clock_wrong=True))


def low_stock(window, models):
    tea = next(good for good in found(models) if good.barcodes[0].code.endswith(TEA))
    change_product(models.desk.till, tea.product_id, ProductEdit(low_at_milli=30_000))
    window.take_scan(TEA)


def over_limit(_window, models):
    made = customers.add_customer(models.desk.till, "Rashid", limit_paisa=10_000)
    models.sale.payment.choose_buyer(made.customer.customer_id)


def no_results(_window, models):
    models.sale.search_wanted.emit("xqzv")


STATES = {
    "empty cart": State(
        lambda _window, _models: None,
        ("Scan the first item", "پہلی چیز سکین کریں", "पहला सामान स्कैन करें"),
    ),
    "unknown": State(
        unknown,
        (
            f"Not in your products: {UNKNOWN}\nScanning goes on behind this card. Esc skips it",
            f"آپ کی اشیاء میں نہیں: {UNKNOWN}\nاس کارڈ کے پیچھے سکین جاری ہے۔ Esc سے چھوڑیں",
            f"आपके सामान में नहीं: {UNKNOWN}\nइस कार्ड के पीछे स्कैन जारी है। Esc से छोड़ें",
        ),
    ),
    "bad read": State(
        bad_read,
        (
            "Could not read that. Scan again",
            "ٹھیک نہیں پڑھا گیا، دوبارہ سکین کریں",
            "ठीक से नहीं पढ़ा, फिर स्कैन करें",
        ),
    ),
    "offline": State(
        offline,
        (
            "Offline · 12 records saved here",
            "آف لائن · 12 ریکارڈ یہاں محفوظ",
            "ऑफ़लाइन · 12 रिकॉर्ड यहाँ सुरक्षित",
        ),
    ),
    "printer out": State(
        printer_out,
        (
            "Bill saved. Printer has no paper - Shift+F9 prints it",
            "بل محفوظ ہے۔ پرنٹر میں کاغذ نہیں، Shift+F9 سے چھاپیں",
            "बिल सुरक्षित। प्रिंटर में कागज़ नहीं, Shift+F9 से छापें",
        ),
    ),
    "drawer shut": State(
        drawer_shut,
        (
            "Drawer did not open. Use the key",
            "دراز نہیں کھلی، چابی استعمال کریں",
            "दराज़ नहीं खुली, चाबी लगाएँ",
        ),
    ),
    "restored": State(
        restored,
        (
            "Bill from before the power cut is back: 7 items",
            "بجلی جانے سے پہلے کا بل واپس آ گیا: 7 اشیاء",
            "बिजली जाने से पहले का बिल वापस: 7 सामान",
        ),
    ),
    "disk": State(
        disk,
        (
            "Disk nearly full (200 MB). Tell the owner",
            "ڈسک بھرنے والی ہے (200 MB)۔ مالک کو بتائیں",
            "डिस्क भरने वाली है (200 MB)। मालिक को बताएँ",
        ),
    ),
    "clock": State(
        clock,
        (
            "PC date looks wrong: 22.11.2026. Please set it. Bills go on",
            "تاریخ غلط لگتی ہے: 22.11.2026۔ درست کریں۔ بل بنتے رہیں گے",
            "तारीख गलत लगती है: 22.11.2026। ठीक करें। बिल बनते रहेंगे",
        ),
    ),
    "low stock": State(low_stock, ("24 left in stock", "سٹاک میں 24 باقی", "स्टॉक में 24 बचे")),
    "over limit": State(
        over_limit,
        (
            "Over khata limit by Rs\u00a0440",
            "کھاتہ حد سے Rs\u00a0440 زیادہ",
            "खाता सीमा से Rs\u00a0440 ज़्यादा",
        ),
    ),
    "no results": State(
        no_results,
        (
            'Nothing called "xqzv"\nCheck the spelling, or F12 to add it',
            "«xqzv» نام کی کوئی چیز نہیں\nہجے دیکھیں، یا F12 سے شامل کریں",
            '"xqzv" नाम का कुछ नहीं मिला\nस्पेलिंग देखें, या F12 से जोड़ें',
        ),
    ),
}


@pytest.fixture
def painted(monkeypatch):
    """Every text that is painted."""
    heard = []
    words = Sketch.words

    def hear(self, rect, text, **options):
        heard.append(text)
        words(self, rect, text, **options)

    monkeypatch.setattr(Sketch, "words", hear)
    return heard


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_state_of_the_table_is_seen_with_its_words(qapp, painted, language):
    qapp.set_language(language)
    missing = []
    try:
        with shown(qapp, lambda _window, _models: None, size=SIZE) as window:
            models = window._models  # noqa: SLF001 - a window has no other door for a scene
            for name, state in STATES.items():
                painted.clear()
                state.begin(window, models)
                qapp.processEvents()
                window.grab()
                seen = {*painted, *(text for text, _, _ in walking.texts(window))}
                seen = {text.translate(MARKS) for text in seen}
                wanted = state.words[LANGUAGES.index(language)].splitlines()
                missing += [
                    f"{name}: {words!r} is not in {seen!r}" for words in wanted if words not in seen
                ]
                window.take_command(Command.BACK)
                models.shell.notice(Notice(""))
    finally:
        qapp.set_language("en")
    assert missing == []


def test_f12_in_a_search_that_finds_nothing_adds_what_was_looked_for(window, models, qtbot):
    window.take_scan(TEA)
    models.sale.search_wanted.emit("Tapl masala")
    assert window.take_command(Command.CASH)
    assert models.sale.payment.view.paid is None, "nobody pays in the middle of a search"
    assert window.screen_name == "products"
    assert models.products.card.texts["name_en"] == "Tapl masala"
    assert len(models.sale.cart.lines) == 1


def test_a_bill_that_was_closed_with_the_window_is_no_power_cut(models, notices):
    models.care.begin(3)
    models.care.end()
    models.care.begin(3)
    assert notices == []
    models.care.begin(3)
    assert "3" in notices[-1].text
