#!/usr/bin/env python3
"""Write the licences of everything in the built till beside it: `notices.py FOLDER`.

The packages are those of requirements/till.txt that are installed here; their licence files are
copied as they were published.
"""

import re
import sys
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
QT = """\
Qt and PySide6 are used under the GNU Lesser General Public License, version 3 (LGPL-3.0.txt, with
GPL-3.0.txt). Their libraries lie as files of their own in _internal/PySide6 and
_internal/shiboken6: you may replace them by versions of your own that offer the same interface.
Their source code is published by The Qt Company at download.qt.io.
"""


def licence_of(package: metadata.Distribution) -> str:
    """The licence a package names: its expression, its classifier, or the first line it gives."""
    named = package.metadata
    classified = [
        text.rpartition(" :: ")[2]
        for text in named.get_all("Classifier") or []
        if text.startswith("License")
    ]
    given = (named.get("License") or "see its files").splitlines()[0]
    return named.get("License-Expression") or ", ".join(classified) or given


def write_notices(folder: Path) -> None:
    """Write NOTICES.txt and each package's licence files below `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = ["This program contains the following packages.", ""]
    lock = (ROOT / "requirements" / "till.txt").read_text(encoding="utf-8")
    for name in re.findall(r"^([\w.-]+)==", lock, re.MULTILINE):
        try:
            package = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue  # For another operating system.
        lines.append(f"{name} {package.version}: {licence_of(package)}")
        for file in package.files or []:
            if re.search(r"licen[cs]e|copying|notice", file.name, re.IGNORECASE):
                text = Path(str(file.locate())).read_text(encoding="utf-8", errors="replace")
                (folder / f"{name}-{file.name}").write_text(text, encoding="utf-8")
    for text_file in sorted((ROOT / "docs" / "licences").glob("*.txt")):
        (folder / text_file.name).write_bytes(text_file.read_bytes())
    (folder / "NOTICES.txt").write_text("\n".join([*lines, "", QT]), encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: notices.py FOLDER")
    write_notices(Path(sys.argv[1]))
