"""A one-time code: one use, ten minutes, five tries, whoever tries at the same time."""

import base64
import threading
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from pos_protocol.chain import office_till
from pos_protocol.ids import OFFICE_TILL_NO
from pos_protocol.sync import EpochClaim, RegisterRequest, ReturningTill
from sqlalchemy import select
from sync_server.auth import enrolment
from sync_server.db import schema, tills
from sync_server.errors import RefusedError, ServerCode
from sync_server.operations.store_keeping import revoke_in

from tests.support.sync_server import local_server, public_key_text


@pytest.fixture(params=["sqlite", "mariadb"])
def server(request, tmp_path):
    url = request.getfixturevalue("mariadb_url") if request.param == "mariadb" else None
    with local_server(tmp_path, url, stores=(1, 2)) as running:
        yield running


def register(server, code, key=None, returning=None):
    key = key or Ed25519PrivateKey.generate()
    request = RegisterRequest(
        code=code, public_key=public_key_text(key), machine="test", returning=returning
    )
    return enrolment.register(
        server.db,
        request,
        secrets=server.secrets,
        rng=server.rng,
        now_ms=server.clock.wall_ms(),
    )


def refused(server, code):
    with pytest.raises(RefusedError) as error:
        register(server, code)
    return error.value.code


def wrong(code):
    return code[:-1] + ("2" if code[-1] != "2" else "3")


def test_a_code_makes_one_till_of_its_store(server):
    code = server.enrol_code(2)
    reply = register(server, code)
    assert (reply.store, reply.till_no, reply.epoch, reply.currency) == (2, 1, 1, "PKR")
    assert refused(server, code) == ServerCode.CODE_REFUSED
    assert register(server, server.enrol_code(2)).till_no == 2


def test_a_code_is_read_however_it_is_typed(server):
    code = server.enrol_code()
    assert register(server, code.replace("-", " ").lower()).till_no == 1


def test_a_code_ends_after_ten_minutes(server):
    code = server.enrol_code()
    server.clock.now_ms += 600_000
    assert refused(server, code) == ServerCode.CODE_REFUSED


def test_five_wrong_tries_spend_a_code(server):
    code = server.enrol_code()
    for _ in range(5):
        assert refused(server, wrong(code)) == ServerCode.CODE_REFUSED
    assert refused(server, code) == ServerCode.CODE_REFUSED


def test_four_wrong_tries_leave_one(server):
    code = server.enrol_code()
    for _ in range(4):
        refused(server, wrong(code))
    assert register(server, code).till_no == 1


@pytest.mark.parametrize("code", ["", "-", "ÄÖÜ", "0000-0000-0000", "x" * 40])
def test_what_is_no_code_is_refused(server, code):
    assert refused(server, code) == ServerCode.CODE_REFUSED


def test_who_comes_back_and_loses_the_answer_gets_it_again(server):
    key = Ed25519PrivateKey.generate()
    reply = register(server, server.enrol_code(), key)
    back = ReturningTill(till=reply.till, till_no=1, epochs=())
    server.clock.now_ms += 1
    code, other = server.enrol_code(), server.enrol_code()
    assert register(server, code, key, back) == register(server, code, key, back) == reply
    for asked, with_key, said in (
        (wrong(code), key, back),
        (code, Ed25519PrivateKey.generate(), back),
        (code, key, ReturningTill(till=UUID(int=7), till_no=1, epochs=())),
        (code, key, None),
    ):
        with pytest.raises(RefusedError) as error:
            register(server, asked, with_key, said)
        assert error.value.code == ServerCode.CODE_REFUSED
    assert register(server, other).till_no == 2
    server.clock.now_ms += enrolment.CODE_LIFETIME_MS
    with pytest.raises(RefusedError):
        register(server, code, key, back)


