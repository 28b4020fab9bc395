"""The model of rows tells Qt exactly what changed, whatever rows follow whatever rows."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester  # noqa: TID251 - the tester of models is Qt's own

from pos_app.viewmodels.row_model import ROW_ROLE, RowModel


@pytest.fixture
def model(qapp):
    model = RowModel(str.upper, spoken=repr)
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    model.tester = QAbstractItemModelTester(model, fatal)
    return model


def watched(model):
    """Collect what the model tells: (what, first row, last row)."""
    told = []
    model.dataChanged.connect(lambda top, end: told.append(("changed", top.row(), end.row())))
    model.rowsInserted.connect(lambda _, first, last: told.append(("in", first, last)))
    model.rowsRemoved.connect(lambda _, first, last: told.append(("out", first, last)))
    return told


def test_only_the_changed_row_is_told(model):
    model.replace(["a", "b", "c"])
    told = watched(model)
    model.replace(["a", "x", "c"])
    assert told == [("changed", 1, 1)]


def test_a_row_added_at_the_end_touches_no_other(model):
    model.replace(["a", "b"])
    told = watched(model)
    model.replace(["a", "b", "c"])
    assert told == [("in", 2, 2)]


def test_a_row_taken_from_the_middle_is_told_alone(model):
    model.replace(["a", "b", "c"])
    told = watched(model)
    model.replace(["a", "c"])
    assert told == [("out", 1, 1)]


def test_the_same_rows_again_tell_nothing(model):
    model.replace(["a", "b"])
    told = watched(model)
    model.replace(["a", "b"])
    assert told == []


def test_a_row_is_called_spoken_of_and_handed_out_whole(model):
    model.replace(["a"])
    row = model.index(0)
    assert model.data(row) == "A"
    assert model.data(row, ROW_ROLE) == "a"
    assert model.data(row, Qt.ItemDataRole.AccessibleTextRole) == "'a'"


def test_nothing_is_typed_into_a_row(model):
    model.replace(["a"])
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsEditable


rows = st.lists(st.sampled_from("abcde"), max_size=8)


@settings(max_examples=200, deadline=None)
@given(first=rows, second=rows)
def test_any_rows_may_follow_any_others(qapp, first, second):
    model = RowModel(str)
    fatal = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(model, fatal)
    model.replace(first)
    model.replace(second)
    assert model.rows == tuple(second)
    assert model.rowCount() == len(second)
    del tester


def test_no_number_is_read_out_as_a_heading(model):
    model.replace(["a"])
    for orientation in Qt.Orientation:
        assert model.headerData(0, orientation, Qt.ItemDataRole.DisplayRole) is None
        assert model.headerData(0, orientation) is None
