"""Both kinds of goods say who may take them back and how the money may go."""

import pytest
from pos_protocol.events import TenderKind

from pos_app.domain.people import Right
from pos_app.errors import NothingToSell
from pos_app.operations import history, selling
from pos_app.viewmodels.history.goods import NO_WORTH, BillGoods, LooseGoods, worth_of

TEA = "8964000153451"


def test_of_a_bill_and_of_none(till, sell):
    bill = history.named_bill(till, sell(TEA, TEA).receipt_no)
    of_bill, loose = BillGoods(bill, {}), LooseGoods(selling.new_cart(till))
    assert (of_bill.right, loose.right) == (Right.RETURN, Right.RETURN_WITHOUT_RECEIPT)
    assert of_bill.origin("sour").sale_id == bill.event_id
    assert loose.origin("sour").sale_id is None
    for goods in (of_bill, loose):
        assert worth_of(till, goods) == NO_WORTH
        with pytest.raises(NothingToSell):
            goods.cart(till)
        ways = {kind: goods.can_give(kind) for kind in TenderKind}
        assert [kind for kind, can in ways.items() if can] == [TenderKind.CASH]
    assert worth_of(till, of_bill.with_all()).paisa == 108_000
