"""What build.spec leaves out of the built till, and what it must put in: without building it."""

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
IMPORTED_BY_NAME = re.compile(r'import_module\(\s*"([\w.]+)"')
GTIN = "8964000123454"

# Runs the till as it is built: what build.spec leaves out is not there.
WITHOUT = """
import sys
for name in sys.argv.pop(1).split(","):
    sys.modules[name] = None
from pos_app.__main__ import main
sys.exit(main())
"""


def listed(name):
    """The strings of a list in build.spec, which only PyInstaller can run."""
    for node in ast.parse((ROOT / "build.spec").read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == name:
            return ast.literal_eval(node.value)
    raise LookupError(name)


@pytest.fixture
def till(tmp_path):
    environment = os.environ | {"HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}

    def run(*arguments, typed=""):
        left_out = ",".join(listed("UNUSED_MODULES"))
        folder = str(tmp_path / "till")
        done = subprocess.run(
            [sys.executable, "-c", WITHOUT, left_out, "--data-dir", folder, *map(str, arguments)],
            cwd=ROOT,
            env=environment,
            input=typed,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    run("init", "--store-id", "1", "--store-name", "Madina General Store")
    return run


def test_a_module_that_is_imported_by_its_name_is_put_into_the_built_till():
    by_name = {
        name
        for path in (ROOT / "pos_app").rglob("*.py")
        for name in IMPORTED_BY_NAME.findall(path.read_text(encoding="utf-8"))
        if name.partition(".")[0] not in sys.stdlib_module_names
    }
    assert "argon2" in by_name, "the pattern finds nothing any more"
    missing = sorted(by_name - set(listed("HIDDEN_IMPORTS")))
    assert not missing, f"add to HIDDEN_IMPORTS of build.spec: {missing}"


def test_the_till_needs_nothing_that_the_built_one_lacks(till, tmp_path):
    till("user", "add", "Amina", "--role", "owner", "--pin-stdin", typed="2580\n")
    till("product", "add", "--name", "Chai", "--price", "90", "--barcode", GTIN)
    till("sale", "--line", GTIN, "--cash", "100")
    till("receipt", "last", "--lang", "ur", "--escpos", tmp_path / "slip.bin")
    till("receipt", "last", "--pdf", tmp_path / "slip.pdf", "--png", tmp_path / "slip.png")
    till("labels", GTIN, "--escpos", tmp_path / "labels.bin")
    till("print-test", "--address", f"file:{tmp_path / 'paper.bin'}")
    assert (tmp_path / "paper.bin").read_bytes()
