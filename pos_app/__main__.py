"""The till's one entrance: without a command its window opens, with one the command runs."""

import builtins
import gc
import os
import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run the till and give the exit status: 0 done, 1 refused, 2 wrong usage."""
    from pos_app import cli

    arguments = list(sys.argv[1:] if argv is None else argv)
    if cli.names_command(arguments):
        return cli.run(arguments, painter=_painter)
    if not _has_screen():
        cli.check_usage(arguments)
        sys.stderr.write(
            "kiryana-till: There is no screen for the window: neither DISPLAY nor WAYLAND_DISPLAY"
            " is set. Commands work without one; --help lists them.\n"
        )
        return 1
    begin_loading()
    # Only the window needs Qt: a command must run where there is none.
    from pos_app import main as window

    return window.run(arguments)


def _has_screen() -> bool:
    """Whether Qt has where to draw: on Linux it aborts the process where it has not."""
    named = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform != "linux" or any(os.environ.get(name) for name in named)


def _painter(language: str) -> object:
    """What paints slips in a language; raises ImportError where there is no Qt."""
    from pos_app.till_window import resources
    from pos_app.ui.paper.command_painter import CommandPainter

    return CommandPainter(resources(), language)


def begin_loading() -> None:
    """Let nothing but the loading itself take time; `main` looks for garbage again after it.

    Hardly anything that is loaded ever becomes garbage, and searching it again and again took a
    tenth of the start.
    """
    gc.disable()
    from PySide6 import QtCore  # noqa: F401 - it changes how everything after it is imported

    # PySide reads the source of every module that is imported, to see whether it needs the
    # switches of `__feature__`; the till has none.
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


if __name__ == "__main__":
    sys.exit(main())
