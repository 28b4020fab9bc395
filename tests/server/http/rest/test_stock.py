"""Stock over REST, on both engines: the figure, what made it, and what is refused."""

import threading

import pytest
from pos_protocol.chain import office_till
from pos_protocol.events import SaleCompleted, ShiftOpened
from sync_server.db.event_log import walk
from sync_server.db.projections.cases import all_cases
from sync_server.operations.rebuilding import rebuild
from sync_server.operations.verifying import verify

from pos_protocol import codec
from tests.support.chain_till import received
from tests.support.rest import RestUser, problem

RICE = {"product_id": 7, "itemDesc": "Rice", "price_per_unit": "99.50", "ItemQuantity": 10}
SUGAR = {"product_id": 8, "itemDesc": "Sugar", "price_per_unit": 155, "unit": "kg", "VendorId": 4}


@pytest.fixture
def server(running_on_each):
    return running_on_each[0]


@pytest.fixture
def manager(running_on_each):
    user = RestUser(running_on_each[1], "manager")
    for body in (RICE, SUGAR):
        assert user.put("/api/products/addProd", body).status_code == 201
    return user


def events(server):
    with server.db.read() as tx:
        return [codec.decode(entry.body) for entry in walk(tx, 1)]


def quantity(user, product_id):
    return user.get(f"/api/products/{product_id}/quantity").json()["quantity"]


def test_goods_come_in_are_sold_and_are_removed(server, manager):
    came = manager.post(
        "/api/products/stock-in", {"product_id": 8, "quantity": "2.5", "VendorId": 9}
    )
    sold = manager.post("/api/products/sale", {"product_id": 7, "quantity": 3})
    gone = manager.post(
        "/api/stock/manual-removal", {"product_id": 8, "quantity": 0.25, "reason": "spoilage"}
    )
    shown = [
        (reply.status_code, *(reply.json()[name] for name in ("type", "reason", "quantity")))
        for reply in (came, sold, gone)
    ]
    assert shown == [
        (201, "stock_in", "purchase", "2.5"),
        (201, "sale", "sale", 3),
        (201, "manual_removal", "spoilage", "0.25"),
    ]
    assert [reply.json()["new_quantity"] for reply in (came, sold, gone)] == ["2.5", 7, "2.25"]
    assert (quantity(manager, 7), quantity(manager, 8)) == (7, "2.25")
    listed = manager.get("/api/products/movements/7").json()["items"]
    assert [item["new_quantity"] for item in listed] == [10, 7]
    assert listed[-1] == {
        name: value for name, value in sold.json().items() if name not in {"event_id", "case_id"}
    }


def test_a_sale_is_one_event_of_the_office_with_exact_cash_in_its_shift(server, manager):
    for _ in range(2):
        manager.post("/api/stock/sale", {"product_id": 7, "quantity": 3})
    log = events(server)
    (opened,) = [event for event in log if isinstance(event.event, ShiftOpened)]
    sales = [event for event in log if isinstance(event.event, SaleCompleted)]
    assert {sale.event.shift_id for sale in sales} == {opened.envelope.event_id}
    assert {sale.envelope.till for sale in sales} == {office_till(1)}
    assert {sale.envelope.actor for sale in sales} == {"manager"}
    assert [(sale.event.total, sale.event.tenders[0].amount) for sale in sales] == [
        (29850, 29850),
        (29850, 29850),
    ]


def test_more_than_there_is_may_be_sold_and_opens_a_case(server, manager):
    reply = manager.post("/api/stock/sale", {"product_id": 7, "quantity": 12})
    assert (reply.status_code, reply.json()["new_quantity"]) == (201, -2)
    assert reply.json()["verdict"] == "oversell"
    with server.db.read() as tx:
        (case,) = all_cases(tx, 1)
    assert (case.verdict, case.state) == ("oversell", "recount")
    assert str(case.event_id) == reply.json()["event_id"]
    assert reply.json()["case_id"]


def test_the_strict_form_refuses_and_stores_nothing(server, manager):
    tag = manager.get("/api/products/7/quantity").headers["etag"]
    sale = {"product_id": 7, "quantity": 1}
    assert manager.post("/api/stock/sale", sale | {"expected_quantity": 10}).status_code == 201
    before = len(events(server))
    for path in ("stock/sale", "stock/stock-in", "products/manual-removal"):
        told = problem(
            manager.post(f"/api/{path}", sale | {"expected_quantity": 10}), 409, "quantity_changed"
        )
        assert "is 9, not 10" in told["detail"]
        problem(manager.post(f"/api/{path}", sale, if_match=tag), 412, "precondition_failed")
        problem(manager.post(f"/api/{path}", sale, if_match="7"), 400, "malformed")
    assert len(events(server)) == before
    tag = manager.get("/api/products/7/quantity").headers["etag"]
    assert manager.post("/api/stock/sale", sale, if_match=tag).status_code == 201
    tag = manager.get("/api/products/7").headers["etag"]
    assert manager.post("/api/stock/sale", sale, if_match=tag).status_code == 201


