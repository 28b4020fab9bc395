"""What is refused about a khata says by how much, in money."""

from pos_app.domain.errors import KhataLimitReached
from pos_app.errors import sentence


def test_the_limit_says_how_far_it_is_passed():
    error = KhataLimitReached(name="Rashid", over_paisa=90_000, limit_paisa=800_000)
    told = sentence(error)
    assert "8000.00 by 900.00" in told
