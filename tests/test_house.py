"""The rules of the house that no linter knows; every failure says what to do about it."""

import ast
import itertools
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.support.house.tested_elsewhere import TESTED_ELSEWHERE
from tests.support.no_qt import QT_IN_SYNC
from tests.support.source_tree import (
    PACKAGES,
    ROOT,
    lines_matching,
    module_name,
    python_files,
    repository_files,
    shown,
    text_files,
    tree_of,
    words_of,
)

FUNCTION_LINES_MAX = 70
CLASS_LINES_MAX = 300
FOLDER_MODULES_MAX = 20
FILE_LINES_MAX = 400
# The longest prefix that fits a file decides.
FILE_LINES_MAX_BELOW = {
    "pos_app/ui/": 300,
    "pos_app/ui/main_window.py": 200,
    "tests/": 600,
}

BANNED_WORDS = {"util", "utils", "common", "misc", "manager", "data", "info", "base", "core"}
# What receives a request or an entry of the queue is a handler; nothing else is.
HANDLER_FOLDERS = ("sync_server/src/sync_server/http/", "sync_server/src/sync_server/queue/")

# Modules of the server that know nothing of it, and that everything may use.
BELOW_ALL = ("settings", "clock", "errors", "logs", "measures")

TEST_FOLDERS = {"pos_protocol": "protocol", "pos_app": "app", "sync_server": "server"}

# Spelled in pieces, so that this file does not break its own rules.
UNFINISHED = re.compile(r"\b(" + "|".join(["TO" + "DO", "FIX" + "ME", "XX" + "X"]) + r")\b")
REGISTRY_HOSTS = re.compile(
    "|".join(
        re.escape(".".join(parts))
        for parts in [
            ("pypi", "org"),
            ("pythonhosted", "org"),
            ("registry", "npmjs"),
            ("deb", "debian", "org"),
            ("security", "debian", "org"),
            ("archive", "ubuntu", "com"),
        ]
    )
)
MACHINE_PATHS = re.compile(r"/(?:work|farm|root|home/[a-z]+)/[\w.]" + "|/Users" + "/")
SHORTCUTS = {"QShortcut", "setShortcut", "setShortcuts"}
COLOUR = re.compile(r"#[0-9a-fA-F]{6}\b")
# A test of one operating system's own rights or sounds may stay out on another.
SKIPPED = re.compile(
    r"\b(?:mark\.(?:skip|skipif(?!\((?:os\.name|sys\.platform)\b)|xfail)"
    r"|pytest\.(?:skip|xfail)|importorskip)\b"
)

LOCKS = {
    "dev.txt": (["pyproject.toml", "sync_server/pyproject.toml"], ["dev"]),
    "till.txt": (["pyproject.toml"], []),
    "server.txt": (["sync_server/pyproject.toml"], []),
    "server-test.txt": (["sync_server/pyproject.toml"], ["test"]),
    "emulator.txt": ([], ["emulator"]),
    "tools.txt": ([], []),
}


WITH_QT = (
    *(
        "__main__",
        "main",
        "first_start",
        "updating",
        "till_window",
        "paper",
        "support",
        "surroundings",
        "syncing",
    ),
    *("ui", "viewmodels", "sync"),
)
"""Parts of the till that know Qt; of sync/ only what runs on threads."""


def refuse(violations, remedy):
    """Fail with all `violations` and the `remedy` when there are any."""
    assert not violations, "\n".join([*violations, "", f"Remedy: {remedy}"])


# ------------------------------------------------------------------------------------- sizes


def test_files_stay_short():
    too_long = []
    for path in python_files():
        lines = len(path.read_bytes().splitlines())
        fitting = [prefix for prefix in FILE_LINES_MAX_BELOW if shown(path).startswith(prefix)]
        limit = FILE_LINES_MAX_BELOW[max(fitting, key=len)] if fitting else FILE_LINES_MAX
        if lines > limit:
            too_long.append(f"{shown(path)}: {lines} lines, {limit} allowed")
    refuse(too_long, "split the file by what its parts are for; do not squeeze the lines.")


