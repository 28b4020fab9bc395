"""deploy/nginx/kiryana.conf in a real nginx, in front of a real server: HTTPS from end to end."""

import contextlib
import re
import socket
import ssl
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import pytest
from sync_server.http.modules import EVERYWHERE, MODULES, PORTAL, module_of
from sync_server.http.routes import ROUTES
from sync_server.portal.ways import WAYS

from pos_app.sync.connection import ServerConnection
from pos_app.sync.server_api import HttpSyncApi, register
from tests.support.chain_till import received
from tests.support.http_client import JSON, SYNC, HttpTill
from tests.support.operating.nginx import NAME, Nginx, running_nginx
from tests.support.server import running_server
from tests.support.shops.link import wait_until_ready
from tests.support.shops.shop import ShopTill


@pytest.fixture(scope="module")
def server():
    with running_server() as running:
        wait_until_ready(running.url)
        yield running


@pytest.fixture(scope="module")
def nginx(server, tmp_path_factory):
    folder = tmp_path_factory.mktemp("nginx")
    with running_nginx(folder, server.url.removeprefix("http://")) as running:
        yield running


@pytest.fixture
def client(nginx):
    with httpx.Client(base_url=nginx.url, verify=nginx.trust, trust_env=False, timeout=60) as open_:
        yield open_


@pytest.fixture
def till(server, client):
    enrolled = HttpTill(client, server.enrol_code())
    assert enrolled.sign_in().status_code == 200
    return enrolled


def test_nginx_finds_no_fault_with_the_file(tmp_path):
    said = Nginx(tmp_path, "127.0.0.1:1").check()
    assert "test is successful" in said
    # Newer ones would rather read `http2 on`, which the nginx of Debian 12 does not know.
    spelling = 'the "listen ... http2" directive is deprecated'
    warned = [line for line in said.splitlines() if "[warn]" in line and spelling not in line]
    assert warned == []


