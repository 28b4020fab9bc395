"""A window's paper with a real thread, a real queue, and a printer on a loopback port."""

from contextlib import contextmanager
from pathlib import Path

import msgspec

from pos_app.paper import start_press
from pos_app.settings import PrinterSettings
from pos_app.viewmodels.models import build_models
from tests.support.screens import sample_till

RESOURCES = Path(__file__).resolve().parents[3] / "resources"


def printing_till(folder, address, **changes):
    """A till whose settings name a printer, on disk as well: the printer's thread reads them."""
    till = sample_till(folder)
    return set_printer(till, address, **changes)


def set_printer(till, address, **changes):
    printer = PrinterSettings(address=address, **changes)
    lines = [f"{name} = {_toml(value)}" for name, value in msgspec.to_builtins(printer).items()]
    text = "[printer]\n" + "\n".join(lines) + "\n"
    (till.settings.data_dir / "settings.toml").write_text(text, encoding="utf-8")
    settings = msgspec.structs.replace(till.settings, printer=printer)
    return msgspec.structs.replace(till, settings=settings)


@contextmanager
def pressed(till, qtbot):
    """Models of a till whose printer's thread runs; ends the thread."""
    models = build_models(till, language="en")
    with qtbot.waitSignal(models.shell.changed, raising=False, timeout=10):
        thread = start_press(till.settings, models, RESOURCES)
    try:
        yield models
    finally:
        models.save_now()
        assert thread.stop()


def _toml(value):
    if isinstance(value, bool):
        return str(value).lower()
    return msgspec.json.encode(value).decode()
