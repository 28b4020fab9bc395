"""What a command prints, and what becomes of it where that cannot be written."""

import io
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TextIO, override


class Answer(io.TextIOBase):
    """Standard output as a command writes to it: it may be full, closed, or nobody reads it.

    The command goes on to its end all the same: who repeats it because its answer was lost does it
    twice, and half a migration is none. `fault` is what went wrong.
    """

    def __init__(self, stream: TextIO | None) -> None:
        self.fault: OSError | None = None
        self._stream = stream

    @override
    def write(self, text: str, /) -> int:
        self._try(lambda stream: stream.write(text))
        return len(text)

    @override
    def flush(self) -> None:
        self._try(lambda stream: stream.flush())

    @override
    def close(self) -> None:
        # The collector closes what it finds, and the stream below is not the command's to end.
        return

    def _try(self, act: Callable[[TextIO], object]) -> None:
        if self.fault is not None:
            return
        try:
            if self._stream is None:
                raise OSError("it is closed")
            act(self._stream)
        except OSError as error:
            self.fault = error
            self._let_go()

    def _let_go(self) -> None:
        """What is left in the stream would be written, and complained about, at the very end."""
        if self._stream is not None:
            with Path(os.devnull).open("w") as nowhere:
                os.dup2(nowhere.fileno(), self._stream.fileno())


def status_of(answer: Answer, status: int, *, is_all: bool) -> int:
    """The status of a command that ended with `status`; where its answer was lost, that is told.

    Where the answer `is_all` that it does, it failed. What did more is done, and must not be
    repeated. Who closed a pipe has seen enough and knows.
    """
    fault = answer.fault
    if fault is None or status != 0:
        return status
    if not isinstance(fault, BrokenPipeError):
        which = "the" if is_all else "this is done and recorded, do not repeat it; only its"
        problem = fault.strerror or fault
        print(
            f"kiryana-server: {which} answer could not be written to standard output: {problem}",
            file=sys.stderr,
        )
    return int(is_all)
