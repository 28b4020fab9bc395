"""The till's window with a few goods and a scan router of its own, without a display."""

import pytest

from pos_app.ui.main_window import MainWindow
from pos_app.viewmodels.models import build_models
from tests.support.paper.ways import FileWays
from tests.support.screens import sample_till


@pytest.fixture
def models(qapp, tmp_path):
    till = sample_till(tmp_path)
    models = build_models(till, language="en")
    models.page_ways = lambda: FileWays(qapp.theme, tmp_path)
    yield models
    models.save_now()
    till.close()


@pytest.fixture
def window(qapp, models, qtbot):
    window = MainWindow(qapp.theme, models)
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def tones(models):
    """Every tone, by its name, as it is played."""
    heard = []
    models.play_tones(heard.append)
    return heard


@pytest.fixture
def notices(models):
    """Every sentence shown, as it comes."""
    told = []
    models.shell.noticed.connect(told.append)
    return told
