"""/docs: every route on one page, made by the server, with no script and nothing from outside."""

import base64
import hashlib
from functools import lru_cache
from html import escape
from itertools import groupby

from sync_server.auth.roles import LEAST_ROLE
from sync_server.http.route import Route

STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 64rem; padding: 0 1rem;
  color-scheme: light dark; }
table { border-collapse: collapse; width: 100%; margin-bottom: 2rem; }
th, td { text-align: start; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid GrayText;
  vertical-align: top; }
code { font: 14px/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
"""
POLICY = (
    "default-src 'none'; style-src 'sha256-"
    + base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


@lru_cache(maxsize=8)
def page(routes: tuple[Route, ...], version: str) -> bytes:
    """The page, as HTML in UTF-8."""
    parts = [
        '<!doctype html><html lang="en"><head><meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        f"<title>Kiryana server: its API</title><style>{STYLE}</style></head><body>",
        f"<h1>Kiryana server {escape(version)}</h1>",
        "<p>Log in at <code>POST /api/auth/login</code> and send the access token as",
        " <code>Authorization: Bearer …</code>. Refusals are <code>application/problem+json</code>",
        " with a stable <code>code</code>. Every write takes <code>Idempotency-Key</code>.",
        ' Bodies and replies are in <a href="/openapi.json">the OpenAPI document</a>.</p>',
    ]
    for area, some in groupby(sorted(routes, key=_area), key=_area):
        parts.append(f"<h2>{escape(area)}</h2><table><thead><tr><th>Method<th>Path<th>For<th>Does")
        parts.append("</tr></thead><tbody>")
        parts += [_row(route) for route in some]
        parts.append("</tbody></table>")
    return "".join([*parts, "</body></html>"]).encode()


def _row(route: Route) -> str:
    return (
        f"<tr><td><code>{route.method}</code><td><code>{escape(route.path)}</code>"
        f"<td>{who(route)}<td>{escape(route.summary)}</tr>"
    )


def who(route: Route) -> str:
    """Who may: everybody, tills, or users from a role upward."""
    if route.deed:
        return f"{LEAST_ROLE[route.deed]} and above"
    return "tills" if route.access == "till" else "everybody"


def _area(route: Route) -> str:
    words = [word for word in route.path.split("/") if word not in {"", "api", "v1"}]
    return words[0]
