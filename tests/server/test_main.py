"""The server's socket: taken addresses are refused in words, replies leave at once."""

import socket

import pytest
from sync_server.errors import StartRefusedError
from sync_server.main import listen
from sync_server.settings import Settings


def settings_for(tmp_path, port=0):
    return Settings(data_dir=str(tmp_path), host="127.0.0.1", port=port)


def test_a_connection_names_its_protocol_so_that_asyncio_sends_replies_at_once(tmp_path):
    with listen(settings_for(tmp_path)) as listener:
        listener.listen()
        with socket.create_connection(listener.getsockname()):
            accepted, _ = listener.accept()
            with accepted:
                assert accepted.proto == socket.IPPROTO_TCP


def test_a_taken_port_is_refused_in_words(tmp_path):
    with listen(settings_for(tmp_path)) as taken:
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(StartRefusedError, match=f"port {port} cannot be used"):
            listen(settings_for(tmp_path, port))
