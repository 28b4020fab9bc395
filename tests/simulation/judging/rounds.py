"""What a round of a till says about itself, held against what happened in the run."""

from pos_protocol.sync import HelloVerdict

from pos_app.errors import OutsideError, ServerRefused
from pos_app.sync.faults import REFILLED, REFOLDED, TillUnknownError
from pos_app.sync.report import RoundReport
from tests.simulation.ground.ages import NEWEST
from tests.simulation.wire import Met

HONEST_REFUSALS = frozenset(
    {
        "busy",
        "digest_mismatch",
        "malformed",
        "retry",
        "revoked",
        "server_error",
        "token_expired",
        "unauthorized",
    }
)
"""What a server may refuse a whole round for while nobody cheats."""
_OF_A_REPLICA = {"rebootstrap"}
"""What a till may say that asked a replica, or a server that failed over within the round."""


def judge(till, report: RoundReport) -> None:
    """Raises BrokenInvariantError."""
    world, error = till.world, report.error
    code = getattr(error, "code", "")
    word = "ok" if error is None else type(error).__name__
    world.log(till.name, "round", word, code, report.pushed, report.pulled)
    world.count(f"round {word} {code}".strip())
    if report.recovered:
        world.count(f"recovered {report.recovered}")
        is_due = {
            REFILLED: bool(till.server_watch.losses),
            REFOLDED: till.watch.may_be_wrong,
        }.get(report.recovered, till.was_restored)
        world.demand(9, is_due, f"{report.recovered} without a reason")
        till.watch.check_stock()
        till.watch.check_waiting()
    assert error is None or isinstance(error, OutsideError), error
    met, till.wire.met = till.wire.met, Met()
    is_old = met.has_lagged or met.has_lost_commits or met.was_overtaken
    _judge_refusal(till, error, code, met)
    is_whole = error is None and report.verdict == "ok" and not report.has_more
    if is_whole and not is_old:
        head = len(till.server_watch.stores[till.store_id].feed)
        at = till.watch.cursor
        world.demand(13, at == head, f"till {till.name} is at {at} of {head} after a whole round")
        if not report.pushed:
            _judge_tip(till)
    if till.is_behind_server and is_whole:
        lanes = till.server_watch.lanes(till.store_id, till.till_id.bytes)
        world.demand(9, lanes > 1, f"till {till.name} was set back, and all went on")
        till.is_behind_server = False


def _judge_tip(till) -> None:
    """A hello has looked at the newest event: what follows a branch would be held for good."""
    tip = till.watch.tip
    place = till.server_watch.place(till.store_id, tip) if tip else None
    on_branch = place is not None and place.lane > 0
    till.world.demand(9, not on_branch, f"till {till.name} goes on from a branch")


def _judge_refusal(till, error: OutsideError | None, code: str, met: Met) -> None:
    if isinstance(error, TillUnknownError):
        is_due = met.has_garbled_name or not till.server.knows(till.till_id)
        till.world.demand(9, is_due, f"till {till.name} is known, and told that it is not")
    elif code == HelloVerdict.REGISTER_ANEW:
        till.world.demand(9, bool(till.machine), f"till {till.name} was copied to no other machine")
    elif code == HelloVerdict.UPGRADE_REQUIRED:
        till.world.demand(13, till.knows != NEWEST, f"till {till.name} reads everything")
    elif met.has_lagged and code in _OF_A_REPLICA:
        till.world.count("a replica lagged too far")
    elif met.has_lost_commits and code in _OF_A_REPLICA:
        # It failed over in the middle of the round; the next hello finds what both still have.
        till.world.count("commits lost within a round")
    elif isinstance(error, ServerRefused) and not met.has_garbled_refusal:
        number = 9 if code in {"new_epoch_required", "rebootstrap"} else 13
        till.world.demand(number, code in HONEST_REFUSALS, f"a round was refused: {code}")
