"""/ of a process without the portal: what this is and where to go on, for who opens it."""

import base64
import hashlib
from html import escape

STYLE = """
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 44rem; padding: 0 1rem;
  color-scheme: light dark; }
code { font: 14px/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
pre { border-inline-start: 3px solid GrayText; padding-inline-start: 1rem; white-space: pre-wrap; }
"""
POLICY = (
    "default-src 'none'; style-src 'sha256-"
    + base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)

_COMMANDS = (
    ("Make a store", 'kiryana-server store add --store-id 1 --name "Madina General Store"'),
    (
        "Make the first administrator, who types a password",
        "kiryana-server user add NAME --role admin --store-id 1 --password-stdin",
    ),
    (
        "Make a code for one new till, for ten minutes",
        "kiryana-server enrol-code --store-id 1",
    ),
    ("At the till, with this server's address", "kiryana-till enrol ADDRESS CODE"),
    ("See a store's tills", "kiryana-server till list --store-id 1"),
    ("Block a stolen one", "kiryana-server till revoke --store-id 1 --till 2"),
    ("See what waits for a manager", "kiryana-server cases list --store-id 1"),
    ("See what the stores sold", "kiryana-server report stores"),
    ("Everything else", "kiryana-server --help"),
)


def page(version: str) -> bytes:
    """The page, as HTML in UTF-8: the same for everybody, and nothing of the shops is in it."""
    commands = "".join(
        f"<p>{escape(does)}:</p><pre><code>{escape(command)}</code></pre>"
        for does, command in _COMMANDS
    )
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>Kiryana server</title><style>{STYLE}</style></head><body>"
        f"<main><h1>Kiryana server {escape(version)}</h1>"
        "<p>This is the central server of a chain of grocery stores. Tills sell without it and sync"
        " with it by themselves; programs use its API. You see this page, so it is running.</p>"
        '<ul><li><a href="/docs">The API: every path, and who may use it</a></li>'
        '<li><a href="/openapi.json">The same as an OpenAPI document</a></li>'
        '<li><a href="/health/live">Whether this process answers</a></li></ul>'
        "<h2>For administrators</h2>"
        "<p>The pages to manage stores are in the module portal, which this process was started"
        f" without. Commands on the server's own machine do it too:</p>{commands}"
        "</main></body></html>"
    ).encode()
