"""One application for the tests of the window, and a window on a real till."""

import pytest

from pos_app.ui.main_window import MainWindow
from pos_app.viewmodels.models import build_models
from tests.support.paper.ways import FileWays
from tests.support.screens import sample_till


@pytest.fixture
def app(qapp):
    """The application in English and light; a test may change both."""
    yield qapp
    qapp.set_language("en")
    qapp.set_look("light")


@pytest.fixture
def models(app, tmp_path):
    till = sample_till(tmp_path)
    models = build_models(till, language="en")
    models.page_ways = lambda: FileWays(app.theme, tmp_path)
    yield models
    models.save_now()
    till.close()


@pytest.fixture
def window(app, models, qtbot):
    window = MainWindow(app.theme, models)
    qtbot.addWidget(window)
    window.show()
    return window
