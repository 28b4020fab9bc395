"""Untrusted tills: figures are recomputed, names stay names, and mutants never half arrive."""

import msgspec
import pytest
from pos_protocol.events import ProductAdded
from sync_server.operations.files import export_products

from tests.support.attacking.pushing import Attack
from tests.support.central.served import served
from tests.support.chain_till import sold
from tests.support.rest import rest_state
from tests.support.sync_server import local_server

BATCHES = 90
MORE_TIMES = 12
EVERY_STATUS = {200, 400, 403, 415, 422}
NAMES = ("=1+1", "+1", "-2+3", "@SUM(A1)", "\t=1", "<script>alert(1)</script>", "'; DROP TABLE x--")


def test_a_total_that_does_not_add_up_is_quarantined(till):
    sale = sold((10_000_001, 2_000))
    till.chain.append(msgspec.structs.replace(sale, total=1))
    till.chain.append(sold((10_000_001, 1_000)))
    assert [result.status for result in till.push().results] == ["quarantined", "accepted"]


def test_names_are_kept_and_a_spreadsheet_does_not_run_them(server, till, tmp_path):
    for number, name in enumerate(NAMES, 1):
        till.chain.append(ProductAdded(product_id=10_000_000 + number, name_en=name, price=100))
    answers = till.push().results
    written = tmp_path / "products.csv"
    with written.open("w", newline="") as file:
        export_products(server.db, 1, file)
    cells = [cell for line in written.read_text().splitlines()[1:] for cell in line.split(",")]
    assert any("1+1" in cell for cell in cells), [answer.status for answer in answers]
    for cell in cells:
        assert cell.strip('"')[:1] not in {"=", "+", "@", "\t"}, cell


@pytest.mark.parametrize(("engine", "seed"), [("sqlite", 1), ("sqlite", 2), ("mariadb", 3)])
def test_mutated_pushes_are_no_fault_and_never_arrive_by_half(engine, seed, tmp_path, request):
    url = request.getfixturevalue("mariadb_url") if engine == "mariadb" else None
    with (
        local_server(tmp_path, url) as server,
        served(rest_state(server), raise_server_exceptions=False) as client,
    ):
        attack = Attack(server, client, seed)
        attack.run(BATCHES)
        for _ in range(MORE_TIMES):
            # One batch in fifty names another till, and chance alone says when.
            if attack.statuses.keys() >= EVERY_STATUS:
                break
            attack.run(BATCHES // 3)
    assert attack.statuses.keys() >= EVERY_STATUS
    assert {"accepted", "held", "quarantined", "duplicate"} <= attack.answers.keys()
