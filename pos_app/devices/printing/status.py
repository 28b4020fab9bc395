"""What a printer answers to DLE EOT and GS r, read with mistrust: many answer wrongly or never."""

from enum import Enum

ASK_ONLINE = b"\x10\x04\x01"
ASK_OFFLINE_CAUSE = b"\x10\x04\x02"
ASK_PAPER = b"\x10\x04\x04"
ASK_PAPER_IN_TURN = b"\x1dr1"
"""GS r 1: answered only when all that was sent before it has been worked off."""

_FIXED_BITS, _FIXED = 0x93, 0x12
"""Of every answer to DLE EOT bits 1 and 4 are set, 0 and 7 are not."""
_OFFLINE = 0x08
_PAPER_END = 0x60
_OFFLINE_PAPER_END = 0x20
_IN_TURN_FIXED_BITS = 0x90
_IN_TURN_END = 0x0C


class Health(Enum):
    """How a printer says that it is."""

    READY = "ready"
    NO_PAPER = "no_paper"
    OFFLINE = "offline"
    SILENT = "silent"
    """It answered nothing, or what is no answer."""


def is_answer(reply: bytes) -> bool:
    """Whether a reply to DLE EOT has the bits that every one has."""
    return len(reply) == 1 and reply[0] & _FIXED_BITS == _FIXED


def health_of(*, online: bytes, cause: bytes, paper: bytes) -> Health:
    """Health from the answers to the three questions; what is no answer is not believed."""
    if is_answer(paper) and paper[0] & _PAPER_END == _PAPER_END:
        return Health.NO_PAPER
    if is_answer(cause) and cause[0] & _OFFLINE_PAPER_END:
        return Health.NO_PAPER
    if is_answer(online) and online[0] & _OFFLINE:
        return Health.OFFLINE
    return Health.READY if is_answer(online) or is_answer(paper) else Health.SILENT


def ended_without_paper(reply: bytes) -> bool:
    """Whether the answer to GS r 1 says that the roll ended while it printed."""
    return (
        len(reply) == 1
        and not reply[0] & _IN_TURN_FIXED_BITS
        and reply[0] & _IN_TURN_END == _IN_TURN_END
    )
