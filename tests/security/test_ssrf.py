"""SSRF: a webhook leads to no place that only the server can reach, whatever it is called."""

import pytest
from sync_server.errors import RefusedError
from sync_server.operations.outgoing.targets import find_target

from tests.support.rest import problem

INSIDE = (
    "https://127.0.0.1/",
    "https://0.0.0.0/",
    "https://10.1.2.3/",
    "https://172.16.0.1/",
    "https://192.168.1.1/",
    "https://169.254.169.254/latest/meta-data/",
    "https://100.64.0.1/",
    "https://[::1]/",
    "https://[::ffff:127.0.0.1]/",
    "https://[::ffff:a9fe:a9fe]/",
    "https://[64:ff9b::7f00:1]/",
    "https://[fe80::1]/",
    "https://[fc00::1]/",
    "https://224.0.0.1/",
)
NAMES = ("https://localhost/", "https://127.1/", "https://2130706433/", "https://0x7f.0.0.1/")
"""Names that a resolver takes for the loopback: found out when they are looked up, each time."""

NO_ADDRESS = (
    "http://example.org/",
    "ftp://example.org/",
    "file:///etc/passwd",
    "gopher://example.org/",
    "https://user:password@example.org/",
    "https://",
    "https:///x",
    "//example.org/",
    "javascript:alert(1)",
    "https://example.org:99999/",
    "https://exa mple.org/",
    "https://example.org/\r\nX: y",
)


@pytest.mark.parametrize("url", [*INSIDE, *NO_ADDRESS])
def test_an_address_inside_or_none_is_refused_when_it_is_given(users, url):
    reply = users["admin"].post("/api/v1/webhooks", {"url": url, "kinds": ["*"]})
    problem(reply, 422, "webhook_refused")
    assert users["admin"].get("/api/v1/webhooks").json()["items"] == []


@pytest.mark.parametrize("url", NAMES)
def test_a_name_of_the_loopback_is_refused_when_it_is_looked_up(url):
    with pytest.raises(RefusedError, match="not public"):
        find_target(url, (), resolve=lambda _host, _port: ["127.0.0.1"])


def test_a_name_that_changes_its_mind_leads_nowhere():
    """One public address among its own is no excuse, and what was found right is what is called."""
    answers = [["93.184.216.34"], ["93.184.216.34", "10.0.0.1"], ["::ffff:10.0.0.1"]]

    def resolve(_host, _port):
        return answers.pop(0)

    assert find_target("https://rebind.example/", (), resolve=resolve).address == "93.184.216.34"
    for _ in range(2):
        with pytest.raises(RefusedError, match="not public"):
            find_target("https://rebind.example/", (), resolve=resolve)
