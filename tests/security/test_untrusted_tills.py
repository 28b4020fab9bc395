"""Untrusted tills: figures are recomputed, names stay names, and mutants never half arrive."""

import base64
import json
from random import Random

import msgspec
import pytest
from pos_protocol.chain import body_hash, tip_text
from pos_protocol.events import ProductAdded
from sync_server.operations.files import export_products
from sync_server.operations.verifying import verify

from tests.support.chain_till import sold
from tests.support.http_client import HttpTill
from tests.support.random_events import random_event

ROUNDS = 220
NAMES = ("=1+1", "+1", "-2+3", "@SUM(A1)", "\t=1", "<script>alert(1)</script>", "'; DROP TABLE x--")


def test_a_total_that_does_not_add_up_is_quarantined(till):
    sale = sold((10_000_001, 2_000))
    till.chain.append(msgspec.structs.replace(sale, total=1))
    till.chain.append(sold((10_000_001, 1_000)))
    assert [result.status for result in till.push().results] == ["quarantined", "accepted"]


def test_names_are_kept_and_a_spreadsheet_does_not_run_them(server, till, tmp_path):
    for number, name in enumerate(NAMES, 1):
        till.chain.append(ProductAdded(product_id=10_000_000 + number, name_en=name, price=100))
    answers = till.push().results
    written = tmp_path / "products.csv"
    with written.open("w", newline="") as file:
        export_products(server.db, 1, file)
    cells = [cell for line in written.read_text().splitlines()[1:] for cell in line.split(",")]
    assert any("1+1" in cell for cell in cells), [answer.status for answer in answers]
    for cell in cells:
        assert cell.strip('"')[:1] not in {"=", "+", "@", "\t"}, cell


class Mutator:
    """Random changes of a push, from the envelope's outside to the inside of a body."""

    ODD: tuple[object, ...] = (
        *(0, -1, 1, 2**31, 2**53, 2**63, 10**25, 1.5, "", "x", "é\u0000"),
        *(True, None, [], {}, [[]]),
    )

    def __init__(self, seed):
        self.rng = Random(seed)

    def change(self, value, depth=0):
        """One place of a JSON value, changed."""
        rng = self.rng
        if isinstance(value, dict) and value and (depth == 0 or rng.random() < 0.9):
            key = rng.choice(sorted(value))
            what = rng.random()
            changed = dict(value)
            if what < 0.1:
                del changed[key]
            elif what < 0.2:
                changed[rng.choice(("extra", "__proto__", key + "x"))] = rng.choice(self.ODD)
            else:
                changed[key] = self.change(value[key], depth + 1)
            return changed
        if isinstance(value, list) and value and rng.random() < 0.9:
            place = rng.randrange(len(value))
            what = rng.random()
            if what < 0.15:
                return value[:place] + value[place + 1 :]
            if what < 0.3:
                return [*value, value[place]]
            return [
                self.change(one, depth + 1) if n == place else one for n, one in enumerate(value)
            ]
        if isinstance(value, str) and value and rng.random() < 0.5:
            place = rng.randrange(len(value))
            return value[:place] + rng.choice(("0", "f", "é", '"', "\\", "")) + value[place + 1 :]
        return rng.choice(self.ODD)

    def inside(self, till, batch):
        """A body changed, and all hashes and the signature made to fit: a till gone bad."""
        events = batch["events"]
        body = json.dumps(self.change(json.loads(events[-1]["body"])), separators=(",", ":"))
        if self.rng.random() < 0.2:
            body = self.rng.choice(
                ("", "[" * 20_000, '{"kind":1}', "null", '{"a":1e400}', body * 2)
            )
        digest = body_hash(body.encode())
        events[-1] |= {"body": body, "hash": digest.hex()}
        text = tip_text(
            store=1,
            till=till.chain.identity.till,
            epoch=till.chain.epoch,
            till_seq=events[-1]["till_seq"],
            tip_hash=digest,
        )
        sig = base64.b64encode(till.key.sign(text)).decode()
        batch["tip"] |= {"hash": digest.hex(), "sig": sig}
        return batch


@pytest.mark.parametrize("seed", [1, 2])
def test_mutated_pushes_are_no_fault_and_never_arrive_by_half(server, client, seed):
    mutator, till = Mutator(seed), fresh(server, client)
    seen, statuses = set(), set()
    head = 0
    for _ in range(ROUNDS // 2):
        for _ in range(mutator.rng.randint(1, 3)):
            till.chain.append(random_event(mutator.rng))
        good = till.chain.batch(head + 1)
        wire = json.loads(msgspec.json.encode(good))
        kind = mutator.rng.random()
        if kind < 0.4:
            raw = json.dumps(mutator.change(wire)).encode()
        elif kind < 0.6:
            raw = bytearray(msgspec.json.encode(good))
            raw[mutator.rng.randrange(len(raw))] = mutator.rng.randrange(256)
            raw = bytes(raw)
        elif kind < 0.85:
            raw = json.dumps(mutator.inside(till, wire)).encode()
        else:
            raw = msgspec.json.encode(good)
        before = rows_of(server)
        reply = till.post("push", raw)
        assert reply.status_code < 500, (raw, reply.text)
        seen.add(reply.status_code)
        new = rows_of(server) - before
        if reply.status_code != 200:
            assert new == 0, f"a refused batch left {new} rows"
            assert reply.json()["code"]
            continue
        results = reply.json()["results"]
        statuses |= {result["status"] for result in results}
        stored = {result["event_id"] for result in results if result["status"] != "gap"}
        assert new <= len(stored), "more rows than answers"
        if {event.hash for event in good.events} <= {result["hash"] for result in results}:
            head = len(till.chain.log)
        else:
            # A mutant took a place in this till's chain: another till goes on.
            till, head = fresh(server, client), 0
    assert {200, 400} <= seen
    assert {"accepted", "quarantined"} <= statuses
    assert verify(server.db, 1).problems == []


def fresh(server, client):
    till = HttpTill(client, server.enrol_code())
    assert till.sign_in().status_code == 200
    return till


def rows_of(server):
    with server.db.read() as tx:
        tables = ("event_log", "quarantine")
        return sum(
            tx.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one() for table in tables
        )