@pytest.mark.parametrize(
    ("kinds", "limit", "remedy"),
    [
        pytest.param(
            (ast.FunctionDef, ast.AsyncFunctionDef),
            FUNCTION_LINES_MAX,
            "give each step of the function a function of its own, named for what it does.",
            id="functions",
        ),
        pytest.param(
            (ast.ClassDef,),
            CLASS_LINES_MAX,
            "the class does two things: move one of them out.",
            id="classes",
        ),
    ],
)
def test_definitions_stay_short(kinds, limit, remedy):
    too_long = []
    for path in python_files():
        for node in ast.walk(tree_of(path)):
            if isinstance(node, kinds):
                lines = node.end_lineno - node.lineno + 1
                if lines > limit:
                    too_long.append(f"{shown(path)}:{node.lineno}: {node.name} has {lines} lines")
    refuse(too_long, f"at most {limit} lines: {remedy}")


def test_folders_stay_small():
    files = sorted(python_files(), key=lambda path: path.parent)
    too_many = []
    for folder, modules in itertools.groupby(files, key=lambda path: path.parent):
        count = sum(1 for path in modules if path.name != "__init__.py")
        if count > FOLDER_MODULES_MAX:
            too_many.append(f"{shown(folder)}: {count} modules, {FOLDER_MODULES_MAX} allowed")
    refuse(too_many, "group the modules that belong together in a folder with a name of its own.")


# ------------------------------------------------------------------------------------- words


def test_modules_and_classes_are_named_for_what_they_are():
    found = []
    for path in python_files():
        banned = set(BANNED_WORDS)
        if not shown(path).startswith((*HANDLER_FOLDERS, "tests/")):
            banned |= {"handler", "handlers"}
        names = [(1, "module", path.parent.name if path.stem == "__init__" else path.stem)]
        names += [
            (node.lineno, "class", node.name)
            for node in ast.walk(tree_of(path))
            if isinstance(node, ast.ClassDef)
        ]
        for line, kind, name in names:
            found += [
                f"{shown(path)}:{line}: {kind} {name} says '{word}'"
                for word in sorted(banned & words_of(name))
            ]
    refuse(found, "name it for what it is or does; these words fit everything and say nothing.")


def test_every_module_opens_with_one_sentence():
    wrong = []
    for path in python_files():
        docstring = ast.get_docstring(tree_of(path)) or ""
        first = docstring.split("\n\n")[0]
        if not first.endswith((".", ":", "?")):
            wrong.append(f"{shown(path)}: {first[:60] or 'no docstring'}")
    refuse(wrong, "begin the module with one sentence that says what it is for, and end it.")


def test_nothing_is_left_unfinished():
    found = lines_matching(
        UNFINISHED, [(path, text) for path, text in text_files() if path.suffix != ".svg"]
    )
    found += lines_matching(
        re.compile("raise NotImplemented" + "Error"),
        [(path, text) for path, text in text_files() if path.suffix == ".py"],
    )
    refuse(found, "finish it, or open an issue and leave no mark in the code.")


def test_no_test_is_skipped_or_expected_to_fail():
    tests = [(path, text) for path, text in text_files() if shown(path).startswith("tests/")]
    found = [line for line in lines_matching(SKIPPED, tests) if "tests/test_house.py" not in line]
    refuse(found, "make it pass or delete it: a test that does not run proves nothing.")


# ---------------------------------------------------------------------------- places and layers


def test_every_module_has_its_test():
    missing = []
    for package, folder in PACKAGES.items():
        for path in python_files(folder):
            if path.name in {"__init__.py", "__main__.py"}:
                continue
            relative = path.relative_to(folder)
            mirror = Path("tests", TEST_FOLDERS[package], relative.parent, f"test_{path.stem}.py")
            elsewhere = any(path.is_relative_to(ROOT / place) for place in TESTED_ELSEWHERE)
            if not (ROOT / mirror).is_file() and not elsewhere:
                missing.append(f"{shown(path)} has no {mirror.as_posix()}")
    refuse(missing, "write the test, or name the file that tests it in TESTED_ELSEWHERE.")


