"""The doctor names what is wrong and what to do, and ends with 1 then."""

import pytest
from sync_server.cli import run

from tests.support.central.redis import private_redis


@pytest.fixture
def doctor(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("KIRYANA_DATA_DIR", str(tmp_path))
    for name in ("SECRET_KEY", "MYSQL_CENTRAL_URI", "REDIS_URL"):
        monkeypatch.delenv(name, raising=False)

    def call(*arguments):
        status = run(("doctor", *arguments))
        return status, capsys.readouterr().out

    return call


def test_a_new_folder_is_well_and_a_used_one_too(doctor, tmp_path):
    status, told = doctor()
    assert (status, "the first start makes it" in told) == (0, True)
    assert run(("store", "add", "--store-id", "1", "--name", "Madina")) == 0
    assert run(("keys", "rotate")) == 0
    status, told = doctor()
    assert status == 0, told
    assert "it answers in" in told
    assert "that SECRET_KEY opens" in told
    assert doctor("--ready") == (0, "")


def test_what_is_wrong_is_named(doctor, tmp_path, monkeypatch):
    assert run(("migrate",)) == 0
    assert run(("keys", "rotate")) == 0
    (tmp_path / "secret.key").chmod(0o644)
    status, told = doctor("--ready")
    assert (status, "chmod 600" in told) == (1, True)
    monkeypatch.setenv("SECRET_KEY", "another secret altogether")
    status, told = doctor("--ready")
    assert (status, "another SECRET_KEY" in told) == (1, True)
    monkeypatch.setenv("MYSQL_CENTRAL_URI", "mysql://u:topsecret@127.0.0.1:1/x")
    status, told = doctor("--ready")
    assert (status, "cannot be reached" in told) == (1, True)
    assert "topsecret" not in told


def test_redis_is_asked_too(doctor, monkeypatch):
    with private_redis() as redis:
        monkeypatch.setenv("REDIS_URL", redis.url)
        assert "ok    redis: it answers, policy volatile-lfu" in doctor()[1]
        redis.kill()
        status, told = doctor("--ready")
        assert (status, "does not answer" in told) == (1, True)
