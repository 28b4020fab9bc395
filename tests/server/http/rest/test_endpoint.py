"""What every reply carries: kept by whom, varying by what, told as a problem when refused."""

import gzip

import msgspec

from tests.support.rest import problem

TEA = {"product_id": 7, "itemDesc": "Tea", "price_per_unit": 10}


def test_reads_may_be_kept_and_must_be_asked_about(manager):
    manager.put("/api/products/addProd", TEA)
    for path in ("/api/products/7", "/api/products/7/quantity", "/api/products/movements/7"):
        reply = manager.get(path)
        assert reply.headers["cache-control"] == "private, no-cache"
        assert reply.headers["vary"] == "Authorization, X-Store-Id"
        assert reply.headers["x-content-type-options"] == "nosniff"


def test_writes_sign_ins_and_refusals_are_kept_by_nobody(client, manager):
    replies = [
        manager.put("/api/products/addProd", TEA),
        manager.get("/api/auth/me"),
        manager.get("/api/products/99"),
        client.get("/api/products/7"),
        client.post("/api/auth/login", json={}),
    ]
    assert {reply.headers["cache-control"] for reply in replies} == {"no-store"}


def test_a_write_may_be_compressed(manager):
    body = gzip.compress(msgspec.json.encode(TEA))
    reply = manager.put("/api/products/addProd", body, content_encoding="gzip")
    assert reply.status_code == 201


def test_another_method_cannot_be_smuggled_in(manager):
    manager.put("/api/products/addProd", TEA)
    reply = manager.get("/api/v1/products/7", x_http_method_override="DELETE")
    assert reply.status_code == 200
    assert manager.get("/api/v1/products/7").status_code == 200


def test_a_refusal_is_a_problem_with_words(manager):
    told = problem(manager.get("/api/products/99"), 404, "not_found")
    assert told["title"] == "Not found"
    assert told["detail"] == "there is no product 99 in this store"
    assert told["type"] == "urn:kiryana:problem:not_found"
