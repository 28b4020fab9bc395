"""The way to the database by TLS: whoever names an authority talks to nobody else."""

import ssl
from random import Random

import pytest
from sqlalchemy import text
from sync_server.db.database import Database
from sync_server.errors import StartRefusedError

from tests.support.mariadb import private_mariadb
from tests.support.operating.certificates import Authority
from tests.support.operating.memory import in_memory


@pytest.fixture(scope="module")
def trusted(tmp_path_factory):
    return Authority(tmp_path_factory.mktemp("trusted"))


@pytest.fixture(scope="module")
def mariadb(trusted):
    certificate, key = trusted.certificate_of("localhost")
    with private_mariadb(
        f"--ssl-ca={trusted.path}",
        f"--ssl-cert={certificate}",
        f"--ssl-key={key}",
        parent=in_memory(1 << 30),
    ) as server:
        yield server


def address(mariadb, host, **options):
    """The address as an operator gives it."""
    url = mariadb.url("mysql").partition("?")[0].replace("127.0.0.1", host)
    said = "&".join(f"{name}={value}" for name, value in options.items())
    return f"{url}?{said}" if said else url


def cipher(url):
    db = Database.open(url, rng=Random(1))
    try:
        db.reach()
        with db.read() as tx:
            return tx.execute(text("SHOW STATUS LIKE 'Ssl_cipher'")).one()[1]
    finally:
        db.close()


def refused(url):
    with pytest.raises(StartRefusedError) as told:
        cipher(url)
    return str(told.value)


def test_the_named_authority_is_believed_and_no_other(mariadb, trusted, tmp_path):
    assert cipher(address(mariadb, "localhost", ssl_ca=trusted.path))
    stranger = Authority(tmp_path)
    told = refused(address(mariadb, "localhost", ssl_ca=stranger.path))
    assert "certificate verify failed" in told
    assert "kiryana:kiryana" not in told


def test_the_certificate_must_be_of_the_name_that_was_asked_unless_told_otherwise(mariadb, trusted):
    told = refused(address(mariadb, "127.0.0.1", ssl_ca=trusted.path))
    assert "IP address mismatch" in told
    given = {"ssl_ca": trusted.path, "ssl_verify_identity": "false"}
    assert cipher(address(mariadb, "127.0.0.1", **given))


def test_who_names_an_authority_is_not_served_in_the_clear(mariadb_url, trusted):
    # The certificates that a server makes for itself are of nobody whom anybody named.
    url = f"{mariadb_url.partition('?')[0]}?ssl_ca={trusted.path}"
    with pytest.raises(StartRefusedError):
        cipher(url)


def test_where_nothing_is_said_the_database_is_asked_by_tls_where_it_can(mariadb):
    assert cipher(address(mariadb, "localhost"))
    assert cipher(address(mariadb, "127.0.0.1"))


def test_who_leaves_tls_out_is_served_in_the_clear_and_no_authority_is_read(mariadb, monkeypatch):
    monkeypatch.setattr(ssl, "create_default_context", lambda **_: pytest.fail("read for nothing"))
    assert cipher(address(mariadb, "127.0.0.1", ssl_disabled="true")) == ""


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"ssl_ca": "/nowhere/ca.pem"}, "/nowhere/ca.pem cannot be read: No such file"),
        ({"ssl_cert": "/nowhere/cert.pem"}, "ssl_ca is missing"),
        ({"ssl_verify_cert": "false"}, "may say ssl_ca"),
        ({"ssl_verify_identity": "no"}, "true or false"),
        ({"ssl_disabled": "yes"}, "ssl_disabled=true alone"),
        ({"ssl_disabled": "true", "ssl_verify_identity": "true"}, "ssl_disabled=true alone"),
    ],
)
def test_what_is_no_setting_of_tls_is_said_in_words(options, said):
    query = "&".join(f"{name}={value}" for name, value in options.items())
    with pytest.raises(StartRefusedError, match=said):
        Database.open(f"mysql+pymysql://a:b@127.0.0.1/c?{query}", rng=Random(1))
