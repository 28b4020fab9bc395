"""A cursor opens the list that it was made for, and nobody but the server makes one."""

import base64
import itertools

import pytest
from sync_server.errors import RefusedError
from sync_server.http.rest.cursors import Cursors

CURSORS = Cursors(b"a key")
PLACES = [(), (0,), (7, 3), ("amna",), (2**53, "چینی", -1)]


@pytest.mark.parametrize("place", PLACES)
def test_what_was_sealed_opens_as_it_was(place):
    sealed = CURSORS.seal("products of 1", place)
    assert CURSORS.open("products of 1", sealed) == place
    assert sealed.isascii()
    assert not set(sealed) - set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")


def test_another_list_another_key_and_a_changed_letter_are_refused():
    sealed = CURSORS.seal("products of 1", (7,))
    raw = base64.urlsafe_b64decode(sealed + "=" * (-len(sealed) % 4))
    flips = [
        base64.urlsafe_b64encode(raw[:n] + bytes([raw[n] ^ 1]) + raw[n + 1 :]).decode()
        for n in range(len(raw))
    ]
    tries = itertools.chain(
        [("products of 2", sealed), ("products of 1", "7"), ("products of 1", "é"), ("x", "=")],
        (("products of 1", flipped) for flipped in flips),
    )
    for scope, text in tries:
        with pytest.raises(RefusedError, match="next_cursor of the page before"):
            CURSORS.open(scope, text)
    with pytest.raises(RefusedError):
        Cursors(b"another key").open("products of 1", sealed)
