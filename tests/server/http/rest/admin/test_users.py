"""Users by the API: made, given roles, dismissed, and never without an admin left."""

import hashlib

import msgspec
import pytest

from tests.support.rest import PASSWORD, RestUser, problem

NEW = {"username": "dania", "password": "a password of her own"}


@pytest.fixture
def admin(client):
    return RestUser(client, "admin")


def test_a_user_is_made_given_roles_and_signs_in(client, admin):
    made = admin.post("/api/v1/users", NEW, idempotency_key="k")
    assert (made.status_code, made.json()["grants"]) == (201, [])
    assert "password" not in made.text
    replayed = admin.post("/api/v1/users", NEW, idempotency_key="k")
    assert replayed.headers["idempotency-replayed"] == "true"
    other = NEW | {"password": "another password altogether"}
    problem(admin.post("/api/v1/users", other, idempotency_key="k"), 422, "idempotency_key_reused")
    problem(admin.post("/api/v1/users", NEW), 409, "user_exists")
    tag = made.headers["etag"]
    path = "/api/v1/users/dania/grants/2"
    given = admin.put(path, {"role": "manager"}, if_match=tag)
    assert given.json()["grants"] == [{"store_id": 2, "role": "manager"}]
    problem(admin.put(path, {"role": "admin"}, if_match=tag), 412, "precondition_failed")
    problem(admin.put(path, {"role": "owner"}, if_match="*"), 400, "malformed")
    problem(
        admin.put("/api/v1/users/dania/grants/9", {"role": "viewer"}, if_match="*"),
        404,
        "not_found",
    )
    dania = RestUser(client, "dania", store_id=2, password=NEW["password"])
    assert dania.get("/api/auth/me").json()["role"] == "manager"
    assert admin.put(path, {"role": "viewer"}, if_match="*").status_code == 200
    # The sign-in stays, what it may do is what was given last.
    problem(dania.post("/api/v1/vendors", {"name": "x"}), 403, "forbidden")
    assert admin.delete(path, if_match="*").json()["grants"] == []
    problem(dania.get("/api/auth/me"), 401, "unauthorized")


def test_a_password_set_by_an_admin_ends_the_sign_ins(client, admin):
    viewer = RestUser(client, "viewer")
    path = "/api/v1/users/viewer/password"
    problem(admin.post(path, {"new_password": "short"}), 400, "malformed")
    assert admin.post(path, {"new_password": "a quite new password"}).status_code == 200
    problem(viewer.get("/api/auth/me"), 401, "unauthorized")
    assert RestUser(client, "viewer", password="a quite new password").get("/api/auth/me")
    problem(
        admin.post("/api/v1/users/nobody/password", {"new_password": PASSWORD}), 404, "not_found"
    )


def test_who_is_dismissed_can_do_nothing_and_keeps_a_name(client, admin):
    cashier = RestUser(client, "cashier")
    gone = admin.delete("/api/v1/users/cashier", if_match="*")
    assert (gone.status_code, gone.json()["grants"]) == (200, [])
    problem(cashier.get("/api/auth/me"), 401, "unauthorized")
    body = {"username": "cashier", "password": PASSWORD, "store_id": 1}
    problem(client.post("/api/auth/login", json=body), 401, "unauthorized")
    assert admin.get("/api/v1/users/cashier").json()["username"] == "cashier"
    problem(admin.post("/api/v1/users", NEW | {"username": "cashier"}), 409, "user_exists")


def test_the_last_admin_stays(admin):
    for reply in (
        admin.delete("/api/v1/users/admin", if_match="*"),
        admin.delete("/api/v1/users/admin/grants/1", if_match="*"),
        admin.put("/api/v1/users/admin/grants/1", {"role": "viewer"}, if_match="*"),
    ):
        problem(reply, 409, "last_admin")
    assert admin.get("/api/auth/me").json()["role"] == "admin"
    promoted = admin.put("/api/v1/users/manager/grants/1", {"role": "admin"}, if_match="*")
    assert promoted.status_code == 200
    assert admin.delete("/api/v1/users/admin", if_match="*").status_code == 200


def test_users_come_by_name_in_pages(admin):
    first = admin.get("/api/v1/users?limit=3").json()
    rest = admin.get(f"/api/v1/users?limit=3&cursor={first['next_cursor']}").json()
    names = [user["username"] for user in first["items"] + rest["items"]]
    assert names == ["admin", "cashier", "manager", "viewer"]
    problem(admin.get("/api/v1/users/nobody"), 404, "not_found")
    problem(admin.get("/api/v1/users/%0d%0aset-cookie:x"), 404, "not_found")


def test_names_that_cannot_be(admin):
    for name in (" dania", "dania ", "a\tb", "", "x" * 101):
        problem(admin.post("/api/v1/users", NEW | {"username": name}), 400, "malformed")


def test_what_is_kept_of_a_request_with_a_password_tells_nothing(server, admin):
    """A plain hash of the body could be guessed offline in hours; a keyed one cannot."""
    admin.post("/api/v1/users", NEW, idempotency_key="k")
    plain = hashlib.sha256(msgspec.json.encode(NEW, order="sorted")).digest()
    with server.db.read() as tx:
        kept = {row[0] for row in tx.exec_driver_sql("SELECT request_hash FROM stored_reply")}
        replies = [row[0] for row in tx.exec_driver_sql("SELECT reply FROM stored_reply")]
    assert plain not in kept
    assert not any(b"argon2" in reply for reply in replies)
