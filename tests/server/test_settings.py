"""A flag beats the environment beats the file; what is not understood is refused at the start."""

import pytest
from sync_server.errors import StartRefusedError
from sync_server.settings import load_settings, shown


def load(folder, flags=None, **environ):
    return load_settings({"data_dir": str(folder)} | (flags or {}), environ)


def test_without_anything_it_is_sqlite_in_the_data_folder(tmp_path):
    settings = load(tmp_path / "new")
    assert settings.effective_url == f"sqlite:///{tmp_path / 'new' / 'server.db'}"
    assert settings.is_sqlite
    assert (tmp_path / "new").is_dir()
    assert (settings.host, settings.port, settings.workers) == ("127.0.0.1", 8080, 1)


def test_a_flag_beats_the_environment_beats_the_file(tmp_path):
    (tmp_path / "server.toml").write_text('host = "file"\nport = 1\nredis_url = "file"\n')
    settings = load(tmp_path, {"host": "flag", "port": None}, KIRYANA_HOST="env", KIRYANA_PORT="2")
    assert (settings.host, settings.port, settings.redis_url) == ("flag", 2, "file")


def test_the_specs_names_are_read(tmp_path):
    settings = load(
        tmp_path,
        SECRET_KEY="s" * 20,
        MYSQL_CENTRAL_URI="mysql://u:p@127.0.0.1/kiryana",
        MYSQL_LOCAL_URI="mysql://local",
        SYNC_INTERVAL_SECONDS="2.5",
        REDIS_URL="redis://127.0.0.1",
    )
    assert settings.effective_url == "mysql+pymysql://u:p@127.0.0.1/kiryana"
    assert not settings.is_sqlite
    assert settings.sync_interval_s == 2.5


def test_the_environment_names_the_data_folder(tmp_path):
    settings = load_settings({}, {"KIRYANA_DATA_DIR": str(tmp_path / "there")})
    assert settings.folder == tmp_path / "there"


@pytest.mark.parametrize(
    ("text", "environ"),
    [
        ("hots = 1", {}),
        ("port = 'many'", {}),
        ("port =", {}),
        ("", {"KIRYANA_PORT": "70000"}),
        ("", {"KIRYANA_PORT": "x"}),
        ("workers = 0", {}),
        ("workers = 2", {}),
    ],
)
def test_what_is_not_understood_is_refused(tmp_path, text, environ):
    (tmp_path / "server.toml").write_text(text)
    with pytest.raises(StartRefusedError):
        load(tmp_path, **environ)


def test_a_folder_that_cannot_be_made_is_refused(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StartRefusedError):
        load(tmp_path / "file" / "below")


def test_every_setting_has_its_name_in_the_environment(tmp_path):
    given = {"KIRYANA_POOL_SIZE": "3", "KIRYANA_LOG_FORM": "json", "KIRYANA_ONLY": "auth"}
    settings = load(tmp_path, **given)
    assert (settings.pool_size, settings.log_form, settings.only) == (3, "json", "auth")


def test_a_secret_may_lie_in_a_file_and_nowhere_twice(tmp_path):
    place = tmp_path / "secret"
    place.write_text("a secret of the tests\n")
    given = {"SECRET_KEY_FILE": str(place), "MYSQL_CENTRAL_URI_FILE": str(place)}
    settings = load(tmp_path, **given)
    assert settings.secret_key == settings.database_url == "a secret of the tests"
    for wrong in (given | {"SECRET_KEY": "another"}, {"REDIS_URL_FILE": str(tmp_path / "none")}):
        with pytest.raises(StartRefusedError, match="_FILE"):
            load(tmp_path, **wrong)


def test_what_is_shown_holds_no_secret(tmp_path):
    text = str(shown(load(tmp_path, SECRET_KEY="s" * 20, REDIS_URL="redis://:hush@127.0.0.1")))
    assert "hush" not in text
    assert "ssss" not in text
    assert text.count("(given)") == 2
