"""`kiryana-server user ...`: a second factor is taken from who lost it."""

import pyotp
from sync_server.auth import totp
from sync_server.auth.refresh import Issuer
from sync_server.cli import run

from tests.support.rest import PASSWORD, give_role
from tests.support.sync_server import local_server


def test_a_reset_says_what_it_did(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("KIRYANA_DATA_DIR", str(tmp_path))
    for name in ("SECRET_KEY", "MYSQL_CENTRAL_URI"):
        monkeypatch.delenv(name, raising=False)
    with local_server(tmp_path) as server:
        give_role(server, "amna", "admin")
        now_ms = server.clock.now_ms
        issuer = Issuer(ring=server.ring, secrets=server.secrets, rng=server.rng, now_ms=now_ms)
        secret = totp.begin(server.db, "amna", password=PASSWORD, issuer=issuer).secret
        code = pyotp.TOTP(secret).at(now_ms // 1000)
        totp.confirm(server.db, "amna", code=code, session_id=None, issuer=issuer)
    assert run(["user", "totp-reset", "amna"]) == 0
    assert "signs in by password alone" in capsys.readouterr().out
    assert run(["user", "totp-reset", "amna"]) == 0
    assert capsys.readouterr().out == "amna has no second factor.\n"
    assert run(["user", "totp-reset", "nobody"]) == 1
    assert capsys.readouterr().err == "kiryana-server: there is no user 'nobody'\n"
