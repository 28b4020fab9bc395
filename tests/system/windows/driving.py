"""A till's window in a process of its own, and the keyboard in front of it."""

import contextlib
import subprocess
import sys
import time
from pathlib import Path

from pos_app.db.queries import products, stock

ROOT = Path(__file__).parents[3]
START = "import sys; from pos_app.main import run; sys.exit(run(sys.argv[1:]))"
WAIT_S = 30
TEA, MILK = "8964000153451", "8964000123454"
UNKNOWN = "5000159461122"
KEYSYMS = {"]": "bracketright"}


class Window:
    """A running till, the keyboard in front of it, and its folder."""

    def __init__(self, server, folder, process):
        self.server = server
        self.folder = folder
        self.process = process
        self.till = None

    def scan(self, code):
        """Type a code as fast as a scanner, with Enter behind it."""
        self.server.xdotool("type", "--delay", "2", f"{code}\n")
        self.pause()

    def type(self, text):
        """Type as a person does."""
        self.server.xdotool("type", "--delay", "90", text)
        self.pause()

    def press(self, *keys):
        """Press keys one after the other, with time between them."""
        self.server.xdotool("key", "--delay", "90", *keys)
        self.pause()

    def pause(self):
        """Longer than the router holds a key, so that the next one is another gesture."""
        time.sleep(0.25)

    def in_front(self, title):
        """Wait for the window with this title and type into it from now on."""
        self.server.focus(self.process, title)
        self.pause()

    def quantity(self, code):
        """The stock of a code's product, in thousandths, as the log has it now."""
        with self.till.db.read() as tx:
            (product,) = products.by_code(tx, (code.zfill(14),))
            return stock.on_hand(tx, [product.product_id])[product.product_id]

    def wait_for(self, read, expected):
        """Read until the value is as expected."""
        end = time.monotonic() + WAIT_S
        while (found := read()) != expected and time.monotonic() < end:
            time.sleep(0.05)
        assert found == expected


@contextlib.contextmanager
def running(server, folder, *options, script=START, is_focused=True):
    """The window's process on a folder, in front and with the keyboard.

    Who is not `is_focused` has the keyboard only if the window takes it by itself.
    """
    with subprocess.Popen(
        [sys.executable, "-c", script, "--data-dir", str(folder), *options],
        cwd=ROOT,
        env=server.environment(),
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            (server.focus if is_focused else server.shown)(process)
            time.sleep(0.5)
            yield process
        finally:
            process.terminate()
