"""What an operation is given."""

from pos_app.clock import local_day
from pos_app.db.queries import rules
from pos_app.domain.rules import StoreRules
from pos_app.operations.rules import set_rule
from tests.support.factories import make_till


def test_a_context_carries_its_settings(tmp_path):
    till = make_till(tmp_path, rounding_paisa=50)
    assert till.rules().rounding_paisa == 50
    assert till.lang == "en"
    assert (till.writer.actor, till.writer.clock) == (till.actor, till.clock)
    till.close()


def test_the_store_decides_before_the_tills_settings(till):
    set_rule(till, "rounding_paisa", "500")
    assert till.rules().rounding_paisa == 500
    with till.db.read() as tx:
        assert rules.read(tx, default=StoreRules(tax_inclusive=False)).rounding_paisa == 500


def test_today_is_the_day_at_the_till(till):
    assert till.today().isoformat() == local_day(till.clock.wall_ms(), till.clock.zone())


def test_paper_is_headed_as_the_store_decided(till):
    assert till.letterhead() == (till.identity.store_name, ())
    set_rule(till, "receipt_name", '"Madina"')
    set_rule(till, "receipt_phone", '"042-1234567"')
    assert till.letterhead() == ("Madina", ("042-1234567",))
