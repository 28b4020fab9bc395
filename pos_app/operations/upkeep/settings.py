"""The settings of one till: changed while it works, and kept in its settings.toml."""

from collections.abc import Mapping

import msgspec

from pos_app.domain.barcode import BarcodeRules
from pos_app.domain.people import Right
from pos_app.errors import SettingsRefused
from pos_app.operations.context import TillContext
from pos_app.operations.opening import barcode_rules
from pos_app.settings import changed_settings, save_settings

PERSONAL = frozenset(
    {
        "lang", "theme", "text_size_percent", "zoom_percent", "digits", "naskh_everywhere",
        "sound_volume", "page_printer",
    }
)  # fmt: skip
"""How the window looks and sounds, and where pages went last: whoever stands before it decides."""


_LABELS = frozenset({"weight_label", "price_label", "labels"})


def change_settings(till: TillContext, changes: Mapping[str, object]) -> TillContext:
    """Keep settings of this till, and give the till that works by them.

    Raises ApprovalNeeded, SettingsRefused and FolderNotUsable: nothing is changed then.
    """
    if not PERSONAL.issuperset(changes):
        till.need(Right.EDIT_SETTINGS)
    folder = till.settings.data_dir
    # A layout of labels is understood before it is kept: it would lock the till out at its start.
    rules = barcode_rules(changed_settings(folder, changes), till.identity.currency)
    if not _LABELS.isdisjoint(changes):
        _refuse_same_beginning(rules)
    saved = save_settings(folder, changes)
    # What the environment or the command line said stays as it is.
    fields = {name.partition(".")[0] for name in changes}
    fresh = {name: getattr(saved, name) for name in fields}
    settings = msgspec.structs.replace(till.settings, **fresh)
    return msgspec.structs.replace(till, settings=settings, barcode_rules=rules)


def _refuse_same_beginning(rules: BarcodeRules) -> None:
    """Of two labels that begin alike the first would win: a price would be sold as a weight.

    One that stands in the file already is no reason not to open; it is only not made here.
    """
    beginnings = [template.pattern[:2] for template in rules.templates]
    if len(set(beginnings)) < len(beginnings):
        raise SettingsRefused(where="settings.toml", problem="two labels begin alike")
