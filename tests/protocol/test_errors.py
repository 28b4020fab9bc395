"""Error codes: stable words that programs branch on."""

import re

from pos_protocol.errors import ErrorCode, ProtocolError


def test_a_code_is_one_lower_case_word_and_stands_once():
    words = [str(code) for code in ErrorCode]
    assert len(set(words)) == len(words) == len(ErrorCode.__members__)
    assert all(re.fullmatch(r"[a-z]+(_[a-z0-9]+)*", word) for word in words)


def test_an_error_says_its_code_and_what_it_was_about():
    error = ProtocolError(ErrorCode.BAD_MONEY, "9e99")
    assert (error.code, error.detail, str(error)) == (
        ErrorCode.BAD_MONEY,
        "9e99",
        "bad_money: 9e99",
    )
    assert str(ProtocolError(ErrorCode.CHAIN_BROKEN)) == "chain_broken"
