"""What is asked of the server in a till's name beside its rounds: tokens, and to be known again."""

import base64

import msgspec
from pos_protocol.chain import token_text
from pos_protocol.sync import NonceReply, TokenReply, TokenRequest
from sync_server.auth import enrolment
from sync_server.errors import BusyError

from pos_app.errors import Offline, ServerRefused
from pos_app.sync.once import returning
from pos_app.sync.server_api import register
from tests.simulation.central import Request
from tests.simulation.ground.images import SECRETS
from tests.simulation.plan import HOUR_MS
from tests.simulation.world import ServerCrashError


def fresh_token(till) -> str:
    """A valid authorization of this till, as somebody who misuses it would get one."""
    prefix = "/api/v1/sync"
    asked = _posted(till, f"{prefix}/nonce", b"")
    nonce = msgspec.json.decode(asked, type=NonceReply).nonce
    sig = till.image.key.sign(token_text(till=till.till_id, nonce=nonce))
    request = TokenRequest(
        till=till.till_id,
        key_id=till.image.key.key_id,
        nonce=nonce,
        sig=base64.b64encode(sig).decode(),
    )
    reply = _posted(till, f"{prefix}/token", msgspec.json.encode(request))
    return f"Bearer {msgspec.json.decode(reply, type=TokenReply).access_token}"


def enrol_later(till) -> None:
    """People are told that the till has to be enrolled again, and do so within some hours."""
    if till.must_enrol:
        return
    till.must_enrol = True
    _later(till)


def enrol_again(till) -> bool:
    """A code from the office is given to the till; whether the server said that it knows it."""
    world, server = till.world, till.server
    chance = world.chance("enrolment")
    try:
        code = enrolment.make_code(
            server.db,
            secrets=SECRETS,
            store_id=till.store_id,
            rng=chance,
            now_ms=server.now_ms,
        )
        request = returning(till.db, code, key=till.image.key, machine=till.machine)
        reply = register(till.wire, request)
    except (BusyError, ServerCrashError) as error:
        server.ended(error)
        return False
    except (Offline, ServerRefused) as error:
        world.count(f"enrolment {type(error).__name__}")
        return False
    identity = till.image.identity
    name, named = (identity.till, identity.till_no), (reply.till, reply.till_no)
    world.demand(2, named == name, f"till {till.name} became {named}")
    till.must_enrol = False
    world.count("enrolled again")
    return True


def _later(till) -> None:
    till.world.at(till.world.chance("enrolment").randrange(4 * HOUR_MS), lambda: _try(till))


def _try(till) -> None:
    if not till.must_enrol or till.is_revoked:
        return
    if till.is_on and till.has_key:
        till.guarded(lambda: enrol_again(till))
    if till.must_enrol:
        _later(till)


def _posted(till, target: str, body: bytes) -> bytes:
    headers = {"content-type": "application/json"}
    request = Request(method="POST", target=target, headers=headers, body=body)
    content: bytes = till.server.answer(request).content
    return content
