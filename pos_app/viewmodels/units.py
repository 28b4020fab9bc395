"""The words of units, reasons and other short lists that operations know by a code."""

from __future__ import annotations

from pos_protocol.events import OutReason, Unit
from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_UNITS = {
    Unit.PIECE: "",
    Unit.KG: QT_TRANSLATE_NOOP("Units", "kg"),
    Unit.LITRE: QT_TRANSLATE_NOOP("Units", "litre"),
}
REMOVAL_REASONS: dict[OutReason, object] = {
    OutReason.SPOILAGE: QT_TRANSLATE_NOOP("Units", "Spoiled"),
    OutReason.DAMAGE: QT_TRANSLATE_NOOP("Units", "Damaged"),
    OutReason.THEFT: QT_TRANSLATE_NOOP("Units", "Stolen"),
    OutReason.EXPIRED: QT_TRANSLATE_NOOP("Units", "Expired"),
    OutReason.OWN_USE: QT_TRANSLATE_NOOP("Units", "Own use"),
    OutReason.VENDOR_RETURN: QT_TRANSLATE_NOOP("Units", "Return to vendor"),
    OutReason.TRANSFER_OUT: QT_TRANSLATE_NOOP("Units", "To another store"),
    OutReason.COUNT_LOSS: QT_TRANSLATE_NOOP("Units", "Short in count"),
    OutReason.SAMPLE: QT_TRANSLATE_NOOP("Units", "Sample"),
}


def unit_word(unit: Unit) -> str:
    """The word behind a measured quantity; counted pieces have none."""
    word = _UNITS[unit]
    return QCoreApplication.translate("Units", str(word)) if word else ""


def unit_name(unit: Unit) -> str:
    """The name of a unit where one is chosen."""
    return unit_word(unit) or QCoreApplication.translate("Units", "piece")


def is_weighed(unit: Unit) -> bool:
    """Whether a unit is measured and not counted."""
    return unit is not Unit.PIECE


def reason_word(reason: OutReason) -> str:
    """The word of a removal's reason."""
    return QCoreApplication.translate("Units", str(REMOVAL_REASONS[reason]))
