"""How figures and times are spelled on the pages."""

import pytest
from sync_server.portal.rendering import Assets, grouped, make_environment
from sync_server.portal.visit import Shop

SHOP = Shop(store_id=1, name="Madina", currency="PKR", zone_min=300, glance={})
NOW_MS = 1_764_000_000_000


@pytest.fixture(scope="module")
def draw():
    environment = make_environment(Assets())

    def of(template, **values):
        values = {"shop": SHOP, "now_ms": NOW_MS} | values
        return environment.from_string(template).render(values)

    return of


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1234567.50", "1,234,567.50"),
        ("-1234", "\u22121,234"),
        ("0.05", "0.05"),
        ("-0.5", "\u22120.5"),
        ("999", "999"),
    ],
)
def test_figures_have_commas_and_a_real_minus(text, shown):
    assert grouped(text) == shown


def test_amounts_quantities_and_times(draw):
    assert draw("{{ '3901.00'|cash }} {{ '-271.25'|cash }}") == "Rs\u00a03,901 Rs\u00a0\u2212271.25"
    assert draw("{{ 12|quantity }} {{ '1.75'|quantity('kg') }}") == "12 1.75\u00a0kg"
    assert draw("{{ '2025-11-24T16:00:00.000Z'|moment }}") == "24 Nov 2025, 21:00"
    assert draw("{{ '2025-11-24T16:00:00.000Z'|moment }}", shop=None) == "24 Nov 2025, 16:00 UTC"
    assert draw("{{ none|moment }}{{ none|money }}{{ none|quantity }}") == ""
    assert draw("{{ '2025-11-24T15:58:30.000Z'|ago }}, {{ none|ago }}") == "1 minute ago, never"
    assert draw("{{ '2025-11-24'|day }}, {{ '2025-11'|day }}") == "Mon 24 Nov, Nov 2025"
    assert draw("{{ 1|many('bill') }}, {{ 2000|many('bill') }}") == "1 bill, 2,000 bills"


def test_names_are_escaped_and_a_missing_one_is_an_error(draw):
    assert draw("{{ name }}", name="<script>") == "&lt;script&gt;"
    with pytest.raises(Exception, match="missing"):
        draw("{{ missing }}")
