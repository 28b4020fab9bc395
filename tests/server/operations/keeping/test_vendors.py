"""Vendors are named by events: the newest name counts, and numbers are given once."""

import pytest
from sync_server.db.queries import vendors
from sync_server.errors import RefusedError
from sync_server.operations.commands import Command, carry_out
from sync_server.operations.conditions import Conditions
from sync_server.operations.keeping import vendors as office_vendors
from sync_server.operations.keeping.vendors import VendorEntry, vendor_tag
from sync_server.operations.verifying import verify

from tests.support.sync_server import local_server


@pytest.fixture
def server(tmp_path):
    with local_server(tmp_path) as running:
        yield running


def do(server, work):
    command = Command(store_id=1, actor="amna", name="vendor", request=b"", key=None, now_ms=1_000)
    return carry_out(server.db, command, vendors.VendorView, rng=server.rng, work=work).value


def add(server, name, number=None):
    entry = VendorEntry(vendor_id=number, name=name)
    return do(server, lambda office: office_vendors.add_vendor(office, entry))


def rename(server, number, name, **conditions):
    held = Conditions(**conditions)
    return do(
        server,
        lambda office: office_vendors.rename_vendor(office, number, name, conditions=held),
    )


def test_a_vendor_without_a_number_gets_the_next_one(server):
    assert add(server, "Tapal").vendor_id == 1
    assert add(server, "Olper's", 7).vendor_id == 7
    assert add(server, "Dalda").vendor_id == 8
    assert add(server, "A till's", 20_000_001).vendor_id == 20_000_001
    assert add(server, "Shan").vendor_id == 9
    assert verify(server.db, 1).is_sound


def test_a_name_that_is_taken_is_refused_and_a_rename_needs_the_right_tag(server):
    known = add(server, "Tapal", 7)
    with pytest.raises(RefusedError, match="there already: Tapal"):
        add(server, "Other", 7)
    with pytest.raises(RefusedError, match="If-Match"):
        rename(server, 7, "Other", tags=("x",))
    renamed = rename(server, 7, "Tapal Tea", tags=(vendor_tag(known),))
    with server.db.read() as tx:
        assert vendors.find(tx, 1, 7) == renamed
        assert vendors.find(tx, 1, 8) is None
    with pytest.raises(RefusedError, match="no vendor 8"):
        rename(server, 8, "x")