def test_a_till_that_was_blocked_meanwhile_is_not_welcomed_again(server):
    key = Ed25519PrivateKey.generate()
    reply = register(server, server.enrol_code(), key)
    back = ReturningTill(till=reply.till, till_no=1, epochs=())
    code = server.enrol_code()
    register(server, code, key, back)
    server.db.write(lambda tx: revoke_in(tx, 1, 1, now_ms=1))
    with pytest.raises(RefusedError):
        register(server, code, key, back)


def test_a_blocked_till_that_comes_back_with_a_new_code_is_told_so(server):
    key = Ed25519PrivateKey.generate()
    back = ReturningTill(till=register(server, server.enrol_code(), key).till, till_no=1, epochs=())
    server.db.write(lambda tx: revoke_in(tx, 1, 1, now_ms=1))
    with pytest.raises(RefusedError) as error:
        register(server, server.enrol_code(), key, back)
    assert error.value.code == ServerCode.REVOKED
    with pytest.raises(RefusedError) as error:
        register(server, server.enrol_code(), None, back)
    assert error.value.code == ServerCode.KEY_REFUSED, "nobody else learns anything of it"


def test_nobody_comes_back_as_the_office(server):
    """It has no key, as a till has none that is known by its dead machine's file alone."""
    claims = (
        EpochClaim(
            epoch=1,
            server_nonce="n",
            parent_epoch=0,
            parent_till_seq=0,
            parent_hash=bytes(32).hex(),
            reason="registered",
        ),
    )
    for epochs in ((), claims):
        back = ReturningTill(till=office_till(1), till_no=OFFICE_TILL_NO, epochs=epochs)
        with pytest.raises(RefusedError) as error:
            register(server, server.enrol_code(), None, back)
        assert error.value.code == ServerCode.KEY_REFUSED
    with server.db.read() as tx:
        office = tills.find_till(tx, office_till(1))
    assert (office.till_no, office.public_key) == (OFFICE_TILL_NO, b"")


def test_a_code_is_used_once_by_twenty_who_try_together(server):
    code = server.enrol_code()
    made, refusals = [], []

    def attempt():
        try:
            made.append(register(server, code))
        except RefusedError as error:
            refusals.append(error.code)

    threads = [threading.Thread(target=attempt) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 1
    assert refusals == [ServerCode.CODE_REFUSED] * 19


def test_five_tries_are_five_for_twenty_who_guess_together(server):
    code = server.enrol_code()
    bad = wrong(code)
    threads = [threading.Thread(target=refused, args=(server, bad)) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with server.db.read() as tx:
        left = tx.execute(select(schema.enrol_code.c.tries_left)).scalar_one()
    assert left == 0


def test_no_code_and_no_key_lie_in_the_database(server):
    code = server.enrol_code()
    with server.db.read() as tx:
        row = tx.execute(select(schema.enrol_code)).one()
    plain = code.replace("-", "")
    assert row.selector == plain[: enrolment.SELECTOR_CHARS]
    assert plain.encode() not in bytes(row.code_hash)


@pytest.mark.parametrize(
    "text", ["", "no key", base64.b64encode(b"short").decode(), "é" * 10, "A" * 99]
)
def test_what_is_no_key_is_refused_and_spends_no_try(server, text):
    code = server.enrol_code()
    request = RegisterRequest(code=code, public_key=text)
    with pytest.raises(RefusedError) as error:
        enrolment.register(
            server.db, request, secrets=server.secrets, rng=server.rng, now_ms=server.clock.now_ms
        )
    assert error.value.code == ServerCode.KEY_REFUSED
    assert register(server, code).till_no == 1


def test_a_code_for_a_store_that_is_not_there_is_refused(server):
    with pytest.raises(RefusedError) as error:
        server.enrol_code(77)
    assert error.value.code == ServerCode.NOT_FOUND


def test_a_till_is_found_by_what_it_got(server):
    key = Ed25519PrivateKey.generate()
    reply = register(server, server.enrol_code(), key)
    with server.db.read() as tx:
        till = tills.find_till(tx, reply.till)
    assert till.public_key == key.public_key().public_bytes_raw()
    assert (till.key_id, till.epoch_max, till.is_revoked) == (reply.key_id, 1, False)
