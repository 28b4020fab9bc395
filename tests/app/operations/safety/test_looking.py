"""What is told of a till's disk and clock."""

from pos_app.operations.safety.looking import look
from tests.support.factories import make_product, make_sale

YEAR_MS = 365 * 86_400_000


def test_all_is_well_until_the_disk_or_the_clock_is_not(till):
    assert look(till) == look(till, free_bytes=lambda _folder: None)
    assert look(till, free_bytes=lambda _folder: 199_999_999).is_disk_low
    assert not look(till, free_bytes=lambda _folder: 200_000_000).is_disk_low


def test_a_clock_that_was_set_back_is_noticed_and_selling_goes_on(till):
    milk = make_product(till)
    assert not look(till).is_clock_wrong
    till.clock.jump(-6 * YEAR_MS)
    assert look(till).is_clock_wrong
    make_sale(till, (milk, 1000))
    assert look(till).is_clock_wrong, "a sale of a wrong clock does not make it right"
