"""Every fault has a sentence of its own, and a judgement that is not known has one too."""

import pytest
from pos_protocol.sync import HelloVerdict

from pos_app.errors import sentence
from pos_app.sync.faults import RECOVERIES, VERDICT_ADVICE, VerdictError


@pytest.mark.parametrize("verdict", [each for each in HelloVerdict if each != HelloVerdict.OK])
def test_every_judgement_of_the_protocol_has_advice(verdict):
    assert (verdict in VERDICT_ADVICE) != (verdict in RECOVERIES)
    words = sentence(VerdictError(verdict))
    assert words.startswith("The server")
    assert words.endswith(".")


def test_judgement_of_a_newer_server_is_told_by_its_word():
    words = sentence(VerdictError("dance_required"))
    assert "dance_required" in words
    assert "update" in words
