"""Business flows: quantities that are none, sales twice, clocks that run ahead."""

import itertools

import msgspec
from pos_protocol.envelope import OccurredAt

from tests.support.chain_till import sold
from tests.support.rest import problem

SALE = "/api/stock/sale"


NONE: tuple[object, ...] = (
    *(0, -1, "-0.001", 10**12, 2**63, 10**30, "1e3", "0x10", "1_000", "٣", "", "0.0001"),
    *(True, None, [], {}),
)


def test_a_quantity_that_is_none_is_refused_and_moves_nothing(users, tea):
    paths = (SALE, "/api/products/stock-in", "/api/stock/manual-removal")
    for quantity, path in itertools.product(NONE, paths):
        reply = users["manager"].post(path, {"product_id": tea, "quantity": quantity})
        assert reply.status_code in {400, 422}, (path, reply.text)
    assert users["manager"].get(f"/api/v1/stock/{tea}").json()["version"] == 1


def test_a_sale_with_one_key_happens_once(users, tea):
    body = {"product_id": tea, "quantity": 2}
    first = users["cashier"].post(SALE, body, idempotency_key="order 1")
    again = users["cashier"].post(SALE, body, idempotency_key="order 1")
    assert first.json() == again.json()
    assert again.headers["idempotency-replayed"] == "true"
    other = users["cashier"].post(SALE, body | {"quantity": 3}, idempotency_key="order 1")
    problem(other, 422, "idempotency_key_reused")
    assert users["cashier"].get(f"/api/v1/stock/{tea}").json()["quantity"] == 48


def test_a_key_of_one_person_gives_no_answer_to_another(users, tea):
    body = {"product_id": tea, "quantity": 2}
    users["cashier"].post(SALE, body, idempotency_key="k")
    reply = users["manager"].post(SALE, body, idempotency_key="k")
    assert "idempotency-replayed" not in reply.headers


def test_a_removed_product_is_not_sold(users, tea):
    manager = users["manager"]
    assert manager.delete(f"/api/products/removeProd?product_id={tea}").status_code == 200
    reply = manager.post(SALE, {"product_id": tea, "quantity": 1})
    problem(reply, 404, "not_found")


def test_a_clock_a_century_ahead_is_noted_and_judged_by_nobody(server, till):
    ahead = server.clock.now_ms + 100 * 365 * 86_400_000
    occurred = OccurredAt(
        wall_ms=ahead, zone="+05:00", boot=till.chain.identity.till, mono_ms=60_000
    )
    till.chain.append(sold((10_000_001, 1_000)), occurred_at=occurred)
    assert [result.status for result in till.push().results] == ["accepted"]


def test_a_batch_that_is_sent_twice_is_stored_once(till):
    till.chain.append(sold((10_000_001, 1_000)))
    batch = till.chain.batch()
    first, second = till.push(batch), till.push(batch)
    assert first.results[0].store_seq == second.results[0].store_seq == 1
    assert till.pull().head == 1


def test_a_signature_is_over_what_was_signed(till):
    till.chain.append(sold((10_000_001, 1_000)))
    batch = till.chain.batch()
    tip = msgspec.structs.replace(batch.tip, sig="A" * 86 + "==")
    problem(till.post("push", msgspec.structs.replace(batch, tip=tip)), 422, "bad_signature")
    assert till.pull().head == 0
