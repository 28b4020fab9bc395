"""Names folded for searching: one spelling for what a person would call the same letters.

Folded are case and accents, Arabic and Urdu forms of kaf, yeh and heh, vowel points, the Devanagari
nukta and chandrabindu, and the digits of every script. The same folding is applied to what is
typed.
"""

import unicodedata

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
_KEPT_CLASSES = {0, 8, 9, 103}
"""Combining classes that spell: vowel signs, voicing marks of kana, viramas, Thai vowels."""

WORD_GAP = "  "
"""Two blanks before each word: a trigram then shows where a word begins, even for one letter."""


def fold_words(text: str) -> list[str]:
    """The words of a text, folded. Anything that is no letter, mark or digit parts words."""
    if text.isascii():
        kept = text.lower().replace("'", "")
        return "".join(char if char.isalnum() else " " for char in kept).split()
    # Mathematical capitals become plain ones first; folding a capital may give new marks.
    plain = unicodedata.normalize("NFKD", text).casefold()
    decomposed = unicodedata.normalize("NFKD", plain).translate(_SAME)
    return "".join(_folded(char) for char in decomposed).split()


def search_text(*names: str) -> str:
    """What the search index holds of a product: its names' words, each once, in their order."""
    words = dict.fromkeys(word for name in names if name for word in fold_words(name))
    return "".join(f"{WORD_GAP}{word}" for word in words)


def _folded(char: str) -> str:
    category = unicodedata.category(char)
    if category[0] == "M":
        return char if unicodedata.combining(char) in _KEPT_CLASSES else ""
    if category == "Nd":
        return str(unicodedata.decimal(char))
    return char if category[0] in "LN" else " "
