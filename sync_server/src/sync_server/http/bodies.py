"""The body of a request, from wire to bytes: type, compression, size, digest."""

from collections.abc import Mapping, Sequence

import msgspec
from isal import igzip, isal_zlib
from pos_protocol.errors import ErrorCode, ProtocolError
from pos_protocol.sync import DIGEST_HEADER, EXPANSION_FREE_BYTES, EXPANSION_MAX, digest

from pos_protocol import codec
from sync_server.errors import RefusedError, ServerCode
from sync_server.http.problems import Reply

BODY_BYTES_MAX = 8 * 1024 * 1024
"""Of one request, after decompression. A batch is 512 KiB, JSON strings may double it."""

GZIP_ABOVE_BYTES = 4096
"""A smaller reply fits the same few packets either way."""
GZIP_LEVEL = 1
"""ISA-L's second of four: smaller than zlib's first, in a sixth of its time."""


def plain_body(
    raw: bytes, headers: Mapping[str, str], *, types: Sequence[str] = ("application/json",)
) -> bytes:
    """The uncompressed bytes of a request, of one of these types.

    Raises RefusedError(UNSUPPORTED_TYPE, TOO_LARGE, MALFORMED) and ProtocolError(DIGEST_MISMATCH).
    """
    content_type = headers.get("content-type", "").partition(";")[0].strip().lower()
    if content_type not in types:
        raise RefusedError(ServerCode.UNSUPPORTED_TYPE, f"send {' or '.join(types)}")
    encoding = headers.get("content-encoding", "identity").strip().lower()
    if encoding == "gzip":
        raw = _gunzip(raw)
    elif encoding not in {"identity", ""}:
        raise RefusedError(ServerCode.UNSUPPORTED_TYPE, "compress with gzip or not at all")
    if len(raw) > BODY_BYTES_MAX:
        raise RefusedError(ServerCode.TOO_LARGE, "the body is too large")
    said = headers.get(DIGEST_HEADER.lower())
    if said is not None and said != digest(raw):
        raise ProtocolError(ErrorCode.DIGEST_MISMATCH, "the body is not what was sent")
    return raw


def read_json[T](decoder: msgspec.json.Decoder[T], raw: bytes) -> T:
    """Decode by the types of the protocol. Raises RefusedError(MALFORMED) for anything else.

    A key that comes twice too: whoever looks at the message on its way may read the other one.
    """
    try:
        read = decoder.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise RefusedError(ServerCode.MALFORMED, str(error)[:300]) from error
    except RecursionError as error:
        raise RefusedError(ServerCode.MALFORMED, "nested too deeply") from error
    # Written as our own programs write it there is no key twice, which is quicker seen than looked
    # for.
    if msgspec.json.encode(read) != raw and codec.repeats_a_key(raw):
        raise RefusedError(ServerCode.MALFORMED, "a key comes twice")
    return read


def compressed(reply: Reply, *, accepted: str) -> Reply:
    """The reply in gzip where the asker takes it and its size pays; its digest stays as it is."""
    if len(reply.content) <= GZIP_ABOVE_BYTES or not _takes_gzip(accepted):
        return reply
    return msgspec.structs.replace(
        reply,
        content=igzip.compress(reply.content, GZIP_LEVEL, mtime=0),
        headers={**reply.headers, "Content-Encoding": "gzip", "Vary": "Accept-Encoding"},
    )


def _takes_gzip(accepted: str) -> bool:
    """Whether Accept-Encoding names gzip (RFC 9110, 12.5.3); `gzip;q=0` refuses it."""
    for part in accepted.lower().split(","):
        name, _, weight = part.partition(";")
        if name.strip() == "gzip":
            return weight.replace(" ", "").rstrip("0") not in {"q=", "q=0."}
    return False


def _gunzip(raw: bytes) -> bytes:
    stream = isal_zlib.decompressobj(wbits=31)
    bytes_max = min(BODY_BYTES_MAX, max(EXPANSION_FREE_BYTES, len(raw) * EXPANSION_MAX))
    try:
        # It stops there, whatever the rest would grow to.
        plain = stream.decompress(raw, bytes_max + 1)
    # The stub takes the class for an error of it.
    except isal_zlib.error as error:  # type: ignore[misc]
        raise RefusedError(ServerCode.MALFORMED, "not gzip") from error
    if len(plain) > bytes_max:
        raise RefusedError(ServerCode.TOO_LARGE, "the body is too large when uncompressed")
    if not stream.eof or stream.unused_data:
        raise RefusedError(ServerCode.MALFORMED, "gzip data cut short or followed by others")
    return plain
