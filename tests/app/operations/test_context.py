"""What an operation is given."""

from pos_app.clock import local_day
from tests.support.factories import make_till


def test_a_context_carries_its_settings(tmp_path):
    till = make_till(tmp_path, rounding_paisa=50)
    assert till.rounding_paisa == 50
    assert till.lang == "en"
    assert (till.writer.actor, till.writer.clock) == (till.actor, till.clock)
    till.close()


def test_today_is_the_day_at_the_till(till):
    assert till.today().isoformat() == local_day(till.clock.wall_ms(), till.clock.zone())
