"""Names in ASCII letters, for devices that have no others: Urdu and Hindi as a shop spells them.

A name is written by its sounds, letter by letter, and no language is guessed: what cannot be known
(the short vowels of Urdu) is left out.
"""

import unicodedata

_URDU = dict(
    zip(
        "آابپتٹثجچحخدڈذرڑزژسشصضطظعغفقکكگلمنںوہھهةیيىےئؤء",
        (
            *("aa", "a", "b", "p", "t", "t", "s", "j", "ch", "h", "kh", "d", "d", "z", "r", "r"),
            *("z", "zh", "s", "sh", "s", "z", "t", "z", "a", "gh", "f", "q", "k", "k", "g", "l"),
            *("m", "n", "n", "o", "h", "h", "h", "h", "i", "i", "i", "e", "", "o", ""),
        ),
        strict=True,
    )
) | {"\u064e": "a", "\u0650": "i", "\u064f": "u"}
_URDU_FIRST = {"و": "w", "ی": "y"}
_CONSONANTS = dict(
    zip(
        "कखगघङचछजझञटठडढणतथदधनपफबभमयरलळवशषसह",
        (
            *("k", "kh", "g", "gh", "n", "ch", "chh", "j", "jh", "n", "t", "th", "d", "dh", "n"),
            *("t", "th", "d", "dh", "n", "p", "ph", "b", "bh", "m", "y", "r", "l", "l", "v"),
            *("sh", "sh", "s", "h"),
        ),
        strict=True,
    )
)
_DOTTED = {"क": "q", "ख": "kh", "ग": "gh", "ज": "z", "ड": "r", "ढ": "rh", "फ": "f"}
_VOWELS = dict(
    zip(
        "अआइईउऊऋएऐओऔऑ",
        ("a", "aa", "i", "i", "u", "u", "ri", "e", "ai", "o", "au", "o"),
        strict=True,
    )
)
_SIGNS = dict(
    zip(
        "ािीुूृेैोौॉंँः",
        ("a", "i", "i", "u", "u", "ri", "e", "ai", "o", "au", "o", "n", "n", "h"),
        strict=True,
    )
)
_NUKTA, _VIRAMA = "\u093c", "\u094d"
_MARKS = {"×": "x", "₹": "Rs", "–": "-", "—": "-", "\u2212": "-", "’": "'", "،": ",", "·": "."}


_FIRST_PICTURE, _PICTURE = "\u2300", "*"


def plain_letters(text: str) -> str:
    """The text in printable ASCII, a star for a picture; what else has no letter is left out."""
    words = unicodedata.normalize("NFC", text).split()
    plain = (_spelled(word) for word in words)
    return " ".join(word for word in plain if word)


def is_plain(text: str) -> bool:
    """Whether every letter of a text is one that any display has."""
    return text.isascii() and text.isprintable()


def _spelled(word: str) -> str:
    letters = list(unicodedata.normalize("NFD", word) if _is_hindi(word) else word)
    made = []
    for place, letter in enumerate(letters):
        after = letters[place + 1 : place + 3]
        if letter in _CONSONANTS:
            made.append(_consonant(letter, after))
        elif place == 0 and letter in _URDU_FIRST and after:
            made.append(_URDU_FIRST[letter])
        else:
            made.append(_single(letter))
    return "".join(made)


def _consonant(letter: str, after: list[str]) -> str:
    """A Hindi consonant, with the vowel that is spoken unless something else is written.

    At the end of a word none is spoken.
    """
    sound = _CONSONANTS[letter]
    if after[:1] == [_NUKTA]:
        sound, after = _DOTTED.get(letter, sound), after[1:]
    is_last = not after
    has_own = after[:1] and (after[0] in _SIGNS or after[0] == _VIRAMA)
    return sound if is_last or (has_own and after[0] not in "ंँः") else sound + "a"


def _single(letter: str) -> str:
    for table in (_URDU, _VOWELS, _SIGNS, _MARKS):
        if letter in table:
            return table[letter]
    if letter.isdecimal():
        return str(unicodedata.decimal(letter))
    if letter >= _FIRST_PICTURE and unicodedata.category(letter) == "So":
        return _PICTURE
    bare = unicodedata.normalize("NFKD", letter)
    return "".join(each for each in bare if " " <= each <= "~")


def _is_hindi(word: str) -> bool:
    return any("\u0900" <= letter <= "\u097f" for letter in word)
