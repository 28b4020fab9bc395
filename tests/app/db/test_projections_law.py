"""The law of projections: kept step by step = folded from the log = folded from a shuffled log."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import get_args
from uuid import UUID

import pytest
from pos_protocol.events import EVENT_KINDS, Event, StockReceived

from pos_app.db import cursors, event_log, projections, rebuild, schema, verify
from pos_app.db.entry import Entry, Placed, Topic, entry
from pos_app.db.migrations import making
from pos_app.db.projections import (
    audit,
    batches,
    catalogue,
    corrections,
    day_sums,
    khata,
    payment_numbers,
    rules,
    sales,
    seen_payments,
    shifts,
    stock_on_hand,
    tenders,
)
from pos_app.db.statement import Row, Tx
from pos_app.operations.context import TillContext
from tests.support.factories import make_enrolled_till
from tests.support.feed import Feed
from tests.support.random_events import random_event

SEEDS = range(4)
STEPS = 60

type Tables = dict[str, list[Row]]


def tables(tx: Tx) -> Tables:
    """Everything that is projected, in the order of its keys."""
    found = {
        name: list(verify.rows(tx, schema.metadata.tables[name]))
        for projection in projections.PROJECTIONS
        for name in projection.TABLES
    }
    return found | {"fold_digest": [(cursors.fold_digest(tx),)]}


def folded(till: TillContext, entries: Sequence[Entry], *, batch: int) -> Tables:
    """The same events folded into an empty file in the given order."""
    scratch = sqlite3.connect(":memory:", isolation_level=None)
    making.make(scratch)
    with till.db.read() as tx:
        state = cursors.state(tx)
    cursors.begin(
        scratch,
        cursors.NewTill(
            store_id=state.store_id,
            store_name=state.store_name,
            currency=state.currency,
            till_id=state.till_id,
            till_no=state.till_no,
            epoch=state.epoch,
        ),
    )
    for start in range(0, len(entries), batch):
        projections.apply(scratch, entries[start : start + batch])
    found = tables(scratch)
    scratch.execute(
        "INSERT INTO product_search (product_search, rank) VALUES ('integrity-check', 1)"
    )
    scratch.close()
    return found


def lively_till(folder: Path, rng: Random) -> TillContext:
    """A till after a day with another one: own and pulled events, some held, some not yet back."""
    feed = Feed()
    tills = [
        make_enrolled_till(folder / str(no), till_no=no, feed_id=feed.feed_id) for no in (1, 2)
    ]
    for step in range(STEPS):
        for till in tills:
            known: list[UUID] = [item.event_id for item in feed.entries[-5:]]
            corrects = rng.choice([None, *known])
            with till.db.write() as tx:
                events = [random_event(rng) for _ in range(3)]
                event_log.append(tx, events, by=till.writer, corrects=corrects)
            if rng.random() < 0.1:
                till.clock.jump(rng.randrange(-(10**7), 10**7))  # type: ignore[attr-defined]
        if step % 12 == 11:
            for till in tills:
                feed.push(till, is_held=lambda _: rng.random() < 0.15)
                feed.pull(till, limit=rng.choice((1, 7, 200)))
    with tills[0].db.write() as tx:
        event_log.append(tx, [random_event(rng) for _ in range(5)], by=tills[0].writer)
    tills[1].close()
    return tills[0]


@pytest.mark.parametrize("seed", SEEDS)
def test_step_by_step_equals_folded_equals_folded_from_a_shuffled_log(tmp_path, seed):
    rng = Random(seed)
    till = lively_till(tmp_path, rng)
    with till.db.read() as tx:
        kept = tables(tx)
        entries = [each for batch in rebuild.batches(tx) for each in batch]
    assert any(kept[table.name] for table in schema.PROJECTED), "the day was empty"

    assert folded(till, entries, batch=500) == kept
    for batch in (1, 13):
        rng.shuffle(entries)
        assert folded(till, entries, batch=batch) == kept

    rebuild.rebuild(till.db)
    with till.db.read() as tx:
        assert tables(tx) == kept
    report = verify.verify(till.db)
    assert report.ok, report.problems
    till.close()


def test_an_own_event_that_comes_back_moves_from_pending_to_confirmed(tmp_path):
    """Counted once at every moment, whether the feed has it, holds it, or not yet."""
    till = lively_till(tmp_path, Random(0))
    with till.db.read() as tx:
        first = next(iter(rebuild.batches(tx)))
    own = next(each for each in first if isinstance(each.recorded.event, StockReceived))
    for is_held in (False, True):
        place = Placed(store_seq=1, held=is_held)
        back = entry(own.recorded, is_new=False, placed=place)
        sent = entry(own.recorded)
        at_once = folded(till, [entry(own.recorded, placed=place)], batch=1)
        assert folded(till, [sent, back], batch=1) == at_once
    till.close()


def test_every_projection_says_what_it_does_with_every_kind():
    kinds = set(EVENT_KINDS.values())
    assert kinds == set(get_args(Event.__value__))
    for projection in projections.PROJECTIONS:
        name = projection.__name__
        assert kinds == projection.HANDLES | projection.IGNORES, f"{name} names not every kind"
        assert not projection.HANDLES & projection.IGNORES, f"{name} both handles and ignores"
        assert isinstance(projection.TOPIC, Topic)


def test_every_projected_table_belongs_to_one_projection():
    owned = [table for projection in projections.PROJECTIONS for table in projection.TABLES]
    assert sorted(owned) == sorted(t.name for t in schema.PROJECTED)
    modules = (
        audit,
        batches,
        catalogue,
        corrections,
        day_sums,
        khata,
        payment_numbers,
        rules,
        sales,
        seen_payments,
        shifts,
        stock_on_hand,
        tenders,
    )
    assert set(projections.PROJECTIONS) == set(modules)


def test_an_unknown_kind_is_left_for_the_upgrade(tmp_path):
    till = lively_till(tmp_path, Random(1))
    with till.db.read() as tx:
        known = next(iter(rebuild.batches(tx)))[0]
    unread = entry(
        type(known.recorded)(
            body=known.recorded.body,
            hash=known.recorded.hash,
            envelope=known.recorded.envelope,
            event=None,
        )
    )
    with till.db.write() as tx:
        assert projections.apply(tx, [unread]) == frozenset()
    till.close()
