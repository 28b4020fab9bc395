"""Cells in Redis or Valkey, shared by all processes: one script, one round trip a step."""

import hashlib
import itertools
import secrets
from collections.abc import Sequence

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

PREFIX = "kiryana"
CELLS_AT_ONCE = 500

type Argument = str | bytes | int


class RedisCells:
    """Works on one primary. Which run of Redis a connection leads to is part of every key.

    Each step raises CacheAwayError where Redis cannot be asked: a Breaker stands around it.
    """

    def __init__(self, url: str, *, intent_s: float = INTENT_S) -> None:
        """Connects at the first use. Raises StartRefusedError for an address that is none."""
        self._lines = Lines(url)
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
        self._lease_prefix = secrets.token_hex(8)
        self._leases = itertools.count()

    @property
    def is_near(self) -> bool:
        return False

    def find(self, place: Place) -> Found:
        (found,) = self.find_many([place])
        return found

    def find_many(self, places: Sequence[Place]) -> list[Found]:
        leases = [f"{self._lease_prefix}{next(self._leases)}" for _ in places]
        with self._lines.one() as line:
            asked = [
                self._said(line.run_id, [place], lease, int(LEASE_S * 1000))
                for place, lease in zip(places, leases, strict=True)
            ]
            answers = line.ask_all([("EVALSHA", self._shas[scripts.FIND], *said) for said in asked])
            for place_no, answer in enumerate(answers):
                if isinstance(answer, NoScriptError):
                    answers[place_no] = line.ask("EVAL", scripts.FIND, *asked[place_no])
        return [_found(answer, lease) for answer, lease in zip(answers, leases, strict=True)]

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
        for store_id, product_id, epoch in places:
            # One hash slot for a cell and its names.
            slot = f"{{{store_id}:{product_id}}}:{epoch}:{run_id}"
            keys += (f"{PREFIX}:c:{slot}", f"{PREFIX}:w:{slot}")
        return (len(keys), *keys, run_id, self._intent_ms, *arguments)


def _found(answer: object, lease: str) -> Found:
    match answer:
        case [b"hit", bytes(stock), bytes(card)]:
            return Found(state="hit", stock=stock, card=card)
        case [b"lease"]:
            return Found(state="lease", lease=lease)
        case _:
            return BYPASS
