"""Where a webhook may lead: public addresses by HTTPS, and what the settings name besides."""

import ipaddress
import socket
from collections.abc import Callable, Sequence
from urllib.parse import SplitResult, urlsplit

from msgspec import Struct

from sync_server.errors import RefusedError, ServerCode

URL_CHARS_MAX = 500

type Network = ipaddress.IPv4Network | ipaddress.IPv6Network
type Address = ipaddress.IPv4Address | ipaddress.IPv6Address
type Resolve = Callable[[str, int], list[str]]


class Target(Struct, frozen=True, kw_only=True):
    """One address that was looked up and found right; the connection goes there and nowhere else.

    Looking the name up again for the connection would let it lead elsewhere (DNS rebinding).
    """

    address: str
    host: str
    port: int
    path: str
    is_secure: bool


def system_resolve(host: str, port: int) -> list[str]:
    """All addresses of a host. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(one[4][0]) for one in found))


def check_url(url: str, allowed: Sequence[Network]) -> SplitResult:
    """What a webhook's address must be, before anything is looked up.

    Plain HTTP is for the networks of the settings only. Raises RefusedError(WEBHOOK_REFUSED).
    """
    try:
        parts = urlsplit(url)
        _port = parts.port
    except ValueError as error:
        raise _refused("it is no address") from error
    if len(url) > URL_CHARS_MAX or not url.isascii() or not url.isprintable() or " " in url:
        raise _refused(f"at most {URL_CHARS_MAX} plain characters without spaces are needed")
    schemes = {"https", "http"} if allowed else {"https"}
    if parts.scheme not in schemes or not parts.hostname:
        raise _refused("it must begin with https:// and name a host")
    if parts.username is not None or parts.password is not None or parts.fragment:
        raise _refused("it must hold neither a user nor a fragment")
    literal = _literal(parts.hostname)
    if literal is not None and not is_allowed(literal, allowed):
        raise _refused("it leads into a network that is not public")
    return parts


def find_target(
    url: str, allowed: Sequence[Network], *, resolve: Resolve = system_resolve
) -> Target:
    """Look an address up and choose where to connect.

    Every address of the name must be allowed: one among them that is not gives it away. Raises
    RefusedError(WEBHOOK_REFUSED), OSError when the name has no address.
    """
    parts = check_url(url, allowed)
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    found = [ipaddress.ip_address(text.partition("%")[0]) for text in resolve(host, port)]
    if not found:
        raise OSError(f"{host} has no address")
    if not all(is_allowed(address, allowed) for address in found):
        raise _refused(f"{host} leads into a network that is not public")
    is_secure = parts.scheme == "https"
    if not is_secure and not all(_is_in(address, allowed) for address in found):
        raise _refused("plain http is for the networks of webhook_networks only")
    path = parts.path or "/"
    return Target(
        address=str(found[0]),
        host=host,
        port=port,
        path=f"{path}?{parts.query}" if parts.query else path,
        is_secure=is_secure,
    )


def is_allowed(address: Address, allowed: Sequence[Network]) -> bool:
    """Whether an address is public, or in a network of the settings."""
    if _is_in(address, allowed):
        return True
    inner = _embedded(address)
    if inner is not None:
        return is_allowed(inner, allowed)
    return address.is_global and not address.is_multicast


def _embedded(address: Address) -> Address | None:
    """The IPv4 address inside an IPv6 one (mapped, 6to4, Teredo, NAT64)."""
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address.ipv4_mapped or address.sixtofour:
        return address.ipv4_mapped or address.sixtofour
    if address.teredo:
        return address.teredo[1]
    if address in ipaddress.IPv6Network("64:ff9b::/96"):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return None


def _is_in(address: Address, networks: Sequence[Network]) -> bool:
    return any(address in network for network in networks if network.version == address.version)


def _literal(host: str) -> Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None


def _refused(why: str) -> RefusedError:
    return RefusedError(ServerCode.WEBHOOK_REFUSED, f"this address cannot be called: {why}")
