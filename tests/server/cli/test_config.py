"""`config check` and `config print`, as an operator runs them."""

import tomllib

import pytest
from sync_server.cli import run
from sync_server.cli.config import unknown_names

SECRET = "a secret of the tests, long enough"


@pytest.fixture(autouse=True)
def environment(monkeypatch):
    for name in ("SECRET_KEY", "MYSQL_CENTRAL_URI", "MYSQL_LOCAL_URI", "REDIS_URL"):
        monkeypatch.delenv(name, raising=False)


def test_print_says_everything_but_secrets(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("SECRET_KEY", SECRET)
    monkeypatch.setenv("MYSQL_CENTRAL_URI", "mysql://kiryana:hush@127.0.0.1/kiryana")
    monkeypatch.setenv("KIRYANA_POOL_SIZE", "3")
    assert run(["config", "print", "--data-dir", str(tmp_path)]) == 0
    said = capsys.readouterr().out
    values = tomllib.loads(said)
    assert values["pool_size"] == 3
    assert values["secret_key"] == values["database_url"] == "(given)"
    assert values["redis_url"] == ""
    assert SECRET not in said
    assert "hush" not in said


def test_check_makes_nothing_and_names_a_slip(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("KIRYANA_POOLSIZE", "3")
    assert run(["config", "check", "--data-dir", str(tmp_path)]) == 0
    said = capsys.readouterr().out
    assert "KIRYANA_POOLSIZE is no setting" in said
    assert said.endswith("can be used.\n")
    assert list(tmp_path.iterdir()) == []
    assert "KIRYANA_POOLSIZE" in unknown_names()


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("SECRET_KEY", "short", "at least 16"),
        ("MYSQL_CENTRAL_URI", "mysql://nobody@127.0.0.1:1/x", "cannot be reached"),
        ("MYSQL_LOCAL_URI", "mysql://nobody@127.0.0.1:1/x", "cannot be reached"),
        ("REDIS_URL", "nonsense", "redis://"),
        ("KIRYANA_ONLY", "everything", "no module"),
        ("KIRYANA_LOG_FORM", "xml", "log_form"),
        ("KIRYANA_TRUSTED_PROXIES", "*", "believe every client"),
    ],
)
def test_check_refuses_in_words_what_would_not_start(
    tmp_path, monkeypatch, capsys, name, value, words
):
    monkeypatch.setenv(name, value)
    assert run(["config", "check", "--data-dir", str(tmp_path)]) == 1
    assert words in capsys.readouterr().err


def test_check_says_that_a_second_database_is_not_used(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("MYSQL_CENTRAL_URI", f"sqlite:///{tmp_path / 'central.db'}")
    monkeypatch.setenv("MYSQL_LOCAL_URI", "mysql://nobody@127.0.0.1:1/x")
    assert run(["config", "check", "--data-dir", str(tmp_path)]) == 0
    assert "MYSQL_LOCAL_URI is not used" in capsys.readouterr().out
