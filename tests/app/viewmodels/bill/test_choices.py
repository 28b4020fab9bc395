"""The choice among products of one code is for the bill in hand only."""

from uuid import UUID

from pos_app.operations.scanning import scan
from pos_app.viewmodels.bill.choices import Choices

TEA = "8964000153451"


def test_only_what_was_offered_is_a_choice(till, goods):
    found = scan(till, TEA)
    choices = Choices()
    assert choices.take(goods[0]) is None
    choices.offer(found, 2000)
    assert choices.take(goods[1]) is None, "not one of those"
    choices.settle(found, UUID(int=1))
    choices.offer(found, 2000)
    assert choices.take(goods[0]).quantity_milli == 2000
    assert choices.settle(found, UUID(int=1)).products == (goods[0],)
    assert choices.settle(found, UUID(int=2)) is None
