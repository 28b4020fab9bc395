"""`keys rotate` and `keys list`, beside a server's keys that are in use."""

import jwt
import msgspec
from sync_server.cli import keys, run

from tests.support.central.served import served
from tests.support.rest import RestUser, give_role, rest_state
from tests.support.sync_server import local_server


def test_a_rotation_is_seen_in_the_list_and_in_the_published_keys(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("SECRET_KEY", "a secret of the tests")
    where = ["--data-dir", str(tmp_path)]
    with local_server(tmp_path) as server:
        give_role(server, "amna", "viewer")
        with served(rest_state(server)) as client:
            user = RestUser(client, "amna")
            assert run(["keys", "rotate", *where]) == 0
            assert "signs in 90 seconds" in capsys.readouterr().out
            assert run(["keys", "list", *where]) == 0
            names = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
            published = client.get("/.well-known/jwks.json").json()["keys"]
            assert sorted(key["kid"] for key in published) == sorted(names)
            token = user.tokens["access_token"]
            kid = jwt.get_unverified_header(token)["kid"]
            jwk = next(key for key in published if key["kid"] == kid)
            key = jwt.PyJWK(msgspec.json.decode(msgspec.json.encode(jwk))).key
            said = jwt.decode(
                token, key, ["EdDSA"], audience="kiryana", options={"verify_exp": False}
            )
            assert said["name"] == "amna", "anybody can verify with what is published"
            assert user.get("/api/auth/me").status_code == 200


def test_another_secret_is_refused_in_words(tmp_path, monkeypatch, capsys):
    with local_server(tmp_path):
        monkeypatch.setenv("SECRET_KEY", "not the secret of the tests")
        assert run(["keys", "rotate", "--data-dir", str(tmp_path)]) == 1
        assert "another SECRET_KEY" in capsys.readouterr().err
    assert keys.show.__doc__
