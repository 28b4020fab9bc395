"""Words that would be SQL, where statements are spelled by the server itself, on both engines."""

import pytest
from sync_server.operations.verifying import verify

from tests.support.central.served import served
from tests.support.rest import RestUser, give_role, rest_state
from tests.support.sync_server import local_server

SALE = "/api/stock/sale"
WORDS = (
    "'; DROP TABLE event_log; --",
    "\\' OR 1=1 --",
    "100%s %(x)s %d :name ?",
    "x'41' _binary'y' /* */ #",
    "چائے\\'; DELETE FROM product; --",
)


@pytest.fixture(params=["sqlite", "mariadb"])
def server(request, tmp_path):
    url = request.getfixturevalue("mariadb_url") if request.param == "mariadb" else None
    with local_server(tmp_path, url) as running:
        yield running


def test_words_are_kept_sought_and_sold_as_they_are(server):
    give_role(server, "amna", "manager")
    with served(rest_state(server)) as client:
        user = RestUser(client, "amna")
        for number, word in enumerate(WORDS, 1):
            asked = {"product_id": number, "itemDesc": word, "price_per_unit": 1, "barcode": word}
            assert user.put("/api/products/addProd", asked | {"category": word}).status_code == 201
            for again in (False, True):
                sold = user.post(
                    SALE, {"product_id": number, "quantity": 1}, idempotency_key=f"key {number} '"
                )
                assert (sold.status_code, "idempotency-replayed" in sold.headers) == (201, again)
        for number, word in enumerate(WORDS, 1):
            shown = user.get(f"/api/v1/products/{number}").json()
            assert (shown["itemDesc"], shown["barcode"]) == (word, word)
            for asked in ({"query": word}, {"barcode": word}, {"category": word}):
                reply = client.get(
                    "/api/v1/products",
                    params=asked,
                    headers={"Authorization": f"Bearer {user.tokens['access_token']}"},
                )
                assert [one["product_id"] for one in reply.json()["items"]] == [number], asked
    assert verify(server.db, 1).problems == []
