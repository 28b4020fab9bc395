"""Addresses as people type them, and real sockets that are cut, slow or silent."""

import contextlib
import socket
import ssl
import threading

import pytest

from pos_app.errors import Offline, sentence
from pos_app.sync import connection as connection_module
from pos_app.sync.connection import ServerConnection, server_url
from pos_app.sync.faults import (
    AddressRefusedError,
    CertificateError,
    NotOurServerError,
    ReplyDamagedError,
    TimedOutError,
)
from tests.support.operating.certificates import Authority


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        (" https://sync.shop.example/kiryana/ ", "https://sync.shop.example/kiryana"),
        ("sync.shop.example", "https://sync.shop.example"),
        ("127.0.0.1:8080", "http://127.0.0.1:8080"),
        ("localhost:8080/", "http://localhost:8080"),
    ],
)
def test_address_is_kept_as_it_was_meant(typed, kept):
    assert server_url(typed) == kept


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "http://",
        "ftp://shop",
        "http://shop:99999",
        "http://shop:port",
        "http://[::1",
        "http://user:pass@shop",
        "http://shop/?a=1",
        "http://shop\n.example",
        "file:///etc/passwd",
    ],
)
def test_address_that_is_none_is_refused_in_words(typed):
    with pytest.raises(AddressRefusedError) as caught:
        server_url(typed)
    assert "is not a server's address" in sentence(caught.value)


@contextlib.contextmanager
def speaking(answer):
    """A server on the loopback: `answer(client)` for each connection; gives its address."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        clients = []

        def serve():
            with contextlib.suppress(OSError):
                while True:
                    client, _ = listening.accept()
                    clients.append(client)
                    answer(client)

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        finally:
            listening.shutdown(socket.SHUT_RDWR)
            for client in clients:
                client.close()
            thread.join(10)


def asked(client):
    """Read a request up to its empty line."""
    seen = b""
    while b"\r\n\r\n" not in seen:
        seen += client.recv(4096)


def test_server_that_hangs_up_in_the_middle_of_its_answer_is_a_damaged_reply():
    def answer(client):
        asked(client)
        client.sendall(b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{")
        client.close()

    with speaking(answer) as url:
        connection = ServerConnection(url)
        with pytest.raises(ReplyDamagedError):
            connection.send("GET", "/")
        connection.close()


def test_program_that_speaks_no_http_is_a_damaged_reply():
    def answer(client):
        asked(client)
        client.sendall(b"SSH-2.0-OpenSSH_9.2\r\n")
        client.close()

    with speaking(answer) as url:
        connection = ServerConnection(url)
        with pytest.raises(ReplyDamagedError):
            connection.send("GET", "/")
        connection.close()


def test_nobody_listening_is_offline():
    with socket.create_server(("127.0.0.1", 0)) as listening:
        url = f"http://127.0.0.1:{listening.getsockname()[1]}"
    connection = ServerConnection(url)
    with pytest.raises(Offline) as caught:
        connection.send("GET", "/")
    connection.close()
    assert "cannot be reached" in sentence(caught.value)


@pytest.mark.parametrize(
    ("scheme", "count"), [("http", 0), ("HTTP", 0), ("https", 1), ("HTTPS", 1), ("Https", 1)]
)
def test_authorities_are_read_only_where_somebody_shows_a_certificate(scheme, count, monkeypatch):
    read = []
    load = ssl.SSLContext.load_verify_locations
    monkeypatch.setattr(
        ssl.SSLContext,
        "load_verify_locations",
        lambda context, *places: (read.append(places), load(context, *places)),
    )
    # Port 9 of this machine: nobody listens there.
    connection = ServerConnection(f"{scheme}://127.0.0.1:9")
    with pytest.raises(Offline):
        connection.send("GET", "/")
    connection.close()
    assert len(read) == count


@pytest.mark.parametrize("scheme", ["https", "HTTPS"])
def test_a_stranger_with_a_certificate_of_nobody_known_is_sent_nothing(scheme, tmp_path):
    certificate, key = Authority(tmp_path).certificate_of("localhost")
    shown = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    shown.load_cert_chain(certificate, key)
    heard = []

    def answer(client):
        with contextlib.suppress(OSError), shown.wrap_socket(client, server_side=True) as encrypted:
            heard.append(encrypted.recv(4096))

    with speaking(answer) as url:
        connection = ServerConnection(url.replace("http://127.0.0.1", f"{scheme}://localhost"))
        with pytest.raises(CertificateError):
            connection.send("GET", "/")
        connection.close()
    assert not any(heard)


def test_silent_server_times_out(monkeypatch):
    monkeypatch.setattr(connection_module, "READ_S", 0.2)
    with speaking(asked) as url:
        connection = ServerConnection(url)
        with pytest.raises(TimedOutError):
            connection.send("GET", "/")
        connection.close()


def test_endless_answer_is_given_up(monkeypatch):
    monkeypatch.setattr(connection_module, "REPLY_BYTES_MAX", 10_000)

    def answer(client):
        asked(client)
        client.sendall(b"HTTP/1.1 200 OK\r\ncontent-length: 9999999\r\n\r\n")
        with contextlib.suppress(OSError):
            client.sendall(b"x" * 1_000_000)

    with speaking(answer) as url:
        connection = ServerConnection(url)
        with pytest.raises(NotOurServerError):
            connection.send("GET", "/")
        connection.close()


def test_abort_from_another_thread_ends_the_waiting_at_once():
    waiting = threading.Event()

    def answer(client):
        asked(client)
        waiting.set()

    with speaking(answer) as url:
        connection = ServerConnection(url)
        caught = []

        def wait():
            with pytest.raises(Offline) as raised:
                connection.send("GET", "/", wait_s=600)
            caught.append(raised.value)

        thread = threading.Thread(target=wait)
        thread.start()
        assert waiting.wait(10)
        connection.abort()
        thread.join(10)
        assert not thread.is_alive()
        assert caught
        connection.close()
