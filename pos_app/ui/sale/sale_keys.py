"""The commands that do something on the sale screen."""

from pos_app.ui.key_map import Command

TILES = {Command(f"tile_{place + 1}"): place for place in range(7)}
SHOWN_ELSEWHERE = frozenset({Command.KHATA, Command.CARD, Command.CASH, Command.CUSTOMER, *TILES})
"""Those whose key stands on their own button."""
ASKING = frozenset(
    {Command.QUANTITY, Command.PRICE, Command.DISCOUNT, Command.PIN_TILE, Command.CARD}
)
"""Those that are answered by typing."""
COMMANDS = frozenset(
    {
        Command.HELP,
        Command.SEARCH,
        Command.QUANTITY,
        Command.PRICE,
        Command.DISCOUNT,
        Command.EXPLAIN,
        Command.PIN_TILE,
        Command.HOLD,
        Command.RECALL,
        Command.CUSTOMER,
        Command.KHATA,
        Command.CARD,
        Command.CASH,
        Command.CASH_NO_RECEIPT,
        Command.REMOVE_LINE,
        Command.UNDO,
        Command.REDO,
        Command.BACK,
        *TILES,
    }
)
