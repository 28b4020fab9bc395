"""A standard output that cannot be written, for the commands of both programs."""

import io
import os


class Broken(io.StringIO):
    """A standard output that takes nothing: a full disk, or a pipe that nobody reads."""

    def __init__(self, fault):
        super().__init__()
        self.fault = fault

    def write(self, _text):
        raise OSError(self.fault, os.strerror(self.fault))

    def fileno(self):
        return os.open(os.devnull, os.O_WRONLY)
