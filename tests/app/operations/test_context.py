"""What an operation is given."""

from tests.support.factories import make_till


def test_a_context_carries_its_settings(tmp_path):
    till = make_till(tmp_path, rounding_paisa=50)
    assert till.rounding_paisa == 50
    assert till.lang == "en"
    assert (till.writer.actor, till.writer.clock) == (till.actor, till.clock)
    till.close()
