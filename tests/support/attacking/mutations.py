"""Random changes of a push: from the bytes on the wire to the inside of a signed event."""

import base64
import gzip
import json
from random import Random
from typing import Any

from pos_protocol.chain import body_hash, tip_text

from tests.support.http_client import HttpTill

type Wire = tuple[bytes, dict[str, str]]
"""A body and the headers that go with it."""

ODD: tuple[object, ...] = (
    *(0, -1, 1, 2**31, 2**53, 2**63, 10**25, 1.5, "", "x", "é\u0000"),
    *(True, None, [], {}, [[]]),
)
NUMBERS = (b"NaN", b"Infinity", b"1e400", b"-0", b"1.0", b"9" * 6000, b"0x10", b"+1", b"1_0")
BODIES = ("", "[" * 20_000, '{"kind":1}', "null", '{"a":1e400}', "\ud800", "\ufeff{}")


def change(rng: Random, value: Any, depth: int = 0) -> Any:
    """One place of a JSON value, changed."""
    if isinstance(value, dict) and value and (depth == 0 or rng.random() < 0.9):
        key = rng.choice(sorted(value))
        what = rng.random()
        changed = dict(value)
        if what < 0.1:
            del changed[key]
        elif what < 0.2:
            changed[rng.choice(("extra", "__proto__", key + "x"))] = rng.choice(ODD)
        else:
            changed[key] = change(rng, value[key], depth + 1)
        return changed
    if isinstance(value, list) and value and rng.random() < 0.9:
        place = rng.randrange(len(value))
        what = rng.random()
        if what < 0.15:
            return value[:place] + value[place + 1 :]
        if what < 0.3:
            return [*value, value[place]]
        return [change(rng, one, depth + 1) if n == place else one for n, one in enumerate(value)]
    if isinstance(value, str) and value and rng.random() < 0.5:
        place = rng.randrange(len(value))
        return value[:place] + rng.choice(("0", "f", "é", '"', "\\", "")) + value[place + 1 :]
    return rng.choice(ODD)


def outside(rng: Random, batch: dict[str, Any]) -> bytes:
    """The envelope of a batch, changed as JSON."""
    return json.dumps(change(rng, batch)).encode()


def on_the_wire(rng: Random, raw: bytes) -> bytes:
    """Bytes changed, cut, doubled or put in; numbers that JSON or the protocol does not know."""
    place = rng.randrange(len(raw))
    what = rng.randrange(6)
    if what == 0:
        return raw[:place]
    if what == 1:
        return raw + raw[place:]
    if what == 2:
        return raw[:place] + rng.randbytes(rng.randrange(1, 9)) + raw[place:]
    if what == 3:
        return raw.replace(b'"n":1', b'"n":' + rng.choice(NUMBERS), 1)
    if what == 4:
        # A key that is given twice: which of the two would count?
        return raw.replace(b'"store":1', b'"store":1,"store":2', 1)
    return raw[:place] + bytes([rng.randrange(256)]) + raw[place + 1 :]


def in_another_order(rng: Random, batch: dict[str, Any]) -> bytes:
    """Events shuffled, doubled or left out, the numbers around them as they were or as they fit."""
    events = list(batch["events"])
    what = rng.randrange(4)
    if what == 0:
        rng.shuffle(events)
    elif what == 1:
        events.insert(rng.randrange(len(events) + 1), rng.choice(events))
    elif what == 2:
        events.pop(rng.randrange(len(events)))
    else:
        events.reverse()
    fits = rng.random() < 0.5
    return json.dumps(batch | {"events": events, "n": len(events) if fits else batch["n"]}).encode()


def inside(rng: Random, till: HttpTill, batch: dict[str, Any]) -> bytes:
    """A body changed, and all hashes and the signature made to fit: a till gone bad."""
    events = [dict(event) for event in batch["events"]]
    body = json.dumps(change(rng, json.loads(events[-1]["body"])), separators=(",", ":"))
    if rng.random() < 0.2:
        body = rng.choice((*BODIES, body * 2))
    raw = body.encode("utf-8", "surrogatepass")
    digest = body_hash(raw)
    events[-1] |= {"body": body, "hash": digest.hex()}
    if rng.random() < 0.2:
        # As bytes that are no text, in the other field.
        del events[-1]["body"]
        events[-1]["body_b64"] = base64.b64encode(raw).decode()
    text = tip_text(
        store=1,
        till=till.chain.identity.till,
        epoch=till.chain.epoch,
        till_seq=events[-1]["till_seq"],
        tip_hash=digest,
    )
    sig = base64.b64encode(till.key.sign(text)).decode()
    tip = batch["tip"] | {"hash": digest.hex(), "sig": sig}
    return json.dumps(batch | {"events": events, "tip": tip}).encode()


def packed(rng: Random, raw: bytes) -> Wire:
    """In gzip: whole, cut, damaged, twice, with more behind it, a bomb, or only said to be."""
    whole = gzip.compress(raw, 1)
    place = rng.randrange(len(whole))
    damaged = whole[:place] + bytes([rng.randrange(256)]) + whole[place + 1 :]
    body = rng.choice(
        (
            whole,
            whole,
            whole[:place],
            damaged,
            gzip.compress(whole),
            whole + whole,
            whole + b"more",
            gzip.compress(raw + b" " * 2_000_000, 9),
            raw,
        )
    )
    return body, {"content_encoding": rng.choice(("gzip", "gzip", "gzip", "GZIP", "deflate", "br"))}
