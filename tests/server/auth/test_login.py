"""Login: the same work for who exists and who does not, and a count of what failed."""

import hashlib
import time

import pytest
from sync_server.auth import passwords
from sync_server.auth.login import ADDRESS_FAILURES_MAX, NOBODY, Credentials, login
from sync_server.auth.refresh import Issuer
from sync_server.auth.users import add_user
from sync_server.errors import RefusedError

from tests.support.rest import PASSWORD, give_role
from tests.support.sync_server import local_server


@pytest.fixture
def server(tmp_path):
    with local_server(tmp_path) as running:
        give_role(running, "amna", "manager")
        yield running


def sign_in(server, username="amna", password=PASSWORD, address="10.0.0.1"):
    issuer = Issuer(
        ring=server.ring, secrets=server.secrets, rng=server.rng, now_ms=server.clock.wall_ms()
    )
    given = Credentials(username=username, password=password, store_id=1)
    return login(server.db, given, issuer=issuer, address=address)


def cpu_s(server, username, address):
    """Processor time of this thread: what else the machine does leaves it alone."""
    started = time.thread_time()
    with pytest.raises(RefusedError):
        sign_in(server, username, "not the password", address)
    return time.thread_time() - started


@pytest.mark.usefixtures("real_hashes")
def test_who_does_not_exist_costs_as_much_as_who_does(server):
    known = sorted(cpu_s(server, "amna", f"10.0.1.{n}") for n in range(5))[2]
    unknown = sorted(cpu_s(server, f"nobody{n}", f"10.0.2.{n}") for n in range(5))[2]
    assert 0.5 < unknown / known < 2


@pytest.mark.usefixtures("real_hashes")
def test_nobodys_hash_has_the_costs_of_everybodys():
    assert NOBODY.rsplit("$", 2)[0] == passwords.hash_password(PASSWORD).rsplit("$", 2)[0]
    assert not passwords.matches(NOBODY, PASSWORD)


def test_an_address_that_tries_many_names_is_kept_out(server):
    server.db.write(
        lambda tx: tx.exec_driver_sql(
            "INSERT INTO login_failure (subject, failures, since_ms) VALUES (?, ?, ?)",
            (hashlib.sha256(b"10.9.9.9").digest(), ADDRESS_FAILURES_MAX, server.clock.wall_ms()),
        )
    )
    with pytest.raises(RefusedError) as caught:
        sign_in(server, address="10.9.9.9")
    assert (caught.value.code, caught.value.retry_after_s) == ("throttled", 900)
    assert sign_in(server).role == "manager"


def test_success_forgets_the_failures_before_it(server):
    for _ in range(2):
        for _ in range(9):
            with pytest.raises(RefusedError, match="not right"):
                sign_in(server, password="not the password")
        assert sign_in(server).store_id == 1


def test_names_differ_by_their_capitals(server):
    add_user(server.db, "Amna", password=PASSWORD, store_id=1, role="viewer", now_ms=0)
    assert (sign_in(server).role, sign_in(server, "Amna").role) == ("manager", "viewer")
