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


def test_the_shops_own_database_is_used_where_no_central_one_is_named(tmp_path):
    own = {"MYSQL_LOCAL_URI": "mysql://shop@127.0.0.1/own"}
    assert load(tmp_path, **own).effective_url == "mysql+pymysql://shop@127.0.0.1/own"
    assert not load(tmp_path, **own).is_sqlite
    both = own | {"MYSQL_CENTRAL_URI": "mysql://u@127.0.0.1/central"}
    assert load(tmp_path, **both).effective_url.endswith("/central")
    flag = {"database_url": "sqlite:///flag.db"}
    assert load(tmp_path, flag, **own).effective_url == "sqlite:///flag.db"


def test_the_environment_names_the_data_folder(tmp_path):
    settings = load_settings({}, {"KIRYANA_DATA_DIR": str(tmp_path / "there")})
    assert settings.folder == tmp_path / "there"


@pytest.mark.parametrize(
    ("text", "environ", "words"),
    [
        ("hots = 1", {}, "hots in server.toml is no setting"),
        ("port = 'many'", {}, "port: a whole number is needed"),
        ("port =", {}, "server.toml cannot be read"),
        ("host = 5", {}, "host: text in quotes is needed"),
        ("", {"KIRYANA_PORT": "70000"}, "70000 is not between"),
        ("", {"KIRYANA_PORT": "x"}, "port: a whole number is needed"),
        ("", {"KIRYANA_QUEUE": "there"}, "queue: one of here, workers is needed"),
        ("", {"KIRYANA_LOG_FORM": "xml"}, "log_form: one of auto,"),
        ("", {"KIRYANA_TRUSTED_PROXIES": "10.0.0.1, proxy"}, "trusted_proxies: 'proxy'"),
        ("", {"SYNC_INTERVAL_SECONDS": "soon"}, "sync_interval_s: a number is needed"),
        ("", {"SYNC_INTERVAL_SECONDS": "-5"}, "from 1 to 3600"),
        ("", {"SYNC_INTERVAL_SECONDS": "nan"}, "from 1 to 3600"),
        ("workers = 0", {}, "At least one worker"),
        ("workers = 2", {}, "need a database server"),
    ],
)
def test_what_is_not_understood_is_refused_in_words(tmp_path, text, environ, words):
    (tmp_path / "server.toml").write_text(text)
    with pytest.raises(StartRefusedError, match=words):
        load(tmp_path, **environ)


def test_several_proxies_and_none_can_be_named(tmp_path):
    for text in ("", "127.0.0.1, ::1,10.0.0.0/8"):
        assert load(tmp_path, {"trusted_proxies": text}).trusted_proxies == text


def test_a_folder_that_cannot_be_made_is_refused(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StartRefusedError):
        load(tmp_path / "file" / "below")


def test_a_folder_whose_name_would_be_cut_is_refused(tmp_path):
    """The database came to lie beside it, under the part of the name before the mark."""
    with pytest.raises(StartRefusedError, match=r"has a \? in its name"):
        load(tmp_path / "what?")
    assert load(tmp_path / "what?", {"database_url": "mysql://u:p@h/x"}).data_dir.endswith("what?")


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
