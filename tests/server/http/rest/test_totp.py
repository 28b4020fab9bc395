"""Signing in with a second factor over HTTP: what is missing is said, and nothing opens twice."""

import msgspec
import pyotp
from sync_server.http.rest.totp.messages import TotpReply

from tests.support.rest import PASSWORD, RestUser, problem

LOGIN = {"username": "admin", "password": PASSWORD, "store_id": 1}


def turned_on(server, client):
    """An admin with a second factor: signed in, the app, the spare codes."""
    admin = RestUser(client, "admin")
    begun = admin.post("/api/v1/auth/totp", {"password": PASSWORD})
    assert begun.status_code == 201, begun.text
    assert begun.headers["cache-control"] == "no-store"
    app = pyotp.TOTP(begun.json()["secret"])
    body = {"code": app.at(server.clock.now_ms // 1000)}
    told = admin.post("/api/v1/auth/totp/confirm", body)
    assert told.status_code == 200, told.text
    server.clock.now_ms += 30_000
    return admin, app, told.json()["recovery_codes"]


def test_a_sign_in_says_what_is_missing_and_a_code_opens_once(server, client):
    other = RestUser(client, "admin")
    admin, app, spare = turned_on(server, client)
    problem(other.get("/api/auth/me"), 401, "unauthorized")
    assert admin.get("/api/auth/me").status_code == 200, "who turned it on stays signed in"
    told = problem(client.post("/api/auth/login", json=LOGIN), 401, "totp_required")
    assert "six digits" in told["detail"]
    wrong = LOGIN | {"password": "another long password", "totp": "123456"}
    problem(client.post("/api/auth/login", json=wrong), 401, "unauthorized")
    code = app.at(server.clock.now_ms // 1000)
    for path in ("/api/auth/login", "/api/v1/auth/login"):
        first = client.post(path, json=LOGIN | {"totp": code})
        assert first.status_code == 200, first.text
        again = client.post(path, json=LOGIN | {"totp": code})
        assert "used before" in problem(again, 403, "totp_refused")["detail"]
        server.clock.now_ms += 30_000
        code = app.at(server.clock.now_ms // 1000)
    spent = LOGIN | {"totp": spare[3]}
    assert client.post("/api/auth/login", json=spent).status_code == 200
    problem(client.post("/api/auth/login", json=spent), 403, "totp_refused")
    shown = admin.get("/api/v1/auth/totp").json()
    assert (shown["state"], shown["recovery_codes_left"]) == ("on", 9)


def test_guessed_codes_are_throttled_wherever_they_come_from_and_the_wait_passes(server, client):
    _admin, app, spare = turned_on(server, client)
    right = app.at(server.clock.now_ms // 1000)
    wrong = f"{(int(right) + 500_000) % 1_000_000:06d}"
    for n in range(10):
        body = LOGIN | {"totp": wrong if n % 2 else "aaaaa-bbbbb"}
        problem(client.post("/api/auth/login", json=body), 403, "totp_refused")
    problem(client.post("/api/auth/login", json=LOGIN | {"totp": right}), 429, "throttled")
    server.clock.now_ms += 15 * 60_000
    assert client.post("/api/auth/login", json=LOGIN | {"totp": spare[0]}).status_code == 200


def test_it_is_turned_off_by_password_and_code(server, client):
    admin, app, _spare = turned_on(server, client)
    off = "/api/v1/auth/totp/off"
    code = app.at(server.clock.now_ms // 1000)
    problem(admin.post(off, {"password": "another long password", "code": code}), 403, "forbidden")
    problem(admin.post(off, {"password": PASSWORD, "code": "zzzzzz"}), 403, "totp_refused")
    reply = admin.post(off, {"password": PASSWORD, "code": code})
    shown = msgspec.json.decode(reply.content, type=TotpReply)
    assert shown == TotpReply(state="off", since=None, recovery_codes_left=0)
    problem(admin.post(off, {"password": PASSWORD, "code": code}), 409, "totp_state")
    assert client.post("/api/auth/login", json=LOGIN).status_code == 200


def test_what_is_sent_wrong_is_said(server, client):
    admin = RestUser(client, "admin")
    for path, body in (
        ("/api/v1/auth/totp", {}),
        ("/api/v1/auth/totp", {"password": 5}),
        ("/api/v1/auth/totp/confirm", {"code": 123456}),
        ("/api/v1/auth/totp/confirm", {"code": "12345"}),
        ("/api/v1/auth/totp/off", {"code": "123456"}),
    ):
        problem(admin.post(path, body), 400, "malformed")
    problem(admin.post("/api/v1/auth/totp/confirm", {"code": "123456"}), 409, "totp_state")
    problem(client.post("/api/auth/login", json=LOGIN | {"totp": 123456}), 400, "malformed")
    # Whoever has none and sends one is let in: an old habit of a program harms nobody.
    assert client.post("/api/auth/login", json=LOGIN | {"totp": "123456"}).status_code == 200
    audit = admin.get("/api/v1/audit?scope=server").text
    assert "totp" not in audit
