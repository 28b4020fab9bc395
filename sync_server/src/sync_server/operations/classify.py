"""The verdict on a stock claim (SPEC S24). Pure.

A till says what it knew when it wrote a line. The server's own history is the judge, at the
version that the till named. The order of the words is their weight: an event has the heaviest
verdict of its lines.
"""

from msgspec import Struct
from pos_protocol.ledger import StockMovement
from pos_protocol.sync import Verdict

WEIGHT = (
    Verdict.MATCH,
    Verdict.CONCURRENT,
    Verdict.OVERSELL,
    Verdict.OVERLAP,
    Verdict.UNVERIFIABLE,
    Verdict.NOTHING_LEFT,
    Verdict.UNEXPLAINED,
    Verdict.FORKED,
)

HELD_VERDICTS = frozenset({Verdict.NOTHING_LEFT, Verdict.UNEXPLAINED, Verdict.FORKED})
"""Verdicts on events that enter the log and not the stock, until a manager decides."""


class Grounds(Struct, frozen=True, kw_only=True):
    """What the server's history says about one claim; quantities in thousandths.

    `is_true`: the product had the named quantity at the named version, and that is where the till
    stood. `missing`: what the till counted as its own and unconfirmed, beyond what its chain holds
    after that version. `set_aside`: what events of its chain moved that lie in quarantine, None
    when one of them cannot be read. `others`: lines of anybody else came after the named version;
    `has_count`: one of those is a count. `is_sure`: this feed is the one that the till had seen.
    """

    is_true: bool = True
    missing: int = 0
    set_aside: int | None = 0
    others: bool = False
    has_count: bool = False
    is_sure: bool = True

    @property
    def is_explained(self) -> bool:
        """Whether what differs is known to the last piece."""
        return self.is_true and self.missing in {0, self.set_aside}


def classify(movement: StockMovement, grounds: Grounds, *, quantity: int) -> Verdict:
    """Judge one line; `quantity` is the product's stock just before it.

    Deltas commute, so work of others in between changes nothing but the record. A count does not:
    where it and something else overlap, a person should look. Below zero the goods have left the
    shop all the same.
    """
    delta = movement.delta
    after = quantity + delta
    if not grounds.is_true or grounds.missing:
        may_be = grounds.is_explained or (grounds.is_true and grounds.set_aside is None)
        return Verdict.UNVERIFIABLE if may_be or not grounds.is_sure else Verdict.UNEXPLAINED
    if grounds.others and (movement.is_count or grounds.has_count):
        return Verdict.OVERLAP
    if delta < 0 and after < 0:
        return Verdict.OVERSELL
    return Verdict.CONCURRENT if grounds.others else Verdict.MATCH


def closes_itself(verdict: Verdict, grounds: Grounds) -> bool:
    """Whether the record needs nobody: what differs is explained by what others did, to the piece.

    Also where events in quarantine are all that the till counted beside.
    """
    if verdict is Verdict.UNVERIFIABLE:
        return grounds.is_explained
    return verdict is Verdict.CONCURRENT


def heaviest(verdicts: list[Verdict]) -> Verdict:
    """The verdict on an event from those on its lines; an event without lines matches."""
    if len(verdicts) == verdicts.count(Verdict.MATCH):
        return Verdict.MATCH
    return max(verdicts, key=WEIGHT.index)
