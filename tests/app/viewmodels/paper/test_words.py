"""The words of slips: every one is known to the translators, and spoken in three languages."""

import pytest

from pos_app.domain.slips.word import Word
from pos_app.viewmodels.paper.words import WORDS, speaker
from tests.support.paper.press import RESOURCES


def test_the_table_says_each_word_as_the_domain_does():
    assert {word: str(text) for word, text in WORDS.items()} == {word: word.value for word in Word}


@pytest.mark.parametrize(("language", "total"), [("en", "Total"), ("ur", "کل"), ("hi", "कुल")])
def test_every_word_is_spoken_in_every_language(qapp, language, total):
    speak = speaker(RESOURCES, language)
    assert speak(Word.TOTAL) == total
    if language != "en":
        same = [word for word in Word if speak(word) == word.value]
        assert same in ([], [Word.QR])
