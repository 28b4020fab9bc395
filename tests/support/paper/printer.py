"""A receipt printer on a loopback port: keeps what it gets, and can be out of paper or order."""

import socket
import threading
from contextlib import contextmanager, suppress

IN_TURN = b"\x1dr1"
READY, NO_PAPER_BITS, OFFLINE_BITS = 0x12, 0x72, 0x1A


class FakePrinter:
    """Serves one connection after another; what it prints is `sent`, one entry a connection."""

    def __init__(self) -> None:
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port = self._server.getsockname()[1]
        self.sent: list[bytes] = []
        self.mood = "ready"
        self.ends_while_printing = False
        self.gate = threading.Event()
        self.gate.set()
        self.got = threading.Condition()
        self._stopped = False
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    @property
    def address(self) -> str:
        return f"tcp:127.0.0.1:{self.port}"

    @property
    def printed(self) -> bytes:
        """All bytes but the questions."""
        return b"".join(self.sent)

    def close(self) -> None:
        self._stopped = True
        self.gate.set()
        with suppress(OSError):
            self._server.shutdown(socket.SHUT_RDWR)
        self._server.close()
        self._thread.join(5)

    def wait_for(self, count: int, timeout_s: float = 20) -> None:
        """Until so many connections brought something."""
        with self.got:
            assert self.got.wait_for(
                lambda: len([each for each in self.sent if each]) >= count, timeout_s
            )

    def _serve(self) -> None:
        while not self._stopped:
            try:
                connection, _ = self._server.accept()
            except OSError:
                return
            with connection:
                self._one(connection)

    def _one(self, connection: socket.socket) -> None:
        kept = bytearray()
        while True:
            self.gate.wait(30)
            try:
                came = connection.recv(4096)
            except OSError:
                came = b""
            if not came:
                break
            # The question that is answered in turn comes behind the slip, often in one piece.
            has_turn = came.endswith(IN_TURN)
            kept += came.removesuffix(IN_TURN) if self._answer(came) is None else b""
            answer = self._answer(IN_TURN) if has_turn else self._answer(came)
            if answer:
                connection.sendall(answer)
        with self.got:
            self.sent.append(bytes(kept))
            self.got.notify_all()

    def _answer(self, came: bytes) -> bytes | None:
        """The answer to a question, empty for none; None when it is no question."""
        if len(came) != 3:
            return None
        odd = {"silent": b"", "garbage": b"\xff\x00\x7f!"}
        if came == IN_TURN:
            return odd.get(self.mood, b"\x0c" if self.ends_while_printing else b"\x00")
        if not came.startswith(b"\x10\x04"):
            return None
        bits = {("no paper", 4): NO_PAPER_BITS, ("offline", 1): OFFLINE_BITS}
        return odd.get(self.mood, bytes([bits.get((self.mood, came[2]), READY)]))


@contextmanager
def fake_printer():
    printer = FakePrinter()
    try:
        yield printer
    finally:
        printer.close()