@contextlib.contextmanager
def modules_that_say_their_names():
    """A listener for each module; it answers everything with its own name."""

    def naming(name):
        class Naming(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            wbufsize = -1

            def do_GET(self):
                self.send_response(200)
                self.send_header("Content-Length", str(len(name)))
                self.end_headers()
                self.wfile.write(name.encode())

            def log_message(self, *_words):
                pass

        return Naming

    with contextlib.ExitStack() as stack:
        addresses = {}
        for name in MODULES:
            listener = ThreadingHTTPServer(("127.0.0.1", 0), naming(name))
            listener.daemon_threads = True
            stack.callback(listener.server_close)
            threading.Thread(target=listener.serve_forever, args=(0.05,)).start()
            stack.callback(listener.shutdown)
            addresses[name] = f"127.0.0.1:{listener.server_address[1]}"
        yield addresses


def test_split_modules_get_what_is_theirs(tmp_path):
    wanted = {
        re.sub(r"{(\w+)}", "7", route.path): module_of(route)
        for route in ROUTES
        if module_of(route) != EVERYWHERE
    }
    wanted |= {re.sub(r"{(\w+)}", "7", way.path): PORTAL for way in WAYS}
    wanted |= dict.fromkeys(("/login", "/logout", "/static/7/portal.css"), PORTAL)
    with (
        modules_that_say_their_names() as addresses,
        running_nginx(tmp_path, "127.0.0.1:1", split=addresses) as split,
        httpx.Client(base_url=split.url, verify=split.trust, trust_env=False) as client,
    ):
        found = {}
        for path in wanted:
            reply = client.get(path)
            while reply.status_code == 429:
                time.sleep(0.1)
                reply = client.get(path)
            found[path] = reply.text
        assert found == wanted
        assert client.get("/health/live").text == "auth"
        assert client.get("/metrics").status_code == 404


def test_a_till_enrols_sells_and_syncs_over_https(server, nginx, tmp_path):
    transport = httpx.HTTPTransport(verify=nginx.trust)
    connection = ServerConnection(nginx.url, transport=transport)
    till = ShopTill(
        tmp_path / "till",
        url=nginx.url,
        code=server.enrol_code(),
        register=lambda request: register(connection, request),
        seed=11,
    )
    api = HttpSyncApi(connection, till=till.state().till_id, signer=till.signer)
    try:
        tea = till.add_product("Tapal Danedar 190 g", 540_00)
        till.receive(tea, 12)
        till.sell(tea, 2)
        till.sync_all(api)
        assert till.unsynced() == 0
    finally:
        api.close()
        till.close()
    assert "sound" in server.command("verify")
    assert f'"POST {SYNC}/push" 200' in nginx.access_log


def test_everything_is_told_to_come_by_https_and_to_stay(nginx, client):
    with httpx.Client(trust_env=False) as plain:
        reply = plain.get(f"http://{NAME}:{nginx.http_port}/api/products?limit=1")
    assert reply.status_code == 308
    assert reply.headers["location"] == f"{nginx.url}/api/products?limit=1"
    secure = client.get("/health/live")
    assert secure.status_code == 200
    assert "max-age=31536000" in secure.headers["strict-transport-security"]
    assert "nginx/" not in secure.headers.get("server", "")
    assert secure.headers.get_list("x-content-type-options") == ["nosniff"]


def test_only_tls_of_today_and_only_the_own_name(nginx):
    def speak(*, name=NAME, version=None):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        context.set_alpn_protocols(["h2", "http/1.1"])
        if version:
            context.set_ciphers("ALL:@SECLEVEL=0")
            context.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
            context.maximum_version = version
        with (
            socket.create_connection((NAME, nginx.https_port)) as plain,
            context.wrap_socket(plain, server_hostname=name) as secure,
        ):
            return secure.version(), secure.selected_alpn_protocol()

    assert speak() == ("TLSv1.3", "h2")
    assert speak(version=ssl.TLSVersion.TLSv1_2)[0] == "TLSv1.2"
    with pytest.raises(ssl.SSLError):
        speak(name="another.example")
    with (
        pytest.warns(DeprecationWarning, match="TLSVersion"),
        pytest.raises((ssl.SSLError, ConnectionError)),
    ):
        speak(version=ssl.TLSVersion.TLSv1_1)


def test_bodies_have_their_size_and_a_push_has_more(client, till):
    too_much = b" " * (3 * 1024 * 1024)
    assert client.post("/api/products/add", content=too_much, headers=JSON).status_code == 413
    # A push of three megabytes is read whole, and is no message.
    assert till.post("push", too_much).status_code == 400
    assert till.post("push", too_much * 3).status_code == 413


def test_a_long_poll_is_kept_open_and_answered_the_moment_something_comes(server, client, till):
    other = HttpTill(client, server.enrol_code())
    other.sign_in()
    head = till.pull().head
    pages = []
    waiting = threading.Thread(target=lambda: pages.append(till.pull(after=head, wait=20)))
    started = time.monotonic()
    waiting.start()
    other.chain.append(received(10_000_001, 1_000))
    other.push()
    waiting.join()
    assert pages[0].head == head + 1
    assert time.monotonic() - started < 15, "the answer was kept back"


def test_figures_of_the_server_are_not_for_the_outside(client, nginx):
    for path in (
        "/metrics",
        "/metrics/",
        "/metrics?x=1",
        "//metrics",
        "/%6detrics",
        "/health/ready",
    ):
        # Whole: "//metrics" alone would be the start page of a host of that name.
        assert client.get(nginx.url + path).status_code == 404, path


def test_an_address_that_a_client_claims_is_not_believed(server, client):
    claimed = {"x-forwarded-for": "203.0.113.9", "forwarded": "for=203.0.113.9"}
    body = {"username": "nobody", "password": "not the password at all", "store_id": 1}
    statuses = []
    for number in range(12):
        headers = claimed | {"x-forwarded-for": f"203.0.113.{number}"}
        statuses.append(client.post("/api/auth/login", json=body, headers=headers).status_code)
    assert statuses == [401] * 10 + [429] * 2, "each claimed address began its count anew"
