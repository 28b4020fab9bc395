"""A real process that sells and is killed: nothing handed out is lost, nothing is sold twice."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from pos_protocol.events import PaymentConfirmed, SaleCompleted, StockReceived

from pos_app.db import carts, drafts, verify
from pos_app.db.queries import sales
from pos_app.domain.stock_draft import DraftName
from pos_app.operations import shifts
from pos_protocol import codec
from tests.support.factories import make_product, make_till
from tests.support.killed_seller import FIRST_PRODUCT_ID

ROOT = Path(__file__).parents[2]


def live_and_die(folder: Path, mode: str, count: int) -> dict[str, object]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.support.killed_seller", str(folder), mode, str(count), "5"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
        timeout=170,
    )
    found: dict[str, object] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize(("mode", "count"), [("statement", 170), ("byte", 60), ("moment", 60)])
def test_killed_at_any_moment_nothing_is_lost_and_nothing_doubled(tmp_path, mode, count):
    make_till(tmp_path).close()
    found = live_and_die(tmp_path, mode, count)
    assert isinstance(found["died"], int)
    assert found["died"] >= count // 3, "the lives ended before their death"
    receipts = found["receipts"]
    assert isinstance(receipts, list)
    assert receipts

    till = make_till(tmp_path)
    report = verify.verify(till.db)
    assert report.ok, report.problems
    with till.db.read() as tx:
        for receipt_no in receipts:
            assert sales.by_receipt_no(tx, receipt_no) is not None, receipt_no
        sold = Counter(
            line.code
            for (body,) in tx.execute("SELECT body FROM event_log ORDER BY log_no")
            if isinstance(event := codec.decode(body).event, SaleCompleted)
            for line in event.lines
        )
        waiting = carts.load_open(tx)
    assert set(sold.values()) == {1}, "a bill was sold twice"
    assert len(receipts) <= len(sold) // 3 <= len(receipts) + found["died"]
    for line in waiting.lines if waiting else ():
        assert line.code not in sold, "a sold bill still lies open"
    till.close()


def test_a_delivery_killed_at_any_statement_is_recorded_once_and_whole(tmp_path):
    till = make_till(tmp_path)
    assert make_product(till).product_id == FIRST_PRODUCT_ID
    till.close()
    found = live_and_die(tmp_path, "delivery", 90)
    assert isinstance(found["died"], int)
    assert found["died"] >= 30, "the lives ended before their death"

    till = make_till(tmp_path)
    assert verify.verify(till.db).ok
    with till.db.read() as tx:
        bodies = [body for (body,) in tx.execute("SELECT body FROM event_log ORDER BY log_no")]
        waiting = drafts.load(tx, DraftName.RECEIVE).draft
    till.close()
    events = [codec.decode(body).event for body in bodies]
    came = [event for event in events if isinstance(event, StockReceived) and event.bill_no]
    numbers = [event.bill_no for event in came]
    assert len(numbers) == len(set(numbers)), "a delivery was recorded twice"
    assert set(found["receipts"]) <= set(numbers), "a delivery that was told as recorded is gone"
    assert waiting.bill_no not in numbers, "a recorded delivery still lies there as a draft"
    for event in came:
        assert [line.lot for line in event.lines] == [f"{event.bill_no}-{n}" for n in (1, 2, 3)]


def test_a_payment_killed_at_any_statement_is_to_be_confirmed_or_is_confirmed_once(tmp_path):
    make_till(tmp_path).close()
    found = live_and_die(tmp_path, "seen", 90)
    assert isinstance(found["died"], int)
    assert found["died"] >= 30, "the lives ended before their death"

    till = make_till(tmp_path)
    assert verify.verify(till.db).ok
    listed = {each.receipt_no for each in shifts.unconfirmed(till)}
    with till.db.read() as tx:
        bodies = [body for (body,) in tx.execute("SELECT body FROM event_log ORDER BY log_no")]
    events = [codec.decode(body).event for body in bodies]
    confirmed = [event.reference for event in events if isinstance(event, PaymentConfirmed)]
    till.close()
    assert len(confirmed) == len(set(confirmed)), "a payment was confirmed twice"
    assert not listed & set(confirmed)
    assert set(found["receipts"]) <= listed | set(confirmed), "money that was seen is forgotten"
