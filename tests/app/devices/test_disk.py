"""The room on a disk is told, or nothing is."""

from pos_app.devices.disk import free_bytes


def test_room_is_told_and_a_missing_folder_is_none(tmp_path):
    assert free_bytes(tmp_path) > 0
    assert free_bytes(tmp_path / "no such folder") is None
