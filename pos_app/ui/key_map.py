"""Every command key of the till in one table: the F-strip, the F1 overlay and the router read it.

Keys that only type (digits, ``+``, letters, Enter, arrows) are not commands: they reach the focused
widget and then its screen's `keyPressEvent`. No QShortcut exists, because Qt looks for shortcuts
before any filter runs, and a scanned code would fire it (only the scan router sees keys in time).
"""

import re

from msgspec import Struct
from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from pos_app.ui.commands import Command, ScreenName

__all__ = ["KEY_MAP", "Binding", "Command", "ScreenName", "bindings", "find", "screen_key"]


EVERYWHERE = frozenset(ScreenName)
SIGNED_IN = EVERYWHERE - {ScreenName.LOGIN}
SCREENS = SIGNED_IN - {ScreenName.DIALOG}
LOGIN = frozenset({ScreenName.LOGIN})
SALE = frozenset({ScreenName.SALE})
STOCK = frozenset({ScreenName.STOCK})
REMOVAL = frozenset({ScreenName.REMOVAL})
PRODUCTS = frozenset({ScreenName.PRODUCTS})
KHATA = frozenset({ScreenName.KHATA})
REPORTS = frozenset({ScreenName.REPORTS})
SYNC = frozenset({ScreenName.SYNC})
SHIFT = frozenset({ScreenName.SHIFT})
HISTORY = frozenset({ScreenName.HISTORY})
ELSEWHERE = SIGNED_IN - SALE
GOODS = SALE | STOCK | REMOVAL | PRODUCTS
LISTS = ELSEWHERE - {ScreenName.DIALOG}


class Binding(Struct, frozen=True):
    """One line of the table.

    `key` is spelled as `QKeySequence` does. `source` is the English word as Qt's stubs type it.
    `asks_permission` commands need the role's permission or a manager's PIN. `yields_to_text` keys
    belong to a text box while one has the focus; `repeats` while the key is held down.
    """

    command: Command
    key: str
    screens: frozenset[ScreenName]
    source: object
    asks_permission: bool = False
    yields_to_text: bool = False
    repeats: bool = False

    @property
    def is_on_strip(self) -> bool:
        """Function keys without modifiers, and undo, stand at the lower edge."""
        is_function = self.key.startswith("F") and "+" not in self.key
        return is_function or self.command is Command.UNDO

    @property
    def label(self) -> str:
        """The word for it in the language of the program."""
        return QCoreApplication.translate("KeyMap", str(self.source))


