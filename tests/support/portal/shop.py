"""A shop with some days behind it: goods, deliveries, bills, a khata, a case, a low shelf."""

from datetime import UTC, datetime
from random import Random
from typing import Any
from uuid import UUID

from pos_protocol.envelope import OccurredAt

from pos_protocol import events
from tests.support.chain_till import SHIFT, ChainTill

ZONE = "+05:00"
FIRST = 10_000_001
DAY_MS = 86_400_000
RASHID = 10_000_001
VENDORS = ((1, "Metro Cash & Carry"), (2, "Tapal Distributor, Saddar"), (3, "Shakarganj Dairy"))
GOODS: tuple[tuple[str, int, str, str, int], ...] = (
    ("Tapal Danedar Tea 190 g", 54_000, "Tea", "8964000123454", 2),
    ("Olper's Milk 1 L", 38_000, "Dairy", "8961008208459", 3),
    ("Sugar, loose", 15_500, "Staples", "", 1),
    ("Basmati Rice 5 kg", 215_000, "Staples", "8964001380016", 1),
    ("Sufi Cooking Oil 1 L pouch", 56_500, "Oil and ghee", "8964000092217", 1),
    ("Peek Freans Sooper, family pack", 6_000, "Biscuits", "8964002347902", 1),
    ("Lifebuoy Soap 112 g", 14_000, "Soap", "8961014000017", 1),
    ("Eggs, dozen", 33_000, "Dairy", "", 3),
    ("National Salt 800 g", 6_500, "Spices", "8964000104866", 1),
    ("Shan Biryani Masala 50 g", 13_000, "Spices", "0788821041029", 1),
    ("Nestlé Everyday 375 g", 62_000, "Tea", "8961008210018", 2),
    ("Surf Excel 500 g", 39_500, "Soap", "8961014246415", 1),
    ("<script>alert('tea')</script>", 1_000, "Odd names", "", 1),
)
"""Name, price in paisa, category, barcode, vendor. The last one is somebody's joke."""

SUGAR = FIRST + 2
FEW = {6: 10_000, 10: 3_000}
"""Soap is low, and of the milk powder more is sold than there is; nothing else runs out."""


def fill(
    server: Any, *, store_id: int = 1, days: int = 14, bills: int = 6, seed: int = 4
) -> ChainTill:
    """Let a till of a store live through some days up to now, and hand it up."""
    rng = Random(seed)
    till: ChainTill = server.enrol(store_id, seed=seed)
    now_ms = server.clock.wall_ms()
    start_ms = now_ms - days * DAY_MS
    for number, name in VENDORS:
        _say(till, events.VendorAdded(vendor_id=number, name=name), start_ms)
    for place, (name, price, category, code, vendor) in enumerate(GOODS):
        _say(
            till,
            _product(place, name, price=price, category=category, code=code, vendor=vendor),
            start_ms,
        )
    _say(till, _delivery(), start_ms + 1)
    _say(
        till,
        events.CustomerAdded(
            customer_id=RASHID, name="Rashid Mehmood", phone="0300-1234567", limit=800_000
        ),
        start_ms + 2,
    )
    for day in range(days + 1):
        for number in range(bills + rng.randrange(bills)):
            at_ms = start_ms + day * DAY_MS - number * 900_000
            if at_ms > start_ms + 2:
                _say(till, _bill(rng, khata=number == 1), at_ms)
    _say(till, _khata_paid(150_000), now_ms - 7_200_000)
    _say(till, _spoilt(1, 3), now_ms - 3_600_000)
    # More than there is: the goods have left the shop, and a case opens.
    _say(till, _sale(((10, 5_000),)), now_ms - 60_000)
    for first in range(1, len(till.log) + 1, 150):
        server.api(till).push(till.batch(first, first + 149))
    return till


def _say(till: ChainTill, event: events.Event, wall_ms: int) -> None:
    moment = OccurredAt(wall_ms=wall_ms, zone=ZONE, boot=UUID(int=1), mono_ms=1)
    till.append(event, occurred_at=moment, actor="Aslam", hlc=(wall_ms, len(till.log) % 60_000))


def _product(
    place: int, name: str, *, price: int, category: str, code: str, vendor: int
) -> events.Event:
    return events.ProductAdded(
        product_id=FIRST + place,
        name_en=name,
        price=price,
        cost=price * 8 // 10,
        unit=events.Unit.KG if FIRST + place == SUGAR else events.Unit.PIECE,
        category=category,
        vendor_id=vendor,
        low_at=12_000,
        barcodes=(events.Barcode(code=code.zfill(14)),) if code else (),
    )


def _line(kind: type, place: int, milli: int, **more: Any) -> Any:
    claim = {"known_quantity": 0, "known_version": 0, "pending": 0}
    return kind(product_id=FIRST + place, quantity=milli, **claim, **more)


def _delivery() -> events.Event:
    lines = tuple(
        _line(
            events.ReceivedLine,
            place,
            FEW.get(place, 300_000),
            n=place + 1,
            cost=price * 8 // 10,
        )
        for place, (_name, price, *_rest) in enumerate(GOODS)
    )
    return events.StockReceived(lines=lines, vendor_id=1, bill_no="8812")


def _sale(wanted: tuple[tuple[int, int], ...], *, khata: bool = False) -> events.Event:
    lines = tuple(
        _line(
            events.SaleLine,
            place,
            milli,
            n=n,
            price=GOODS[place][1],
            gross=GOODS[place][1] * milli // 1000,
            amount=GOODS[place][1] * milli // 1000,
            name=GOODS[place][0],
        )
        for n, (place, milli) in enumerate(wanted, 1)
    )
    total = sum(line.amount for line in lines)
    kind = events.TenderKind.KHATA if khata else events.TenderKind.CASH
    return events.SaleCompleted(
        shift_id=SHIFT,
        lines=lines,
        tenders=(events.Tender(kind=kind, amount=total),),
        total=total,
        customer_id=RASHID if khata else None,
    )


def _bill(rng: Random, *, khata: bool) -> events.Event:
    places = rng.sample([n for n in range(len(GOODS) - 1) if n not in FEW], rng.randrange(1, 4))
    return _sale(tuple((place, rng.randrange(1, 4) * 1000) for place in places), khata=khata)


def _khata_paid(amount: int) -> events.Event:
    cash = events.Tender(kind=events.TenderKind.CASH, amount=amount)
    return events.KhataPaid(shift_id=SHIFT, customer_id=RASHID, tender=cash)


def _spoilt(place: int, pieces: int) -> events.Event:
    line = _line(events.RemovedLine, place, pieces * 1000, n=1, reason=events.OutReason.SPOILAGE)
    return events.StockRemoved(lines=(line,))


def today(server: Any) -> str:
    """The day that the shop's tills print now."""
    then = datetime.fromtimestamp(server.clock.wall_ms() // 1000 + 5 * 3600, UTC)
    return then.date().isoformat()
