"""The settings of a till that are neither secret nor personal, by a list of those that are not.

An address, a port or a line of text is told only by whether it is set, or by its kind: it may be a
name. What is not listed here is not told.
"""

import re

from pos_app.devices.printing.address import read_address
from pos_app.errors import SettingsRefused
from pos_app.settings import Settings

_VALUES = (
    *("lang", "theme", "sync_interval_s", "currency", "rounding_paisa", "price_label_step_paisa"),
    *("scanner", "lock_after_min", "text_size_percent", "zoom_percent", "digits"),
    *("naskh_everywhere", "sound_volume", "backup_daily"),
)
_VALUES_IN = {
    "printer": ("width_mm", "language", "drawer_pin", "copies", "auto_print", "nastaliq"),
    "scale": ("baud",),
    "serial_scanner": ("baud", "ends_by"),
    "display": ("screen", "baud"),
}
_LABEL = re.compile(r"\d{2}[PWVC]{11}(?:\*\d{1,6})?", re.ASCII)


def plain_settings(settings: Settings) -> dict[str, object]:
    """What may be told of a till's settings, by their names in settings.toml."""
    told: dict[str, object] = {name: getattr(settings, name) for name in _VALUES}
    for table, names in _VALUES_IN.items():
        told |= {f"{table}.{name}": getattr(getattr(settings, table), name) for name in names}
    labels = (settings.weight_label, settings.price_label, *settings.labels)
    return told | {
        "labels": [each if _LABEL.fullmatch(each) else "?" for each in labels],
        "printer.kind": _kind(settings.printer.address),
        "scale.kind": settings.scale.kind,
        "has_scale": bool(settings.scale.port),
        "has_serial_scanner": bool(settings.serial_scanner.port),
        "has_pole": bool(settings.display.pole),
        "has_page_printer": bool(settings.page_printer),
        "has_backup_dir": bool(settings.backup_dir),
        "has_scanner_prefix": bool(settings.scanner_prefix),
        "scanner_separators": len(settings.scanner_separators),
    }


def _kind(address: str) -> str:
    """How the printer is connected; where is not told."""
    try:
        return read_address(address).wire
    except SettingsRefused:
        return "?"
