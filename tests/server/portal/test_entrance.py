"""The way in and out: cookies, marks of forms, other sites, and what ends a sign-in."""

import re

import pyotp
import pytest
from litestar.testing import TestClient
from sync_server.auth.browsing import IDLE_MS, LIFETIME_MS
from sync_server.db import sessions, users
from sync_server.http.app import build_app
from sync_server.http.rates import Rates
from sync_server.main import portal_pages
from sync_server.settings import Settings

from tests.support.portal.browser import Browser, forms_of, portal_client
from tests.support.rest import PASSWORD, RestUser, give_role, rest_state
from tests.support.sync_server import local_server


def cookie_of(reply, name):
    """The Set-Cookie line of one cookie."""
    lines = [line for line in reply.headers.get_list("set-cookie") if line.startswith(f"{name}=")]
    return lines[0] if lines else ""


def test_the_front_door_shows_the_form_and_others_lead_to_it(browser):
    front = browser.get("/")
    assert front.status_code == 200
    assert "Sign in to your stores" in front.text
    moved = browser.get("/stores/1/products")
    assert (moved.status_code, moved.headers["location"]) == (
        303,
        "/login?next=%2Fstores%2F1%2Fproducts",
    )
    assert browser.client.head("/").status_code == 200


def test_who_signs_in_gets_a_new_cookie_that_no_script_reads(browser):
    browser.client.cookies.set("kiryana", "a" * 43)
    reply = browser.sign_in("manager")
    assert (reply.status_code, reply.headers["location"]) == (303, "/")
    line = cookie_of(reply, "kiryana")
    assert line.removeprefix("kiryana=")[:43] != "a" * 43, (
        "a cookie that others chose signs nobody in"
    )
    assert {"HttpOnly", "Path=/", "SameSite=lax"} <= set(line.split("; "))
    assert "Max-Age=0" in cookie_of(reply, "kiryana-form")
    assert browser.get("/").status_code in {200, 303}


def test_over_https_the_cookie_is_the_hosts_alone(server):
    with portal_client(server, base_url="https://kiryana.example") as client:
        browser = Browser(client)
        reply = browser.sign_in("manager")
        line = cookie_of(reply, "__Host-kiryana")
        assert {"HttpOnly", "Path=/", "SameSite=lax", "Secure"} <= set(line.split("; "))
        assert "Domain" not in line
        assert browser.get("/stores/1").status_code == 200


def test_without_https_only_the_servers_own_machine_may(server):
    with portal_client(server, base_url="http://kiryana.example") as client:
        browser = Browser(client)
        assert "not encrypted" in browser.get("/login").text
        reply = browser.sign_in("manager")
        assert (reply.status_code, cookie_of(reply, "kiryana")) == (403, "")


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"password": "another long password"}, 401),
        ({"username": "nobody"}, 401),
        ({"store_id": "2"}, 401),
        ({"store_id": "x"}, 400),
        ({"username": ""}, 400),
    ],
)
def test_a_wrong_name_password_or_store_signs_nobody_in(browser, fields, status):
    given = {"username": "manager", "password": PASSWORD, "store_id": "1"} | fields
    reply = browser.fill("/login", given)
    assert reply.status_code == status
    assert cookie_of(reply, "kiryana") == ""
    assert 'role="alert"' in reply.text
    assert PASSWORD not in reply.text


@pytest.mark.parametrize(
    ("to", "lands"),
    [
        ("/stores/1/products?q=tea", "/stores/1/products?q=tea"),
        ("https://evil.example/", "/"),
        ("//evil.example", "/"),
        ("/\\evil.example", "/"),
        ("/stores/1\r\nX: y", "/"),
        ("javascript:alert(1)", "/"),
        ("", "/"),
    ],
)
def test_signing_in_leads_to_this_site_alone(browser, to, lands):
    reply = browser.fill(
        "/login", {"username": "manager", "password": PASSWORD, "store_id": "1", "next": to}
    )
    assert (reply.status_code, reply.headers["location"]) == (303, lands)


