"""Commands run in this process, on a store in a new folder."""

import json

import pytest

from pos_app.cli import run


class Commands:
    """Runs `kiryana-till` on one data folder and reads what it prints."""

    def __init__(self, folder, capsys):
        self.folder = folder
        self._capsys = capsys
        self.error = ""

    def status(self, *arguments):
        """Run a command; its exit status, with what it printed in `output` and `error`."""
        self._capsys.readouterr()
        status = run(["--data-dir", str(self.folder), *map(str, arguments)])
        captured = self._capsys.readouterr()
        self.output, self.error = captured.out, captured.err
        return status

    def text(self, *arguments):
        """What a command prints that must go through."""
        assert self.status(*arguments) == 0, self.error
        return self.output

    def json(self, *arguments):
        """The JSON that a command prints."""
        return json.loads(self.text(*arguments, "--json"))

    def refused(self, *arguments):
        """The one line that a refused command prints; it prints nothing else."""
        assert self.status(*arguments) == 1
        assert self.output == ""
        assert self.error.count("\n") == 1
        assert self.error.startswith("kiryana-till: ")
        return self.error

    def init(self):
        """Make store 1."""
        self.text("init", "--store-id", 1, "--store-name", "Madina General Store")
        return self

    def add(self, name="Pakola", price="180.00", code="8964000660928", **options):
        """Add a product and give its product_id."""
        more = [word for pair in options.items() for word in (f"--{pair[0]}", str(pair[1]))]
        codes = ["--barcode", code] if code else []
        added = self.json("product", "add", "--name", name, "--price", price, *codes, *more)
        return added["product_id"]


@pytest.fixture
def commands(tmp_path, capsys):
    """Commands on a folder that is still empty."""
    return Commands(tmp_path / "till", capsys)


@pytest.fixture
def store(commands):
    """Commands on a store without products."""
    return commands.init()
