"""Readiness while Redis is away: slower, and no reason to send people elsewhere."""

import pytest
from sync_server.cache.breaker import Breaker
from sync_server.cache.redis_cells import RedisCells
from sync_server.http.state import ServerState

from tests.support.central.served import served
from tests.support.rest import RestUser, give_role
from tests.support.sync_server import local_server


@pytest.fixture
def server(tmp_path):
    with local_server(tmp_path) as running:
        give_role(running, "amna", "manager")
        yield running


def test_a_redis_that_does_not_answer_costs_speed_and_is_told(server):
    # Nobody listens on port 1.
    cells = Breaker(RedisCells("redis://127.0.0.1:1/0"))
    state = ServerState(
        db=server.db,
        clock=server.clock,
        rng=server.rng,
        secrets=server.secrets,
        threads=4,
        cells=cells,
    )
    state.ring.open(server.clock.wall_ms())
    with served(state) as client:
        assert client.get("/health/ready").json()["status"] == "ok"
        user = RestUser(client, "amna")
        tea = {"product_id": 7, "itemDesc": "Tea", "price_per_unit": 1, "ItemQuantity": 3}
        user.put("/api/products/addProd", tea)
        assert user.get("/api/products/7/quantity").json()["quantity"] == 3
        reply = client.get("/health/ready")
        assert reply.status_code == 200
        assert reply.json()["status"] == "degraded"
        assert "Redis" in reply.json()["reason"]
