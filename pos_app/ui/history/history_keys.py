"""The commands that do something on the history screen, by what is being done there."""

from pos_app.ui.key_map import Command
from pos_app.viewmodels.history.giving import Mode

LISTED_ALWAYS = frozenset({Command.HELP, Command.SEARCH, Command.BACK})
LISTED = {
    Mode.NONE: {
        Command.CONFIRM,
        Command.RETURN,
        Command.NO_RECEIPT,
        Command.REPRINT,
        Command.VOID_LAST,
    },
    Mode.OF_BILL: {
        Command.UNFIT,
        Command.EXCHANGE,
        Command.RETURN,
        Command.KHATA,
        Command.CARD,
        Command.SAVE,
        Command.CASH,
    },
    Mode.LOOSE: {Command.UNFIT, Command.EXCHANGE, Command.SAVE, Command.REMOVE_LINE},
    Mode.VOID: {Command.SAVE},
}
COMMANDS = LISTED_ALWAYS.union(*LISTED.values(), {Command.TAB_1, Command.TAB_2})
