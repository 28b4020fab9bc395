"""Rows as JSON and as text."""

import argparse
import json

import pytest

from pos_app.cli.output import counted, show, show_rows

JSON = argparse.Namespace(json=True)
TEXT = argparse.Namespace(json=False)


@pytest.mark.parametrize("rows", [[], [{"a": 1}], [{"a": "چائے"}, {"a": None}]])
def test_rows_are_one_json_array(rows, capsys):
    show_rows(JSON, iter(rows), columns=["a"], empty="nothing")
    assert json.loads(capsys.readouterr().out) == rows


def test_rows_are_lines_for_people(capsys):
    rows = [{"a": "x\ty\x1b", "b": ["1", "2"]}, {"a": None, "b": []}]
    show_rows(TEXT, iter(rows), columns=["a", "b"], empty="nothing")
    assert capsys.readouterr().out == "a\tb\nx y \t1 2\n\t\n"


def test_no_rows_are_said(capsys):
    show_rows(TEXT, iter([]), columns=["a"], empty="nothing yet")
    assert capsys.readouterr().out == "nothing yet\n"


def test_an_answer_is_json_or_text(capsys):
    show(JSON, {"name": "چائے"}, "tea")
    assert json.loads(capsys.readouterr().out) == {"name": "چائے"}
    show(TEXT, {"name": "چائے"}, "tea")
    assert capsys.readouterr().out == "tea\n"


def test_a_number_has_its_noun_as_english_has_it():
    assert [counted(count, "label") for count in (0, 1, 2)] == ["0 labels", "1 label", "2 labels"]
    assert counted(1, "kind of event waits", "kinds of events wait") == "1 kind of event waits"
    assert counted(2, "kind of event waits", "kinds of events wait") == "2 kinds of events wait"
