"""The OpenAPI 3.1 page, made from ROUTES and the protocol's own types."""

import re
from functools import lru_cache
from typing import Any

import msgspec
from pos_protocol.events import INT_MAX

from sync_server.auth.roles import LEAST_ROLE
from sync_server.http.problems import CONTENT_TYPE, Problem
from sync_server.http.rest.strict_json import figure_schema
from sync_server.http.route import CSV, Route

_PATH_SCHEMAS: dict[str, dict[str, Any]] = {
    "case_id": {"type": "string", "format": "uuid"},
    "username": {"type": "string", "minLength": 1, "maxLength": 100},
}
REF = "#/components/schemas/{name}"


@lru_cache(maxsize=8)
def encoded(version: str, routes: tuple[Route, ...]) -> bytes:
    """The page as JSON; the same for every application of a process."""
    return msgspec.json.encode(document(version, routes))


def document(version: str, routes: tuple[Route, ...]) -> dict[str, Any]:
    """The whole page as values for JSON."""
    kinds: list[type] = [
        kind
        for route in routes
        for kind in (route.body, route.query, route.reply, route.above)
        if kind
    ]
    types: list[type] = [*kinds, Problem]
    schemas, components = msgspec.json.schema_components(
        types, ref_template=REF, schema_hook=figure_schema
    )
    by_type = dict(zip(types, schemas, strict=True))
    paths: dict[str, Any] = {}
    for route in routes:
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
                "user": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"},
            },
        },
    }


def _operation(
    route: Route, by_type: dict[type, Any], components: dict[str, Any]
) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "operationId": _operation_id(route),
        "summary": route.summary,
        "security": [] if route.access == "public" else [{route.access: []}],
        "responses": {
            **{status: _reply(route, by_type, status) for status in _statuses(route)},
            "default": {
                "description": "Refused; `code` says why.",
                "content": {CONTENT_TYPE: {"schema": by_type[Problem]}},
            },
        },
    }
    if route.deed:
        operation["description"] = f"For the role {LEAST_ROLE[route.deed]} and above."
    if route.body:
        schema = {"type": "string"} if route.takes == (CSV,) else by_type[route.body]
        operation["requestBody"] = {
            "required": True,
            "content": {kind: {"schema": schema} for kind in route.takes},
        }
    parameters = [*_in_path(route), *_in_query(route, components), *_in_headers(route)]
    if parameters:
        operation["parameters"] = parameters
    return operation


def _operation_id(route: Route) -> str:
    """The handler's name where it has one path, otherwise the path too: ids must differ."""
    if not route.is_rest and "/sync/" in route.path:
        return route.handler.__name__
    words = re.sub(r"[^A-Za-z0-9]+", "_", route.path).strip("_")
    return f"{route.method.lower()}_{words}"


def _statuses(route: Route) -> tuple[str, ...]:
    if not route.is_rest or route.deed is None:
        return ("200",)
    if route.method == "GET":
        return ("200",) if route.is_stream else ("200", "304")
    makes = route.method in {"PUT", "POST"} and (route.body or "codes" in route.path)
    return ("200", "201") if makes else ("200",)


def _reply(route: Route, by_type: dict[type, Any], status: str) -> dict[str, Any]:
    if status == "304":
        return {"description": "What the reader has is still true."}
    content: dict[str, Any] = {"application/json": {"schema": by_type[route.reply]}}
    if route.above:
        either = [by_type[route.above], by_type[route.reply]]
        content = {"application/json": {"schema": {"anyOf": either}}}
    if route.is_bytes:
        content = {"application/gzip": {}}
    if route.produces != "application/json":
        content = {route.produces: {"schema": {"type": "string"}}}
    return {"description": route.summary, "content": content}


def _in_path(route: Route) -> list[dict[str, Any]]:
    return [
        {
            "name": name,
            "in": "path",
            "required": True,
            "schema": _PATH_SCHEMAS.get(
                name, {"type": "integer", "minimum": 1, "maximum": INT_MAX}
            ),
        }
        for name in re.findall(r"{(\w+)}", route.path)
    ]


def _in_query(route: Route, components: dict[str, Any]) -> list[dict[str, Any]]:
    if not route.query:
        return []
    schema = components[route.query.__name__]
    return [
        {
            "name": name,
            "in": "query",
            "required": name in schema.get("required", ()),
            "schema": values,
        }
        for name, values in schema["properties"].items()
    ]


def _in_headers(route: Route) -> list[dict[str, Any]]:
    names = []
    if route.deed:
        names.append("X-Store-Id")
    if route.is_write:
        names += ["Idempotency-Key", "If-Match"]
    elif route.takes_key:
        names.append("Idempotency-Key")
    elif route.deed and not route.is_stream:
        names.append("If-None-Match")
    return [
        {"name": name, "in": "header", "required": False, "schema": {"type": "string"}}
        for name in names
    ]
