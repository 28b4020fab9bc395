"""The verdict on a stock claim (SPEC S24). Pure.

What the till said it knew is held beside what the server knows. The order of the words is their
weight: an event has the heaviest verdict of its lines.
"""

from pos_protocol.ledger import StockMovement
from pos_protocol.sync import Verdict

WEIGHT = (
    Verdict.MATCH,
    Verdict.CONCURRENT,
    Verdict.OVERSELL,
    Verdict.OVERLAP,
    Verdict.UNVERIFIABLE,
    Verdict.UNEXPLAINED,
    Verdict.FORKED,
)

CLOSED_BY_ITSELF = frozenset({Verdict.CONCURRENT})
"""Verdicts whose record needs nobody: the difference is explained by what others did meanwhile."""


def classify(movement: StockMovement, *, quantity: int, version: int) -> Verdict:
    """Judge one line against the product's stock (thousandths) and version just before it.

    The cashier saw `known_quantity + pending`. Where that is the server's figure too, nothing
    happened in between that matters. A difference is other tills' work in the meantime: deltas
    commute, so it applies. Whether the claim held at the version it names (`unexplained`,
    `unverifiable`) and whether a count lies in between (`overlap`) is judged with the product's
    history; this function has the figures of now only.
    """
    if movement.delta < 0 and quantity + movement.delta < 0:
        return Verdict.OVERSELL
    claim = movement.claim
    if claim is None or claim.known_version == version:
        return Verdict.MATCH
    if claim.known_quantity + claim.pending == quantity:
        return Verdict.MATCH
    return Verdict.CONCURRENT


def heaviest(verdicts: list[Verdict]) -> Verdict:
    """The verdict on an event from those on its lines; an event without lines matches."""
    return max(verdicts, key=WEIGHT.index, default=Verdict.MATCH)
