"""Cells in Redis or Valkey, shared by all processes: one script, one round trip a step."""

import hashlib
import itertools
import secrets
from collections.abc import Sequence
from functools import lru_cache

import msgspec
from redis.exceptions import NoScriptError

from sync_server.cache import scripts
from sync_server.cache.port import (
    BYPASS,
    CELL_S,
    INTENT_S,
    LEASE_S,
    Filling,
    Found,
    Place,
    Renewal,
)
from sync_server.cache.redis_address import Lines
from sync_server.cache.redis_loop import LoopLine

PREFIX = "kiryana"
CELLS_AT_ONCE = 500

PACKED_MAX = 4096
"""Cells whose keys are kept as they travel; a few hundred bytes each."""

_LOOKED = msgspec.msgpack.Decoder(list[tuple[bytes, bytes]])

type Argument = str | bytes | int


class RedisCells:
    """Works on one primary. Which run of Redis a connection leads to is part of every key.

    Each step raises CacheAwayError where Redis cannot be asked: a Breaker stands around it.
    """

    def __init__(self, url: str, *, intent_s: float = INTENT_S) -> None:
        """Connects at the first use. Raises StartRefusedError for an address that is none."""
        self._lines = Lines(url)
        self._loop_line = LoopLine(url)
        self._intent_ms = int(intent_s * 1000)
        self._shas = {
            text: hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest()
            for text in (
                scripts.FIND,
                scripts.FILL,
                scripts.INTEND,
                scripts.RENEW,
                scripts.REPAIR,
            )
        }
        sha = hashlib.sha1(scripts.LOOK.encode(), usedforsecurity=False).hexdigest()
        self._look_by_sha = _packed("EVALSHA") + _packed(sha)
        self._lease_prefix = secrets.token_hex(8)
        self._leases = itertools.count()

    @property
    def is_near(self) -> bool:
        return False

    def find(self, place: Place) -> Found:
        lease = f"{self._lease_prefix}{next(self._leases)}"
        return _found(self._run(scripts.FIND, [place], lease, int(LEASE_S * 1000)), lease)

    async def look(self, places: Sequence[Place]) -> list[Found]:
        async with self._loop_line.one() as line:
            run_id = line.run_id
            keys = b"".join([_packed_keys(place, run_id) for place in places])
            count = 1 + 2 * len(places)
            said = b"".join(
                (
                    b"$%d\r\n%d\r\n" % (len(str(count)), count),
                    _packed(f"{PREFIX}:mark"),
                    keys,
                    _packed(run_id),
                    _packed(str(self._intent_ms)),
                )
            )
            words = count + 5
            try:
                answer = await line.ask(b"*%d\r\n%b%b" % (words, self._look_by_sha, said))
            except NoScriptError:
                answer = await line.ask(b"*%d\r\n%b%b" % (words, _LOOK_BY_TEXT, said))
        assert isinstance(answer, bytes), answer
        return [
            Found(state="hit", stock=stock, card=card) if stock else BYPASS
            for stock, card in _LOOKED.decode(answer)
        ]

    def fill(self, place: Place, lease: str, filling: Filling) -> None:
        self._run(
            scripts.FILL,
            [place],
            lease,
            filling.version,
            filling.stock,
            filling.card,
            int(CELL_S * 1000),
        )

    def intend(self, writer: str, places: Sequence[Place]) -> None:
        for some in itertools.batched(places, CELLS_AT_ONCE):
            self._run(scripts.INTEND, some, writer)

    def renew(self, writer: str, renewals: Sequence[Renewal]) -> None:
        for some in itertools.batched(renewals, CELLS_AT_ONCE):
            said: list[Argument] = []
            for one in some:
                said += (one.version, one.stock or b"")
            self._run(
                scripts.RENEW,
                [one.place for one in some],
                writer,
                int(CELL_S * 1000),
                *said,
            )

    def repair(self, known: Sequence[tuple[Place, int]]) -> None:
        for some in itertools.batched(known, CELLS_AT_ONCE):
            self._run(
                scripts.REPAIR, [place for place, _ in some], *[version for _, version in some]
            )

    def close(self) -> None:
        self._lines.close()
        self._loop_line.close()

    def _run(self, text: str, places: Sequence[Place], *arguments: Argument) -> object:
        with self._lines.one() as line:
            said = self._said(line.run_id, places, *arguments)
            try:
                return line.ask("EVALSHA", self._shas[text], *said)
            except NoScriptError:
                return line.ask("EVAL", text, *said)

    def _said(
        self, run_id: str, places: Sequence[Place], *arguments: Argument
    ) -> tuple[Argument, ...]:
        keys = [f"{PREFIX}:mark"]
        for place in places:
            keys += _keys(place, run_id)
        return (len(keys), *keys, run_id, self._intent_ms, *arguments)


def _keys(place: Place, run_id: str) -> tuple[str, str]:
    """A cell and its names, in one hash slot."""
    slot = f"{{{place.store_id}:{place.product_id}}}:{place.epoch}:{run_id}"
    return f"{PREFIX}:c:{slot}", f"{PREFIX}:w:{slot}"


def _packed(text: str) -> bytes:
    """A word of a command as it travels (RESP, bulk string)."""
    raw = text.encode()
    return b"$%d\r\n%b\r\n" % (len(raw), raw)


@lru_cache(PACKED_MAX)
def _packed_keys(place: Place, run_id: str) -> bytes:
    return b"".join(_packed(key) for key in _keys(place, run_id))


_LOOK_BY_TEXT = _packed("EVAL") + _packed(scripts.LOOK)


def _found(answer: object, lease: str) -> Found:
    match answer:
        case [b"hit", bytes(stock), bytes(card)]:
            return Found(state="hit", stock=stock, card=card)
        case [b"lease"]:
            return Found(state="lease", lease=lease)
        case _:
            return BYPASS
