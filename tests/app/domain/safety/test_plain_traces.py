"""What of a fault's text leaves the shop: the places and kinds, and none of its values."""

import faulthandler
import traceback

import pytest

from pos_app.domain.safety.plain_traces import plain_qt, plain_trace, plain_word
from pos_app.errors import FileRefused

SECRETS = ("Rashid", "Mehmood", "03001234567", "rashid khata.pdf", "2580")


def provoke():
    try:
        raise FileRefused(path="/srv/rashid/Rashid khata.pdf", problem="2580")
    except FileRefused as error:
        error.add_note("Rashid Mehmood")
        raise ValueError("bill of Rashid Mehmood\nRashid\nMehmood: 03001234567\n\n2580") from error


def caught():
    try:
        provoke()
    except ValueError as error:
        return "".join(traceback.format_exception(error))
    raise AssertionError


def test_a_traceback_keeps_its_places_and_kinds_and_loses_every_value():
    head = "Kiryana till, Python 3.13.1, Linux-6.1-x86_64\nstore 7, till 2, sale: 3\n\n"
    plain = plain_trace(head + caught())
    assert plain.startswith("Kiryana till, Python 3.13.1, Linux-6.1-x86_64\nstore 7, till 2, sale:")
    lines = plain.splitlines()
    assert lines.count("Traceback (most recent call last):") == 2
    assert "pos_app.errors.folders.FileRefused" in lines
    assert lines[-1] == "ValueError"
    assert any(line.endswith(" provoke") for line in lines)
    assert not [secret for secret in SECRETS if secret.lower() in plain.lower()]


def test_a_place_is_told_within_the_program_and_not_where_a_home_is():
    plain = plain_trace(
        'Traceback (most recent call last):\n  File "/srv/rashid/till/pos_app/ui/app.py", line 7,'
        ' in go\n    sell("Rashid")\n  File "C:\\Users\\Rashid\\Python\\python313\\lib\\json.py",'
        " line 2, in load\n  File \"/srv/rashid/Rashid.py\", line 1, in x\nKeyError: 'Rashid'\n"
    )
    assert plain.splitlines()[1:] == [
        "  pos_app/ui/app.py:7 go",
        "  python/json.py:2 load",
        "  ?:1 x",
        "KeyError",
    ]


def test_a_group_of_errors_is_read_too():
    try:
        raise ExceptionGroup("Rashid", [ValueError("Mehmood"), KeyError("2580")])
    except ExceptionGroup as error:
        plain = plain_trace("".join(traceback.format_exception(error)))
    assert "ExceptionGroup" in plain
    assert not [secret for secret in SECRETS if secret in plain]


def test_what_faulthandler_writes_keeps_its_frames(tmp_path):
    with (tmp_path / "crash.txt").open("w+") as file:
        file.write("Fatal Python error: Segmentation fault\n\n")
        faulthandler.dump_traceback(file)
        file.seek(0)
        plain = plain_trace(file.read())
    assert plain.startswith("Fatal Python error: Segmentation fault\nthread:\n")
    assert "test_what_faulthandler_writes_keeps_its_frames" in plain


def test_lines_that_only_look_like_ours_do_not_pass():
    forged = "store 7, till 2, Rashid: 3\nKiryana till, Python 3.13, a b\nRashid\nRashid: owes\n"
    assert plain_trace(forged) == ""


@pytest.mark.parametrize(
    ("said", "plain"),
    [
        (
            "QObject::startTimer: Timers cannot be started from another thread",
            "QObject::startTimer Timers cannot be started from another thread",
        ),
        (
            "QPdfWriter::begin: Unable to open /srv/x/rashid mehmood.pdf",
            "QPdfWriter::begin Unable to open _ _",
        ),
        ("QADIR Qadir Mehmood: Rs 4,120 'Rashid' راشد", "_ _ _ _ _ _ _"),
        ("a\nb\tthread", "a _ thread"),
    ],
)
def test_qt_speaks_in_its_own_words_alone(said, plain):
    assert plain_qt(said) == plain


def test_what_qt_says_stays_short():
    assert len(plain_qt("thread " * 10_000)) <= 200


@pytest.mark.parametrize(
    ("text", "plain"),
    [("key_refused", "key_refused"), ("Rashid Mehmood", "?"), ("", "?"), ("a" * 61, "?")],
)
def test_a_word_is_one_as_programs_use_them(text, plain):
    assert plain_word(text) == plain
