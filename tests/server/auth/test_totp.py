"""A second factor: RFC 6238's own codes, each once, and spare ones; nothing of it lies open."""

import base64

import pyotp
import pytest
from sync_server.auth import totp
from sync_server.auth.refresh import Issuer
from sync_server.auth.users import add_user
from sync_server.db.audit import entries
from sync_server.db.totp import factors
from sync_server.errors import RefusedError, ServerCode

from tests.support.rest import PASSWORD
from tests.support.sync_server import local_server


@pytest.fixture
def server(tmp_path):
    with local_server(tmp_path) as running:
        add_user(
            running.db, "amna", password=PASSWORD, store_id=1, role="admin", now_ms=now_of(running)
        )
        yield running


def now_of(server):
    return server.clock.now_ms


def issuer_of(server):
    return Issuer(ring=server.ring, secrets=server.secrets, rng=server.rng, now_ms=now_of(server))


def begin(server, name="amna", password=PASSWORD):
    return totp.begin(
        server.db,
        name,
        password=password,
        issuer=issuer_of(server),
    )


def confirm(server, code):
    return totp.confirm(
        server.db,
        "amna",
        code=code,
        session_id=None,
        issuer=issuer_of(server),
    )


def code_at(secret, ms):
    return pyotp.TOTP(secret).at(ms // 1000)


def on(server):
    """A second factor that is on, thirty seconds ago: its secret and spare codes."""
    secret = begin(server).secret
    codes = confirm(server, code_at(secret, now_of(server)))
    server.clock.now_ms += 30_000
    return secret, codes


def spend(server, code):
    with server.db.read() as tx:
        factor = factors.find(tx, "amna")
    take = totp.spending(
        factor,
        "amna",
        code,
        issuer=issuer_of(server),
    )
    server.db.write(take)


def refused(code, work, *arguments):
    with pytest.raises(RefusedError) as raised:
        work(*arguments)
    assert raised.value.code == code
    return raised.value.detail


@pytest.mark.parametrize(
    ("at_s", "digits"), [(59, "287082"), (1111111109, "081804"), (2000000000, "279037")]
)
def test_the_codes_are_those_of_rfc_6238(server, at_s, digits):
    """Appendix B, SHA-1, the last six of its eight digits."""
    secret = b"12345678901234567890"
    assert totp.step_of(secret, digits, at_s * 1000) == at_s // 30
    assert totp.step_of(secret, digits, at_s * 1000 + 90_000) is None


def test_a_code_opens_once_and_no_older_one_opens_behind_it(server):
    secret, _ = on(server)
    now = now_of(server)
    for ms in (now - 60_000, now + 60_000):
        refused(ServerCode.TOTP_REFUSED, spend, server, code_at(secret, ms))
    spend(server, code_at(secret, now))
    assert "used before" in refused(ServerCode.TOTP_REFUSED, spend, server, code_at(secret, now))
    refused(ServerCode.TOTP_REFUSED, spend, server, code_at(secret, now - 30_000))
    spend(server, code_at(secret, now + 30_000))


def test_the_code_that_confirmed_opens_nothing(server):
    secret = begin(server).secret
    code = code_at(secret, now_of(server))
    confirm(server, code)
    refused(ServerCode.TOTP_REFUSED, spend, server, code)


def test_a_spare_code_opens_once_however_it_is_typed(server):
    _, codes = on(server)
    assert len(set(codes)) == 10
    spend(server, codes[0].upper().replace("-", " "))
    refused(ServerCode.TOTP_REFUSED, spend, server, codes[0])
    refused(ServerCode.TOTP_REFUSED, spend, server, "abcde-fghij")
    with server.db.read() as tx:
        assert totp.state_of(tx, "amna").recovery_codes_left == 9
        assert entries.last_of(tx, entries.SERVER, entries.AuditDeed.RECOVERY_CODE_USED)


def test_nothing_is_asked_for_before_the_app_has_shown_a_code(server):
    first = begin(server)
    assert first.uri.startswith(f"otpauth://totp/Kiryana:amna?secret={first.secret}&issuer=Kiryana")
    second = begin(server)
    assert second.secret != first.secret, "whoever lost the first begins again"
    refused(ServerCode.TOTP_REFUSED, confirm, server, code_at(first.secret, now_of(server)))
    with server.db.read() as tx:
        assert totp.state_of(tx, "amna").state == "begun"
        assert not factors.find(tx, "amna").is_on
    confirm(server, code_at(second.secret, now_of(server)))
    refused(ServerCode.TOTP_STATE, begin, server)
    refused(ServerCode.TOTP_STATE, confirm, server, "123456")


def test_only_who_knows_the_password_begins_one(server):
    refused(ServerCode.FORBIDDEN, begin, server, "amna", "another long password")
    refused(ServerCode.FORBIDDEN, begin, server, "nobody")
    refused(ServerCode.TOTP_STATE, confirm, server, "123456")


def test_turning_it_off_needs_a_code_and_guessing_ends(server):
    secret, codes = on(server)

    def off(code, password=PASSWORD):
        totp.turn_off(
            server.db,
            "amna",
            password=password,
            code=code,
            issuer=issuer_of(server),
        )

    refused(ServerCode.FORBIDDEN, off, codes[0], "another long password")
    wrong = f"{(int(code_at(secret, now_of(server))) + 500_000) % 1_000_000:06d}"
    for _ in range(10):
        refused(ServerCode.TOTP_REFUSED, off, wrong)
    refused(ServerCode.THROTTLED, off, codes[0])
    server.clock.now_ms += 15 * 60_000
    off(codes[0])
    refused(ServerCode.TOTP_STATE, off, codes[1])
    with server.db.read() as tx:
        assert totp.state_of(tx, "amna").state == "off"


def test_a_reset_ends_the_sign_ins_and_is_audited(server):
    on(server)
    assert totp.reset(server.db, "amna", now_ms=now_of(server))
    assert not totp.reset(server.db, "amna", now_ms=now_of(server))
    refused(
        ServerCode.NOT_FOUND,
        lambda: totp.reset(server.db, "nobody", now_ms=now_of(server)),
    )
    with server.db.read() as tx:
        assert entries.last_of(tx, entries.SERVER, entries.AuditDeed.TOTP_RESET).subject == "amna"


def test_the_database_holds_neither_the_secret_nor_the_codes(server, tmp_path):
    secret, codes = on(server)
    with server.db.read() as tx:
        tx.exec_driver_sql("SELECT 1")
    server.db.close()
    held = b"".join(path.read_bytes() for path in tmp_path.glob("server.db*"))
    for told in (secret.encode(), base64.b32decode(secret), *(code.encode() for code in codes)):
        assert told not in held


def test_a_secret_sealed_for_somebody_else_or_by_another_key_opens_nothing(server):
    secret, _ = on(server)
    with server.db.read() as tx:
        factor = factors.find(tx, "amna")
    code = code_at(secret, now_of(server))
    told = refused(
        ServerCode.TOTP_REFUSED,
        lambda: totp.spending(
            factor,
            "bilal",
            code,
            issuer=issuer_of(server),
        ),
    )
    assert "user totp-reset" in told
