"""Words and painter of slips follow the settings, else the window."""

import msgspec

from pos_app.domain.slips.word import Word
from pos_app.paper import Composer, print_trial
from pos_app.settings import PrinterSettings
from pos_app.viewmodels.models import build_models
from pos_app.viewmodels.paper.sheets import Pair, Sheet
from tests.support.paper.decoder import codes_on, decode
from tests.support.paper.press import RESOURCES, set_printer
from tests.support.paper.printer import fake_printer
from tests.support.screens import sample_till


def test_slips_speak_as_the_window_does_unless_the_settings_say_otherwise(qapp, tmp_path):
    till = sample_till(tmp_path)
    models = build_models(till, language="en")
    follows = Composer(till.settings, models, RESOURCES)
    fixed = Composer(
        msgspec.structs.replace(till.settings, printer=PrinterSettings(language="hi")),
        models,
        RESOURCES,
    )
    assert follows.speak()(Word.TOTAL) == "Total"
    models.desk.speak("ur")
    assert follows.speak()(Word.TOTAL) == "کل"
    assert fixed.speak()(Word.TOTAL) == "कुल"
    assert follows.paint(Sheet((Pair("کل", "5"),)), 384).width_px == 384
    till.close()


def test_a_test_slip_goes_to_the_printer_that_is_set_now(qapp, tmp_path):
    till = sample_till(tmp_path)
    models = build_models(till, language="en")
    with fake_printer() as printer:
        print_trial(models, RESOURCES, set_printer(till, printer.address, width_mm=58))
        printer.wait_for(1)
        (slip,) = decode(printer.printed).slips
    assert slip.pictures[0].width_px == 384
    assert codes_on(slip) == ["KIRYANA-TEST"]
    till.close()
