"""Check 35: a whole day of a new shop by real keys, counted by the screenless commands."""

import io
import json
import sys
from collections import Counter
from random import Random

import pytest

from pos_app.cli import run
from pos_app.clock import SystemClock
from pos_app.db import people
from pos_app.domain.notes import denominations
from pos_app.operations import history
from pos_app.operations.opening import open_till
from pos_app.settings import load_settings
from tests.support.shops.staff import PINS, ROLES
from tests.system.windows.driving import Window, running

# Goods that no list of this project knows, as a shopkeeper would have them in Excel.
GOODS_CSV = """\
barcode,name,name_ur,price,cost,qty,unit
8969900000102,Zafrani Chai 200 g,زعفرانی چائے,545,480,40,piece
8969900000201,Nadi Doodh 1 l,ندی دودھ,385,350,60,piece
8969900000300,Neem Sabun,نیم صابن,95.50,80,50,piece
,Cheeni khuli,چینی کھلی,160,141,90,kg
8969900000409,Sarson Tel 1 l,سرسوں تیل,620,560,12,piece
8969900000508,Khasta Biscuit,خستہ بسکٹ,60,48,80,piece
8969900000607,Chawal 5 kg,چاول 5 کلو,1850,1700,10,piece
"""
CHAI, DOODH, SABUN, TEL, BISCUIT, CHAWAL = (
    "8969900000102", "8969900000201", "8969900000300",
    "8969900000409", "8969900000508", "8969900000607",
)  # fmt: skip
CHEENI = "Cheeni khuli"
UNKNOWN = "8969900000997"
PRICES = {CHAI: 545_00, DOODH: 385_00, SABUN: 95_50, CHEENI: 160_00, TEL: 620_00,
          BISCUIT: 60_00, CHAWAL: 1850_00}  # fmt: skip
STOCK = {CHAI: 40, DOODH: 60, SABUN: 50, CHEENI: 90, TEL: 12, BISCUIT: 80, CHAWAL: 10}
FLOAT_PAISA = 2000_00
KARIM, HINA = "Karim", "Hina"
# A hand that moves from key to key: longer than the router holds one (50 ms) or guards a scan (60).
HAND = ("sleep", "0.08")
FINGERS_MS = "90"
SINCE_LONG_AGO = ("--from", "2026-01-01")


def scan(code):
    """As fast as a scanner, Enter behind it."""
    return ["type", "--args", "1", "--delay", "2", f"{code}\n", *HAND]


def typed(text):
    """As a person types."""
    return ["type", "--args", "1", "--delay", FINGERS_MS, text, *HAND]


def press(*keys):
    """Command keys, one after the other."""
    return [word for key in keys for word in ("key", key, *HAND)]


