"""Tones: every one that is asked for exists, and none is waited for."""

import wave

import pytest

from pos_app.till_window import resources
from pos_app.ui.tones import NAMES, Tones


@pytest.mark.parametrize("name", sorted(NAMES))
def test_every_tone_is_short_and_mono(name):
    with wave.open(str(resources() / "sounds" / f"{name}.wav")) as sound:
        assert sound.getnchannels() == 1
        assert sound.getnframes() / sound.getframerate() <= 0.15


def test_without_a_player_or_a_file_nothing_happens(app, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    tones = Tones(tmp_path)
    tones.play("scan")
    tones.play("no such tone")