KEY_MAP: tuple[Binding, ...] = (
    Binding(Command.HELP, "F1", SIGNED_IN, QT_TRANSLATE_NOOP("KeyMap", "Help")),
    Binding(Command.LANGUAGE, "F1", LOGIN, QT_TRANSLATE_NOOP("KeyMap", "Language")),
    Binding(Command.SEARCH, "F2", SIGNED_IN, QT_TRANSLATE_NOOP("KeyMap", "Search")),
    Binding(Command.QUANTITY, "F3", SALE, QT_TRANSLATE_NOOP("KeyMap", "Qty")),
    Binding(Command.BLIND, "F3", STOCK, QT_TRANSLATE_NOOP("KeyMap", "Show or hide stock")),
    Binding(Command.TABLE, "F3", KHATA, QT_TRANSLATE_NOOP("KeyMap", "Every item")),
    Binding(Command.TABLE, "F3", REPORTS, QT_TRANSLATE_NOOP("KeyMap", "Table")),
    Binding(Command.PRICE, "F4", SALE, QT_TRANSLATE_NOOP("KeyMap", "Price"), asks_permission=True),
    Binding(Command.CUSTOMER, "F5", SALE, QT_TRANSLATE_NOOP("KeyMap", "Customer")),
    Binding(Command.EDIT, "F4", KHATA | PRODUCTS, QT_TRANSLATE_NOOP("KeyMap", "Change")),
    Binding(Command.UNFIT, "F4", HISTORY, QT_TRANSLATE_NOOP("KeyMap", "Condition")),
    Binding(Command.CUSTOMER, "F5", KHATA, QT_TRANSLATE_NOOP("KeyMap", "New customer")),
    Binding(Command.CONFIRM, "F5", HISTORY, QT_TRANSLATE_NOOP("KeyMap", "Confirm QR")),
    Binding(Command.DISCARD, "F8", PRODUCTS, QT_TRANSLATE_NOOP("KeyMap", "Throw away")),
    Binding(Command.NEW, "F5", PRODUCTS, QT_TRANSLATE_NOOP("KeyMap", "New product")),
    Binding(Command.REMIND, "F7", KHATA, QT_TRANSLATE_NOOP("KeyMap", "Remind")),
    Binding(
        Command.ADJUST, "F8", KHATA, QT_TRANSLATE_NOOP("KeyMap", "Adjust"), asks_permission=True
    ),
    Binding(Command.DAYS, "F4", REPORTS, QT_TRANSLATE_NOOP("KeyMap", "Which days")),
    Binding(Command.NEXT_DAYS, "F5", REPORTS, QT_TRANSLATE_NOOP("KeyMap", "Other days")),
    Binding(Command.EXPORT, "F6", REPORTS, QT_TRANSLATE_NOOP("KeyMap", "File for Excel")),
    Binding(Command.SECOND, "F9", REPORTS, QT_TRANSLATE_NOOP("KeyMap", "Print / PDF")),
    Binding(Command.SYNC_NOW, "F5", SYNC, QT_TRANSLATE_NOOP("KeyMap", "Sync now")),
    Binding(Command.VERIFY, "F8", SYNC, QT_TRANSLATE_NOOP("KeyMap", "Check everything")),
    Binding(Command.HOLD, "F6", SALE, QT_TRANSLATE_NOOP("KeyMap", "Hold")),
    Binding(
        Command.NO_RECEIPT,
        "F6",
        HISTORY,
        QT_TRANSLATE_NOOP("KeyMap", "No receipt"),
        asks_permission=True,
    ),
    Binding(Command.RECALL, "F7", SALE, QT_TRANSLATE_NOOP("KeyMap", "Recall")),
    Binding(Command.FILL_LIST, "F7", REMOVAL, QT_TRANSLATE_NOOP("KeyMap", "Fill from list")),
    Binding(Command.EXCHANGE, "F7", HISTORY, QT_TRANSLATE_NOOP("KeyMap", "Exchange")),
    Binding(
        Command.RETURN, "F8", SALE, QT_TRANSLATE_NOOP("KeyMap", "Return"), asks_permission=True
    ),
    Binding(
        Command.RETURN, "F8", HISTORY, QT_TRANSLATE_NOOP("KeyMap", "Return"), asks_permission=True
    ),
    Binding(Command.KHATA, "F9", HISTORY, QT_TRANSLATE_NOOP("KeyMap", "On khata")),
    Binding(Command.KHATA, "F9", SALE, QT_TRANSLATE_NOOP("KeyMap", "Khata")),
    Binding(Command.SECOND, "F9", STOCK | PRODUCTS, QT_TRANSLATE_NOOP("KeyMap", "Labels")),
    Binding(Command.SECOND, "F9", KHATA, QT_TRANSLATE_NOOP("KeyMap", "Statement")),
    Binding(
        Command.SECOND,
        "F9",
        ELSEWHERE - SHIFT - KHATA - HISTORY - REPORTS - STOCK - PRODUCTS,
        QT_TRANSLATE_NOOP("KeyMap", "Print"),
    ),
    Binding(Command.ONLY_REMOVED, "F5", SHIFT, QT_TRANSLATE_NOOP("KeyMap", "Removals only")),
    Binding(Command.CASH_IN, "F6", SHIFT, QT_TRANSLATE_NOOP("KeyMap", "Paid in")),
    Binding(Command.CASH_OUT, "F7", SHIFT, QT_TRANSLATE_NOOP("KeyMap", "Paid out")),
    Binding(Command.X_REPORT, "F9", SHIFT, QT_TRANSLATE_NOOP("KeyMap", "X report")),
    Binding(Command.CARD, "F10", SALE, QT_TRANSLATE_NOOP("KeyMap", "Card / QR")),
    Binding(Command.PAID_NOW, "F10", STOCK, QT_TRANSLATE_NOOP("KeyMap", "Paid now or on credit")),
    Binding(Command.CARD, "F10", KHATA, QT_TRANSLATE_NOOP("KeyMap", "Card")),
    Binding(Command.CARD, "F10", HISTORY, QT_TRANSLATE_NOOP("KeyMap", "To card")),
    Binding(
        Command.DISCOUNT, "F11", SALE, QT_TRANSLATE_NOOP("KeyMap", "Discount"), asks_permission=True
    ),
    Binding(Command.CASH, "F12", SALE, QT_TRANSLATE_NOOP("KeyMap", "Cash")),
    Binding(Command.SAVE, "F12", KHATA, QT_TRANSLATE_NOOP("KeyMap", "Take payment")),
    Binding(Command.SAVE, "F12", HISTORY, QT_TRANSLATE_NOOP("KeyMap", "Give back")),
    Binding(Command.CASH, "Shift+F12", HISTORY, QT_TRANSLATE_NOOP("KeyMap", "All in cash")),
    Binding(Command.SAVE, "F12", ELSEWHERE - KHATA - HISTORY, QT_TRANSLATE_NOOP("KeyMap", "Save")),
    Binding(
        Command.CASH_NO_RECEIPT,
        "Shift+F12",
        SALE,
        QT_TRANSLATE_NOOP("KeyMap", "Exact cash, no receipt"),
    ),
    Binding(Command.EXPLAIN, "Shift+F1", GOODS, QT_TRANSLATE_NOOP("KeyMap", "Why this stock?")),
    Binding(
        Command.PIN_TILE,
        "Shift+F2",
        SALE,
        QT_TRANSLATE_NOOP("KeyMap", "Quick tile for this line"),
        asks_permission=True,
    ),
    Binding(Command.HISTORY, "Shift+F8", SCREENS, QT_TRANSLATE_NOOP("KeyMap", "Bills")),
    Binding(Command.READ_SCALE, "Shift+F3", SALE, QT_TRANSLATE_NOOP("KeyMap", "Read scale")),
    Binding(
        Command.VOID_LAST,
        "Shift+F6",
        SALE,
        QT_TRANSLATE_NOOP("KeyMap", "Void the last sale"),
        asks_permission=True,
    ),
    Binding(
        Command.VOID_LAST,
        "Shift+F6",
        HISTORY,
        QT_TRANSLATE_NOOP("KeyMap", "Void this bill"),
        asks_permission=True,
    ),
    Binding(
        Command.REPRINT, "Shift+F9", SCREENS - HISTORY, QT_TRANSLATE_NOOP("KeyMap", "Reprint last")
    ),
    Binding(Command.REPRINT, "Shift+F9", HISTORY, QT_TRANSLATE_NOOP("KeyMap", "Print again")),
    Binding(
        Command.DRAWER,
        "Shift+F11",
        SALE | SHIFT,
        QT_TRANSLATE_NOOP("KeyMap", "Open drawer"),
        asks_permission=True,
    ),
    Binding(
        Command.REMOVE_LINE,
        "Del",
        SCREENS,
        QT_TRANSLATE_NOOP("KeyMap", "Remove line"),
        yields_to_text=True,
    ),
    Binding(
        Command.UNDO,
        "Ctrl+Z",
        SCREENS,
        QT_TRANSLATE_NOOP("KeyMap", "Undo"),
        yields_to_text=True,
        repeats=True,
    ),
    Binding(
        Command.REDO,
        "Ctrl+Y",
        SCREENS,
        QT_TRANSLATE_NOOP("KeyMap", "Redo"),
        yields_to_text=True,
        repeats=True,
    ),
    Binding(Command.BACK, "Esc", EVERYWHERE, QT_TRANSLATE_NOOP("KeyMap", "Back")),
    Binding(Command.LOCK, "Ctrl+0", SCREENS, QT_TRANSLATE_NOOP("KeyMap", "Lock")),
    Binding(Command.NEXT_SCREEN, "Ctrl+Tab", SCREENS, QT_TRANSLATE_NOOP("KeyMap", "Next screen")),
    Binding(Command.OPEN_FILE, "Ctrl+O", SCREENS, QT_TRANSLATE_NOOP("KeyMap", "Open the file")),
    *(
        Binding(Command(f"tile_{n}"), f"Alt+{n}", SALE, QT_TRANSLATE_NOOP("KeyMap", "Tile"))
        for n in range(1, 8)
    ),
    *(
        Binding(Command(f"tab_{n}"), f"Alt+{n}", LISTS, QT_TRANSLATE_NOOP("KeyMap", "Tab"))
        for n in range(1, 10)
    ),
    Binding(
        Command.TAB_10,
        "Alt+0",
        frozenset({ScreenName.SETTINGS, ScreenName.REPORTS}),
        QT_TRANSLATE_NOOP("KeyMap", "Tab"),
    ),
    *(
        Binding(Command(f"screen_{n}"), f"Ctrl+{n}", SCREENS, QT_TRANSLATE_NOOP("KeyMap", "Screen"))
        for n in range(1, 10)
    ),
)

