"""Vendors by the API, and as every till has them with its next pull."""

from msgspec.structs import replace
from pos_protocol.events import VendorAdded

from pos_protocol import codec
from tests.support.chain_till import received
from tests.support.rest import RestUser, problem


def test_a_vendor_is_added_renamed_and_reaches_the_tills(server, manager):
    made = manager.post("/api/v1/vendors", {"name": "Tapal", "VendorId": 7})
    assert (made.status_code, made.headers["location"]) == (201, "/api/v1/vendors/7")
    assert made.json() == {"storeID": 1, "VendorId": 7, "name": "Tapal"}
    tag = made.headers["etag"]
    assert manager.get("/api/v1/vendors/7", if_none_match=tag).status_code == 304
    merge = {"content-type": "application/merge-patch+json"}
    renamed = manager.patch("/api/v1/vendors/7", b'{"name": "Tapal Tea"}', if_match=tag, **merge)
    assert renamed.json()["name"] == "Tapal Tea", renamed.text
    till = server.enrol()
    page = server.api(till).pull(feed_id=till.identity.feed_id, after=0, limit=10)
    events = [codec.decode(entry.body.encode()).event for entry in page.entries]
    assert [(type(event), event.name) for event in events] == [
        (VendorAdded, "Tapal"),
        (VendorAdded, "Tapal Tea"),
    ]


def test_vendors_come_in_pages_and_unknown_ones_are_not_there(client, manager):
    for name in ("Dalda", "Shan", "Rooh Afza"):
        assert manager.post("/api/v1/vendors", {"name": name}).status_code == 201
    first = manager.get("/api/v1/vendors?limit=2").json()
    rest = manager.get(f"/api/v1/vendors?limit=2&cursor={first['next_cursor']}").json()
    assert [one["name"] for one in first["items"] + rest["items"]] == ["Dalda", "Shan", "Rooh Afza"]
    problem(manager.get("/api/v1/vendors/9"), 404, "not_found")
    problem(manager.post("/api/v1/vendors", {"name": "x", "VendorId": 1}), 409, "vendor_exists")
    problem(manager.post("/api/v1/vendors", {"name": "\u0007"}), 400, "malformed")
    viewer = RestUser(client, "viewer")
    assert viewer.get("/api/v1/vendors").status_code == 200
    problem(viewer.post("/api/v1/vendors", {"name": "x"}), 403, "forbidden")


def test_goods_may_name_a_vendor_before_anybody_does(server, manager):
    till = server.enrol()
    till.append(replace(received(10_000_001, 1_000), vendor_id=30))
    till.push_all(server.api(till))
    assert manager.get("/api/v1/vendors/30").json()["name"] == ""
    named = manager.post("/api/v1/vendors", {"name": "Late", "VendorId": 30})
    assert named.status_code == 201
