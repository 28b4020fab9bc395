"""The verdict on a claim: by what the cashier saw and what the server knows."""

import pytest
from pos_protocol.events import MovementType
from pos_protocol.ledger import Claim, StockMovement
from pos_protocol.sync import Verdict
from sync_server.operations.classify import WEIGHT, classify, heaviest


def movement(quantity, claim=None, *, comes_in=False):
    return StockMovement(
        line=1,
        product_id=1,
        type=MovementType.STOCK_IN if comes_in else MovementType.SALE,
        reason="sale",
        quantity=quantity,
        claim=claim,
    )


def claim(quantity, version, pending=0):
    return Claim(known_quantity=quantity, known_version=version, pending=pending)


@pytest.mark.parametrize(
    ("line", "quantity", "version", "verdict"),
    [
        (movement(1, claim(5, 3)), 5, 3, Verdict.MATCH),
        (movement(1, claim(5, 3, pending=-2)), 3, 5, Verdict.MATCH),
        (movement(1, claim(5, 3)), 4, 4, Verdict.CONCURRENT),
        (movement(5, claim(5, 3)), 5, 3, Verdict.MATCH),
        (movement(6, claim(5, 3)), 5, 3, Verdict.OVERSELL),
        (movement(2, claim(5, 3)), 1, 4, Verdict.OVERSELL),
        (movement(2, claim(-5, 3), comes_in=True), -5, 3, Verdict.MATCH),
        (movement(2, claim(5, 3), comes_in=True), -9, 4, Verdict.CONCURRENT),
        (movement(2, None), 9, 4, Verdict.MATCH),
        (movement(2, None), 1, 4, Verdict.OVERSELL),
    ],
)
def test_the_verdict(line, quantity, version, verdict):
    assert classify(line, quantity=quantity, version=version) is verdict


def test_an_event_has_the_heaviest_verdict_of_its_lines():
    assert set(WEIGHT) == set(Verdict)
    assert heaviest([]) is Verdict.MATCH
    assert heaviest([Verdict.OVERSELL, Verdict.MATCH, Verdict.CONCURRENT]) is Verdict.OVERSELL
