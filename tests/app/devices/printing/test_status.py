"""A printer's answers are believed only as far as they can be true."""

import itertools

import pytest

from pos_app.devices.printing.status import Health, ended_without_paper, health_of, is_answer

READY, END, NEAR_END, OFFLINE = b"\x12", b"\x72", b"\x1e", b"\x1a"


@pytest.mark.parametrize(
    ("online", "cause", "paper", "health"),
    [
        (READY, READY, READY, Health.READY),
        (READY, READY, NEAR_END, Health.READY),
        (OFFLINE, READY, READY, Health.OFFLINE),
        (OFFLINE, b"\x32", READY, Health.NO_PAPER),
        (OFFLINE, READY, END, Health.NO_PAPER),
        (b"", b"", b"", Health.SILENT),
        (b"\xff", b"\xff", b"\xff", Health.SILENT),
    ],
)
def test_health_is_read_from_three_answers(online, cause, paper, health):
    assert health_of(online=online, cause=cause, paper=paper) is health


def test_only_bytes_with_the_fixed_bits_are_answers():
    good = [byte for byte in range(256) if is_answer(bytes([byte]))]
    assert len(good) == 16, "four bits of eight are free"
    assert not is_answer(b"\x12\x12")


def test_no_rubbish_says_that_the_paper_ended():
    told = [byte for byte in range(256) if ended_without_paper(bytes([byte]))]
    assert all(byte & 0x0C == 0x0C and not byte & 0x90 for byte in told)
    for odd in itertools.chain([b"", b"\x0c\x0c"]):
        assert not ended_without_paper(odd)
