"""The body of a request, from wire to bytes: type, compression, size, digest."""

import zlib
from collections.abc import Mapping

import msgspec
from pos_protocol.errors import ErrorCode, ProtocolError
from pos_protocol.sync import DIGEST_HEADER, digest

from sync_server.errors import RefusedError, ServerCode

BODY_BYTES_MAX = 8 * 1024 * 1024
"""Of one request, after decompression. A batch is 512 KiB, JSON strings may double it."""


def plain_body(raw: bytes, headers: Mapping[str, str]) -> bytes:
    """The uncompressed bytes of a JSON request.

    Raises RefusedError(UNSUPPORTED_TYPE, TOO_LARGE, MALFORMED) and ProtocolError(DIGEST_MISMATCH).
    """
    content_type = headers.get("content-type", "").partition(";")[0].strip().lower()
    if content_type != "application/json":
        raise RefusedError(ServerCode.UNSUPPORTED_TYPE, "send application/json")
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
    """Decode by the types of the protocol. Raises RefusedError(MALFORMED) for anything else."""
    try:
        return decoder.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise RefusedError(ServerCode.MALFORMED, str(error)[:300]) from error
    except RecursionError as error:
        raise RefusedError(ServerCode.MALFORMED, "nested too deeply") from error


def _gunzip(raw: bytes) -> bytes:
    stream = zlib.decompressobj(wbits=31)
    try:
        plain = stream.decompress(raw, BODY_BYTES_MAX + 1)
    except zlib.error as error:
        raise RefusedError(ServerCode.MALFORMED, "not gzip") from error
    if len(plain) > BODY_BYTES_MAX:
        raise RefusedError(ServerCode.TOO_LARGE, "the body is too large when uncompressed")
    if not stream.eof or stream.unused_data:
        raise RefusedError(ServerCode.MALFORMED, "gzip data cut short or followed by others")
    return plain
