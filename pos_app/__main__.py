"""The till's one entrance: without a command its window opens, with one the command runs."""

import gc
import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run the till and give the exit status: 0 done, 1 refused, 2 wrong usage."""
    from pos_app import cli

    arguments = list(sys.argv[1:] if argv is None else argv)
    if cli.names_command(arguments):
        return cli.run(arguments, painter=_painter)
    begin_loading()
    # Only the window needs Qt: a command must run where there is none.
    from pos_app import main as window

    return window.run(arguments)


def _painter(language: str) -> object:
    """What paints slips in a language; raises ImportError where there is no Qt."""
    from pos_app.till_window import resources
    from pos_app.ui.paper.command_painter import CommandPainter

    return CommandPainter(resources(), language)


def begin_loading() -> None:
    """Look for no garbage while the window is loaded; `main` begins it again when it is.

    Hardly anything that is loaded ever becomes garbage, and searching it again and again took a
    tenth of the start.
    """
    gc.disable()


if __name__ == "__main__":
    sys.exit(main())
