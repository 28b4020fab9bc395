"""A private X server without a monitor, so that key events and layouts disturb nobody."""

import contextlib
import os
import select
import subprocess
import time
from collections.abc import Iterator, Sequence

from tests.support.programs import find_program

_WINDOW_SECONDS_MAX = 60.0
_START_SECONDS_MAX = 30.0
_AHEAD = ("nice", "-n", "-10") if os.name == "posix" and os.geteuid() == 0 else ()
"""Goes before a command that is to run ahead of others, where that is allowed."""


class WindowNotShownError(AssertionError):
    """A program ended, or showed nothing for a minute; the message has what it said."""


class XServerNotStartedError(RuntimeError):
    """Xvfb ended or named no display in time."""


class XServer:
    """A running Xvfb: where it is and how to press keys on it."""

    def __init__(self, display: str, *, ahead: Sequence[str] = ()) -> None:
        """Take the `display` of a running server, such as ":7"; `ahead` goes before xdotool."""
        self.display = display
        self._ahead = ahead

    def environment(self) -> dict[str, str]:
        """Return this process's environment, pointed at the display by Qt's xcb platform."""
        inherited = {name: text for name, text in os.environ.items() if name != "WAYLAND_DISPLAY"}
        return inherited | {"DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb"}

    def set_layout(self, *options: str) -> None:
        """Change the keyboard layout with setxkbmap, for instance `set_layout("pk")`."""
        setxkbmap = find_program("setxkbmap", package="x11-xkb-utils")
        self._run([str(setxkbmap), *options])

    def xdotool(self, *arguments: str) -> str:
        """Run one xdotool command line and return what it printed; raise when it failed."""
        return self._run(
            [*self._ahead, str(find_program("xdotool", package="xdotool")), *arguments]
        )

    def focus(self, process: subprocess.Popen[str], title: str = "") -> None:
        """Give the keyboard to a window of the process, as `shown`; raises as it does."""
        self.shown(process, title, then=("windowfocus", "--sync"))

    def shown(
        self, process: subprocess.Popen[str], title: str = "", *, then: Sequence[str] = ()
    ) -> None:
        """Wait until the process shows a window, one with this title, and do something with it.

        `title` is a regular expression that is looked for in it, `then` a command of xdotool.

        Asked again and again: xdotool's own waiting ends with an X error, or not at all, when the
        window of a program goes away meanwhile. Raises WindowNotShownError.
        """
        end_s = time.monotonic() + _WINDOW_SECONDS_MAX
        of = ("--pid", str(process.pid))
        while process.poll() is None and time.monotonic() < end_s:
            with contextlib.suppress(subprocess.CalledProcessError):
                found = self.xdotool("search", "--all", "--onlyvisible", *of, "--name", title)
                if then:
                    self.xdotool(*then, found.split()[0])
                return
            time.sleep(0.05)
        process.terminate()
        pipe = process.stderr or process.stdout
        said = pipe.read() if pipe else ""
        raise WindowNotShownError(f"no window (status {process.wait()}): {said}")

    def _run(self, command: list[str]) -> str:
        done = subprocess.run(
            command,
            env=self.environment(),
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        )
        return done.stdout.strip()


@contextlib.contextmanager
def private_x_server(screen: str = "1366x768x24", *, is_ahead: bool = False) -> Iterator[XServer]:
    """Run an Xvfb on a display number nobody uses while the block lasts.

    With `is_ahead` it and its keys run ahead of other programs, where that is allowed: they keep
    their pace on a busy machine, as a keyboard's do, and a scanner's burst stays a burst.
    """
    ahead = _AHEAD if is_ahead else ()
    program = find_program("Xvfb", package="xvfb")
    reader, writer = os.pipe()
    # Else it begins anew whenever its last client has gone, and turns away who comes meanwhile.
    options = ["-screen", "0", screen, "-nolisten", "tcp", "-noreset"]
    process = subprocess.Popen(
        [*ahead, program, "-displayfd", str(writer), *options],
        pass_fds=[writer],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    try:
        yield XServer(f":{_display_number(reader)}", ahead=ahead)
    finally:
        os.close(reader)
        process.terminate()
        process.wait(timeout=30)


def _display_number(reader: int) -> int:
    """Read the number that Xvfb writes when it is ready to be connected to."""
    written = b""
    while not written.endswith(b"\n"):
        ready, _, _ = select.select([reader], [], [], _START_SECONDS_MAX)
        piece = os.read(reader, 16) if ready else b""
        if not piece:
            raise XServerNotStartedError("Xvfb named no display; is x11-xkb-utils installed?")
        written += piece
    return int(written)
