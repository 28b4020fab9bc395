"""SECRET_KEY is made once and kept to its owner; keys sealed with one do not open with another."""

import stat

import pytest
from sync_server.auth.keys import KeyRing, derive, load_secret
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
