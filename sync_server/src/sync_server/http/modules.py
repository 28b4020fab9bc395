"""The modules that can be served alone: `serve --only auth,sync`."""

from sync_server.errors import StartRefusedError
from sync_server.http.route import Route

MODULES: dict[str, str] = {
    "auth": "sign-in, enrolment, tokens, users and their rights",
    "events": "what tills push",
    "sync": "what tills compare and pull, and their reports for whoever helps",
    "inventory": "catalogue, stock and its cases",
    "reporting": "figures over time, and their files",
    "portal": "pages for people in a browser, in front of all the others",
}
"""Each module with what is in it."""

EVERYWHERE = "health"
PORTAL = "portal"
"""Pages and no routes: it asks the others' handlers in its own process."""

_BY_PATH: tuple[tuple[str, str], ...] = (
    *((name, EVERYWHERE) for name in ("health", "healthz", "readyz", "startupz")),
    *((f"sync/{name}", "auth") for name in ("register", "nonce", "token")),
    *((f"sync/{name}", "events") for name in ("push", "epoch", "lost", "refill")),
    ("sync", "sync"),
    ("problem-reports", "sync"),
    *(
        (name, "auth")
        for name in ("auth", ".well-known", "users", "stores", "tills", "audit", "keys")
    ),
    *(
        (name, "inventory")
        for name in (
            "products",
            "products:import",
            "stock",
            "overview",
            "vendors",
            "customers",
            "cases",
            "reconciliation",
        )
    ),
    *((name, "reporting") for name in ("reports", "days", "jobs", "exports", "webhooks", "alerts")),
    ("events", "events"),
)
"""Path beginnings, behind /api and /api/v1; the first that fits decides."""


def module_of(route: Route) -> str:
    """The module of a route. Raises LookupError for a path that no line above names."""
    return module_at(route.path)


def module_at(path: str) -> str:
    """The module of a path as it is asked for. Raises LookupError when no line above names it."""
    inner = path.strip("/").removeprefix("api/").removeprefix("v1/")
    for start, module in _BY_PATH:
        if inner == start or inner.startswith(f"{start}/"):
            return module
    raise LookupError(f"{path} belongs to no module: add it to http/modules.py")


def chosen(routes: tuple[Route, ...], only: str) -> tuple[Route, ...]:
    """The routes of the modules that are named with commas between; all of them for none.

    Raises StartRefusedError for a name that is none.
    """
    names = _named(only)
    unknown = sorted(names - MODULES.keys())
    if unknown:
        raise StartRefusedError(
            f"There is no module {unknown[0]!r}; there are {', '.join(MODULES)}."
        )
    if not names:
        return routes
    return tuple(route for route in routes if module_of(route) in names | {EVERYWHERE})


def has_portal(only: str) -> bool:
    """Whether the portal is served, of the modules that are named with commas between."""
    names = _named(only)
    return not names or PORTAL in names


def _named(only: str) -> set[str]:
    return {name.strip() for name in only.split(",") if name.strip()}


def elsewhere(routes: tuple[Route, ...], served: tuple[Route, ...]) -> dict[str, str]:
    """The paths among `routes` that are not served, each with the module that has it."""
    here = {route.path for route in served}
    return {route.path: module_of(route) for route in routes if route.path not in here}
