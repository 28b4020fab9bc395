"""Tones: every one that is asked for exists, and none is waited for."""

import wave
from array import array
from itertools import groupby, pairwise

import pytest

from pos_app.till_window import resources
from pos_app.ui.tones import NAMES, Tones, write_quieter


@pytest.mark.parametrize("name", sorted(NAMES))
def test_every_tone_is_short_and_mono(name):
    with wave.open(str(resources() / "sounds" / f"{name}.wav")) as sound:
        assert sound.getnchannels() == 1
        assert sound.getnframes() / sound.getframerate() <= 0.15


def beats(name):
    """The pitch in Hz of each stretch of a tone between its silences."""
    with wave.open(str(resources() / "sounds" / f"{name}.wav")) as sound:
        rate, samples = sound.getframerate(), array("h", sound.readframes(sound.getnframes()))
    pieces = [samples[at : at + rate // 100] for at in range(0, len(samples), rate // 100)]
    loudest = max(max(piece) for piece in pieces)
    found = []
    for is_loud, stretch in groupby(pieces, lambda piece: max(piece) > loudest // 8):
        if is_loud:
            flat = [value for piece in stretch for value in piece]
            rises = sum(a < 0 <= b for a, b in pairwise(flat))
            found.append(rises * rate / len(flat))
    return found


def test_what_was_not_sold_is_lower_than_a_scan_and_of_another_beat():
    """A scanner beeps by itself: who hears only that must not believe that all was sold."""
    assert beats("scan") == [pytest.approx(1800, rel=0.1)]
    assert beats("repeat") == [pytest.approx(1800, rel=0.1)] * 2
    assert beats("tick") == [pytest.approx(1200, rel=0.1)]
    assert beats("unknown") == [pytest.approx(300, rel=0.15)] * 2
    assert beats("blocked") == [pytest.approx(220, rel=0.15)]


def test_without_a_player_or_a_file_nothing_happens(app, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    tones = Tones(tmp_path)
    tones.play("scan")
    tones.play("no such tone")


def test_quieter_is_the_same_tone_with_less_of_it(tmp_path):
    source = resources() / "sounds" / "paid.wav"
    write_quieter(source, tmp_path / "quiet.wav", percent=50)

    def samples(path):
        with wave.open(str(path)) as sound:
            return array("h", sound.readframes(sound.getnframes()))

    loud, quiet = samples(source), samples(tmp_path / "quiet.wav")
    assert len(loud) == len(quiet)
    assert max(quiet) == max(loud) // 4


def test_silence_plays_nothing_and_a_quieter_tone_its_copy(app, tmp_path, monkeypatch):
    played = []
    monkeypatch.setattr("PySide6.QtCore.QProcess.startDetached", lambda *call: played.append(call))
    monkeypatch.setattr("shutil.which", lambda program: program)
    tones = Tones(resources() / "sounds")
    tones.set_volume(0)
    tones.play("scan")
    assert played == []
    tones.set_volume(50)
    tones.play("scan")
    tones.set_volume(100)
    tones.play("scan")
    (_, quiet), (_, loud) = played
    assert quiet[-1] != loud[-1] == str(resources() / "sounds" / "scan.wav")
