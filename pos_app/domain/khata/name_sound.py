"""How a name sounds, in any script: Roman letters find a name that was kept in Urdu or Hindi.

What is left of a word are its consonants. Vowels are written in too many ways (Mehmood, Mahmud), w
and y stand for some of them, and an h after a consonant only colours it.
"""

from pos_app.domain.search_text import fold_words

SOUNDS_MIN = 2
"""A word with fewer consonants sounds like too many others."""

_ROMAN = {
    **dict(zip("bcdfghjklmnprst", "bkdfghjklmnprst", strict=True)),
    "q": "k",
    "x": "ks",
    "z": "j",
}
_URDU = {
    **dict(zip("بپتٹثجچحخدڈذرڑزژس", "bpttsjchkddjrrjjs", strict=True)),
    **dict(zip("شصضطظغفقکگلمنںه", "ssjtjgfkkglmnnh", strict=True)),
}
_HINDI = {
    **dict(zip("कखगघङचछजझञटठडढणतथदधन", "kkggnccjjnttddnttddn", strict=True)),
    **dict(zip("पफबभमरलशषसह", "pfbbmrlsssh", strict=True)),
    "\u0902": "n",
}
_SOUNDS = _ROMAN | _URDU | _HINDI
_BREATHED = frozenset("bcdgjkpst")
"""Roman letters after which an h is no sound of its own; ph is f."""


def sounds(text: str) -> tuple[str, ...]:
    """The consonants of each word that has enough of them, in the order of the words."""
    found = (_sound(word) for word in fold_words(text))
    return tuple(sound for sound in found if len(sound) >= SOUNDS_MIN)


def _sound(word: str) -> str:
    spelled = word.replace("ph", "f").replace("ch", "c\0").replace("sh", "s\0")
    kept: list[str] = []
    for place, letter in enumerate(spelled):
        before = spelled[place - 1] if place else ""
        if letter == "h" and before in _BREATHED:
            continue
        # A heh at the end is a vowel: Shazia, Amna.
        if letter in "h\u0647" and place == len(spelled) - 1 and place:
            continue
        sound = "c" if spelled[place : place + 2] == "c\0" else _SOUNDS.get(letter, "")
        if sound and (not kept or kept[-1] != sound):
            kept.append(sound)
    return "".join(kept)
