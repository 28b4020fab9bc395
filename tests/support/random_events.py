"""Random events of every kind over a few products, customers and shifts, so that they collide."""

from collections.abc import Sequence
from random import Random
from typing import Any
from uuid import UUID

from msgspec import UNSET
from pos_protocol.events import (
    Event,
    InReason,
    OutReason,
    Tender,
    TenderKind,
    Unit,
)
from pos_protocol.ids import OPEN_ITEM_PRODUCT_ID

from pos_protocol import events

PRODUCTS = (10_000_001, 10_000_002, 20_000_001, OPEN_ITEM_PRODUCT_ID)
NAMES = ("Milk", "دودھ", "दूध", "Lay's Chips", "چینی", "Ghee 1 kg")
CATEGORIES = ("Dairy", "مصالحہ", "दालें")
CODES = ("08964000123454", "PLU12", "ABC-1", "00000096385074")


def random_event(rng: Random) -> Event:
    """One event of a random kind."""
    makers = (
        _product_added,
        _product_changed,
        _product_changed,
        _product_removed,
        _received,
        _removed,
        _counted,
        _sale,
        _sale,
        _returned,
        _shift,
        _khata,
        _other,
    )
    return rng.choice(makers)(rng)


def _id(rng: Random) -> UUID:
    return UUID(int=rng.randrange(1, 4))


def _line(rng: Random, n: int) -> dict[str, Any]:
    return {
        "n": n,
        "product_id": rng.choice(PRODUCTS),
        "known_quantity": rng.randrange(-5000, 5000),
        "known_version": rng.randrange(9),
        "pending": rng.randrange(-3000, 3000),
    }


def _numbers(rng: Random) -> range:
    return range(1, rng.randrange(2, 5))


def _codes(rng: Random) -> tuple[events.Barcode, ...]:
    chosen = rng.sample(CODES, rng.randrange(3))
    return tuple(events.Barcode(code=code, quantity=rng.choice((1000, 12_000))) for code in chosen)


def _product_added(rng: Random) -> Event:
    return events.ProductAdded(
        product_id=rng.choice(PRODUCTS[:3]),
        name_en=rng.choice(NAMES),
        name_ur=rng.choice(("", *NAMES)),
        barcodes=_codes(rng),
        unit=rng.choice(list(Unit)),
        price=rng.randrange(10**6),
        cost=rng.choice((None, 100)),
        low_at=rng.choice((None, 2000)),
        tax_bp=rng.choice((0, 1800)),
        category=rng.choice(("", *CATEGORIES)),
    )


def _product_changed(rng: Random) -> Event:
    return events.ProductChanged(
        product_id=rng.choice(PRODUCTS[:3]),
        base=rng.randrange(5),
        name_en=rng.choice((UNSET, *NAMES)),
        name_hi=rng.choice((UNSET, "", *NAMES)),
        barcodes=rng.choice((UNSET, _codes(rng))),
        price=rng.choice((UNSET, rng.randrange(10**6))),
        vendor_id=rng.choice((UNSET, None, 1)),
        tax_bp=rng.choice((UNSET, 0, 500)),
        category=rng.choice((UNSET, "", *CATEGORIES)),
    )


def _product_removed(rng: Random) -> Event:
    return events.ProductRemoved(product_id=rng.choice(PRODUCTS[:3]), base=1)


def _received(rng: Random) -> Event:
    return events.StockReceived(
        lines=tuple(
            events.ReceivedLine(**_line(rng, n), quantity=rng.randrange(1, 9000))
            for n in _numbers(rng)
        ),
        reason=rng.choice(list(InReason)),
    )


def _removed(rng: Random) -> Event:
    return events.StockRemoved(
        lines=tuple(
            events.RemovedLine(
                **_line(rng, n),
                quantity=rng.randrange(1, 9000),
                reason=rng.choice(list(OutReason)),
            )
            for n in _numbers(rng)
        )
    )


def _counted(rng: Random) -> Event:
    return events.StockCounted(
        lines=tuple(
            events.CountedLine(**_line(rng, n), counted=rng.randrange(9000)) for n in _numbers(rng)
        )
    )


def _sale_lines(rng: Random) -> tuple[events.SaleLine, ...]:
    return tuple(
        events.SaleLine(
            **_line(rng, n),
            quantity=rng.randrange(1, 9000),
            price=100,
            gross=500,
            amount=500,
            name=rng.choice(NAMES),
        )
        for n in _numbers(rng)
    )


