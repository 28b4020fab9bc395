"""Names folded for searching: one spelling for what a person would call the same letters.

Folded are case and accents, Arabic and Urdu forms of kaf, yeh and heh, vowel points, the Devanagari
nukta and chandrabindu, and the digits of every script. The same folding is applied to what is
typed.
"""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_SAME = str.maketrans(
    {
        # Arabic and Urdu letters that keyboards and spellings mix up.
        "\u0643": "\u06a9",
        "\u06aa": "\u06a9",
        "\u064a": "\u06cc",
        "\u0649": "\u06cc",
        "\u06d2": "\u06cc",
        "\u06c1": "\u0647",
        "\u06be": "\u0647",
        "\u06d5": "\u0647",
        "\u0629": "\u0647",
        "\u06c3": "\u0647",
        # Chandrabindu is written as anusvara as often as not.
        "\u0901": "\u0902",
        # Written or left out: tatweel, joiners, apostrophes.
        "\u0640": None,
        "\u200c": None,
        "\u200d": None,
        "'": None,
        "\u2019": None,
    }
)
_ASCII = {
    code: chr(code).lower() if chr(code).isalnum() else None if chr(code) == "'" else " "
    for code in range(128)
}
"""The same for plain Latin text, in one pass."""

LETTERS_MAX = 2048
"""Letters whose folding is remembered: more than the scripts of one shop have."""

_KEPT_CLASSES = {0, 8, 9, 103}
"""Combining classes that spell: vowel signs, voicing marks of kana, viramas, Thai vowels."""

WORD_GAP = "  "
"""Two blanks before each word: a trigram then shows where a word begins, even for one letter."""

SPELLINGS_MAX = 24
SPELLED_CHARS_MAX = 20
_SOUNDS = (
    ("ee", "i"),
    ("oo", "u"),
    ("aa", "a"),
    ("w", "v"),
    ("z", "j"),
    ("ph", "f"),
    ("q", "k"),
    *((letter * 2, letter) for letter in "tldnmkps"),
)
"""Urdu and Hindi words have no one spelling in Roman letters: cheeni and chini, atta and aata."""


def fold_words(text: str) -> list[str]:
    """The words of a text, folded. Anything that is no letter, mark or digit parts words."""
    if text.isascii():
        return text.translate(_ASCII).split()
    # Mathematical capitals become plain ones first; folding a capital may give new marks.
    plain = unicodedata.normalize("NFKD", text).casefold()
    decomposed = unicodedata.normalize("NFKD", plain).translate(_SAME)
    return "".join(map(_folded, decomposed)).split()


def search_text(*names: str) -> str:
    """What the search index holds of a product: its names' words, each once, in their order."""
    words = dict.fromkeys(word for name in names if name for word in fold_words(name))
    return "".join(f"{WORD_GAP}{word}" for word in words)


def spellings(word: str) -> tuple[str, ...]:
    """Other Roman spellings of a folded word, by the sounds that are written in two ways.

    At most SPELLINGS_MAX, those with the fewest changes first, the word itself not among them. A
    word in another script has none.
    """
    found = {word: None}
    if len(word) <= SPELLED_CHARS_MAX and word.isascii() and word.isalpha():
        for _ in range(2):
            for known in list(found):
                found |= dict.fromkeys(_neighbours(known))
    return tuple(found)[1 : SPELLINGS_MAX + 1]


def _neighbours(word: str) -> Iterator[str]:
    """The words that are one such change away."""
    for pair in _SOUNDS:
        for old, new in (pair, pair[::-1]):
            at = word.find(old)
            while at >= 0:
                yield word[:at] + new + word[at + len(old) :]
                at = word.find(old, at + len(old))


@lru_cache(maxsize=LETTERS_MAX)
def _folded(char: str) -> str:
    category = unicodedata.category(char)
    if category[0] == "M":
        return char if unicodedata.combining(char) in _KEPT_CLASSES else ""
    if category == "Nd":
        return str(unicodedata.decimal(char))
    return char if category[0] in "LN" else " "
