"""Every page and form of the portal, by everybody, in their own store and in another."""

import re

import pytest
from sync_server.auth.roles import may
from sync_server.portal.site import HEADERS, POLICY
from sync_server.portal.ways import WAYS

from tests.server.portal.conftest import ROLES
from tests.support.portal.browser import forms_of
from tests.support.portal.shop import FIRST, RASHID

PUBLIC_HEADERS = {name.lower(): value for name, value in HEADERS.items()}


@pytest.fixture
def named(server):
    """What stands in the paths."""
    with server.db.read() as tx:
        found = tx.exec_driver_sql("SELECT case_id FROM reconciliation WHERE store_id = 1")
        case_id = found.scalars().first()
    return {
        "product_id": str(FIRST),
        "vendor_id": "1",
        "customer_id": str(RASHID),
        "case_id": str(case_id.hex()),
        "alert_id": "7",
        "report": "takings",
        "job_id": "7",
        "number": "7",
        "till": "1",
        "webhook_id": "7",
        "username": "viewer",
        "granted_store": "1",
    }


def path_of(way, named, store):
    return re.sub(r"{(\w+)}", lambda found: ({"store_id": store} | named)[found[1]], way.path)


def fingerprint(server):
    """Where all feeds and audits end."""
    with server.db.read() as tx:
        return [
            [tuple(row) for row in tx.exec_driver_sql(f"SELECT store_id, seq FROM {table}")]
            for table in ("store_head", "audit_head")
        ]


@pytest.mark.parametrize("role", ROLES)
def test_each_role_opens_what_the_table_says_in_its_own_store(server, signed_in, named, role):
    browser = signed_in(role)
    for way in WAYS:
        if way.method != "GET":
            continue
        reply = browser.get(path_of(way, named, "1"))
        missing = {"fetch"} & {way.handler.__name__}
        expected = {404} if missing else {200, 303} if way.path == "/" else {200}
        if not may(role, way.deed):
            expected = {403}
        assert reply.status_code in expected, (role, way.path, reply.text)
        if way.handler.__name__ != "as_csv" or reply.status_code != 200:
            assert PUBLIC_HEADERS.items() <= dict(reply.headers).items(), way.path
            assert reply.headers["content-security-policy"] == POLICY


@pytest.mark.parametrize("role", ROLES)
def test_another_store_is_not_there_unless_one_has_them_all(server, signed_in, named, role):
    browser = signed_in(role)
    mark = forms_of(browser.get("/stores/1"))["/logout"]["mark"]
    before = fingerprint(server)
    for way in WAYS:
        if "{store_id}" not in way.path:
            continue
        path = path_of(way, named, "2")
        if role != "admin":
            asked = browser.get(path) if way.method == "GET" else browser.send(path, {"mark": mark})
            assert asked.status_code == 404, (role, way.path)
        elif way.path.count("{") == 1 and way.method == "GET":
            assert browser.get(path).status_code == 200, way.path
    for odd in ("0", "x", "99", "1e1", "-1", "9" * 30):
        assert browser.get(f"/stores/{odd}").status_code == 404, odd
    assert fingerprint(server) == before


@pytest.mark.parametrize("role", ["viewer", "cashier", "manager"])
def test_a_form_above_ones_role_changes_nothing(server, signed_in, named, role):
    browser = signed_in(role)
    mark = forms_of(browser.get("/stores/1"))["/logout"]["mark"]
    before = fingerprint(server)
    for way in WAYS:
        if way.method == "POST" and not may(role, way.deed):
            reply = browser.send(path_of(way, named, "1"), {"mark": mark, "name": "x"})
            assert reply.status_code == 403, (role, way.path)
    assert fingerprint(server) == before


def test_nobody_opens_nothing(server, browser, named):
    before = fingerprint(server)
    for way in WAYS:
        path = path_of(way, named, "1")
        reply = browser.get(path) if way.method == "GET" else browser.send(path, {})
        if way.path != "/":
            assert reply.status_code == 303, way.path
            assert reply.headers["location"].startswith("/login")
    assert fingerprint(server) == before


@pytest.fixture
def pages(signed_in, named, kept={}):  # noqa: B006 - drawn once
    """Every page as an administrator gets it, by its path in the table."""
    if not kept:
        browser = signed_in("admin")
        kept |= {
            way.path: browser.get(path_of(way, named, "1")).text
            for way in WAYS
            if way.method == "GET" and way.handler.__name__ not in {"as_csv", "fetch"}
        }
    return kept


def test_every_form_is_sent_with_a_mark_and_every_name_is_escaped(pages):
    for path, text in pages.items():
        assert "<script" not in text, path
        assert " style=" not in text, path
        assert not re.search(r"""\son[a-z]+=""", text), path
        assert not re.search(r"""(?:src|href|action)=["'](?:https?:)?//""", text), path
        for form in re.findall(r"<form.*?</form>", text, re.DOTALL):
            if 'method="post"' in form:
                assert 'name="mark"' in form, path
    assert (
        "&lt;script&gt;alert(&#39;tea&#39;)&lt;/script&gt;" in pages["/stores/{store_id}/products"]
    )


def test_pages_are_whole_for_who_cannot_see_them(pages):
    """One heading of the first order, a landmark, a language, and a label for each field."""
    for path, text in pages.items():
        assert text.count("<h1") == 1, path
        assert text.count("<main") == 1, path
        assert '<html lang="en">' in text
        labels = set(re.findall(r'<label for="([^"]+)"', text))
        for field in re.findall(r"<(?:input|select|textarea)[^>]*>", text):
            if 'type="hidden"' in field or 'type="radio"' in field:
                continue
            [name] = re.findall(r'id="([^"]+)"', field)
            assert name in labels, (path, field)
        ids = re.findall(r'\sid="([^"]+)"', text)
        assert len(ids) == len(set(ids)), (path, ids)


def test_no_secret_stands_on_a_page(server, pages):
    with server.db.read() as tx:
        kept = tx.exec_driver_sql("SELECT password_hash FROM app_user").scalars().all()
    for path, text in pages.items():
        assert "argon2" not in text, path
        assert not [one for one in kept if one in text], path


def test_files_of_the_pages_are_kept_for_good_and_nothing_else_is_there(browser):
    front = browser.get("/").text
    [sheet] = re.findall(r'href="(/static/[^"]+\.css)"', front)
    reply = browser.get(sheet)
    assert reply.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert reply.headers["content-type"].startswith("text/css")
    for odd in ("/static/x/portal.css", "/static/../site.py", "/static/%2e%2e/site.py"):
        assert browser.get(odd).status_code == 404, odd
