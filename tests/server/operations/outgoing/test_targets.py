"""A webhook leads to public addresses by HTTPS, whatever its name is looked up as."""

from ipaddress import ip_network

import pytest
from sync_server.errors import RefusedError
from sync_server.operations.outgoing.targets import check_url, find_target

LOOPBACK = (ip_network("127.0.0.0/8"),)
INSIDE = [
    "127.0.0.1",
    "10.1.2.3",
    "172.16.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",  # noqa: S104 - refused here
    "224.0.0.1",
    "255.255.255.255",
    "::1",
    "::",
    "fe80::1%eth0",
    "fd00::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "2002:7f00:0001::",
    "64:ff9b::7f00:1",
    "ff02::1",
]


@pytest.mark.parametrize("address", INSIDE)
def test_inner_networks_are_refused(address):
    with pytest.raises(RefusedError):
        find_target("https://shop.example/", (), resolve=lambda _host, _port: [address])


def test_one_inner_address_among_public_ones_is_enough():
    found = ["93.184.215.14", "10.0.0.1"]
    with pytest.raises(RefusedError):
        find_target("https://shop.example/", (), resolve=lambda _host, _port: found)


def test_the_connection_goes_to_the_address_that_was_looked_at():
    looked = []

    def resolve(host, port):
        looked.append((host, port))
        return ["93.184.215.14"]

    target = find_target("https://shop.example:8443/a/b?c=1", (), resolve=resolve)
    assert (target.address, target.host, target.port) == ("93.184.215.14", "shop.example", 8443)
    assert (target.path, target.is_secure) == ("/a/b?c=1", True)
    assert looked == [("shop.example", 8443)]


@pytest.mark.parametrize(
    "url",
    [
        "http://shop.example/",
        "ftp://shop.example/",
        "https://",
        "https://user:pw@shop.example/",
        "https://shop.example/#x",
        "https://shop.example:99999/",
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://shop example/",
        "https://shop.example/\r\nHost: x",
        "https://" + "x" * 500,
        "file:///etc/passwd",
        "",
    ],
)
def test_addresses_of_other_forms_are_refused(url):
    with pytest.raises(RefusedError):
        check_url(url, ())


def test_the_settings_allow_networks_and_plain_http_there_only():
    target = find_target("http://127.0.0.1:8000/x", LOOPBACK)
    assert (target.address, target.port, target.is_secure) == ("127.0.0.1", 8000, False)
    with pytest.raises(RefusedError):
        find_target("http://shop.example/", LOOPBACK, resolve=lambda _h, _p: ["93.184.215.14"])
    with pytest.raises(RefusedError):
        find_target("https://shop.example/", LOOPBACK, resolve=lambda _h, _p: ["10.0.0.1"])


def test_a_name_without_an_address_is_an_outside_fault():
    with pytest.raises(OSError, match="no address"):
        find_target("https://shop.example/", (), resolve=lambda _h, _p: [])
