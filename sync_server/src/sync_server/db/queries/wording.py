"""Words that somebody looks for, as conditions on texts."""

from sqlalchemy import ColumnElement, func, or_

WORDS_MAX = 8
ESCAPE = "!"


def all_in(words: str, *columns: ColumnElement[str]) -> list[ColumnElement[bool]]:
    """Each word must stand in one of the columns, whatever the case of its letters.

    `%` and `_` are letters like any other.
    """
    found = []
    for word in words.lower().split()[:WORDS_MAX]:
        for sign in (ESCAPE, "%", "_"):
            word = word.replace(sign, ESCAPE + sign)  # noqa: PLW2901 - step by step
        pattern = f"%{word}%"
        found.append(or_(*(func.lower(column).like(pattern, escape=ESCAPE) for column in columns)))
    return found
