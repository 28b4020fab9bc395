"""Many runs taken together: what they proved, and what they never saw and so cannot have proved."""

from collections import Counter
from collections.abc import Iterable, Sequence

from tests.simulation import office
from tests.simulation.deciding import DECISIONS
from tests.simulation.judging.proofs import AT_SERVER, AT_TILL
from tests.simulation.plan import FAULTS, NOT_PLAYED
from tests.simulation.run import Outcome

SOMETIMES = (
    *(f"fault {kind}" for kind in FAULTS),
    *(f"answered {status}" for status in ("accepted", "duplicate", "held", "quarantined", "fork")),
    *(f"answer {status}" for status in ("acked", "held", "quarantined")),
    *(
        f"verdict {verdict}"
        for verdict in (
            "match",
            "concurrent",
            "oversell",
            "overlap",
            "unverifiable",
            "unexplained",
            "nothing_left",
            "forked",
        )
    ),
    *(f"reply {status}" for status in (200, 400, 401, 429, 500)),
    "round DiskFull",
    "round NotOurServerError",
    "round Offline",
    "round ReplyDamagedError",
    "round ServerBusyError busy",
    "round TimedOutError",
    "round VerdictError revoked",
    "round VerdictError upgrade_required",
    "read after an upgrade",
    "misrouted hello 403",
    "misrouted push 403",
    "restored",
    "copied",
    "recovered new_epoch_required",
    "recovered refilled",
    "recovered refolded",
    "a wrong sum was counted anew",
    "incident stock",
    *(f"altered at a till: {what}" for what in AT_TILL),
    *(f"altered at the server: {what}" for what in AT_SERVER),
    *(f"decided {decision}" for decision in DECISIONS),
    "decision case_decided",
    *(f"office {deed}" for deed in office.DEEDS),
    "office quantity_changed",
    "office asks again",
    *(f"event {kind}" for kind in ("CustomerChanged", "KhataPaid", "KhataAdjusted")),
    "khata of one customer at several tills",
    *(f"nothing left for a {kind}" for kind in ("StockRemoved", "SaleReturned")),
    "a khata was credited twice",
    "one code of two products",
    "incident copied",
    "enrolled again",
    "round TillUnknownError unauthorized",
    "round VerdictError register_anew",
    "verdict judged after a loss",
    "server restored",
    "server and till both put back",
    "commits lost in a failover",
    "a replica lagged too far",
    "refused token_expired",
    "DiskFull at the counter",
    "DatabaseBusy at the counter",
    *(f"clock off by {hours} h" for hours in (1, -1, 24, -24, -87600, 8760)),
    "verified",
    "began from a snapshot",
    "events put away",
    "began anew",
    "salvaged",
    "saved out of another till's file",
    "saved of a till that was put back too",
    "saved out of the file of a till's other copy",
)
"""What must be seen in a thousand seeds, else the runs are blind to it."""
SEEDS_FOR_ALL = 200
"""From this many seeds on everything in SOMETIMES has to have been seen."""


def unseen(tally: Counter[str]) -> list[str]:
    """What should have happened at least once, and did not."""
    return [what for what in SOMETIMES if not tally[what]]


def tally_of(outcomes: Iterable[Outcome]) -> Counter[str]:
    """What was seen in all runs together."""
    total: Counter[str] = Counter()
    for outcome in outcomes:
        total.update(outcome.tally)
    return total


def lines(outcomes: Sequence[Outcome], *, wall_s: float) -> list[str]:
    """The report on many runs."""
    tally = tally_of(outcomes)
    cpu_s = sum(outcome.cpu_s for outcome in outcomes) or 1e-9
    store_days = sum(outcome.store_days for outcome in outcomes)
    events = sum(outcome.events for outcome in outcomes)
    faults = sum(tally[f"fault {kind}"] for kind in FAULTS)
    failed = sum(not outcome.ok for outcome in outcomes)
    played = f"{len(outcomes)} seeds, {store_days} store-days, {events} events, {faults} faults"
    rate = f"{store_days / cpu_s * 60:.0f} store-days per minute and core"
    off = "; ".join(f"{name} ({why})" for name, why in NOT_PLAYED.items())
    return [
        f"{played}: {failed} failed.",
        f"{rate}; {wall_s:.0f} s in all, {cpu_s:.0f} s of processor.",
        f"Not played: {off}.",
    ]
