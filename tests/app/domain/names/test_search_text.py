"""Folding: what people call the same letters is found under each spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.domain.names.search_text import fold_words, search_text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nescafé", "NESCAFE"),
        ("Lay's", "lays"),
        ("Lay’s", "lays"),
        ("كيك", "کیک"),
        ("چینی", "چيني"),
        ("دهی", "دہی"),
        ("دُودھ", "دودھ"),
        ("آٹا", "اٹا"),
        ("चाँदी", "चांदी"),
        ("क़लम", "कलम"),
        ("७ अप", "7 अप"),
        ("۷", "7"),
        ("Straße", "STRASSE"),
        ("ｍｉｌｋ", "milk"),
        ("ﷲ", "الله"),
    ],
)
def test_spellings_fold_to_the_same(one, other):
    assert fold_words(one) == fold_words(other)


@pytest.mark.parametrize(
    ("one", "other"), [("दाल", "दिल"), ("कील", "किल"), ("か", "が"), ("milk", "silk")]
)
def test_different_words_stay_different(one, other):
    assert fold_words(one) != fold_words(other)


def test_words_are_parted_by_what_is_no_letter():
    assert fold_words("Coca-Cola 1.5L (PET)") == ["coca", "cola", "1", "5l", "pet"]
    assert fold_words(" -- \t ") == []


def test_the_index_text_holds_each_word_and_each_sound_once():
    assert search_text("Milk Pack", "", "milk دودھ") == "  milk  pack  دوده MLK PK DUD "
    assert search_text("Cheeni", "چینی", "चीनी 1 kg").endswith("  1  kg CINI ")
    assert search_text("", "?") == ""


@given(st.text(max_size=60))
def test_folding_is_done_once(text):
    words = fold_words(text)
    assert fold_words(" ".join(words)) == words
