"""One window a folder."""

from pos_app.ui.single_window import SingleWindow


def test_the_second_asks_and_the_first_hears(app, tmp_path, qtbot):
    first, second = SingleWindow(tmp_path / "lock"), SingleWindow(tmp_path / "lock")
    assert first.take()
    assert not second.take()
    first.listen()
    with qtbot.waitSignal(first.raised):
        assert second.raise_other()


def test_whoever_has_the_lock_keeps_it_when_it_asks_again(app, tmp_path):
    first, second = SingleWindow(tmp_path / "lock"), SingleWindow(tmp_path / "lock")
    assert first.take()
    assert first.take()
    assert not second.take()


def test_folders_do_not_disturb_each_other(app, tmp_path):
    (tmp_path / "other").mkdir()
    first, second = SingleWindow(tmp_path / "lock"), SingleWindow(tmp_path / "other" / "lock")
    assert first.take()
    assert second.take()
    assert not second.raise_other()


def test_a_lock_that_cannot_be_written_is_nobody_elses(app, tmp_path):
    first, second = SingleWindow(tmp_path / "lock"), SingleWindow(tmp_path / "lock")
    nowhere = SingleWindow(tmp_path / "no folder" / "lock")
    assert first.take()
    assert not second.take()
    assert second.is_held
    assert not nowhere.take()
    assert not nowhere.is_held