def test_a_login_form_of_another_site_is_refused(browser):
    form = forms_of(browser.get("/login"))["/login"]
    given = {**form, "username": "manager", "password": PASSWORD, "store_id": "1"}
    assert browser.send("/login", given | {"mark": ""}).status_code == 403
    assert browser.send("/login", given | {"mark": "0" * 64}).status_code == 403
    for site in ("cross-site", "same-site", "none"):
        assert browser.send("/login", given, sec_fetch_site=site).status_code == 403
    old = browser.client.post("/login", data=given, headers={"origin": "https://evil.example"})
    assert old.status_code == 403, "a browser that does not know Fetch Metadata says its origin"
    browser.client.cookies.delete("kiryana-form")
    assert browser.send("/login", given).status_code == 403


def test_a_form_of_another_site_or_another_browser_changes_nothing(server, signed_in):
    browser = signed_in("manager")
    form = forms_of(browser.get("/stores/1/vendors/new"))["/stores/1/vendors/new"]
    given = {**form, "name": "Nobody"}
    refused = [
        browser.send(form.action, given | {"mark": ""}),
        browser.send(form.action, given, sec_fetch_site="cross-site"),
        browser.client.post(form.action, data=given, headers={"origin": "http://evil.example"}),
        browser.client.post(form.action, json=given, headers={"sec-fetch-site": "same-origin"}),
    ]
    browser = signed_in("admin")
    refused.append(browser.send(form.action, given))
    assert [reply.status_code for reply in refused] == [403] * 5
    with server.db.read() as tx:
        found = tx.exec_driver_sql("SELECT count(*) FROM vendor WHERE name = 'Nobody'")
        assert found.scalar_one() == 0


def test_the_api_takes_no_cookie_and_the_portal_no_bearer(server, signed_in):
    browser = signed_in("manager")
    assert browser.get("/stores/1").status_code == 200
    assert browser.client.get("/api/products").status_code == 401
    user = RestUser(browser.client, "manager")
    browser.client.cookies.clear()
    reply = browser.client.get(
        "/stores/1",
        headers={"authorization": f"Bearer {user.tokens['access_token']}"},
        follow_redirects=False,
    )
    assert (reply.status_code, reply.headers["location"]) == (303, "/login?next=%2Fstores%2F1")


def test_signing_out_ends_it_at_once_for_whoever_kept_the_cookie(browser, signed_in):
    browser = signed_in("viewer")
    kept = browser.client.cookies["kiryana"]
    form = forms_of(browser.get("/stores/1"))["/logout"]
    assert browser.client.post("/logout", data={}).status_code == 403
    reply = browser.send("/logout", form)
    assert reply.headers["location"] == "/login?said=signed_out"
    assert "You are signed out." in browser.get("/login?said=signed_out").text
    browser.client.cookies.set("kiryana", kept)
    assert browser.get("/stores/1").status_code == 303


