"""Where the rival of an ingest cannot be had, the benchmark says so and measures the rest."""

import pytest

from bench import _pouchdb, ingest


@pytest.fixture(name="nowhere")
def _nowhere(tmp_path, monkeypatch):
    monkeypatch.setattr(_pouchdb, "PACKAGES", tmp_path / "packages")
    monkeypatch.setenv("PATH", str(tmp_path))


def test_machine_without_npm_is_said_plainly(nowhere, capsys):
    with pytest.raises(_pouchdb.RivalMissingError):
        _pouchdb.fetch()
    assert ingest.has_rival() is False
    assert "PouchDB cannot be had here" in capsys.readouterr().err


def test_packages_that_are_there_are_not_fetched_again(nowhere):
    _pouchdb.PACKAGES.mkdir()
    (_pouchdb.PACKAGES / "complete").touch()
    assert ingest.has_rival() is True
