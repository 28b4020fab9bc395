"""The view-models of a real till with a few goods, without a window."""

import pytest

from pos_app.viewmodels.models import build_models
from tests.support.paper.ways import FileWays
from tests.support.screens import found, sample_till


@pytest.fixture
def till(tmp_path):
    till = sample_till(tmp_path)
    yield till
    till.close()


@pytest.fixture
def models(qapp, till, tmp_path):
    models = build_models(till, language="en")
    models.page_ways = lambda: FileWays(qapp.theme, tmp_path)
    yield models
    models.save_now()


@pytest.fixture
def goods(models):
    """Tea, milk, sugar by weight, oil, biscuits, soap, eggs, more tea."""
    return found(models)


@pytest.fixture
def noted(models):
    """Every word for the log of the till, as it comes."""
    told = []
    models.shell.noted.connect(lambda *words: told.append(" ".join(words)))
    return told
