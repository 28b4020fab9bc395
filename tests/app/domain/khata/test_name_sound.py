"""One name in three scripts sounds the same."""

import pytest

from pos_app.domain.khata.name_sound import sounds

NAMES = [
    ("Rashid Mehmood", "راشد محمود", "राशिद महमूद"),
    ("Shazia", "شازیہ", "शाज़िया"),
    ("Khalid", "خالد", "खालिद"),
    ("Usman", "عثمان", "उस्मान"),
    ("Ahmed Hassan", "احمد حسن", "अहमद हसन"),
    ("Ghulam", "غلام", "ग़ुलाम"),
    ("Fatima", "فاطمہ", "फ़ातिमा"),
    ("Zafar", "ظفر", "ज़फ़र"),
    ("Imran Qureshi", "عمران قریشی", "इमरान क़ुरैशी"),
]


@pytest.mark.parametrize(("roman", "urdu", "hindi"), NAMES)
def test_three_scripts_sound_alike(roman, urdu, hindi):
    assert sounds(roman) == sounds(urdu) == sounds(hindi)
    assert sounds(roman)


def test_a_word_with_one_consonant_sounds_like_nothing():
    assert sounds("Ali") == ()
    assert sounds("42 !") == ()
