"""`kiryana-server user ...`: a second factor is taken from who lost it."""

import io
import os
import subprocess
import sys

import pyotp
import pytest
from sync_server.auth import totp
from sync_server.auth.refresh import Issuer
from sync_server.cli import run

from tests.support.rest import PASSWORD, give_role
from tests.support.sync_server import local_server


def test_a_reset_says_what_it_did(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("KIRYANA_DATA_DIR", str(tmp_path))
    for name in ("SECRET_KEY", "MYSQL_CENTRAL_URI"):
        monkeypatch.delenv(name, raising=False)
    with local_server(tmp_path) as server:
        give_role(server, "amna", "admin")
        now_ms = server.clock.now_ms
        issuer = Issuer(ring=server.ring, secrets=server.secrets, rng=server.rng, now_ms=now_ms)
        secret = totp.begin(server.db, "amna", password=PASSWORD, issuer=issuer).secret
        code = pyotp.TOTP(secret).at(now_ms // 1000)
        totp.confirm(server.db, "amna", code=code, session_id=None, issuer=issuer)
    assert run(["user", "totp-reset", "amna"]) == 0
    assert "signs in by password alone" in capsys.readouterr().out
    assert run(["user", "totp-reset", "amna"]) == 0
    assert capsys.readouterr().out == "amna has no second factor.\n"
    assert run(["user", "totp-reset", "nobody"]) == 1
    assert capsys.readouterr().err == "kiryana-server: there is no user 'nobody'\n"


@pytest.fixture
def store(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("KIRYANA_DATA_DIR", str(tmp_path))
    for name in ("SECRET_KEY", "MYSQL_CENTRAL_URI"):
        monkeypatch.delenv(name, raising=False)
    assert run(["store", "add", "--store-id", "1", "--name", "Madina"]) == 0
    capsys.readouterr()


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (None, "a password has 12 to 128 characters"),
        (io.TextIOWrapper(io.BytesIO(b"a long \xff password\n"), "utf-8"), "text in UTF-8"),
    ],
)
def test_an_input_that_is_closed_or_no_text_is_no_password(
    store, monkeypatch, capsys, given, words
):
    monkeypatch.setattr("sys.stdin", given)
    add = ["user", "add", "amna", "--role", "viewer", "--store-id", "1", "--password-stdin"]
    assert run(add) == 1
    assert words in capsys.readouterr().err


def test_nobody_can_be_asked_for_a_password_without_a_terminal(store, tmp_path):
    """The prompt wrote a warning and a traceback, or showed what was piped in."""
    add = ["user", "add", "amna", "--role", "viewer", "--store-id", "1"]
    done = subprocess.run(
        [sys.executable, "-m", "sync_server", "--data-dir", str(tmp_path), *add],
        env=os.environ,
        input=b"",
        capture_output=True,
        check=False,
        start_new_session=True,
    )
    said = done.stderr.decode()
    assert (done.returncode, said.count("\n")) == (1, 1)
    assert "--password-stdin" in said
