"""Names in ASCII letters as a shop would spell them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.domain.slips.plain_letters import is_plain, plain_letters


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Tapal Danedar 190 g", "Tapal Danedar 190 g"),
        ("چینی", "chini"),
        ("چائے", "chae"),
        ("ٹپال دانے دار ۱۹۰", "tpal dane dar 190"),
        ("वाशिंग पाउडर", "vashing paudar"),
        ("चीनी", "chini"),
        ("\u2764\ufe0f Tea 50\u00b0 \U0001f34e", "* Tea 50 *"),
        ("\U0001f34e", "*"),
        ("दूध", "dudh"),
        ("ज़ीरा", "zira"),
        ("मक्खन", "makkhan"),
        ("चांदनी", "chandani"),
        ("Nescafé 3×50 g", "Nescafe 3x50 g"),
        ("₹ 20", "Rs 20"),
        ("🍌 केला", "* kela"),
        ("", ""),
    ],
)
def test_a_name_is_spelled_by_its_sounds(name, plain):
    assert plain_letters(name) == plain


@given(st.text(max_size=30))
def test_whatever_a_name_is_only_letters_of_every_display_come_out(name):
    assert is_plain(plain_letters(name)) or plain_letters(name) == ""
