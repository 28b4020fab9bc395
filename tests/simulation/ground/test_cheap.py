"""Cheap signatures refuse what the real ones refuse, and leave nothing behind."""

from base64 import b64decode

import pytest
from cryptography.exceptions import InvalidSignature
from sync_server.operations import checking

from pos_app.devices.till_key import TillKey
from tests.simulation.ground.cheap import cheaply
from tests.simulation.plan import REAL_KEYS_EVERY, Plan

KEY = TillKey(bytes(range(32)))
OTHER = TillKey(bytes(32))


def raw(key):
    return b64decode(key.public_base64())


def test_cheap_signature_holds_for_its_own_text_and_key_only():
    with cheaply():
        sig = KEY.sign(b"text")
        public = checking.Ed25519PublicKey.from_public_bytes(raw(KEY))
        public.verify(sig, b"text")
        for wrong in ((sig, b"texT"), (OTHER.sign(b"text"), b"text"), (b"", b"text")):
            with pytest.raises(InvalidSignature):
                public.verify(*wrong)
        with pytest.raises(ValueError, match="32"):
            checking.Ed25519PublicKey.from_public_bytes(b"short")


def test_real_signatures_are_back_afterwards_and_some_seeds_always_have_them():
    with cheaply():
        pass
    public = checking.Ed25519PublicKey.from_public_bytes(raw(KEY))
    public.verify(KEY.sign(b"text"), b"text")
    assert {Plan(seed=seed).has_real_keys for seed in range(REAL_KEYS_EVERY)} == {True, False}
