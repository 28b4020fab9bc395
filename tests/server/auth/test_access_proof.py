"""Who may do what follows from the audit; what somebody put into the tables by hand is named."""

import shutil

import pyotp
import pytest
from sync_server.auth.access_proof import verify_access
from sync_server.db.audit import subjects

from tests.support.central.served import served
from tests.support.rest import PASSWORD, RestUser, give_role, rest_state
from tests.support.sync_server import local_server

HOOK = {"url": "https://example.org/kiryana", "kinds": ["SaleCompleted"]}


def live_through(server):
    """Everything that the audit tells of once, by the API."""
    give_role(server, "admin", "admin")
    with served(rest_state(server)) as client:
        admin = RestUser(client, "admin")
        assert admin.patch("/api/v1/stores/2", {"name": "Ravi"}, if_match="*").status_code == 200
        for name in ("amna", "bilal"):
            made = admin.post("/api/v1/users", {"username": name, "password": PASSWORD})
            assert made.status_code == 201, made.text
            for store_id, role in ((1, "viewer"), (1, "manager"), (2, "cashier")):
                path = f"/api/v1/users/{name}/grants/{store_id}"
                assert admin.put(path, {"role": role}, if_match="*").status_code < 300
        assert admin.delete("/api/v1/users/bilal/grants/2", if_match="*").status_code == 200
        other = {"new_password": f"{PASSWORD} 2"}
        assert admin.post("/api/v1/users/bilal/password", other).status_code == 200
        server.enrol(1, seed=3)
        server.enrol(1, seed=4)
        assert admin.post("/api/v1/tills/2/revoke", {}).status_code == 200
        for kinds in (["*"], HOOK["kinds"]):
            assert admin.post("/api/v1/webhooks", HOOK | {"kinds": kinds}).status_code == 201
        number = admin.get("/api/v1/webhooks").json()["items"][0]["webhook_id"]
        assert admin.delete(f"/api/v1/webhooks/{number}").status_code == 200
        app = pyotp.TOTP(admin.post("/api/v1/auth/totp", {"password": PASSWORD}).json()["secret"])
        code = {"code": app.at(server.clock.now_ms // 1000)}
        assert admin.post("/api/v1/auth/totp/confirm", code).status_code == 200
    server.clock.now_ms += 60_000
    server.ring.rotate(server.clock.now_ms)


@pytest.fixture(scope="module")
def lived(tmp_path_factory):
    """The file of a server on which all of it happened."""
    folder = tmp_path_factory.mktemp("lived")
    with local_server(folder, stores=(1, 2)) as server:
        live_through(server)
    return folder / "server.db"


@pytest.fixture
def server(lived, tmp_path):
    shutil.copy(lived, tmp_path / "server.db")
    with local_server(tmp_path, stores=()) as running:
        yield running


def proven(server, *statements):
    for statement in statements:
        server.db.write(lambda tx, sql=statement: tx.exec_driver_sql(sql))
    return verify_access(server.db, [1, 2])


def test_what_the_server_did_follows_from_the_audit(server):
    assert proven(server) == []
    with server.db.read() as tx:
        there = subjects.of_store(tx, 1)
        assert subjects.of_server(tx).with_factor == {"admin"}
    assert there.roles == {"admin": "admin", "amna": "manager", "bilal": "manager"}
    assert sorted(there.tills) == [0, 1, 2], "the office among them"
    assert len(there.webhooks) == 2, "one of them is taken away"


DAMAGE = {
    "UPDATE user_grant SET role = 'admin' WHERE user_name = 'amna' AND store_id = 2": (
        "store 2: 'amna' has the role admin, and the role cashier by the audit"
    ),
    "INSERT INTO user_grant (store_id, user_name, role) VALUES (2, 'bilal', 'admin')": (
        "store 2: 'bilal' has the role admin, and no role by the audit"
    ),
    "DELETE FROM user_grant WHERE user_name = 'amna' AND store_id = 1": (
        "store 1: 'amna' has no role, and the role manager by the audit"
    ),
    "INSERT INTO app_user (user_name, password_hash, created_ms) VALUES ('eve', 'x', 5)": (
        "'eve' is in no entry of the audit"
    ),
    "UPDATE app_user SET created_ms = 5 WHERE user_name = 'amna'": (
        "'amna' was not made when the audit says"
    ),
    "UPDATE app_user SET password_hash = 'mine' WHERE user_name = 'bilal'": (
        "the password of 'bilal' is not the one of the audit"
    ),
    "UPDATE app_user SET password_hash = 'mine' WHERE user_name = 'admin'": (
        "the password of 'admin' is not the one of the audit"
    ),
    "DELETE FROM user_totp": "'admin' has a second factor by the audit alone",
    "UPDATE user_totp SET confirmed_ms = NULL": "'admin' has a second factor by the audit alone",
    "INSERT INTO user_totp (user_name, sealed_secret, begun_ms, confirmed_ms, newest_step)"
    " SELECT 'amna', sealed_secret, 1, 1, 1 FROM user_totp": (
        "'amna': the second factor is in no entry of the audit"
    ),
    "UPDATE server_key SET public_key = zeroblob(32)": (
        "that signs tokens is not in the audit as it is"
    ),
    "UPDATE server_key SET created_ms = 1": "that signs tokens is not in the audit as it is",
    "INSERT INTO server_key SELECT 'mine', public_key, sealed_private_key, 1 FROM server_key"
    " LIMIT 1": "the key mine that signs tokens is not in the audit as it is",
    "DELETE FROM server_key": "of the audit is missing",
    "UPDATE till SET revoked_ms = NULL": "store 1: till 2 is not blocked as the audit says",
    "UPDATE till SET revoked_ms = 7 WHERE till_no = 1": (
        "store 1: till 1 is not blocked as the audit says"
    ),
    "UPDATE till SET key_id = 'other' WHERE till_no = 1": (
        "store 1: till 1 is not the one of the audit, or has another key"
    ),
    "UPDATE till SET public_key = zeroblob(32) WHERE till_no = 1": (
        "store 1: till 1: its key has another name"
    ),
    "UPDATE till SET created_ms = 7 WHERE till_no = 1": (
        "store 1: till 1 is not the one of the audit, or has another key"
    ),
    "UPDATE till SET till_no = 9 WHERE till_no = 1": "store 1: till 9 is in no entry of the audit",
    "UPDATE till SET epoch_max = 9 WHERE till_no = 1": (
        "store 1: till 1: its newest epoch is not the newest of its epochs"
    ),
    "UPDATE till SET public_key = zeroblob(32) WHERE till_no = 0": (
        "store 1: the office is no till: it has no key, and nobody can block it"
    ),
    "UPDATE store SET name = 'Other' WHERE store_id = 2": (
        "store 2: its name is 'Other', and 'Ravi' by the audit"
    ),
    "UPDATE store SET created_ms = 5": "store 1: it was not made when the audit says",
    "UPDATE webhook SET url = 'https://evil.example/'": "does not go where the audit says",
    "UPDATE webhook SET kinds = CAST('[\"*\"]' AS BLOB)": "does not go where the audit says",
    "UPDATE webhook SET kinds = CAST('[' AS BLOB)": "does not go where the audit says",
    "UPDATE audit_entry SET detail = '{' WHERE deed = 'grant_given'": "by the audit",
    "UPDATE audit_entry SET subject = '?' WHERE deed = 'till_enrolled'": (
        "till 1 is in no entry of the audit"
    ),
    "UPDATE webhook SET removed_ms = NULL": "was not taken away when the audit says",
    "UPDATE webhook SET webhook_id = webhook_id + 1": "is in no entry of the audit",
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_what_somebody_put_there_by_hand_is_named(server, damage):
    problems = proven(server, damage)
    assert any(DAMAGE[damage] in problem for problem in problems), problems


def test_of_a_store_older_than_its_audit_only_what_was_told_is_held_against_it(server):
    """Its past has no entries; what was changed since has, and must agree."""
    for store_id, first in ((0, 1), (1, 2), (2, 2)):
        server.db.write(
            lambda tx, of=store_id, to=first: tx.exec_driver_sql(
                f"DELETE FROM audit_entry WHERE store_id = {of} AND seq <= {to}"
            )
        )
    assert proven(server) == []
    assert proven(server, "UPDATE user_grant SET role = 'admin' WHERE user_name = 'amna'") == [
        "store 1: 'amna' has the role admin, and the role manager by the audit",
        "store 2: 'amna' has the role admin, and the role cashier by the audit",
    ]


def test_one_store_alone_is_proven_by_its_own_chain(server):
    server.db.write(lambda tx: tx.exec_driver_sql("UPDATE app_user SET created_ms = 5"))
    assert verify_access(server.db, [1], is_whole_server=False) == []


def test_it_is_the_same_on_mariadb(tmp_path, mariadb_url):
    with local_server(tmp_path, mariadb_url, stores=(1, 2)) as server:
        live_through(server)
        assert proven(server) == []
        assert proven(server, "UPDATE till SET public_key = X'00' WHERE till_no = 2") == [
            "store 1: till 2: its key has another name"
        ]
