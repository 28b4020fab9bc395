"""A route says what it does by its handler's own words."""

from msgspec import Struct
from sync_server.auth.roles import Deed
from sync_server.http.route import Route
from sync_server.http.routes import ROUTES


class Nothing(Struct):
    """No answer."""


def test_a_route_is_summed_up_by_its_handlers_first_line():
    def sell():
        """Sell goods.

        More of it.
        """

    route = Route(
        method="POST", path="/", handler=sell, reply=Nothing, access="user", deed=Deed.SELL
    )
    assert (route.summary, route.is_write) == ("Sell goods.", True)


def test_every_route_has_a_summary_and_a_place_of_its_own():
    assert all(route.summary.endswith(".") for route in ROUTES)
    assert len({(route.method, route.path) for route in ROUTES}) == len(ROUTES)
