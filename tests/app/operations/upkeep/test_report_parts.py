"""Nothing in a report says what was sold, who bought it, or what opens anything."""

import json
import sys
import traceback
import zipfile
from random import Random
from uuid import UUID

import pytest
from pos_protocol.events import Barcode

from pos_app.db import cursors, print_jobs
from pos_app.domain.people import Role
from pos_app.operations import people, products, selling, shifts
from pos_app.operations.khata import customers
from pos_app.operations.rules import set_rule
from pos_app.operations.stocking import Receipt, receive_stock
from pos_app.operations.upkeep.plain_settings import plain_settings
from pos_app.operations.upkeep.problem_report import make_report
from pos_app.operations.upkeep.report_parts import Screen, WindowFacts
from pos_app.operations.upkeep.ring_log import RingLog
from pos_app.settings import Settings, load_settings, save_settings
from tests.support.clock import FakeClock
from tests.support.factories import cash, make_cart, make_till

NAME, SHOP, PHONE, PIN, NOTE, GOODS, CODE, SECRET = (
    "Zulfiqarzada", "Mehmoodkhana", "03217654391", "904417", "Borrowedkettle", "Quincejamjar",
    "8964000987651", "hush-7f3e9a1c55d2",
)  # fmt: skip
URDU, HINDI = "\u0632\u0644\u0641\u06cc", "\u0930\u092b\u093c\u0940"
PRICE_PAISA = 4_327_719
PLANTED = (NAME, SHOP, PHONE, PIN, NOTE, GOODS, CODE, SECRET, URDU, HINDI, "4327719", "43277.19")
PLANTED_TOO = ("43,277.19", "43277", NAME.upper())


@pytest.fixture
def clock():
    return FakeClock()


@pytest.fixture
def planted(tmp_path, clock, monkeypatch):
    """A till in which such strings stand wherever the shop, or a fault, can put one."""
    till = make_till(tmp_path, clock=clock)
    _plant_settings(tmp_path)
    _plant_shop(till)
    _plant_answers(till)
    _plant_files(tmp_path, clock)
    for name in ("QT_SCALE_FACTOR", "QT_FONT_DPI", "KIRYANA_DATA_DIR"):
        monkeypatch.setenv(name, NAME)
    yield till
    till.close()


def _plant_settings(folder):
    save_settings(
        folder,
        {
            "page_printer": NAME,
            "backup_dir": f"/media/{NAME}",
            "scanner_prefix": SECRET,
            "scanner": "framed",
            "printer.address": f"cups:{NAME}",
            "printer.header": [NAME, PHONE],
            "printer.footer": NOTE,
            "scale.port": f"/dev/{NAME}",
            "serial_scanner.port": f"/dev/{NAME}",
            "display.pole": f"/dev/{NAME}",
        },
    )


def _plant_shop(till):
    new = products.NewProduct(
        name_en=GOODS,
        name_ur=URDU,
        name_hi=HINDI,
        price_paisa=PRICE_PAISA,
        barcodes=(Barcode(code=CODE),),
    )
    product = products.add_product(till, new)
    products.add_vendor(till, SHOP)
    receive_stock(till, [Receipt(product_id=product.product_id, quantity_milli=9000)])
    people.add_user(till, NAME, Role.OWNER, pin=PIN, hasher=people.hasher_of(till))
    customer = customers.add_customer(till, NAME, phone=PHONE).customer
    customers.adjust_khata(till, customer.customer_id, PRICE_PAISA, note=NOTE)
    for rule in ("receipt_name", "receipt_address", "receipt_phone", "receipt_footer"):
        set_rule(till, rule, json.dumps(NOTE))
    cart = make_cart(till, (product, 1000))
    selling.complete_sale(till, cart, cash(selling.due_paisa(till, cart)))
    shifts.move_cash(till, "out", 500, reason=NOTE)


def _plant_answers(till):
    with till.db.write() as tx:
        ids = [row[0] for row in tx.execute("SELECT event_id FROM event_log LIMIT 4")]
        for event_id, status in zip(ids, ("held", "quarantined", "held", "acked"), strict=True):
            tx.execute(
                "INSERT INTO delivery (event_id, status, class, code, answered_ms)"
                " VALUES (?, ?, ?, ?, 1)",
                (event_id, status, f"is {NAME}", f"{SECRET} {NOTE}"),
            )
        job = print_jobs.Job(UUID(bytes=ids[0]), print_jobs.JobState.WAITING, f"at {NAME}")
        print_jobs.put(tx, job, now_ms=1)
        cursors.note_unread(tx, f"{NAME} paid {PHONE}", 1)
        tx.execute(
            "UPDATE till_state SET server_url = ?, store_name = ?, machine = ?, place = ?",
            (f"https://{NAME}:{SECRET}@{SHOP}.example", SHOP, NAME, NAME),
        )


