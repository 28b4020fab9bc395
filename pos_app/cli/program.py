"""Running one command: which part does it, what a refusal prints, and the exit status."""

import argparse
import contextlib
import sys
import traceback
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

DONE, REFUSED, INTERRUPTED = 0, 1, 130
MISTAKES_BYTES_MAX = 500_000

_VALUED = {"--data-dir", "--lang", "--theme"}
_OF_WINDOW = {"--demo"}
_LOOKING_BACK = {
    "shift",
    "audit",
    "report",
    "return",
    "void",
    "bills",
    "payment",
    "receipt",
    "print-test",
    "labels",
    "display-test",
}


def names_command(arguments: Sequence[str]) -> bool:
    """Whether this is for the command line: a command, a question for help, or a mistake.

    What is left are the options that the window takes, or nothing at all.
    """
    rest = iter(arguments)
    for argument in rest:
        if argument in _VALUED:
            next(rest, None)
        elif argument not in _OF_WINDOW and argument.partition("=")[0] not in _VALUED:
            return True
    return False


def check_usage(arguments: Sequence[str]) -> None:
    """Leave by SystemExit(2), with the usage, where options are not as the window takes them."""
    from pos_app.cli.usage import build_parser

    _speak_utf8()
    build_parser().parse_args(arguments)


def run(arguments: Sequence[str], *, painter: Callable[[str], object] | None = None) -> int:
    """Run one command and give its exit status; a wrong usage leaves by SystemExit(2).

    `painter` makes, for a language, what paints slips: it needs Qt, which commands do not load.
    """
    from pos_app.cli.usage import build_parser

    _speak_utf8()
    parser = build_parser()
    parsed = parser.parse_args(arguments)
    parsed.painter = painter
    if parsed.command is None:
        parser.error("name a command; --help lists them")
    from pos_app.cli.output import Output

    with contextlib.redirect_stderr(Output(sys.stderr, is_all=False)):
        return _guarded(parsed)


def _guarded(parsed: argparse.Namespace) -> int:
    """The exit status of a command, and in one line why it was refused."""
    from pos_app.errors import BugError, PosError, sentence

    try:
        return _answered(parsed)
    except BugError as error:
        return _our_mistake(parsed, error)
    except PosError as error:
        print(f"kiryana-till: {sentence(error)}", file=sys.stderr)
        return REFUSED
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the last place where our own faults can be told
        return _our_mistake(parsed, error)


def _answered(parsed: argparse.Namespace) -> int:
    """The exit status of a command; what it did stands, whether or not its answer was written."""
    from pos_app.cli.output import AnswerLostError, Output, only_answers

    answer = Output(sys.stdout, is_all=only_answers(parsed))
    try:
        with contextlib.redirect_stdout(answer):
            status = _command(parsed.command)(parsed)
            answer.flush()
    except AnswerLostError:
        status = REFUSED
        _tell_lost(answer.fault, "The")
    else:
        if status == DONE:
            _tell_lost(answer.fault, "This is done and recorded, do not repeat it; only its")
    return status


def _command(name: str) -> Callable[[argparse.Namespace], int]:
    """Only the part that is asked for is imported: `--help` and a refusal stay quick."""
    if name in {"init", "status"}:
        from pos_app.cli.store import run
    elif name == "rule":
        from pos_app.cli.rules import run
    elif name in _LOOKING_BACK:
        return _looking_back(name)
    elif name == "user":
        from pos_app.cli.people import run
    elif name in {"enrol", "enrol-again", "sync", "rebootstrap"}:
        from pos_app.cli.server import run
    elif name in {"import", "export"}:
        from pos_app.cli.files import run
    elif name in {"customer", "khata", "khata-pay", "khata-adjust"}:
        from pos_app.cli.khata import run
    elif name in {"sale", "scan"}:
        from pos_app.cli.selling import run
    elif name in {"verify", "rebuild", "compact", "backup", "restore", "report-problem"}:
        from pos_app.cli.upkeep import run
    else:
        return _about_goods(name)
    return run


def _about_goods(name: str) -> Callable[[argparse.Namespace], int]:
    """The commands about the catalogue, and about what is or should be on the shelf."""
    if name in {"product", "vendor"}:
        from pos_app.cli.catalogue import run
    elif name in {"count", "low-stock", "expiring"}:
        from pos_app.cli.restocking import run
    else:
        from pos_app.cli.goods import run
    return run


def _looking_back(name: str) -> Callable[[argparse.Namespace], int]:
    """The commands about what was done before, and about its paper."""
    if name == "report":
        from pos_app.cli.reports import run
    elif name in {"return", "void", "bills", "payment"}:
        from pos_app.cli.looking_back import run
    elif name in {"receipt", "print-test"}:
        from pos_app.cli.paper.slips import run
    elif name == "labels":
        from pos_app.cli.paper.labels import run
    elif name == "display-test":
        from pos_app.cli.paper.display import run
    else:
        from pos_app.cli.shifts import run
    return run


def _tell_lost(fault: OSError | None, which: str) -> None:
    """Say that an answer was not written; who closed a pipe has seen enough and knows."""
    if fault is not None and not isinstance(fault, BrokenPipeError):
        problem = fault.strerror or fault
        print(
            f"kiryana-till: {which} answer could not be written to standard output: {problem}.",
            file=sys.stderr,
        )


def _our_mistake(parsed: argparse.Namespace, error: Exception) -> int:
    """One line for the person, the rest into a file for us."""
    from pos_app.cli.till import data_dir
    from pos_app.settings import COMMANDS_FILE

    folder = data_dir(parsed)
    place = "it could not be written down"
    try:
        if folder.is_dir():
            log = folder / "log"
            log.mkdir(exist_ok=True)
            path = log / COMMANDS_FILE
            _turn_over(path)
            with path.open("a", encoding="utf-8", errors="backslashreplace") as file:
                file.write(f"{' '.join(map(ascii, sys.argv[1:]))[:2000]}\n")
                traceback.print_exception(error, file=file)
            place = f"'report-problem' makes a file for whoever helps, {path} has all of it"
    except OSError:
        # The folder may be the fault: the sentence below says what can still be said.
        place = "it could not be written down"
    kind = type(error).__name__
    print(f"kiryana-till: This is our mistake ({kind}), not yours; {place}.", file=sys.stderr)
    return REFUSED


def _turn_over(path: "Path") -> None:
    """Begin anew with a file that is long: a command that fails each minute must not fill the disk.

    What it held is kept until the next time. Raises OSError.
    """
    if path.exists() and path.stat().st_size > MISTAKES_BYTES_MAX:
        path.replace(path.with_name(f"{path.name}.1"))


def _speak_utf8() -> None:
    """Names are in any script, whatever the terminal's own encoding is."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
