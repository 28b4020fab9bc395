"""The verdict on a claim, from what the server's own history says about it."""

import pytest
from pos_protocol.events import MovementType
from pos_protocol.ledger import Claim, StockMovement
from pos_protocol.sync import Verdict
from sync_server.operations.classify import WEIGHT, Grounds, classify, closes_itself, heaviest


def movement(quantity, *, comes_in=False, is_count=False):
    return StockMovement(
        line=1,
        product_id=1,
        type=MovementType.STOCK_IN if comes_in else MovementType.SALE,
        reason="sale",
        quantity=quantity,
        claim=Claim(known_quantity=5, known_version=3, pending=0),
        is_count=is_count,
    )


def grounds(**found):
    return Grounds(**found)


@pytest.mark.parametrize(
    ("line", "found", "quantity", "verdict"),
    [
        (movement(1), grounds(), 5, Verdict.MATCH),
        (movement(5), grounds(), 5, Verdict.MATCH),
        (movement(6), grounds(), 5, Verdict.OVERSELL),
        (movement(2, comes_in=True), grounds(), -5, Verdict.MATCH),
        (movement(1), grounds(others=True), 5, Verdict.CONCURRENT),
        (movement(2), grounds(others=True), 1, Verdict.OVERSELL),
        (movement(1), grounds(others=True, has_count=True), 5, Verdict.OVERLAP),
        (movement(1, is_count=True), grounds(others=True), 5, Verdict.OVERLAP),
        (movement(1, is_count=True), grounds(), 5, Verdict.MATCH),
        (movement(1), grounds(is_true=False), 5, Verdict.UNEXPLAINED),
        (movement(1), grounds(is_true=False, set_aside=None), 5, Verdict.UNEXPLAINED),
        (movement(1), grounds(missing=1), 5, Verdict.UNEXPLAINED),
        (movement(1), grounds(missing=1, set_aside=2), 5, Verdict.UNEXPLAINED),
        (movement(1), grounds(missing=1, set_aside=1), 5, Verdict.UNVERIFIABLE),
        (movement(1), grounds(missing=1, set_aside=None), 5, Verdict.UNVERIFIABLE),
        (movement(1), grounds(is_true=False, is_sure=False), 5, Verdict.UNVERIFIABLE),
    ],
)
def test_the_verdict(line, found, quantity, verdict):
    assert classify(line, found, quantity=quantity) is verdict


def test_a_record_closes_itself_when_every_piece_of_the_difference_is_known():
    assert closes_itself(Verdict.CONCURRENT, grounds(others=True))
    assert closes_itself(Verdict.UNVERIFIABLE, grounds(missing=-500, set_aside=-500))
    assert not closes_itself(Verdict.UNVERIFIABLE, grounds(missing=-500, set_aside=None))
    assert not any(
        closes_itself(verdict, grounds())
        for verdict in set(Verdict) - {Verdict.CONCURRENT, Verdict.UNVERIFIABLE}
    )


def test_an_event_has_the_heaviest_verdict_of_its_lines():
    assert set(WEIGHT) == set(Verdict)
    assert heaviest([]) is Verdict.MATCH
    assert heaviest([Verdict.OVERSELL, Verdict.MATCH, Verdict.CONCURRENT]) is Verdict.OVERSELL
