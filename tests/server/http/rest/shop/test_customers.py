"""Customers by the API: what the tills wrote, entry by entry, and who may see it."""

import pytest
from pos_protocol.events import CustomerAdded, KhataPaid, Tender, TenderKind
from sync_server.operations.rebuilding import rebuild
from sync_server.operations.verifying import verify

from tests.support.chain_till import SHIFT
from tests.support.rest import RestUser, problem


def paid(amount, customer_id=3):
    tender = Tender(kind=TenderKind.CASH, amount=amount)
    return KhataPaid(shift_id=SHIFT, customer_id=customer_id, tender=tender)


@pytest.fixture
def till(server):
    till = server.enrol()
    till.append(CustomerAdded(customer_id=3, name="Aslam Khan", phone="0300 1234567", limit=50_000))
    till.append(CustomerAdded(customer_id=4, name="آمنہ", phone="0301 100%"))
    for amount in (5_00, 20_50, 1_00):
        till.append(paid(amount))
    till.push_all(server.api(till))
    return till


def test_a_customer_has_a_balance_and_its_entries(till, manager):
    assert manager.get("/api/v1/customers/3").json() == {
        "customer_id": 3,
        "store_id": 1,
        "name": "Aslam Khan",
        "phone": "0300 1234567",
        "limit": "500.00",
        "balance": "-26.50",
    }
    first = manager.get("/api/v1/customers/3/entries?limit=2").json()
    cursor = first["next_cursor"]
    rest = manager.get(f"/api/v1/customers/3/entries?limit=2&cursor={cursor}").json()
    entries = first["items"] + rest["items"]
    assert [(one["amount"], one["kind"], one["till_seq"]) for one in entries] == [
        ("-5.00", "payment", 3),
        ("-20.50", "payment", 4),
        ("-1.00", "payment", 5),
    ]
    assert (first["balance"], entries[0]["till"]) == ("-26.50", till.identity.till_no)
    assert entries[0]["event_id"] == str(till.log[2].envelope.event_id)
    problem(manager.get(f"/api/v1/customers/4/entries?cursor={cursor}"), 400, "malformed")
    assert manager.get("/api/v1/customers/4/entries").json()["items"] == []
    problem(manager.get("/api/v1/customers/9/entries"), 404, "not_found")


@pytest.mark.parametrize(
    ("sought", "found"),
    [("aslam", [3]), ("khan 1234", [3]), ("آمنہ", [4]), ("%", [4]), ("_", []), ("aslam آمنہ", [])],
)
def test_words_are_looked_for_in_names_and_numbers(till, manager, sought, found):
    page = manager.ask("GET", f"/api/v1/customers?query={sought.replace('%', '%25')}").json()
    assert [one["customer_id"] for one in page["items"]] == found


def test_a_viewer_sees_no_telephone_numbers(client, till):
    for path in ("", "/3", "/3/entries"):
        problem(RestUser(client, "viewer").get(f"/api/v1/customers{path}"), 403, "forbidden")
        assert RestUser(client, "cashier").get(f"/api/v1/customers{path}").status_code == 200


def test_entries_are_the_fold_of_the_log(server, till, manager):
    before = manager.get("/api/v1/customers/3/entries").json()
    assert verify(server.db, 1).problems == []
    server.db.write(lambda tx: tx.exec_driver_sql("DELETE FROM khata_entry WHERE store_seq = 4"))
    assert verify(server.db, 1).problems == ["the khata is not what the log says"]
    rebuild(server.db, 1)
    assert verify(server.db, 1).is_sound
    assert manager.get("/api/v1/customers/3/entries").json() == before
