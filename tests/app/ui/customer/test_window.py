"""The customer's screen: what it says in each stage, in every size, language and direction."""

import pytest
import zxingcpp
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QColor, QImage

from pos_app.operations.rules import set_rule
from pos_app.ui.widgets.painting import RIGHT, Sketch
from tests.support.screens.facing import PAYEE, facing
from tests.support.screens.sample import fill

SIZES = [(1280, 720), (800, 480), (1024, 768), (1920, 1080), (768, 1366)]


@pytest.fixture
def screen(app, models, qtbot):
    window = facing(app, models, size=SIZES[0])
    qtbot.addWidget(window)
    return window


def picture(screen):
    return screen.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def soon(qtbot, screen):
    """After the short wait that keeps the cashier's own screen first."""
    model = screen._model  # noqa: SLF001 - a picture has no other door
    qtbot.waitUntil(lambda: not model._soon.isActive())  # noqa: SLF001 - as said above


def test_it_takes_no_key_no_focus_and_does_not_keep_the_till_open(screen):
    assert screen.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert screen.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert screen.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert not screen.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)


def test_a_reader_hears_what_counts_in_each_stage(screen, models, qtbot):
    assert screen.accessibleName() == "Welcome"
    models.sale.scan("8964000153451")
    soon(qtbot, screen)
    assert "To pay" in screen.accessibleName()
    assert "540" in screen.accessibleName()
    models.sale.type_text("1000")
    models.sale.pay()
    soon(qtbot, screen)
    assert "Your change" in screen.accessibleName()
    assert "460" in screen.accessibleName()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("look", ["light", "dark"])
def test_the_code_can_be_scanned_from_a_screen_of_any_size(app, models, screen, qtbot, size, look):
    app.set_look(look)
    set_rule(models.desk.till, "qr_payee", f'"{PAYEE}"')
    fill(models)
    models.sale.ask_transfer()
    models.sale.ask_transfer()
    soon(qtbot, screen)
    screen.resize(*size)
    (found,) = zxingcpp.read_barcodes(_pillow(picture(screen)))
    assert found.text == models.sale.payment.view.asking.qr_text


@pytest.mark.parametrize("language", ["en", "ur", "hi"])
def test_it_is_written_anew_in_another_language_and_direction(app, models, screen, qtbot, language):
    app.set_language(language)
    models.desk.speak(language)
    models.sale.scan("8964000153451")
    soon(qtbot, screen)
    is_mirrored = language == "ur"
    image, hero = picture(screen), QColor(app.theme.tokens.hero1)
    left, right = image.pixelColor(40, 600), image.pixelColor(1240, 600)
    green = left if is_mirrored else right
    assert abs(green.lightness() - hero.lightness()) < 20, "what is to pay stands on its side"
    assert (left.lightness() != right.lightness()) or app.theme.is_dark


@pytest.mark.parametrize("language", ["en", "ur"])
def test_amounts_and_quantities_stand_right_each_in_one_column(
    app, models, screen, qtbot, monkeypatch, language
):
    """Absolutely, in a mirrored window too: else its digits would not line up."""
    drawn, words = {}, Sketch.words

    def hear(self, rect, text, **options):
        drawn[text.strip("\u2066\u2069")] = (rect.right(), options.get("flags"))
        words(self, rect, text, **options)

    app.set_language(language)
    fill(models)
    soon(qtbot, screen)
    monkeypatch.setattr(Sketch, "words", hear)
    screen.grab()
    for column in (("271.25", "1,100", "240"), ("2", "4")):
        (edge, flags), *others = [drawn[text] for text in column]
        assert flags == RIGHT
        assert set(others) == {(edge, flags)}


def test_a_tall_letter_keeps_off_the_line_around_the_newest_goods(app, models, screen, qtbot):
    app.set_language("ur")
    models.desk.speak("ur")
    models.sale.scan("8964000153451")
    soon(qtbot, screen)
    image = picture(screen)
    ground = {image.pixel(x, y) for y in range(124, 128) for x in range(560, 1200)}
    assert len(ground) == 1


def _pillow(image):
    """The picture as zxing reads it."""
    from io import BytesIO  # noqa: PLC0415 - of one helper

    from PIL import Image  # noqa: PLC0415 - of one helper

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return Image.open(BytesIO(bytes(buffer.data().data())))
