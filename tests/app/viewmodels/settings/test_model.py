"""The settings screen's state: values are kept where they belong, or refused in words."""

import pytest

from pos_app.settings import load_settings
from pos_app.viewmodels.settings.pages import PAGES, REPORT, SEND_REPORT
from tests.support.shops.staff import hire, seat


@pytest.fixture
def model(models):
    model = models.settings
    model.open()
    return model


def entry(name):
    (found,) = (each for page in PAGES for each in page.entries if each.name == name)
    return found


def take(model, name, text):
    model.take(entry(name), text)
    return model.message_of(name)


def test_a_value_of_the_till_is_kept_in_its_file_and_works_at_once(model, models, till):
    told = []
    models.shell.set_anew.connect(told.append)
    assert take(model, "theme", "dark") == ""
    assert take(model, "theme", "dark") == ""
    assert told == [frozenset({"theme"})]
    assert models.desk.till.settings.theme == "dark"
    assert load_settings(till.settings.data_dir, {}).theme == "dark"
    assert model.text_of(entry("theme")) == "dark"


def test_a_value_of_the_store_is_an_event_of_the_log(model, models):
    assert take(model, "khata_limit_default", "5,000") == ""
    assert take(model, "receipt_phone", "0300-1234567") == ""
    rules = models.desk.till.rules()
    assert (rules.khata_limit_default, rules.receipt_phone) == (500_000, "0300-1234567")
    assert model.text_of(entry("khata_limit_default")) == "5,000"
    assert take(model, "khata_limit_default", "") == ""
    assert models.desk.till.rules().khata_limit_default is None


def test_that_the_window_opens_at_sign_in_is_kept_by_the_computer(model, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert model.text_of(entry("opens_at_sign_in")) == "false"
    assert take(model, "opens_at_sign_in", "true") == ""
    assert model.text_of(entry("opens_at_sign_in")) == "true"
    assert len(list((tmp_path / "autostart").iterdir())) == 1
    assert take(model, "opens_at_sign_in", "false") == ""
    assert list((tmp_path / "autostart").iterdir()) == []
    (tmp_path / "autostart").rmdir()
    (tmp_path / "autostart").write_text("a file, where a folder has to be")
    assert "This computer" in take(model, "opens_at_sign_in", "true")
    assert model.text_of(entry("opens_at_sign_in")) == "false"


@pytest.mark.parametrize(
    ("name", "text", "word"),
    [
        ("discount_bp_max", "200", "percentage"),
        ("khata_limit_default", "much", "amount"),
        ("lock_after_min", "99999", "whole number"),
        ("sync_interval_s", "0", "whole number"),
        ("weight_label", "21PPPP", "Thirteen"),
        ("labels", "23XXXXXVVVVVC", "Thirteen"),
        ("receipt_phone", "1" * 31, "One line"),
        ("printer.address", "lpt1", "tcp:192"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(model, models, name, text, word):
    before = model.text_of(entry(name))
    assert word in take(model, name, text)
    assert model.is_wrong(name)
    assert model.text_of(entry(name)) == before
    assert load_settings(models.desk.till.settings.data_dir, {})
    assert take(model, name, before) == ""


def test_another_layout_of_labels_is_read_by_the_next_scan(model, models):
    models.sale.scan("2912345012506")
    assert take(model, "labels", "29PPPPPWWWWWC") == ""
    templates = [each.pattern for each in models.desk.till.barcode_rules.templates]
    assert templates[-1] == "29PPPPPWWWWWC"


def test_a_prefix_makes_the_scanner_a_framed_one_and_none_a_normal_one(model, models):
    take(model, "scanner_prefix", "STX")
    settings = models.desk.till.settings
    assert (settings.scanner, settings.scanner_prefix) == ("framed", "\x02")
    take(model, "scanner_prefix", "")
    assert models.desk.till.settings.scanner == "normal"
    take(model, "scanner", "framed")
    assert models.desk.till.settings.scanner_prefix == "\x02"


def test_a_cashier_changes_the_look_alone_and_is_asked_for_the_rest(model, models, till):
    hire(till)
    seat(models, "Aslam")
    asked = []
    models.desk.approver.asked.connect(asked.append)
    take(model, "text_size_percent", "115")
    assert (models.desk.till.settings.text_size_percent, asked) == (115, [])
    take(model, "receipt_name", "Other")
    take(model, "tax_inclusive", "false")
    assert [each.about for each in asked] == [
        "Name on receipts: \u2068Other\u2069",
        "Prices include tax: \u2068No\u2069",
    ]
    assert models.desk.till.rules().receipt_name == ""
    assert models.desk.till.actor == "Aslam"


def test_pages_turn_and_stay_within_their_ends(model):
    turned = []
    model.turned.connect(lambda: turned.append(model.page.name))
    model.turn(-5)
    model.turn(1)
    take(model, "discount_bp_max", "x")
    model.turn(99)
    assert turned == ["rules", PAGES[-1].name]
    assert model.message_of("discount_bp_max") == "", "what was refused is forgotten with its page"


def test_a_report_is_made_by_whoever_asks_and_its_place_stands_beside_the_button(
    model, models, till, qtbot
):
    hire(till)
    seat(models, "Aslam")
    model.turn(len(PAGES) - 1)
    model.do(REPORT)
    qtbot.waitUntil(lambda: not models.problem_report.is_running)
    (path,) = till.settings.report_folder.iterdir()
    assert str(path) in model.message_of(REPORT)
    assert not model.is_wrong(REPORT)
    model.turn(0)
    assert model.message_of(REPORT) == ""


def test_a_till_with_a_head_office_can_send_a_report_to_it(model, models, till, qtbot):
    model.turn(len(PAGES) - 1)
    assert SEND_REPORT not in [entry.name for entry in model.entries]
    with till.db.write() as tx:
        tx.execute("UPDATE till_state SET server_url = 'http://127.0.0.1:1'")
    models.inbox.read()
    assert [entry.name for entry in model.entries][-2:] == [REPORT, SEND_REPORT]
    model.do(SEND_REPORT)
    qtbot.waitUntil(lambda: not models.problem_report.is_sending)
    assert "next sync" in model.message_of(SEND_REPORT)
    assert not model.is_wrong(SEND_REPORT)
    assert model.message_of(REPORT) == ""
    model.turn(0)
    model.turn(len(PAGES) - 1)
    assert "next sync" in model.message_of(SEND_REPORT), "it still stands there"


def test_the_staff_have_a_screen_of_their_own(model):
    wanted = []
    model.screen_wanted.connect(wanted.append)
    model.do("staff")
    assert wanted == ["staff"]


def test_where_the_printer_is_goes_into_its_table(model, models, till):
    assert take(model, "printer.address", "tcp:192.168.1.50") == ""
    assert take(model, "printer.drawer_pin", "5") == ""
    printer = load_settings(till.settings.data_dir, {}).printer
    assert (printer.address, printer.drawer_pin) == ("tcp:192.168.1.50", 5)
    assert models.desk.till.settings.printer == printer
