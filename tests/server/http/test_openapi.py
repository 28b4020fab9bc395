"""The OpenAPI page is whole: every type that it names is there."""

import json

from sync_server.http.openapi import document
from sync_server.http.routes import ROUTES


def test_every_reference_leads_somewhere():
    page = document("1.0", ROUTES)
    schemas = page["components"]["schemas"]
    text = json.dumps(page)
    named = {part.partition('"')[0] for part in text.split("#/components/schemas/")[1:]}
    assert named
    assert named <= schemas.keys()
    assert page["openapi"] == "3.1.0"


def test_a_query_is_described_by_its_parameters():
    pull = document("1.0", ROUTES)["paths"]["/api/v1/sync/pull"]["get"]
    required = {one["name"]: one["required"] for one in pull["parameters"]}
    assert required == {"feed_id": True, "after": True, "limit": False, "wait": False}
