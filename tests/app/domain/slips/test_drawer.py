"""The drawer opens where cash moves, and nowhere else."""

from uuid import UUID

import pytest
from pos_protocol.events import CashMoved, DrawerOpened, KhataPaid, ShiftOpened, Tender, TenderKind

from pos_app.domain.slips.drawer import opens_drawer

SHIFT = UUID(int=1)


@pytest.mark.parametrize(("kind", "opens"), [("cash", True), ("card", False), ("qr", False)])
def test_a_khata_payment_opens_it_for_cash_alone(kind, opens):
    tender = Tender(kind=TenderKind(kind), amount=100)
    assert opens_drawer(KhataPaid(shift_id=SHIFT, customer_id=1, tender=tender)) is opens


def test_cash_moves_and_the_asked_opening_open_it():
    assert opens_drawer(CashMoved(shift_id=SHIFT, direction="out", amount=1))
    assert opens_drawer(DrawerOpened(shift_id=SHIFT))
    assert not opens_drawer(ShiftOpened(shift_no=1))
    assert not opens_drawer(None)