class Day:
    """The keyboard of the shop, and beside it what the script means to have happened."""

    def __init__(self, window):
        self._window = window
        self._events = self._count()
        self.stock = Counter({code: 1000 * pieces for code, pieces in STOCK.items()})
        self.takings = Counter()
        self.khata = Counter()
        self.drawer_paisa = FLOAT_PAISA
        self.sales = self.sales_paisa = self.returns_paisa = 0

    def do(self, *gestures, events=0):
        """Make gestures with no look at the screen; then so many events more are on the disk."""
        self._window.server.xdotool(*(word for gesture in gestures for word in gesture))
        if events:
            self._events += events
            self._window.wait_for(self._count, self._events)

    def show_pin(self, name):
        """Type somebody's PIN to the end, and wait until it was looked at on its own thread.

        A slip of the finger before it is planted, which a right PIN clears.
        """
        db = self._window.till.db
        with db.write() as tx:
            people.set_tries(tx, name, wrong_tries=1, wait_until_ms=0)
        self.do(typed(PINS[name]))

        def slips():
            with db.read() as tx:
                return people.find(tx, name).wrong_tries

        self._window.wait_for(slips, 0)
        self.do(HAND)

    def sell(self, goods, *gestures, events=1, total_paisa=None, **tenders):
        """One customer: what is sold, what is pressed, and what is paid by which tender."""
        worth_paisa = sum(PRICES[code] * milli // 1000 for code, milli in goods.items())
        total_paisa = worth_paisa if total_paisa is None else total_paisa
        assert sum(tenders.values()) == total_paisa, "the script itself adds up"
        self.do(*gestures, events=events)
        self.sales, self.sales_paisa = self.sales + 1, self.sales_paisa + total_paisa
        self.stock.subtract(goods)
        self._take(tenders, 1)

    def give_back(self, goods, *gestures, events=1, total_paisa=None, **tenders):
        """Goods come back, and what was paid for them goes the way it came."""
        worth_paisa = sum(PRICES[code] * milli // 1000 for code, milli in goods.items())
        self.do(*gestures, events=events)
        self.returns_paisa += worth_paisa if total_paisa is None else total_paisa
        self.stock.update(goods)
        self._take(tenders, -1)

    def newest_receipt(self):
        """What a customer's slip of the newest bill says."""
        rows = history.find_bills(self._window.till).rows
        return history.row_receipt_no(max(rows, key=lambda row: row.till_seq))

    def _take(self, tenders, sign):
        self.takings.update({kind: sign * paisa for kind, paisa in tenders.items()})
        self.drawer_paisa += sign * tenders.get("cash", 0)

    def _count(self):
        with self._window.till.db.read() as tx:
            return tx.execute("SELECT count(*) FROM event_log").fetchone()[0]


@pytest.fixture
def told(tmp_path, capsys, monkeypatch):
    """Run a screenless command on the shop's folder; the JSON that it prints."""

    def tell(*command, given=""):
        capsys.readouterr()
        monkeypatch.setattr(sys, "stdin", io.StringIO(given))
        status = run(["--data-dir", str(tmp_path / "shop"), *command, "--json"])
        printed = capsys.readouterr()
        assert status == 0, printed.err
        return json.loads(printed.out)

    return tell


@pytest.fixture
def day(x_server, tmp_path, told):
    """A shop made by its first window, its goods and people taken on, its till locked."""
    folder, goods = tmp_path / "shop", tmp_path / "goods.csv"
    goods.write_text(GOODS_CSV, encoding="utf-8")
    with running(x_server, folder) as process:
        window = Window(x_server, folder, process)
        window.type("Chiragh\n")
        window.wait_for((folder / "window.lock").exists, expected=True)
        window.in_front("Chiragh")
        assert told("import", "products", str(goods))["imported"] == len(STOCK)
        for name in reversed(PINS):
            role = str(ROLES[name])
            told("user", "add", name, "--role", role, "--pin-stdin", given=PINS[name] + "\n")
        window.till = open_till(load_settings(folder, {}), SystemClock(), Random(3))
        yield Day(window)
        assert process.poll() is None
        window.till.close()


def open_the_shop(day):
    """Sign in past a scan that nobody may make, and count the float into the drawer."""
    day.do(press("ctrl+0"), scan(CHAI), press("F12"), typed("a"))
    day.show_pin("Aslam")
    day.do(press("ctrl+7", *["Down"] * 3), typed("20\n"), press("F12"), events=1)
    day.do(press("Escape"))


def the_morning(day):
    """Cash, notes with change, `3*`, loose goods by name, by tile, by weight and by money."""
    day.sell({CHAI: 1000}, scan(CHAI), press("F12"), cash=545_00)
    day.sell(
        {DOODH: 3000, SABUN: 1000},
        typed("3*"), scan(DOODH), scan(SABUN), typed("2000"), press("F12"),
        cash=1250_50,
    )  # fmt: skip
    day.do(typed("chee\n"), press("shift+F2"), typed("1\n"))
    day.show_pin("Bano")
    day.sell({CHEENI: 1000}, press("F12"), events=2, cash=160_00)
    day.sell({CHEENI: 750}, typed("0.750*"), press("alt+1", "F12"), cash=120_00)
    day.sell({CHEENI: 313}, typed("50="), press("alt+1", "F12"), total_paisa=50_00, cash=50_00)
    day.sell(
        {CHAI: 1000, TEL: 1000},
        scan(CHAI), scan(TEL), press("Delete", "ctrl+z"), typed("5000"), press("F12"),
        cash=1165_00,
    )  # fmt: skip
    day.sell(
        {BISCUIT: 2000}, scan(BISCUIT), scan(BISCUIT), scan(TEL), press("Delete", "F12"),
        cash=120_00,
    )  # fmt: skip


def the_noon(day):
    """A bill waits while the next customer pays; a code nobody knows; khata, card and QR."""
    day.do(scan(CHAI), typed("77"), press("F6"))
    day.sell({DOODH: 1000}, scan(DOODH), press("F12"), cash=385_00)
    day.sell({CHAI: 1000, SABUN: 1000}, press("F7"), scan(SABUN), press("F12"), cash=640_50)
    day.sell({BISCUIT: 1000}, scan(UNKNOWN), press("Escape"), scan(BISCUIT), press("F12"),
             cash=60_00)  # fmt: skip
    for name, code in ((KARIM, CHAWAL), (HINA, TEL)):
        day.sell({code: 1000}, scan(code), press("F9"), typed(name + "\n"), press("F12"),
                 events=2, khata=PRICES[code])  # fmt: skip
        day.khata[name] += PRICES[code]
    day.sell({CHAI: 2000}, typed("2*"), scan(CHAI), press("F9"), typed("ka\n"), khata=1090_00)
    day.khata[KARIM] += 1090_00
    day.sell(
        {TEL: 1000}, scan(TEL), typed("200"), press("F12", "F9"), typed("hi\n"),
        cash=200_00, khata=420_00,
    )  # fmt: skip
    day.khata[HINA] += 420_00
    day.do(press("F9"), typed("ka\n"), typed("1500"), press("F12"), events=1)
    day.khata[KARIM] -= 1500_00
    day.drawer_paisa += 1500_00
    day.sell({TEL: 1000}, scan(TEL), press("F10"), typed("4411\n"), card=620_00)
    day.sell({DOODH: 2000}, typed("2*"), scan(DOODH), press("F10", "F10"), typed("4711\n"),
             qr=770_00)  # fmt: skip
    day.sell(
        {CHAWAL: 1000}, scan(CHAWAL), typed("1000"), press("F10"), typed("4712\n"), typed("1000"),
        press("F12"), qr=1000_00, cash=850_00,
    )  # fmt: skip


def the_afternoon(day):
    """What needs a manager's PIN, goods that come back, a delivery, a removal, a lunch break."""
    day.do(scan(CHAI), typed("10%"), press("F11"))
    day.show_pin("Bano")
    day.sell({CHAI: 1000}, press("F12"), total_paisa=490_50, cash=490_50)
    receipt = day.newest_receipt()
    day.give_back({CHAI: 1000}, scan(receipt), press("F8"), scan(CHAI), typed("old\n"),
                  press("F12"), total_paisa=490_50, cash=490_50)  # fmt: skip
    day.do(press("Escape"))
    day.sell({CHAI: 1000, SABUN: 2000}, scan(CHAI), scan(SABUN), scan(SABUN), press("F12"),
             cash=736_00)  # fmt: skip
    receipt = day.newest_receipt()
    # Chai comes back for milk: its worth is a tender of the new bill, the rest leaves the drawer.
    day.do(scan(receipt), press("F8"), scan(CHAI), press("F7"), scan(DOODH), press("F12"), events=2)
    day.sales, day.sales_paisa = day.sales + 1, day.sales_paisa + 385_00
    day.returns_paisa += 545_00
    day.stock.update({CHAI: 1000, DOODH: -1000})
    day.takings.update(cash=385_00 - 545_00)
    day.drawer_paisa += 385_00 - 545_00
    day.sell({BISCUIT: 1000}, scan(BISCUIT), press("F12"), cash=60_00)
    day.do(press("shift+F6"), typed("slip"), press("F12"))
    day.give_back({BISCUIT: 1000}, typed(PINS["Bano"]), cash=60_00)
    day.do(press("ctrl+2"), scan(CHAI), typed("48\n"), scan(DOODH), typed("24\n"), press("F12"),
           events=1)  # fmt: skip
    day.stock.update({CHAI: 48_000, DOODH: 24_000})
    day.do(press("ctrl+0"), scan(CHAI), press("F12"), typed("s"))
    day.show_pin("Sana")
    day.do(press("ctrl+3"), scan(DOODH), press("F12"), events=1)
    day.stock.subtract({DOODH: 1000})
    day.sell({SABUN: 1000}, press("ctrl+1"), scan(SABUN), press("F12"), cash=95_50)


def close_the_shop(day):
    """Count the drawer note by note, ten rupees short, and close: the Z follows the count."""
    counted_paisa = left_paisa = (day.drawer_paisa - 10_00) // 100 * 100
    counts = []
    for worth_paisa in denominations("PKR"):
        counts.append(f"{left_paisa // worth_paisa}\n")
        left_paisa %= worth_paisa
    day.do(press("ctrl+7"), *(typed(count) for count in counts), press("F12", "F12"), events=1)
    return counted_paisa


def rupees(paisa):
    return f"{paisa / 100:.2f}"


@pytest.mark.timeout(240)
def test_check_35_a_whole_day_without_a_mouse_is_what_the_commands_then_count(day, told):
    open_the_shop(day)
    the_morning(day)
    the_noon(day)
    the_afternoon(day)
    counted_paisa = close_the_shop(day)
    assert day.sales >= 20

    shift = told("shift", "z")
    assert (shift["is_open"], shift["bills"], shift["by"]) == (False, day.sales, "Aslam")
    assert shift["expected"] == rupees(day.drawer_paisa)
    assert shift["counted"] == rupees(counted_paisa)
    assert shift["sales"] == rupees(day.sales_paisa)
    assert shift["returns"] == rupees(day.returns_paisa)
    # The clock may pass midnight meanwhile.
    takings = told("report", "takings", *SINCE_LONG_AGO)
    assert sum(float(row["net"]) for row in takings) == float(shift["sales"]) - float(
        shift["returns"]
    )
    tenders = {row["tender"]: row for row in told("report", "tenders", *SINCE_LONG_AGO)}
    net = {kind: rupees(paisa) for kind, paisa in day.takings.items()}
    assert {kind: rupees_of(row) for kind, row in tenders.items() if kind in net} == net
    assert tenders["cash"]["khata"] == "1500.00"
    owed = {row["name"]: row["balance"] for row in told("customer", "list")}
    assert owed == {name: rupees(paisa) for name, paisa in day.khata.items()}
    assert stock_by_code(told) == dict(day.stock)
    allowed = {row["kind"]: row["allowed_by"] for row in told("audit") if row["allowed_by"]}
    assert allowed.items() >= {"discount": "Bano", "void": "Bano"}.items()
    assert told("verify")["ok"]


def rupees_of(row):
    """A tender's takings from goods, without what came in for khatas."""
    return f"{float(row['sales']) - float(row['returned']):.2f}"


def stock_by_code(told):
    """Thousandths on hand, by the code, or the name of what has none."""
    return {
        (row["barcodes"] or [row["name"]])[0]: round(1000 * float(row["quantity"]))
        for row in told("stock")
    }
