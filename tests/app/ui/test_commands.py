"""Every command has a key, and every name stands once."""

from pos_app.ui.commands import Command, ScreenName
from pos_app.ui.key_map import KEY_MAP


def test_every_command_has_a_key():
    assert {each.command for each in KEY_MAP} == set(Command)
    assert len({name.value for name in ScreenName}) == len(ScreenName)
