"""The card for an unknown code: what of the bill stays in sight above it."""

import pytest
from PySide6.QtCore import QPoint

from pos_app.ui.app import LANGUAGES
from pos_app.ui.frame.unknown import UnknownCard
from pos_app.ui.key_map import Command, ScreenName
from pos_app.ui.sale.line_list import LineList
from pos_app.ui.stock.draft_list import DraftList
from pos_app.ui.tokens import ROW_HEIGHT_PX
from pos_app.ui.widgets.fields import TextField

CODES = ("8964000153451", "8964000123454", "8964000111116", "8964000222225", "8961014011111")
LAST = "8964000153468"
UNKNOWN = "5000159461122"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_field_is_cut_while_the_card_says_what_is_wrong(window, app, models, language):
    """A letter that no font of the till has makes its line higher: a Hindi sign on its own does."""
    app.set_language(language)
    window.take_scan(UNKNOWN)
    (card,) = (each for each in window.front.findChildren(UnknownCard) if each.isVisible())
    models.sale.unknown.add("Sugar", "\u0940437")
    app.processEvents()
    assert models.sale.unknown.message
    assert card.height() >= card.sizeHint().height()


@pytest.mark.parametrize("size", [(1280, 720), (1366, 768), (1920, 1080)])
@pytest.mark.parametrize(
    ("screen", "kind"), [(ScreenName.SALE, LineList), (ScreenName.STOCK, DraftList)]
)
def test_rows_end_whole_above_the_card_with_the_newest_in_sight(window, app, screen, kind, size):
    window.resize(*size)
    window.open_screen(screen)
    rows = next(each for each in window.front.findChildren(kind) if each.isVisible())
    for code in CODES:
        window.take_scan(code)
    app.processEvents()
    before = rows.height()
    window.take_scan(UNKNOWN)
    app.processEvents()
    (card,) = (each for each in window.front.findChildren(UnknownCard) if each.isVisible())
    for width, height in (size, (size[0], size[1] + 100), size):
        window.resize(width, height)
        app.processEvents()
        assert rows.height() % ROW_HEIGHT_PX == 0
        assert rows.mapTo(window, QPoint(0, rows.height())).y() <= card.mapTo(window, QPoint()).y()
    window.take_scan(LAST)
    app.processEvents()
    newest = rows.visualRect(rows.model().index(rows.model().rowCount() - 1, 0))
    assert rows.viewport().rect().contains(newest)
    window.take_command(Command.BACK)
    app.processEvents()
    assert not card.isVisible()
    assert rows.height() == before


def test_what_was_typed_before_a_code_was_skipped_is_there_when_it_is_scanned_again(
    window, notices
):
    window.take_scan(UNKNOWN)
    (card,) = (each for each in window.front.findChildren(UnknownCard) if each.isVisible())
    name, price = card.findChildren(TextField)
    name.setText("Dahi")
    price.setText("120")
    window.take_command(Command.BACK)
    assert not card.isVisible()
    assert "again" in notices[-1].text
    for code in ("5000159461139", UNKNOWN):
        window.take_scan(code)
    assert (name.text(), price.text()) == ("", "")
    window.take_command(Command.BACK)
    assert (name.text(), price.text()) == ("Dahi", "120")
