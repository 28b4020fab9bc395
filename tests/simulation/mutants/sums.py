"""Slips in what is added up, kept for the next time, or taken for proven."""

# A mistake sits where the program has no door.
# ruff: noqa: SLF001

from types import SimpleNamespace

from msgspec.structs import replace
from pos_protocol.events import SaleCompleted, Tender, TenderKind
from pos_protocol.hlc import AHEAD_MS_MAX, Hlc
from sync_server.db import database
from sync_server.db.projections import khata as server_khata
from sync_server.db.stock_memory import StockMemory
from sync_server.operations.reconciling.history import StockHistory

from pos_app.db.projections import catalogue, khata
from pos_app.db.statement import Statement
from pos_app.domain.bills import returns
from pos_app.sync import round as round_module
from pos_protocol import hlc, ledger
from tests.simulation import plan
from tests.simulation import till as till_module
from tests.simulation.mutants.continuity import only

type Patch = tuple[object, str, object]
# Only a run in which another process writes between a failover and the next push can tell.
_OFTEN_BEHIND = (
    (plan, "FAULTS", plan.FAULTS | {"failover": 0.2}),
    (till_module, "SYNC_GAP_MS", till_module.SYNC_GAP_MS // 4),
)


def whole_bill_on_khata() -> list[Patch]:
    """What a customer pays at once goes on the khata too, on both sides alike."""

    def owed(event):
        found = ledger.khata_entries(event)
        if not isinstance(event, SaleCompleted):
            return found
        return tuple(replace(entry, amount=event.total) for entry in found)

    return [(module, "khata_entries", owed) for module in (khata, server_khata)]


def code_taken_from_both() -> list[Patch]:
    """Who gives up a code takes it from the other product that has it too."""
    taken = Statement("DELETE FROM barcode WHERE code = :code AND :product_id > 0")
    return [(catalogue, "_DROP_CODES", taken)]


def anybody_vouches() -> list[Patch]:
    """A claim is taken for proven by the newest line that says the same, whoever wrote it."""
    vouches = StockHistory._vouches

    def by_anybody(self, row, envelope, claim, *, before_seq):
        is_own, self._is_own = self._is_own, lambda *_: True
        try:
            return vouches(self, row, envelope, claim, before_seq=before_seq)
        finally:
            self._is_own = is_own

    return [(StockHistory, "_vouches", by_anybody)]


def kept_stock_by_position() -> list[Patch]:
    """The server's process believes what it remembers of a store if the feed is as long as then."""

    def take(self, store_id, head):
        kept = self._drop(store_id)
        return kept if kept is not None and kept.head.seq == head.seq else None

    return [(StockMemory, "take", take), *_OFTEN_BEHIND]


def seen_counter_forgotten() -> list[Patch]:
    """Of the logical time that a till sees it takes over the milliseconds only."""

    def merge(last, seen, server_ms):
        return max(last, Hlc(min(seen.ms, server_ms + AHEAD_MS_MAX), 0))

    return [(hlc, "merge", merge)]


def state_taken_for_a_refusal() -> list[Patch]:
    """A database that is read-only for a moment, after a failover, refuses the rows for good."""
    states = tuple(state for state in database._SQLITE_STATES if state != "readonly")
    return [(database, "_SQLITE_STATES", states)]


def unexplained_unheard() -> list[Patch]:
    """An answer that nothing explains a claim is only kept: the till goes on with wrong figures."""
    unheard = SimpleNamespace(UNEXPLAINED="of no server")
    return [(round_module, "Verdict", unheard), only(wrong_pending=0.2)]


def debt_paid_out() -> list[Patch]:
    """Goods that came back of a khata are paid out, and the khata stays as it was."""

    def in_cash(_sold, worth, **_named):
        return (Tender(kind=TenderKind.CASH, amount=worth),)

    return [(returns, "as_paid", in_cash)]


SUMS = (
    whole_bill_on_khata,
    debt_paid_out,
    code_taken_from_both,
    anybody_vouches,
    kept_stock_by_position,
    seen_counter_forgotten,
    state_taken_for_a_refusal,
    unexplained_unheard,
)
