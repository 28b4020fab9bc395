"""The page at the server's address: honest, the same for everybody, and nothing from outside."""

import base64
import hashlib
import re

import pytest
from litestar.testing import TestClient
from sync_server.http.app import build_app
from sync_server.http.pages import landing

from tests.support.rest import rest_state
from tests.support.sync_server import local_server


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    with (
        local_server(tmp_path_factory.mktemp("server")) as server,
        TestClient(build_app(rest_state(server), "1.2.3")) as opened,
    ):
        yield opened


def test_it_says_what_this_is_to_anybody(client):
    reply = client.get("/")
    assert reply.status_code == 200
    assert reply.headers["content-type"] == "text/html; charset=utf-8"
    assert "Kiryana server 1.2.3" in reply.text
    assert "kiryana-server enrol-code --store-id 1" in reply.text
    assert "Madina General Store" in reply.text, "the example, and no store's own name"


def test_every_link_leads_somewhere_on_this_server(client):
    links = re.findall(r'(?:href|src)="([^"]*)"', client.get("/").text)
    assert links == ["/docs", "/openapi.json", "/health/live"]
    assert {client.get(link).status_code for link in links} == {200}


def test_its_policy_lets_in_its_own_style_alone(client):
    reply = client.get("/")
    (style,) = re.findall(r"<style>(.*?)</style>", reply.text, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = reply.headers["content-security-policy"]
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}'")
    assert "frame-ancestors 'none'" in policy
    assert reply.headers["x-content-type-options"] == "nosniff"
    assert "<script" not in reply.text
    assert " style=" not in reply.text


def test_a_version_is_escaped():
    assert b"&lt;b&gt;" in landing.page("<b>")