@pytest.mark.parametrize("how", ["idle", "renewed", "old", "ended", "dismissed"])
def test_time_an_end_elsewhere_and_a_lost_role_end_it(server, signed_in, how):
    give_role(server, "leaver", "viewer")
    browser = signed_in("leaver")
    assert browser.get("/stores/1").status_code == 200
    now_ms = server.clock.now_ms
    try:
        match how:
            case "idle":
                server.clock.now_ms += IDLE_MS
            case "renewed":
                # A page that asks for itself again is nobody who sits there.
                for _ in range(3):
                    server.clock.now_ms += IDLE_MS // 3 + 1
                    last = browser.get("/stores/1?renewed=1").status_code
                assert last == 303
            case "old":
                for _ in range(LIFETIME_MS // IDLE_MS + 2):
                    server.clock.now_ms += IDLE_MS - 1
                    last = browser.get("/stores/1").status_code
                assert last == 303
            case "ended":
                server.db.write(lambda tx: sessions.end_sessions_of(tx, "leaver", now_ms))
            case _:
                server.db.write(lambda tx: users.remove_grant(tx, store_id=1, user_name="leaver"))
        gone = browser.get("/stores/1")
        assert gone.status_code == 303
        assert browser.get(gone.headers["location"]).status_code == 200, "no way round in circles"
    finally:
        server.clock.now_ms = now_ms


def test_too_many_failures_wait_at_the_form_and_at_the_api_alike(server, client):
    give_role(server, "guessed", "viewer")
    for _ in range(10):
        wrong = {"username": "guessed", "password": "not this password", "store_id": 1}
        assert client.post("/api/auth/login", json=wrong).status_code == 401
    client.cookies.clear()
    reply = Browser(client).sign_in("guessed", store="1")
    assert reply.status_code == 429
    assert "wait a quarter of an hour" in reply.text


def test_sign_ins_from_one_address_are_counted_with_those_of_the_api(tmp_path):
    with local_server(tmp_path) as server:
        give_role(server, "amna", "viewer")
        state = rest_state(server)
        state.rates = Rates(rng=server.rng, settings=Settings(limit_login="1:2"))
        app = build_app(state, "test", pages=portal_pages(state))
        with TestClient(app, base_url="http://127.0.0.1") as client:
            body = {"username": "amna", "password": PASSWORD, "store_id": 1}
            assert client.post("/api/auth/login", json=body).status_code == 200
            browser = Browser(client)
            assert browser.sign_in("amna").status_code == 303
            client.cookies.clear()
            reply = browser.sign_in("amna")
            assert (reply.status_code, "Too many requests" in reply.text) == (429, True)


def test_the_database_has_no_cookie(server, signed_in):
    browser = signed_in("cashier")
    text = browser.client.cookies["kiryana"]
    with server.db.read() as tx:
        rows = tx.exec_driver_sql("SELECT * FROM browser_session").all()
    assert rows
    assert text.encode() not in b"".join(bytes(row.token_hash) for row in rows)


def test_a_password_is_changed_and_other_browsers_end(server, client, signed_in):
    give_role(server, "changer", "viewer")
    first = signed_in("changer").client.cookies["kiryana"]
    browser = signed_in("changer")
    fields = {"your_password": PASSWORD, "new_password": "a quite new password"}
    different = browser.fill("/account", fields | {"again": "another new password"})
    assert "typed in two ways" in different.text
    wrong = browser.fill(
        "/account", fields | {"again": fields["new_password"], "your_password": "x"}
    )
    assert (wrong.status_code, "not your password" in wrong.text) == (403, True)
    done = browser.fill("/account", fields | {"again": fields["new_password"]})
    assert done.headers["location"] == "/account?said=password"
    assert browser.get("/account").status_code == 200
    client.cookies.clear()
    client.cookies.set("kiryana", first)
    assert browser.get("/account").status_code == 303


def test_a_second_factor_is_turned_on_asked_for_and_turned_off(server, signed_in):
    def code():
        # Each code opens once.
        server.clock.now_ms += 30_000
        return pyotp.TOTP(secret).at(server.clock.now_ms // 1000)

    give_role(server, "careful", "viewer")
    now_ms = server.clock.now_ms
    try:
        browser = signed_in("careful")
        refused = browser.fill("/account", {"your_password": "guess"}, "/account/factor")
        assert refused.status_code == 403
        begun = browser.fill("/account", {"your_password": PASSWORD}, "/account/factor")
        form = forms_of(begun)["/account/factor/confirm"]
        secret = form["secret"]
        wrong = browser.send(form.action, {**form, "code": "000000"})
        assert (wrong.status_code, secret in wrong.text) == (403, True)
        again = forms_of(wrong)[form.action]
        told = browser.send(form.action, {**again, "code": code()})
        spare = re.findall(r'class="mono code">([^<]+)<', told.text)
        assert len(spare) == 10
        browser.client.cookies.clear()
        asked = browser.sign_in("careful", store="1")
        assert asked.status_code == 401
        assert "Now the code of your authenticator app" in asked.text
        given = {**forms_of(asked)["/login"], "password": PASSWORD, "totp": code()}
        assert browser.send("/login", given).status_code == 303
        off = {"your_password": PASSWORD, "code": spare[0]}
        assert browser.fill("/account", off, "/account/factor/off").status_code == 303
        assert signed_in("careful").get("/account").status_code == 200
    finally:
        server.clock.now_ms = now_ms