def test_what_is_tested_elsewhere_is():
    stale = []
    for module, test in TESTED_ELSEWHERE.items():
        path, test_path = ROOT / module, ROOT / test
        if not path.exists() or not test_path.is_file():
            stale.append(f"{module} or {test} does not exist")
        elif not any(name.startswith(module_name(path)) for name in imported_names(test_path)):
            stale.append(f"{test} does not import {module_name(path)}")
    refuse(stale, "mend the line in TESTED_ELSEWHERE.")


def test_tests_are_named_after_a_module():
    """A module that was renamed takes its test along."""
    orphans = []
    for package, name in TEST_FOLDERS.items():
        folder = ROOT / "tests" / name
        for test in python_files(folder):
            relative = test.relative_to(folder)
            module = PACKAGES[package] / relative.parent / f"{test.stem.removeprefix('test_')}"
            is_test = test.stem.startswith("test_")
            # test_cart_undo.py may stand beside test_cart.py when one file would be too long.
            stems = [
                "_".join(parts)
                for parts in itertools.accumulate(
                    ([part] for part in module.name.split("_")), lambda left, right: left + right
                )
            ]
            if is_test and not any(
                (module.parent / f"{stem}.py").is_file() or (module.parent / stem).is_dir()
                for stem in stems
            ):
                orphans.append(shown(test))
    refuse(orphans, "name it test_<module>.py in the folder that mirrors the module's own.")


def test_widgets_are_known_in_ui_only():
    found = [
        f"{shown(path)}: {name}"
        for path in python_files(*PACKAGES.values())
        if not shown(path).startswith("pos_app/ui/")
        for name in sorted(imported_names(path))
        if name.startswith(("PySide6.QtWidgets", "PySide6.QtGui", "PySide6.QtPrintSupport"))
    ]
    refuse(found, "view-models know QtCore at most; what draws belongs in pos_app/ui/.")


def test_layer_contracts_name_every_module_they_should():
    """A `forbidden` contract cannot name what does not exist yet; this finds what it forgot."""
    contracts = {
        contract["name"]: contract
        for contract in settings()["tool"]["importlinter"]["contracts"]
        if contract["type"] == "forbidden"
    }
    expected = {
        "Everything below the view-models, and the command line, runs without Qt": (
            modules_of("pos_app", but=WITH_QT) | modules_of("pos_app.sync", but=QT_IN_SYNC)
        ),
        "On the till only db/ speaks SQL": modules_of(
            "pos_app", but=("db", "settings", "clock", "errors")
        ),
        "On the server only db/ speaks SQL": modules_of("sync_server", but=("db", *BELOW_ALL)),
        "Only http/, portal/ and main know the web framework": modules_of(
            "sync_server",
            but=("http", "portal", "main", "__main__", "cli", *BELOW_ALL),
        ),
        "Only cache/ and queue/ know Redis": modules_of(
            "sync_server",
            but=("cache", "queue", "main", "__main__", "cli", *BELOW_ALL),
        ),
    }
    missing = [
        f"{name}: {module}"
        for name, modules in expected.items()
        for module in sorted(modules)
        if not {module, f"{module}.**"} & set(contracts[name]["source_modules"])
    ]
    refuse(missing, "add the module to source_modules of that contract in pyproject.toml.")


def test_money_and_quantities_are_whole_numbers():
    found = []
    for path in python_files(PACKAGES["pos_protocol"], PACKAGES["pos_app"] / "domain"):
        for node in ast.walk(tree_of(path)):
            match node:
                case (
                    ast.Name(id="float")
                    | ast.Constant(value=float())
                    | ast.BinOp(op=ast.Div())
                    | ast.AugAssign(op=ast.Div())
                ):
                    found.append(f"{shown(path)}:{node.lineno}: {ast.unparse(node)}")
                case _:
                    pass
    refuse(found, "count in whole paisa and thousandths; divide with // and say how it rounds.")


def test_keys_go_through_the_key_map():
    found = [
        f"{shown(path)}:{node.lineno}: {ast.unparse(node)}"
        for path in python_files(PACKAGES["pos_app"])
        for node in ast.walk(tree_of(path))
        if (isinstance(node, ast.Name) and node.id == "QShortcut")
        or (isinstance(node, ast.Attribute) and node.attr in SHORTCUTS)
    ]
    refuse(
        found, "add the key to ui/key_map.py: a shortcut of Qt's own would steal keys from a scan."
    )


