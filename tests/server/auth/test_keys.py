"""SECRET_KEY is made once and kept to its owner; keys sealed with one do not open with another."""

import errno
import os
import stat

import pytest
from sync_server.auth.keys import (
    KEPT_MS,
    PUBLISHED_MS,
    REREAD_MS,
    KeyRing,
    derive,
    load_secret,
)
from sync_server.db.keys import all_keys
from sync_server.errors import StartRefusedError

from tests.support.sync_server import local_server


def test_a_secret_is_made_at_the_first_start_and_read_by_its_owner_only(tmp_path):
    secret = load_secret(tmp_path, "")
    assert len(secret) == 64
    assert load_secret(tmp_path, "") == secret
    files = list(tmp_path.iterdir())
    assert [stat.S_IMODE(file.stat().st_mode) for file in files] == [0o600]


def test_a_secret_that_is_given_beats_the_file(tmp_path):
    load_secret(tmp_path, "")
    assert load_secret(tmp_path, "a secret of sixteen") == "a secret of sixteen"
    with pytest.raises(StartRefusedError):
        load_secret(tmp_path, "short")


def test_a_secret_is_read_where_nothing_can_be_written(tmp_path, monkeypatch):
    secret = load_secret(tmp_path, "")

    def refuse(path, *_):
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(path))

    monkeypatch.setattr("sync_server.auth.keys.os.open", refuse)
    assert load_secret(tmp_path, "") == secret


def test_a_secret_that_cannot_be_made_is_said_in_words(tmp_path):
    with pytest.raises(StartRefusedError, match=r"secret\.key cannot be used: No such file"):
        load_secret(tmp_path / "gone", "")


def test_every_use_has_a_key_of_its_own():
    secrets = derive("a secret of sixteen")
    assert len({secrets.sealing, secrets.nonces, secrets.codes}) == 3


def test_one_database_has_one_key_that_opens_with_its_secret_only(tmp_path):
    with local_server(tmp_path) as server:
        again = KeyRing(server.db, server.secrets)
        again.open(0)
        assert again.signing().key_id == server.ring.signing().key_id
        with server.db.read() as tx:
            (stored,) = all_keys(tx)
        raw = again.signing().private_key.private_bytes_raw()
        assert raw not in stored.sealed_private_key
        with pytest.raises(StartRefusedError):
            KeyRing(server.db, derive("another secret of sixteen")).open(0)


def test_a_key_made_by_another_process_is_found(tmp_path):
    with local_server(tmp_path) as server:
        late = KeyRing(server.db, server.secrets)
        assert late.public(server.ring.signing().key_id) is not None
        assert late.public("f" * 16) is None
        assert late.public("short") is None


def test_a_new_key_is_published_at_once_and_signs_when_all_have_read_it(tmp_path):
    with local_server(tmp_path) as server:
        now_ms = server.clock.now_ms
        other = KeyRing(server.db, server.secrets)
        other.open(now_ms)
        old = server.ring.signing().key_id
        now_ms += 1
        new = server.ring.rotate(now_ms)
        assert set(server.ring.published()) == {old, new}
        assert other.public(new) is not None, "whoever meets it knows it"
        for ring in (server.ring, other):
            assert ring.signing(now_ms + PUBLISHED_MS - 1).key_id == old
            assert ring.signing(now_ms + PUBLISHED_MS + REREAD_MS).key_id == new
            assert ring.public(old) is not None, "what the old one signed lives on"


def test_a_key_goes_a_day_after_it_was_followed(tmp_path):
    with local_server(tmp_path) as server:
        first = server.ring.signing().key_id
        start_ms = server.clock.now_ms
        second = server.ring.rotate(start_ms + 1)
        third = server.ring.rotate(start_ms + KEPT_MS)
        assert set(server.ring.published()) == {first, second, third}
        fourth = server.ring.rotate(start_ms + KEPT_MS + 1)
        assert set(server.ring.published()) == {second, third, fourth}
        assert server.ring.public(first) is None
