"""The bar about slips that were not printed: it asks, it prints, it goes."""

import pytest

from pos_app.operations.paper.queue import Unprinted
from pos_app.ui.frame.print_bar import PrintBar
from pos_app.viewmodels.models import build_models
from tests.support.paper.press import printing_till


@pytest.mark.parametrize("language", ["en", "ur", "hi"])
def test_the_bar_asks_once_and_a_press_prints(app, qtbot, tmp_path, language):
    app.set_language(language)
    till = printing_till(tmp_path / "printing", "tcp:127.0.0.1:1")
    models = build_models(till, language=language)
    bar = PrintBar(app.theme, models.paper)
    qtbot.addWidget(bar)
    assert bar.isHidden()
    models.paper.begin(Unprinted(waiting=(1, 2)))
    assert not bar.isHidden()
    assert "2" in bar.text()
    bar.resize(1200, bar.height())
    bar.grab()
    with qtbot.waitSignal(models.paper.again_wanted):
        bar.click()
    assert bar.isHidden()
    till.close()
