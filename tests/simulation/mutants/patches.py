"""Patches that look right: each takes away one condition that a reader may think is not needed."""

# A mistake sits where the program has no door.
# ruff: noqa: SLF001

from msgspec.structs import replace
from pos_protocol.sync import Status
from sync_server.db import tills
from sync_server.db.projections import stock
from sync_server.operations import feed, ingest
from sync_server.operations.continuity import leasing
from sync_server.operations.reconciling import deciding
from sync_server.operations.reconciling.history import StockHistory

from pos_app.db import cursors, event_log, outbox, rewind
from pos_app.db.projections import stock_on_hand
from pos_app.db.statement import Statement
from pos_protocol import chain, hlc
from tests.simulation import mishaps, plan
from tests.simulation import till as till_module
from tests.simulation.mutants.continuity import only

type Patch = tuple[object, str, object]
_NOTHING = Statement("DELETE FROM outbox WHERE log_no IS NULL AND :log_no IS NULL")
_NOBODY = Statement("DELETE FROM outbox WHERE log_no IS NULL")


def held_is_known() -> list[Patch]:
    """What is sent a second time is a duplicate, also where the first was held."""
    again = ingest._answer_again

    def known(offered, found):
        result = again(offered, found)
        return replace(result, status=Status.DUPLICATE) if found.store_seq else result

    return [(ingest, "_answer_again", known)]


def lost_reply_accuses() -> list[Patch]:
    """Whoever presents the number before the newest is a copy, though the newest never arrived."""
    judge = leasing.judge

    def strict(known, *, presented, wants=False):
        return judge(replace(known, is_seen=True), presented=presented, wants=wants)

    return [(leasing, "judge", strict)]


def aside_for_good() -> list[Patch]:
    """What was set aside after a loss stays there when its own till has handed it up again."""
    return [(event_log, "_RETURNED", _NOTHING)]


def answers_outlive_a_loss() -> list[Patch]:
    """What is sent again after a loss keeps the answer that the server has forgotten."""
    return [(rewind, "_UNANSWERED", _NOBODY)]


def loss_asked_of_one_epoch() -> list[Patch]:
    """A till asks after what it handed up in this epoch only."""
    acked = outbox.acked

    def of_this(tx, till):
        found = acked(tx, till)
        return found if found is not None and found.epoch == till.epoch else None

    # A copy goes on in an epoch of its own, and the commits of that are lost again.
    return [
        (outbox, "acked", of_this),
        only(clone=0.15, fork_lost=0.7),
        (mishaps, "MISHAPS_PER_DAY", 3 * mishaps.MISHAPS_PER_DAY),
        (till_module, "SYNC_GAP_MS", till_module.SYNC_GAP_MS // 6),
    ]


def seen_time_forgotten() -> list[Patch]:
    """What a till has seen of the others does not move its own logical time."""
    return [(hlc, "merge", lambda last, _seen, _server_ms: last)]


def page_is_all() -> list[Patch]:
    """The feed tells of no more than the page that is given."""
    pull = feed.pull

    def short(db, **asked):
        text = pull(db, **asked)
        head = asked["after"] + len(text.entries)
        return replace(text, head=head) if text.entries else text

    return [(feed, "pull", short)]


def digest_of_quantities() -> list[Patch]:
    """Both sides leave the versions out of the digest over the stock."""
    term = chain.fold_term

    def without(product_id, quantity_milli, version):
        return term(product_id, quantity_milli, min(version, 1))

    return [(module, "fold_term", without) for module in (stock_on_hand, stock)]


def machine_not_moved() -> list[Patch]:
    """A code lets a till in again, and the server keeps the machine that it knew."""
    # Only where a copy runs on another machine, and a code lets it in there, can anybody tell.
    often = (plan, "FAULTS", plan.FAULTS | {"clone": 0.3, "elsewhere": 0.8, "restore": 0.2})
    return [(tills, "move_machine", lambda *_: None), often]


def older_is_as_good() -> list[Patch]:
    """A claim is true that was true once, wherever its till stands by now."""
    from_lines = StockHistory._from_lines

    def anywhere(self, envelope, movement, *, missing, store_seq):
        found = from_lines(self, envelope, movement, missing=missing, store_seq=store_seq)
        at, _ = self._since(movement.product_id, movement.claim.known_version)
        known_milli = at.quantity_after_milli if at else 0
        return replace(found, is_true=known_milli == movement.claim.known_quantity)

    return [(StockHistory, "_from_lines", anywhere), only(tampered_claim=0.5)]


def unread_forgotten() -> list[Patch]:
    """The till passes over what it cannot read, and does not note that there was something."""
    return [(cursors, "note_unread", lambda *_: None)]


def reverse_of_what_never_counted() -> list[Patch]:
    """A reverse takes back what the event meant, also where it was held and counted nothing."""
    lines = deciding._lines

    def taken_back(office, case, ruling):
        if ruling.decision == "reverse" and case.is_held:
            return [(product, -milli) for product, milli in deciding._meant(office, case)]
        return lines(office, case, ruling)

    return [(deciding, "_lines", taken_back), only(clone=0.1, decision=0.8)]


PATCHES = (
    unread_forgotten,
    reverse_of_what_never_counted,
    older_is_as_good,
    seen_time_forgotten,
    page_is_all,
    digest_of_quantities,
    machine_not_moved,
    held_is_known,
    lost_reply_accuses,
    aside_for_good,
    answers_outlive_a_loss,
    loss_asked_of_one_epoch,
)
