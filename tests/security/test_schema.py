"""The OpenAPI document against the server: what schemathesis makes of it finds no fault."""

import warnings

from hypothesis import HealthCheck, Phase, given, settings

from tests.support.rest import RestUser, give_role

with warnings.catch_warnings():
    # What it is built on warns of its own future at import.
    warnings.simplefilter("ignore")
    import schemathesis
    from schemathesis.checks import not_a_server_error
    from schemathesis.specs.openapi.checks import (
        content_type_conformance,
        response_schema_conformance,
        status_code_conformance,
    )

EXAMPLES = 4
UNASKED = ("logout", "password", "/sync/pull", "/live")
"""What ends the asking, or waits."""

CHECKS = [
    not_a_server_error,
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
]


def test_no_operation_answers_what_the_document_does_not_say(server, client, tea):
    give_role(server, "tester", "admin")
    token = RestUser(client, "tester").tokens["access_token"]
    schema = schemathesis.openapi.from_dict(client.get("/openapi.json").json())
    tried = 0
    for found in schema.get_all_operations():
        operation = found.ok()
        if any(word in operation.path for word in UNASKED):
            continue

        def attack(case):
            sent = case.as_transport_kwargs(base_url="http://testserver.local")
            sent["headers"] = {**sent["headers"], "Authorization": f"Bearer {token}"}
            sent["headers"].pop("User-Agent", None)
            sent.pop("cookies", None)
            if isinstance(sent.get("data"), str | bytes):
                # httpx has another name for a body that is no form.
                sent["content"] = sent.pop("data")
            reply = client.request(**sent)
            case.validate_response(schemathesis.Response.from_any(reply), checks=CHECKS)

        run = settings(
            max_examples=EXAMPLES,
            deadline=None,
            database=None,
            derandomize=True,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        run(given(case=operation.as_strategy())(attack))()
        tried += 1
    assert tried > 30