def _tenders(rng: Random, total: int) -> tuple[Tender, ...]:
    first = rng.randrange(total + 1)
    return (_tender(rng, list(TenderKind), first), _tender(rng, list(TenderKind), total - first))


def _tender(rng: Random, kinds: Sequence[TenderKind], amount: int) -> Tender:
    kind = rng.choice(kinds)
    has_number = kind in {TenderKind.CARD, TenderKind.QR} and rng.random() < 0.5
    reference = rng.choice(("RA-4711", "ra 4711", "RA4712", "4411")) if has_number else ""
    return Tender(kind=kind, amount=amount, reference=reference)


def _sale(rng: Random) -> Event:
    lines = _sale_lines(rng)
    total = sum(line.amount for line in lines)
    change = rng.choice((0, 0, 70))
    tenders = (*_tenders(rng, total), Tender(kind=TenderKind.CASH, amount=change))
    return events.SaleCompleted(
        shift_id=_id(rng),
        lines=lines,
        tenders=tenders,
        total=total,
        change=change,
        customer_id=rng.choice((None, 1, 2)),
    )


def _returned(rng: Random) -> Event:
    lines = _sale_lines(rng)
    total = sum(line.amount for line in lines)
    return events.SaleReturned(
        shift_id=_id(rng),
        sale=rng.choice((None, _id(rng))),
        lines=lines,
        tenders=_tenders(rng, total),
        total=total,
        customer_id=rng.choice((None, 1, 2)),
    )


def _shift(rng: Random) -> Event:
    shift_id = _id(rng)
    return rng.choice(
        (
            events.ShiftOpened(shift_no=rng.randrange(1, 5), opening_float=rng.randrange(9000)),
            events.CashMoved(
                shift_id=shift_id,
                direction=rng.choice(("in", "out")),
                amount=rng.randrange(1, 9000),
                delivery=rng.choice((None, _id(rng))),
            ),
            events.DrawerOpened(shift_id=shift_id, reason=rng.choice(("", "change"))),
            events.ShiftClosed(
                shift_id=shift_id,
                expected=rng.randrange(-9000, 9000),
                counted=rng.randrange(9000),
                sales_total=1,
                returns_total=1,
                grand_total=1,
                pieces=rng.choice(((), (events.CashPiece(denomination=100, count=2),))),
                first_counted=rng.choice((None, 5)),
            ),
        )
    )


def _khata(rng: Random) -> Event:
    money = (TenderKind.CASH, TenderKind.CARD, TenderKind.QR)
    tender = _tender(rng, money, rng.randrange(1, 9000))
    return rng.choice(
        (
            events.CustomerAdded(
                customer_id=rng.choice((1, 2)),
                name=rng.choice(NAMES),
                limit=rng.choice((None, 10**6)),
            ),
            events.CustomerChanged(
                customer_id=rng.choice((1, 2)),
                name=rng.choice((UNSET, *NAMES)),
                phone=rng.choice((UNSET, "", "0300-1234567")),
                limit=rng.choice((UNSET, None, 5 * 10**5)),
            ),
            events.KhataAdjusted(
                customer_id=rng.choice((1, 2)), amount=rng.choice((-700, 900)), note="paper book"
            ),
            events.KhataPaid(shift_id=_id(rng), customer_id=rng.choice((1, 2)), tender=tender),
        )
    )


def _other(rng: Random) -> Event:
    lines = tuple(
        events.DecidedLine(product_id=rng.choice(PRODUCTS), quantity=rng.randrange(-900, 900))
        for _ in _numbers(rng)
    )
    return rng.choice(
        (
            events.ReconciliationDecided(
                case_id=_id(rng), of_event_id=_id(rng), decision="adjust", lines=lines
            ),
            events.VendorAdded(vendor_id=rng.choice((1, 2)), name=rng.choice(NAMES)),
            events.StoreRuleSet(
                name=rng.choice(("tax_inclusive", "unknown")), value=rng.choice(("true", "false"))
            ),
            events.EpochOpened(
                parent_epoch=0, parent_till_seq=1, parent_hash="00" * 32, reason="restored"
            ),
            events.StaffChanged(
                change=rng.choice(("hired", "new_role", "new_pin", "let_go")),
                name=rng.choice(NAMES),
                role=rng.choice(("cashier", "owner")),
            ),
            events.ClockNoted(before_ms=2, after_ms=1),
            events.PaymentConfirmed(sale=_id(rng), reference=rng.choice(("RA4711", "RA4712", "-"))),
        )
    )
