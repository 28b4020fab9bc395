"""Encoded once, decoded for ever: golden files, unknown kinds, hostile bytes."""

import hashlib
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pos_protocol.envelope import BODY_BYTES_MAX
from pos_protocol.errors import ErrorCode, ProtocolError
from pos_protocol.events import EVENT_VERSIONS

from pos_protocol import codec
from tests.support.events import EXAMPLES, record

GOLDEN = Path(__file__).parent.parent / "fixtures" / "events"


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda event: type(event).__name__)
def test_a_golden_file_reads_as_its_event_and_is_written_again_to_the_byte(example, request):
    kind = type(example).__name__
    path = GOLDEN / f"{kind}.v{EVENT_VERSIONS[kind]}.json"
    recorded = record(example)
    if request.config.getoption("--write-golden"):
        assert not path.exists() or path.read_bytes() == recorded.body, "a golden file is final"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(recorded.body)
    read = codec.decode(path.read_bytes())
    assert read.event == example
    assert read.body == recorded.body
    assert read.hash == hashlib.sha256(path.read_bytes()).digest()


def test_every_golden_file_still_decodes():
    for path in GOLDEN.iterdir():
        read = codec.decode(path.read_bytes())
        assert read.event is not None, path.name
        assert not codec.says_twice(read), path.name


def test_a_key_that_comes_twice_is_seen_wherever_it_stands():
    for example in EXAMPLES:
        body = record(example).body
        first = body[1:].partition(b":")[0]
        for twice in (
            body.replace(b"{", b"{" + first + b":1," + first + b":2,", 1),
            body.replace(b'"payload":{', b'"payload":{"x":1,"x":1,', 1),
            body.replace(b'"payload":{', b'"payload":{"x":[{"y":{"z":1,"\\u007a":1}}],', 1),
        ):
            assert codec.repeats_a_key(twice), twice
        assert not codec.repeats_a_key(body)
    assert codec.repeats_a_key(b"[" * 100_000), "what cannot be looked through"
    assert not codec.repeats_a_key(b'{"a":{"a":[{"a":' + b"9" * 5_000 + b"}]}}")


def test_an_old_version_goes_through_every_version_after_it(monkeypatch):
    """Each step is taken, in order: what one of them adds the next one may need."""
    kind, steps = "VendorAdded", []
    monkeypatch.setitem(EVENT_VERSIONS, kind, 4)
    for version in (1, 2, 3):

        def step(payload, version=version):
            steps.append(version)
            return payload

        monkeypatch.setitem(codec.UPCASTERS, (kind, version), step)
    [added] = [one for one in EXAMPLES if type(one).__name__ == kind]
    for version in (1, 3, 4):
        assert record(added, version=version).event == added
    assert steps == [1, 2, 3, 3]


def test_what_was_written_before_there_were_categories_stands_in_none():
    added = codec.decode((GOLDEN / "ProductAdded.v2.json").read_bytes()).event
    changed = codec.decode((GOLDEN / "ProductChanged.v1.json").read_bytes()).event
    assert (added.category, changed.category) == ("", msgspec.UNSET)


def test_a_kind_or_version_from_the_future_is_kept_but_not_read():
    for fields in ({"kind": "LoyaltyEarned"}, {"version": 99}):
        recorded = record(EXAMPLES[0], **fields)
        assert recorded.event is None
        assert not codec.is_known(recorded.envelope)


def test_the_keys_of_a_body_are_sorted():
    body = msgspec.json.decode(record(EXAMPLES[0]).body)
    assert list(body) == sorted(body)
    assert list(body["payload"]) == sorted(body["payload"])


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_in_words(body):
    with pytest.raises(ProtocolError) as refused:
        codec.decode(body)
    assert refused.value.code is ErrorCode.UNREADABLE_BODY


@given(st.integers(0, 2000), st.integers(0, 255))
def test_a_changed_byte_is_refused_or_gives_another_hash(place, byte):
    recorded = record(EXAMPLES[7])
    body = bytearray(recorded.body)
    body[place % len(body)] = byte
    try:
        read = codec.decode(bytes(body))
    except ProtocolError:
        return
    assert (read.hash == recorded.hash) == (bytes(body) == recorded.body)


def test_a_body_too_large_or_too_deep_is_refused():
    for body, code in (
        (b" " * (BODY_BYTES_MAX + 1), ErrorCode.BODY_TOO_LARGE),
        (b"[" * 100_000, ErrorCode.UNREADABLE_BODY),
        (b'{"payload":' * 10_000, ErrorCode.UNREADABLE_BODY),
    ):
        with pytest.raises(ProtocolError) as refused:
            codec.decode(body)
        assert refused.value.code is code
