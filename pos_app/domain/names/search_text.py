"""Names folded for searching: one spelling for what a person would call the same letters.

Folded are case and accents, Arabic and Urdu forms of kaf, yeh and heh, vowel points, the Devanagari
nukta and chandrabindu, and the digits of every script. The same folding is applied to what is
typed.
"""

import unicodedata
from functools import lru_cache

from pos_app.domain.names.sounds import sound_key, spoken

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


def fold_words(text: str) -> list[str]:
    """The words of a text, folded. Anything that is no letter, mark or digit parts words."""
    if text.isascii():
        return text.translate(_ASCII).split()
    # Mathematical capitals become plain ones first; folding a capital may give new marks.
    plain = unicodedata.normalize("NFKD", text).casefold()
    decomposed = unicodedata.normalize("NFKD", plain).translate(_SAME)
    return "".join(map(_folded, decomposed)).split()


def search_text(*names: str) -> str:
    """What a search looks in: the words of the names, each once, and behind them their sounds.

    A word has two blanks before it, what it sounds like one on each side and is in capitals, which
    no folded word is.
    """
    words: dict[str, None] = {}
    keys: dict[str, None] = {}
    for name in filter(None, names):
        written, said = fold_words(name), spoken(name)
        heard = written if said == name else fold_words(said)
        words |= dict.fromkeys(written)
        keys |= dict.fromkeys(map(sound_key, heard))
    keys.pop("", None)
    parts = [*(f"{WORD_GAP}{word}" for word in words), *(f" {key}" for key in keys)]
    return "".join(parts) + " " if parts else ""


def typed_words(text: str) -> list[tuple[str, str]]:
    """The words of a typed text, each folded as it is written and as it is spoken."""
    return list(zip(fold_words(text), fold_words(spoken(text)), strict=True))


@lru_cache(maxsize=LETTERS_MAX)
def _folded(char: str) -> str:
    category = unicodedata.category(char)
    if category[0] == "M":
        return char if unicodedata.combining(char) in _KEPT_CLASSES else ""
    if category == "Nd":
        return str(unicodedata.decimal(char))
    return char if category[0] in "LN" else " "