def test_colours_are_tokens():
    files = [
        (path, text)
        for path, text in text_files()
        if shown(path).startswith("pos_app/") and shown(path) != "pos_app/ui/tokens.py"
    ]
    refuse(lines_matching(COLOUR, files), "name the colour in ui/tokens.py, for light and dark.")


# ----------------------------------------------------------------------------- what is committed


def test_no_package_registry_is_named():
    refuse(
        lines_matching(REGISTRY_HOSTS, text_files()),
        "leave the address out: where packages come from is the machine's setting, not ours.",
    )


def test_no_path_of_one_machine_is_committed():
    refuse(
        lines_matching(MACHINE_PATHS, text_files()),
        "take the path from an argument, or from the file's own place.",
    )


def test_nothing_large_is_committed():
    large = [
        f"{shown(path)}: {path.stat().st_size} bytes"
        for path in repository_files()
        if path.stat().st_size > 3_000_000
    ]
    refuse(large, "make it at build time, or cut it down to what is needed.")


def test_locks_hold_hashes_and_no_addresses():
    wrong = []
    for name in LOCKS:
        text = (ROOT / "requirements" / name).read_text()
        pins = re.findall(r"^[^\s#].*?(?=^\S|\Z)", text, flags=re.MULTILINE | re.DOTALL)
        wrong += [f"{name}: {pin.split()[0]} has no hash" for pin in pins if "sha256:" not in pin]
        wrong += [f"{name}: names an address"] if "://" in text else []
        wrong += [f"{name}: holds nothing"] if not pins else []
    refuse(wrong, "run scripts/lock.")


@pytest.mark.parametrize("lock", LOCKS)
def test_locks_match_what_the_packages_ask_for(lock):
    projects, groups = LOCKS[lock]
    pinned = dict(
        re.findall(
            r"^([\w.-]+)==([^\s;]+)", (ROOT / "requirements" / lock).read_text(), re.MULTILINE
        )
    )
    asked = [text for path in projects for text in settings(path)["project"]["dependencies"]]
    asked += [text for group in groups for text in dependency_group(group)]
    wrong = []
    for requirement in map(Requirement, asked):
        name = canonicalize_name(requirement.name)
        if name == "kiryana-protocol":
            continue
        if name not in pinned or not requirement.specifier.contains(pinned[name]):
            wrong.append(f"{requirement} is pinned as {pinned.get(name, 'nothing')}")
    refuse(wrong, "run scripts/lock.")


# ------------------------------------------------------------------------------------ the tools


@pytest.mark.timeout(600)
@pytest.mark.parametrize(
    ("command", "remedy"),
    [
        (["ruff", "check", "--output-format=concise"], "make format, then read what is left."),
        (["ruff", "format", "--check"], "make format."),
        (["mypy"], "say the type that is meant; do not silence it."),
        (["lint-imports"], "move the code to the layer that may know it (README, code map)."),
    ],
    ids=["ruff check", "ruff format", "mypy", "lint-imports"],
)
def test_the_linters_are_content(command, remedy):
    program, *arguments = command
    done = subprocess.run(
        [Path(sys.executable).with_name(program), *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{done.stdout}{done.stderr}\nRemedy: {remedy}"


# -------------------------------------------------------------------------------------- helpers


def settings(path="pyproject.toml"):
    """The settings in one of the three pyproject.toml files."""
    return tomllib.loads((ROOT / path).read_text())


def dependency_group(name):
    """The requirements of a group of the root project, with the groups it includes."""
    groups = settings()["dependency-groups"]
    for entry in groups[name]:
        if isinstance(entry, str):
            yield entry
        else:
            yield from dependency_group(entry["include-group"])


def imported_names(path):
    """Every module, and every name taken from a module, that the file imports."""
    names = set()
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def modules_of(package, *, but):
    """The children of `package` that exist, without those named in `but`, as dotted names."""
    root, *inner = package.split(".")
    folder = PACKAGES[root].joinpath(*inner)
    children = {
        path.relative_to(folder).parts[0].removesuffix(".py") for path in python_files(folder)
    }
    return {f"{package}.{child}" for child in children - set(but) - {"__init__"}}
