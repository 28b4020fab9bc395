"""Folding: what people call the same letters is found under each spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.domain.search_text import SPELLINGS_MAX, fold_words, search_text, spellings


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


def test_the_index_text_holds_each_word_once():
    assert search_text("Milk Pack", "", "milk دودھ") == "  milk  pack  دوده"


def test_other_spellings_are_few_and_never_the_word_itself():
    assert "chini" in spellings("cheeni")
    assert spellings("چینی") == spellings("7up") == ()
    for word in ("aatta", "a" * 100, "doodhwala"):
        assert word not in spellings(word)
        assert len(spellings(word)) <= SPELLINGS_MAX


@given(st.text(max_size=60))
def test_folding_is_done_once(text):
    words = fold_words(text)
    assert fold_words(" ".join(words)) == words
