"""One HTTP connection of the till: requests out, whole replies back, faults in our own words.

httpx is imported with the first request, on the thread that makes it, so that the window does not
wait for it at start-up.
"""

import gzip
import ssl
import time
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from importlib import import_module
from ipaddress import ip_address
from types import ModuleType
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from msgspec import Struct
from pos_protocol.sync import EXPANSION_MAX

from pos_app.errors import Offline
from pos_app.sync.faults import (
    AddressRefusedError,
    CertificateError,
    NotOurServerError,
    ReplyDamagedError,
    TimedOutError,
)

if TYPE_CHECKING:
    import httpx

CONNECT_S = 5.0
READ_S = 20.0
REPLY_S_MAX = 90.0
"""A reply that only drips is given up after this long, whatever each single read may take."""
GZIP_ABOVE_BYTES = 4096
GZIP_LEVEL = 1
"""A batch of sales shrinks to an eighth instead of a ninth, in a quarter of the time."""
REPLY_BYTES_MAX = 64 * 1024 * 1024
"""A full page of the largest events is below this; a login page with a film in it is not."""


class HttpReply(Struct, frozen=True, kw_only=True):
    """A whole reply, its body uncompressed. Header names are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class ServerConnection:
    """One server's address and the open connections to it. Used by one thread; `abort` by any."""

    def __init__(self, url: str, *, transport: "httpx.BaseTransport | None" = None) -> None:
        """`url` as http(s)://host[:port][/path]; `transport` replaces the network in tests.

        Raises AddressRefusedError for an address that is none.
        """
        self.url = server_url(url)
        self._transport = transport
        self._client: httpx.Client | None = None
        self._streams: list[Any] = []
        self._aborted = False

    def send(
        self,
        method: str,
        path: str,
        *,
        body: bytes = b"",
        headers: Mapping[str, str] | None = None,
        wait_s: int = 0,
    ) -> HttpReply:
        """Send one request and read its whole reply.

        Raises the Offline kinds of faults.py; a reply with any status is a reply. `wait_s` is how
        long the server may keep its answer back.
        """
        sent = dict(headers or {})
        read_s = READ_S + wait_s
        if body:
            sent["content-type"] = "application/json"
            if len(body) > GZIP_ABOVE_BYTES:
                smaller = gzip.compress(body, GZIP_LEVEL, mtime=0)
                # What shrinks beyond the protocol's measure would be refused as a bomb.
                if len(smaller) * EXPANSION_MAX >= len(body):
                    body = smaller
                    sent["content-encoding"] = "gzip"
        self._refuse_when_aborted()
        httpx = _httpx()
        with self._told():
            request = self._open().build_request(
                method,
                f"{self.url}{path}",
                content=body,
                headers=sent,
                timeout=httpx.Timeout(read_s, connect=CONNECT_S),
                extensions={"trace": self._remember},
            )
            response = self._open().send(request, stream=True)
            try:
                return self._whole(response, give_up_s=REPLY_S_MAX + read_s)
            finally:
                response.close()

    def abort(self) -> None:
        """Cut whatever is being waited for, for good: the waiting thread gets Offline at once."""
        self._aborted = True
        for stream in list(self._streams):
            connected = stream.get_extra_info("socket")
            # It may have ended by itself in the meantime.
            with suppress(OSError):
                connected.shutdown(2)

    def close(self) -> None:
        """Let go of the connections; the next request opens new ones."""
        if self._client is not None:
            self._client.close()
            self._client = None
        for stream in self._streams:
            # httpcore lets go of a connection that the server cut without closing its socket.
            with suppress(OSError):
                stream.close()
        self._streams = []

    def _open(self) -> "httpx.Client":
        if self._client is None:
            # A proxy of the environment has no way to this machine itself.
            self._client = _httpx().Client(
                transport=self._transport,
                follow_redirects=False,
                trust_env=not _is_loopback(self.url),
                # Reading all the authorities takes 20 ms, and shows nothing where nobody shows a
                # certificate; no reply leads from http to another address. A scheme may be written
                # in capitals (RFC 3986, 3.1): whatever is not plainly http is proven.
                verify=urlsplit(self.url).scheme != "http",
                headers={"accept": "application/json", "accept-encoding": "gzip"},
            )
        return self._client

    def _remember(self, event: str, details: Mapping[str, Any]) -> None:
        """Keep the sockets in use (httpcore's trace extension), so that `abort` can cut them."""
        if event in {"connection.connect_tcp.complete", "connection.start_tls.complete"}:
            self._streams = [*self._streams[-3:], details["return_value"]]
            self._refuse_when_aborted()

    def _refuse_when_aborted(self) -> None:
        if self._aborted:
            raise Offline(url=self.url)

    def _whole(self, response: "httpx.Response", *, give_up_s: float) -> HttpReply:
        started_s = time.monotonic()
        parts: list[bytes] = []
        size = 0
        # As the bytes come: httpx would unpack and join a page in pieces, which copies it three
        # times. A transport that has read its reply by itself gives it unpacked.
        is_unpacked = response.is_stream_consumed
        for part in response.iter_bytes() if is_unpacked else response.iter_raw():
            size += len(part)
            if size > REPLY_BYTES_MAX:
                raise NotOurServerError(url=self.url, found="an endless answer")
            if time.monotonic() - started_s > give_up_s:
                raise TimedOutError(url=self.url)
            parts.append(part)
        headers = {name.lower(): value for name, value in response.headers.items()}
        body = b"".join(parts)
        coding = headers.get("content-encoding", "identity").strip().lower()
        if coding == "gzip" and not is_unpacked:
            body = self._unpacked(body)
        elif coding not in {"gzip", "identity", ""}:
            raise NotOurServerError(url=self.url, found=f"content in {coding}"[:60])
        return HttpReply(status=response.status_code, headers=headers, body=body)

    def _unpacked(self, packed: bytes) -> bytes:
        """A whole reply out of its gzip; one that would not end is never unpacked to its end."""
        stream = zlib.decompressobj(wbits=31)
        try:
            body = stream.decompress(packed, REPLY_BYTES_MAX + 1)
        except zlib.error as error:
            raise ReplyDamagedError(url=self.url, problem="not the compression it says") from error
        if len(body) > REPLY_BYTES_MAX:
            raise NotOurServerError(url=self.url, found="an endless answer")
        if not stream.eof:
            raise ReplyDamagedError(url=self.url, problem="it ends too early")
        return body

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turn what the network does into our words."""
        httpx = _httpx()
        try:
            yield
        except httpx.TimeoutException as error:
            self.close()
            raise TimedOutError(url=self.url) from error
        except (httpx.RemoteProtocolError, httpx.ReadError) as error:
            self.close()
            raise ReplyDamagedError(url=self.url, problem="the connection was cut") from error
        except (httpx.HTTPError, httpx.StreamError, ssl.SSLError, OSError) as error:
            self.close()
            certificate = _certificate_fault(error)
            if certificate is not None:
                raise CertificateError(url=self.url, problem=certificate) from error
            raise Offline(url=self.url) from error


def server_url(text: str) -> str:
    """An address as it is kept: scheme, host, port and path, without a slash at the end.

    A bare host gets https, but http on this machine itself. Raises AddressRefusedError.
    """
    address = text.strip()
    if "://" not in address:
        address = f"{'http' if _is_loopback(f'http://{address}') else 'https'}://{address}"
    try:
        parts = urlsplit(address)
        usable = parts.scheme in {"http", "https"} and parts.hostname and parts.port != 0
    except ValueError:
        usable = False
        parts = urlsplit("")
    if not usable or parts.query or parts.fragment or parts.username or not address.isprintable():
        raise AddressRefusedError(url=text)
    return address.rstrip("/")


def _is_loopback(url: str) -> bool:
    try:
        host = urlsplit(url).hostname or ""
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _httpx() -> ModuleType:
    return import_module("httpx")


def _certificate_fault(error: BaseException) -> str | None:
    """What TLS said, if it was TLS that refused."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return cause.verify_message or "its certificate does not hold"
        if isinstance(cause, ssl.SSLError):
            return cause.reason or "no TLS"
        cause = cause.__cause__ or cause.__context__
    return None
