"""The OpenAPI 3.1 page, made from ROUTES and the protocol's own types."""

from typing import Any

import msgspec

from sync_server.http.problems import CONTENT_TYPE, Problem
from sync_server.http.routes import ROUTES, Route

REF = "#/components/schemas/{name}"


def document(version: str) -> dict[str, Any]:
    """The whole page as values for JSON."""
    types = [
        kind for route in ROUTES for kind in (route.body, route.query, route.reply) if kind
    ] + [Problem]
    schemas, components = msgspec.json.schema_components(types, ref_template=REF)
    by_type = dict(zip(types, schemas, strict=True))
    paths: dict[str, Any] = {}
    for route in ROUTES:
        paths.setdefault(route.path, {})[route.method.lower()] = _operation(
            route, by_type, components
        )
    return {
        "openapi": "3.1.0",
        "info": {"title": "Kiryana sync server", "version": version},
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": {
                "till": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"},
            },
        },
    }


def _operation(
    route: Route, by_type: dict[type, Any], components: dict[str, Any]
) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "operationId": route.handler.__name__,
        "summary": route.summary,
        "security": [{"till": []}] if route.access == "till" else [],
        "responses": {
            "200": {
                "description": route.summary,
                "content": {"application/json": {"schema": by_type[route.reply]}},
            },
            "default": {
                "description": "Refused; `code` says why.",
                "content": {CONTENT_TYPE: {"schema": by_type[Problem]}},
            },
        },
    }
    if route.body:
        operation["requestBody"] = {
            "required": True,
            "content": {"application/json": {"schema": by_type[route.body]}},
        }
    if route.query:
        schema = components[route.query.__name__]
        operation["parameters"] = [
            {
                "name": name,
                "in": "query",
                "required": name in schema.get("required", ()),
                "schema": values,
            }
            for name, values in schema["properties"].items()
        ]
    return operation
