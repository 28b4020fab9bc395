"""A window that was never closed is known at the next start."""

from pos_app.operations.safety import closing


def test_only_what_was_never_closed_was_cut_off(tmp_path):
    assert not closing.begin(tmp_path)
    assert closing.begin(tmp_path)
    closing.end(tmp_path)
    assert not closing.begin(tmp_path)
    closing.end(tmp_path)
    closing.end(tmp_path)


def test_a_folder_that_cannot_be_marked_stops_nobody(tmp_path):
    (tmp_path / "file").write_text("")
    assert not closing.begin(tmp_path / "file")
    closing.end(tmp_path / "file")


def test_whether_it_was_cut_off_can_be_asked_before(tmp_path):
    assert not closing.was_cut(tmp_path)
    closing.begin(tmp_path)
    assert closing.was_cut(tmp_path)
    closing.end(tmp_path)
    assert not closing.was_cut(tmp_path)
    assert not closing.was_cut(tmp_path / "no folder")