# What a scanner sends for control codes, what types, and what belongs to the system.
NEVER_BOUND = frozenset(
    {*(f"Ctrl+{key}" for key in "BCDHIJM[\\]^_"), "Shift+F10", "Return", "Enter", "Tab", "Space"}
)
SCREEN_OF: dict[Command, ScreenName] = {
    Command(f"screen_{place}"): name for place, name in enumerate(list(ScreenName)[:9], start=1)
} | {Command.HISTORY: ScreenName.HISTORY}
"""Which screen Ctrl and a number bring to the front; the bills have a key beside F8."""
_FUNCTION_KEY = re.compile(r"F[0-9]{1,2}")


def find(key: str, screen: ScreenName) -> Binding | None:
    """The command of a key, spelled as in the table, on one screen."""
    return _BY_KEY.get((screen, key))


def function_keys(screen: ScreenName) -> tuple[Binding, ...]:
    """The F-strip of a screen: its bare function keys, F1 first."""
    return tuple(b for b in bindings(screen) if _FUNCTION_KEY.fullmatch(b.key))


def bindings(screen: ScreenName) -> tuple[Binding, ...]:
    """All commands of a screen, in the table's order: the F1 overlay."""
    return tuple(binding for binding in KEY_MAP if screen in binding.screens)


def screen_key(screen: ScreenName) -> str:
    """The key that brings a screen to the front."""
    wanted = next(command for command, name in SCREEN_OF.items() if name is screen)
    return next(binding.key for binding in KEY_MAP if binding.command is wanted)


_BY_KEY = {(screen, binding.key): binding for binding in KEY_MAP for screen in binding.screens}
