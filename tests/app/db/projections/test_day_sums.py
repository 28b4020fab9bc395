"""Day, hour and person are those of the till that recorded; lines of one product are one row."""

import msgspec
import pytest
from pos_protocol.events import SaleCompleted, SaleLine, ShiftOpened, Tender, TenderKind

from pos_app.db import event_log, verify
from pos_app.operations.shifts import current_shift
from tests.support.factories import make_product, make_till

PRODUCT = 10_000_001


@pytest.fixture
def till(tmp_path):
    till = make_till(tmp_path)
    make_product(till)
    yield till
    till.close()


def sell(till, *amounts, change=0, discount=0):
    lines = tuple(
        SaleLine(
            n=n,
            product_id=PRODUCT,
            known_quantity=0,
            known_version=0,
            pending=0,
            quantity=1_000,
            price=amount,
            gross=amount,
            amount=amount,
            tax_included=amount // 10,
            name="Milk",
        )
        for n, amount in enumerate(amounts, 1)
    )
    total = sum(amounts) - discount
    tenders = (Tender(kind=TenderKind.CASH, amount=total + change),)
    with till.db.write() as tx:
        event = SaleCompleted(
            shift_id=current_shift(till, tx),
            lines=lines,
            tenders=tenders,
            total=total,
            change=change,
            discount=discount,
        )
        event_log.append(tx, [event], by=till.writer)


def rows(till, table):
    with till.db.read() as tx:
        return tx.execute(f"SELECT * FROM {table}").fetchall()


def test_a_bill_is_one_row_of_each_sum_however_many_its_lines(till):
    sell(till, 500, 700, change=50, discount=100)
    (hour,) = rows(till, "sold_hour")
    assert hour[3:] == (1, 1_100, 0, 0, 100, 120)
    (product,) = rows(till, "sold_product")
    assert product[2:] == (PRODUCT, 2_000, 0, 1_100, 120)
    (month,) = rows(till, "sold_month")
    assert month == (product[0][:7], *product[1:])
    (paid,) = rows(till, "paid_by")
    assert paid[2:] == ("sale", "cash", 1_100, 1)
    assert verify.verify(till.db).ok


def test_the_hour_is_the_shop_s_and_who_approved_sold_nothing(till):
    hour = till.clock.wall_ms() // 3_600_000 % 24
    sell(msgspec.structs.replace(till, actor="Aslam/Sana"), 500)
    assert rows(till, "sold_by")[0][2] == "Aslam"
    zone_h = int(till.clock.zone()[:3])
    assert rows(till, "sold_hour")[0][2] == (hour + zone_h) % 24


def test_opening_a_shift_sells_nothing(till):
    with till.db.write() as tx:
        event_log.append(tx, [ShiftOpened(shift_no=1, opening_float=0)], by=till.writer)
    assert rows(till, "sold_hour") == []
