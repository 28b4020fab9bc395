"""How a word sounds, in any script: Roman letters find what was named in Urdu or Hindi.

A word is a row of sounds: its consonants, and three vowels (a, i with e, u with o). Urdu writes
only the long vowels, and Roman letters do not tell which are long, so those inside a word may be
there or not; the last of a word is always written. w is u and y is i, as in Urdu; z is j, all s are
one, and the h of a breathed consonant is no sound of its own.

One row of sounds is kept of a word, the shortest of Roman letters. What is typed has several
readings; it fits where one of them is how a kept row begins.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations, product
from typing import NamedTuple

READINGS_MAX = 16
SLOTS_MAX = 10
"""Sounds of a word that are looked at; so far on no two words are alike."""
WHOLE_BELOW = 3
"""Fewer sounds begin too many words: they must be all of one."""
WORDS_MAX = 32_768
"""Words whose sounds are remembered, 7 MB: a hundred thousand goods come at once to a new till."""
PLACES_MAX = 4096
"""Pieces of Roman words between two others that are remembered: a language has few."""


class _Slot(NamedTuple):
    """A place of a word: its usual readings, the kept one first, and the rare ones."""

    usual: tuple[str, ...]
    rare: tuple[str, ...] = ()


_ROMAN_PIECE = re.compile("t?ch|sh|ph|ck|[bdgjkrtwz]h|ce$|ue$|a+|ee+|i+|oo+|u+|.")
_LONG_H = re.compile("hh+")
_ROMAN_SOUNDED = re.compile("[aeiouy]")
_DOUBLED = re.compile(r"(.)\1+")
_ROMAN = {
    **{letter: letter for letter in "bdfghjklmnprst"},
    **{f"{letter}h": letter for letter in "bdgjkrt"},
    **dict(zip("cqvwxyz", ("k", "k", "u", "u", "ks", "i", "j"), strict=True)),
    "ch": "c",
    "tch": "c",
    "sh": "s",
    "ph": "f",
    "ck": "k",
    "ce": "s",
    "wh": "u",
    "zh": "j",
}
_ROMAN_VOWELS = {"a": "a", "e": "i", "i": "i", "o": "u", "u": "u"}
_ROMAN_RARELY = {"a": ("i",), "o": ("a",), "u": ("a",)}
"""In borrowed words: shampoo is written with a yeh, coffee with an alif."""
_PLAIN = {
    piece: _Slot((sound,)) for piece, sound in _ROMAN.items() if piece not in {"c", "g", "h"}
} | {
    # The same letter in papad and papar.
    **{piece: _Slot(("d",), ("r",)) for piece in ("d", "dh")},
    **{piece: _Slot(("r",), ("d",)) for piece in ("r", "rh")},
}
"""The sounds that are the same wherever they stand."""
_WRITTEN = {vowel: _Slot((vowel, "")) for vowel in "aiu"}
_UNSURE = {
    letter: _Slot(("", vowel), _ROMAN_RARELY.get(letter, ()))
    for letter, vowel in _ROMAN_VOWELS.items()
}
_LAST = {letter: _Slot((vowel,), ("",)) for letter, vowel in _ROMAN_VOWELS.items()}
_ALIF = _Slot(("a",))

_CONSONANTS = {
    **dict(zip("بپتٹثجچحخدڈذرڑزژس", "bpttsjchkddjrrjjs", strict=True)),
    **dict(zip("شصضطظغفقکگلمنںه", "ssjtjgfkkglmnnh", strict=True)),
    **dict(zip("कखगघङचछजझञटठडढणतथदधन", "kkggnccjjnttddnttddn", strict=True)),
    **dict(zip("पफबभमरलळशषसहयव\u0902\u0943", "pfbbmrllssshiunr", strict=True)),
}
_LONG = {
    **dict(zip("اوی", "aui", strict=True)),
    # Signs behind a consonant, and the same vowels where none stands before them.
    **dict(zip("\u093e\u0949\u0940\u0947\u0948\u0945\u0942\u094b\u094c", "aaiiiiuuu", strict=True)),
    **dict(zip("आऑइईएऐउऊओऔ", "aaiiiiuuuu", strict=True)),
}
_OPENING = {
    **dict.fromkeys("اعअआऑइउ", (_ALIF,)),
    **dict.fromkeys("ईएऐ", (_ALIF, _WRITTEN["i"])),
    **dict.fromkeys("ऊओऔ", (_ALIF, _WRITTEN["u"])),
}
"""A vowel that begins a word is an alif, and what may stand behind it."""
_ENDING = {
    "\u0647": _ALIF,
    **dict.fromkeys("\u06ba\u0902", _Slot(("n", ""))),
    "\u093f": _Slot(("i",)),
    "\u0941": _Slot(("u",)),
}
"""The heh of zeera is a vowel, a last nasal n is hardly heard, a last short vowel is written."""
_NATIVE = {letter: _Slot((sound,)) for letter, sound in _CONSONANTS.items()} | {
    "ڑ": _Slot(("r",), ("d",))
}
_SILENT = frozenset("\u0639\u0621\u0905\u0903\u094d\u093f\u0941")
"""Urdu does not write the short vowels of Hindi."""

_BREATH = re.compile("(?<=[بپتٹجچدڈرڑکگلمن])\u06be")
_FLAP = re.compile("[\u0921\u0922]\u093c|[\u095c\u095d]")


def spoken(text: str) -> str:
    """A text to fold for its sounds: without breath in Urdu, with the r of Hindi's dotted d.

    Its words stay as many as they are.
    """
    if text.isascii():
        return text
    return _BREATH.sub("", _FLAP.sub("ڑ", text.replace("پ\u06be", "ف")))


@lru_cache(maxsize=WORDS_MAX)
def sound_key(word: str) -> str:
    """What is kept of a folded word, in capitals; empty for one sound, vowels, and digits."""
    return _key([slot.usual[0] for slot in _slots(word)])


def sound_parts(word: str, *, liberties: int = 0) -> tuple[str, ...]:
    """What a typed, folded word looks for where each key has a blank on both sides.

    The likeliest come first. So many sounds may be read in a rarer way, such as the o of chocolate
    as an a; with such liberties a longer word may also go on behind two sounds.
    """
    slots = _slots(word)
    found: dict[str, None] = {}
    for taken in range(liberties + 1):
        for key in filter(None, map(_key, _readings(slots, taken))):
            is_start = len(key) >= WHOLE_BELOW or (liberties and len(word) >= WHOLE_BELOW)
            found[f" {key}" if is_start else f" {key} "] = None
            if len(found) == READINGS_MAX:
                return tuple(found)
    return tuple(found)


def _readings(slots: Sequence[_Slot], taken: int) -> Iterator[tuple[str, ...]]:
    """The ways to read a word with so many of its places in a rare one."""
    rare = [place for place, slot in enumerate(slots) if slot.rare]
    for places in combinations(rare, taken):
        yield from product(
            *(slot.rare if place in places else slot.usual for place, slot in enumerate(slots))
        )


def _key(sounds: Iterable[str]) -> str:
    """N before b and p is said as m; doubled sounds stand once."""
    joined = "".join(sounds).replace("nb", "mb").replace("np", "mp")
    joined = _DOUBLED.sub(r"\1", joined)
    return joined.upper() if len(joined) > 1 and joined.strip("aiu") else ""


def _slots(word: str) -> Sequence[_Slot]:
    """The places of a word; none of one with digits, or such as pcs, which nobody speaks."""
    if not word.isascii():
        return _native_slots(word)[:SLOTS_MAX]
    if word.isalpha() and _ROMAN_SOUNDED.search(word):
        return _roman_slots(_ROMAN_PIECE.findall(_LONG_H.sub("h", word)))[:SLOTS_MAX]
    return []


def _roman_slots(pieces: Sequence[str]) -> Sequence[_Slot]:
    behind = [*pieces[1:], ""]
    if pieces[-1] == "h" and len(pieces) > 1:
        # The h of zeerah is hardly heard: the vowel before it is the last sound.
        behind[-2] = ""
    slots = [
        _PLAIN.get(each[1]) or _in_place(*each)
        for each in zip(("", *pieces), pieces, behind, strict=False)
    ]
    first = pieces[0]
    if first[0] in _ROMAN_VOWELS:
        slots[:1] = [_ALIF] if first[0] == "a" else [_ALIF, slots[0]]
    elif first[0] in "dr":
        slots[0] = _Slot(slots[0].usual)
    return slots


@lru_cache(maxsize=PLACES_MAX)
def _in_place(before: str, piece: str, behind: str) -> _Slot:
    """What a piece of a Roman word is between its neighbours; none is empty."""
    if piece[0] in _ROMAN_VOWELS:
        return _inner_vowel(before, piece, behind) if behind else _last_vowel(piece)
    if piece == "h":
        is_long = len(before) > 1
        return _Slot(("h",)) if behind or not before else _Slot(("h", "") if is_long else ("", "h"))
    is_soft = behind[:1] in {"e", "i", "y"}
    if piece == "g":
        return _Slot(("g",), ("j",) if is_soft else ())
    return _Slot(("s",) if is_soft else ("k",), () if behind else ("c",))


def _last_vowel(piece: str) -> _Slot:
    return _LAST[piece] if len(piece) == 1 else _Slot((_ROMAN_VOWELS[piece[0]],))


def _inner_vowel(before: str, piece: str, behind: str) -> _Slot:
    vowel = _ROMAN_VOWELS[piece[0]]
    # Written are i and u beside an a: dhania, elaichi, laung. Between twice the same consonant a
    # vowel is kept, since those two would be one without it.
    is_beside = (vowel == "i" and behind[0] in "ao") or (vowel != "a" and before[:1] == "a")
    is_between = _ROMAN.get(before, before) == _ROMAN.get(behind, behind)
    return _WRITTEN[vowel] if len(piece) > 1 or is_beside or is_between else _UNSURE[piece]


def _native_slots(word: str) -> Sequence[_Slot]:
    """Of a word with a letter of another script there are none."""
    slots: list[_Slot] = []
    last = len(word) - 1
    for place, letter in enumerate(word):
        if not place and letter in _OPENING:
            slots += _OPENING[letter]
        elif 0 < place == last and letter in _ENDING:
            slots.append(_ENDING[letter])
        elif letter in _LONG:
            slots.append(_WRITTEN[_LONG[letter]] if 0 < place < last else _Slot((_LONG[letter],)))
        elif letter in _NATIVE:
            slots.append(_NATIVE[letter])
        elif letter not in _SILENT:
            return []
    return slots
