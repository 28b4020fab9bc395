"""What can be wrong with a printer: more of the family in pos_app/errors/__init__.py.

OutsideError
  PrinterNotReady      the paper waits; selling goes on
    PrinterMissing       unplugged, switched off, or another address
    PrinterOutOfPaper
    PrinterOffline       its cover is open, or it is held up by an error of its own
    PrinterStuck         it takes nothing more
"""

from pos_app.errors import OutsideError


class PrinterNotReady(OutsideError):
    """Nothing can be printed now; `address` says where, `problem` why."""

    words = "The printer at {address} is not ready ({problem}). The slip waits."


class PrinterMissing(PrinterNotReady):
    """Nobody answers at the address."""

    words = "No printer answers at {address} ({problem}). Check its cable and switch."


class PrinterOutOfPaper(PrinterNotReady):
    """The roll is at its end."""

    words = "The printer at {address} has no paper. Put a new roll in."


class PrinterOffline(PrinterNotReady):
    """It answers that it is offline."""

    words = "The printer at {address} is offline. Close its cover, or switch it off and on."


class PrinterStuck(PrinterNotReady):
    """It took a part and then nothing more for `waited_s` seconds."""

    words = "The printer at {address} takes nothing more. Look at its lights and its paper."
