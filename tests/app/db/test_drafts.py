"""A list being typed survives a power cut, line by line, and so does what can be undone."""

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pos_app.db import drafts
from pos_app.domain.stock_draft import DraftLine, DraftName, StockDraft

EMPTY = StockDraft(name=DraftName.RECEIVE)


def line(n, quantity_milli=1000, **fields):
    return DraftLine(n=n, product_id=n + 100, quantity_milli=quantity_milli, **fields)


def of(*lines, **fields):
    return StockDraft(name=DraftName.RECEIVE, lines=lines, **fields)


def save(till, draft, **options):
    with till.db.write() as tx:
        before = tx.total_changes
        drafts.save(tx, draft, now_ms=7, **options)
        return tx.total_changes - before


def load(till, name=DraftName.RECEIVE):
    with till.db.read() as tx:
        return drafts.load(tx, name)


def undo(till):
    with till.db.write() as tx:
        return drafts.undo(tx, DraftName.RECEIVE, now_ms=9)


def test_a_list_comes_back_as_it_was_saved(till):
    assert load(till) == (EMPTY, None)
    full = of(
        line(1, 48_000, cost_paisa=11_550, expiry="2026-12-31", lot="B7", note="wet"),
        line(3, 250),
        vendor_name="Metro",
        bill_no="8812",
        delivered_on="2025-11-22",
        is_paid_now=True,
    )
    save(till, full)
    assert load(till) == (full, 7)
    assert load(till, DraftName.REMOVE).draft.is_empty


def test_only_what_changed_is_written(till):
    lines = [line(n) for n in range(1, 201)]
    save(till, of(*lines))
    lines[6] = line(7, 9000)
    assert save(till, of(*lines)) <= 3, "the list, the line, the step"


def test_steps_are_taken_back_one_by_one_and_lines_keep_their_places(till):
    states = [EMPTY, of(line(1)), of(line(1), line(2)), of(line(2)), of(line(2, 5000))]
    for state in states[1:]:
        save(till, state)
    for state in states[-2::-1]:
        assert undo(till) == state
        assert load(till).draft == state
    assert undo(till) is None


def test_what_is_typed_into_a_field_is_kept_and_is_no_step(till):
    save(till, of(line(1)))
    save(till, of(line(1, note="wet"), bill_no="8"), is_step=False)
    assert load(till).draft == of(line(1, note="wet"), bill_no="8")
    assert undo(till) == of(bill_no="8")


def test_old_steps_are_forgotten(till):
    for count in range(1, drafts.UNDO_STEPS_MAX + 10):
        save(till, of(line(1, count * 1000)))
    taken = 0
    while undo(till) is not None:
        taken += 1
    assert taken == drafts.UNDO_STEPS_MAX


def test_a_cleared_list_leaves_nothing(till):
    other = StockDraft(name=DraftName.REMOVE, lines=(line(1),))
    save(till, other)
    save(till, of(line(1)))
    with till.db.write() as tx:
        drafts.clear(tx, DraftName.RECEIVE)
    assert load(till) == (EMPTY, None)
    assert undo(till) is None
    assert load(till, DraftName.REMOVE).draft == other


LISTS = st.dictionaries(st.integers(1, 6), st.integers(1, 9000), max_size=6)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(st.lists(LISTS, max_size=8))
def test_any_history_is_undone_to_its_beginning(till, history):
    with till.db.write() as tx:
        drafts.clear(tx, DraftName.RECEIVE)
    states = [EMPTY]
    for lines in history:
        state = of(*(line(n, quantity) for n, quantity in sorted(lines.items())))
        save(till, state)
        if state != states[-1]:
            states.append(state)
    for state in states[-2::-1]:
        assert undo(till) == state
    assert undo(till) is None


def test_a_line_that_cannot_be_kept_changes_nothing(till):
    save(till, of(line(1)))
    with pytest.raises(TypeError):
        save(till, of(msgspec.structs.replace(line(1), note=object())))
    assert load(till).draft == of(line(1))
