"""The repository's own files, as the house tests read them."""

import ast
import re
import subprocess
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = {
    "pos_protocol": ROOT / "pos_protocol" / "src" / "pos_protocol",
    "pos_app": ROOT / "pos_app",
    "sync_server": ROOT / "sync_server" / "src" / "sync_server",
}
_MADE = {"build", "dist", "node_modules", "__pycache__", "vendor", "results", "screenshots"}
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")


@cache
def repository_files() -> tuple[Path, ...]:
    """Every file that is or would be committed, as absolute paths.

    Outside a Git checkout (an unpacked archive) it is every file that is not made by the build.
    """
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode == 0:
        paths = [ROOT / name for name in listed.stdout.split("\0") if name]
    else:
        paths = [path for path in ROOT.rglob("*") if not _is_made(path)]
    return tuple(sorted(path for path in paths if path.is_file()))


def _is_made(path: Path) -> bool:
    """Whether a file lies where builds, caches and measurements lie."""
    parts = set(path.relative_to(ROOT).parts)
    hidden = {part for part in parts if part.startswith(".")} - {".ci", ".gitignore"}
    return bool(hidden or parts & _MADE) or path.suffix in {".pyc", ".lock"}


@cache
def text_of(path: Path) -> str | None:
    """The text of a file, or None when it holds none (a font, a picture)."""
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None


@cache
def tree_of(path: Path) -> ast.Module:
    """The syntax tree of a Python file."""
    return ast.parse(path.read_bytes(), filename=str(path))


def python_files(*folders: Path) -> Iterator[Path]:
    """The repository's Python files, all of them or those below `folders`."""
    for path in repository_files():
        if path.suffix == ".py" and (
            not folders or any(path.is_relative_to(folder) for folder in folders)
        ):
            yield path


def text_files() -> Iterator[tuple[Path, str]]:
    """Each file that holds text, with its text."""
    for path in repository_files():
        text = text_of(path)
        if text is not None:
            yield path, text


def module_name(path: Path) -> str:
    """The dotted name under which one of the three packages imports the file."""
    for package, folder in PACKAGES.items():
        if path.is_relative_to(folder):
            parts = path.relative_to(folder).with_suffix("").parts
            return ".".join([package, *(part for part in parts if part != "__init__")])
    raise ValueError(f"{path} belongs to no package")


def shown(path: Path) -> str:
    """The path as a person at the repository's root would type it."""
    return path.relative_to(ROOT).as_posix()


def words_of(name: str) -> set[str]:
    """The lower-case words of a snake_case or CamelCase name."""
    return {word.lower() for word in _WORD.findall(name)}


def lines_matching(pattern: re.Pattern[str], files: Iterable[tuple[Path, str]]) -> list[str]:
    """`path:line: what matched` for every line of `files` in which `pattern` is found."""
    found = []
    for path, text in files:
        if pattern.search(text) is None:
            continue
        for number, line in enumerate(text.splitlines(), start=1):
            match = pattern.search(line)
            if match is not None:
                found.append(f"{shown(path)}:{number}: {match.group(0)}")
    return found
