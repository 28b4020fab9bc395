"""The table of roles: each has all that the one below has."""

import pytest
from sync_server.auth.roles import LEAST_ROLE, Deed, may, role_at
from sync_server.auth.users import ROLES

from tests.support.rest import give_role
from tests.support.sync_server import local_server

ALLOWED = {
    "viewer": {Deed.READ},
    "cashier": {Deed.READ, Deed.SELL, Deed.ACKNOWLEDGE, Deed.SEE_CUSTOMERS},
    "manager": set(Deed) - {Deed.CONNECT, Deed.ADMINISTER},
    "admin": set(Deed),
}


@pytest.mark.parametrize("role", ROLES)
def test_each_role_may_what_is_written_here(role):
    assert {deed for deed in Deed if may(role, deed)} == ALLOWED[role]


def test_every_deed_needs_some_role():
    assert set(LEAST_ROLE) == set(Deed)
    assert set(LEAST_ROLE.values()) <= set(ROLES)


def test_an_admin_is_admin_in_every_store_that_there_is(tmp_path):
    with local_server(tmp_path, stores=(1, 2)) as server:
        give_role(server, "amna", "admin")
        give_role(server, "bilal", "manager")
        with server.db.read() as tx:
            assert [role_at(tx, "amna", store) for store in (1, 2, 3)] == ["admin", "admin", None]
            assert [role_at(tx, "bilal", store) for store in (1, 2)] == ["manager", None]
            assert role_at(tx, "Amna", 1) is None