def test_words_that_do_not_fit_are_refused(server, manager):
    before = len(events(server))
    for path, body, code in (
        ("stock-in", {"product_id": 7, "quantity": "0.5"}, "quantity_refused"),
        ("stock-in", {"product_id": 7, "quantity": 1, "reason": "spoilage"}, "reason_refused"),
        ("sale", {"product_id": 7, "quantity": 1, "reason": "gift"}, "reason_refused"),
        ("sale", {"product_id": 8, "quantity": 1, "VendorId": 5}, "vendor_refused"),
        ("manual-removal", {"product_id": 7, "quantity": 1, "reason": "lost"}, "reason_refused"),
    ):
        problem(manager.post(f"/api/products/{path}", body), 422, code)
    problem(manager.post("/api/stock/sale", {"product_id": 99, "quantity": 1}), 404, "not_found")
    assert len(events(server)) == before


def test_a_sale_above_what_money_can_say_is_refused_and_the_shift_stays_closed(server, manager):
    dear = {"product_id": 9, "itemDesc": "Gold", "price_per_unit": "9999999999.99"}
    manager.put("/api/products/addProd", dear)
    before = len(events(server))
    reply = manager.post("/api/stock/sale", {"product_id": 9, "quantity": 1_000_000})
    problem(reply, 422, "bad_payload")
    assert len(events(server)) == before
    assert manager.post("/api/stock/sale", {"product_id": 7, "quantity": 1}).status_code == 201


def test_the_same_key_does_it_once(server, manager):
    sale = {"product_id": 7, "quantity": 2}
    first = manager.post("/api/stock/sale", sale, idempotency_key="order 17")
    again = manager.post(
        "/api/stock/sale", b'{ "quantity": 2, "product_id": 7 }', idempotency_key="order 17"
    )
    assert (first.status_code, again.status_code) == (201, 201)
    assert again.json() == first.json()
    assert again.headers["idempotency-replayed"] == "true"
    assert "idempotency-replayed" not in first.headers
    assert quantity(manager, 7) == 8
    other = manager.post("/api/stock/sale", sale | {"quantity": 3}, idempotency_key="order 17")
    problem(other, 422, "idempotency_key_reused")
    removal = manager.post("/api/stock/manual-removal", sale, idempotency_key="order 17")
    assert removal.status_code == 201, "another command is another thing"
    problem(manager.post("/api/stock/sale", sale, idempotency_key=""), 400, "malformed")
    problem(manager.post("/api/stock/sale", sale, idempotency_key="x" * 256), 400, "malformed")


def test_a_key_belongs_to_one_person(manager, running_on_each):
    other = RestUser(running_on_each[1], "cashier")
    sale = {"product_id": 7, "quantity": 2}
    for user in (manager, other):
        reply = user.post("/api/stock/sale", sale, idempotency_key="1")
        assert "idempotency-replayed" not in reply.headers
    assert quantity(manager, 7) == 6


def test_many_with_one_key_at_once_do_it_once(server, manager):
    replies = []

    def sell():
        body = {"product_id": 7, "quantity": 1}
        replies.append(manager.post("/api/stock/sale", body, idempotency_key="one"))

    threads = [threading.Thread(target=sell) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert {reply.status_code for reply in replies} == {201}
    assert len({reply.json()["event_id"] for reply in replies}) == 1
    assert quantity(manager, 7) == 9


def test_offices_and_tills_that_write_at_once_all_get_through(server, manager):
    till = server.enrol()
    statuses = []

    def push():
        for _ in range(10):
            till.append(received(7, 1_000))
            till.push_all(server.api(till))

    def sell():
        for _ in range(5):
            reply = manager.post("/api/stock/sale", {"product_id": 7, "quantity": 1})
            statuses.append(reply.status_code)

    threads = [threading.Thread(target=work) for work in (push, sell, sell, sell)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert statuses == [201] * 15
    assert quantity(manager, 7) == 10 + 10 - 15
    assert verify(server.db, 1).problems == []


def test_movements_come_page_by_page_newest_last(manager):
    for _ in range(4):
        manager.post("/api/products/stock-in", {"product_id": 7, "quantity": 1})
    seen, path = [], "/api/products/movements/7?limit=2"
    while path:
        page = manager.get(path)
        seen += [item["new_quantity"] for item in page.json()["items"]]
        link = page.headers.get("link")
        path = link.partition(">")[0].removeprefix("<") if link else None
    assert seen == [10, 11, 12, 13, 14]


def test_a_quantity_says_since_when_it_stands(server, manager):
    server.clock.now_ms += 60_000
    manager.post("/api/stock/sale", {"product_id": 7, "quantity": 1})
    moved = manager.get("/api/v1/stock/7").json()
    assert moved == {
        "product_id": 7,
        "store_id": 1,
        "quantity": 9,
        "version": 2,
        "as_of": "2025-11-24T16:01:00.000Z",
    }
    never = manager.get("/api/v1/stock/8").json()
    assert (never["quantity"], never["version"]) == (0, 0)
    assert never["as_of"] == "2025-11-24T16:00:00.000Z"


def test_what_was_kept_is_what_the_log_says(server, manager):
    for path, product in (("sale", 7), ("stock-in", 8), ("manual-removal", 7)):
        manager.post(f"/api/products/{path}", {"product_id": product, "quantity": 2})
    manager.put("/api/products/addProd", RICE | {"price_per_unit": 100})
    manager.delete("/api/v1/products/8")
    assert verify(server.db, 1).problems == []
    before = manager.get("/api/products/7").json()
    rebuild(server.db, 1)
    assert verify(server.db, 1).problems == []
    assert manager.get("/api/products/7").json() == before