def _plant_files(folder, clock):
    for name in ("till.key", "pins.key", "window.open", "enrolling", f"{NAME}.txt"):
        (folder / name).write_text(SECRET)
    (folder / "last-backup.json").write_text(
        json.dumps({"at_ms": 1, "path": f"/media/{NAME}/{SHOP}.kiryana"})
    )
    for name in ("reports", "pictures", "log"):
        (folder / name).mkdir()
        (folder / name / f"{NAME} khata.pdf").write_text(NOTE)
    log = folder / "log"
    for name in ("mistake-1-1.txt", "mistakes.log", "crash.txt"):
        (log / name).write_text(f"{NAME} --pin {PIN} {URDU}\n{_mistake()}\n{NAME}\n{NAME}: owes\n")
    ring = RingLog(log, clock)
    ring.note("failed", "DiskFull")
    ring.close()


def _mistake():
    bill = {"name": NAME, "phone": PHONE, "price": PRICE_PAISA}
    try:
        try:
            assert not bill, f"{bill} {URDU}\n{NAME}\nKeyError: {NAME}\n  {NOTE}"
        except AssertionError as error:
            error.add_note(NOTE)
            raise KeyError(NAME) from error
    except KeyError as error:
        return "".join(traceback.format_exception(error))
    return ""


def unpacked(path):
    with zipfile.ZipFile(path) as report:
        assert report.comment == b""
        return {name: report.read(name) for name in report.namelist()}


def assert_clean(path):
    files = unpacked(path)
    spelled = {text for word in (*PLANTED, *PLANTED_TOO) for text in (word, word.lower())}
    needles = {text.encode(code) for text in spelled for code in ("utf-8", "utf-16-le")}
    needles |= {json.dumps(text)[1:-1].encode() for text in spelled}
    for name, content in {**files, path.name: b""}.items():
        hay = content + name.encode()
        assert not [each for each in needles if each in hay or each in hay.lower()], name


def facts():
    screen = Screen(width_px=1366, height_px=768, ratio=1.0, dpi=96.0)
    return WindowFacts(
        qt="6.12.0",
        language="ur",
        screen_name="sale",
        uptime_ms=1,
        server_ahead_ms=None,
        screens=(screen,),
    )


def test_nothing_of_the_shop_is_in_the_report(planted, tmp_path, clock):
    settings = load_settings(tmp_path, {})
    path = make_report(settings, clock, Random(1), window=facts())
    files = unpacked(path)
    # What was planted lies where the report looks: else this proves nothing.
    assert json.loads(files["health.json"])["waits"]["attention"][0]["code"] == "?"
    assert json.loads(files["health.json"])["printer"]["jobs"][0]["problem"] == "?"
    assert b"KeyError" in files["mistakes/mistake-1-1.txt"]
    assert b"failed DiskFull" in files["log/till.log"]
    assert json.loads(files["status.json"])["held"] == 2
    assert json.loads(files["settings.json"])["printer.kind"] == "cups"
    assert_clean(path)


def test_nothing_of_it_is_there_either_where_the_till_cannot_open(planted, tmp_path, clock):
    planted.close()
    (tmp_path / "till.db").write_bytes(f"{NAME} is no database".encode() * 1000)
    path = make_report(load_settings(tmp_path, {}), clock, Random(1))
    assert json.loads(unpacked(path)["about.json"])["trouble"] == "DatabaseDamaged"
    assert_clean(path)


def test_no_folder_of_this_computer_is_named(planted, tmp_path, clock):
    path = make_report(load_settings(tmp_path, {}), clock, Random(1))
    for name, content in unpacked(path).items():
        for folder in (str(tmp_path), str(tmp_path.parent), sys.prefix):
            assert folder.encode() not in content, name


def test_the_report_stays_small_whatever_lies_in_the_logs(planted, tmp_path, clock):
    log = tmp_path / "log"
    frame = '  File "/x/pos_app/a.py", line 7, in f\n'
    for number in range(50):
        (log / f"mistake-{number}-1.txt").write_text(f"Traceback {number}\n" + frame * 50_000)
    for name in ("crash.txt", "mistakes.log", "till.log", "till.log.1"):
        (log / name).write_text("x" * 10_000_000)
    path = make_report(load_settings(tmp_path, {}), clock, Random(1))
    assert path.stat().st_size < 256 * 1024
    assert sum(map(len, unpacked(path).values())) < 2_000_000


def test_a_setting_is_told_only_when_somebody_decided_that_it_may_be():
    """A new setting fails here: name it among what may be told, or leave it out for good."""
    told = {
        *("lang", "theme", "sync_interval_s", "currency", "rounding_paisa", "scanner", "digits"),
        *("price_label_step_paisa", "lock_after_min", "text_size_percent", "zoom_percent"),
        *("naskh_everywhere", "sound_volume", "backup_daily", "labels", "scanner_separators"),
    }
    # Told by whether they are set, by their kind, or value by value.
    in_part = {"printer", "scale", "serial_scanner", "display", "page_printer", "backup_dir"}
    in_part |= {"weight_label", "price_label", "scanner_prefix"}
    left_out = {"data_dir"}
    assert {*Settings.__struct_fields__} == told | in_part | left_out
    assert told <= plain_settings(Settings(data_dir="x")).keys()


@pytest.mark.parametrize("label", [NAME, f"21PPPPPWWWWWC*{NAME}", "21PPPPPWWWWW" + PIN])
def test_a_label_that_is_none_is_not_told(label):
    told = plain_settings(Settings(data_dir="x", weight_label=label))
    assert told["labels"][0] == "?"
