"""Zips like those that a till makes for whoever helps, and others."""

import io
import zipfile
from collections.abc import Mapping

FILES = {"README.txt": "A report.", "about.json": "{}", "log/till.log": "started\n"}


def report_zip(files: Mapping[str, str] | None = None, **more: str) -> bytes:
    """A zip of these files, or of the usual ones and `more` (a name in front of `.json`)."""
    given = dict(FILES if files is None else files)
    given |= {f"{name}.json": text for name, text in more.items()}
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as report:
        for name, text in given.items():
            report.writestr(zipfile.ZipInfo(name), text, compress_type=zipfile.ZIP_DEFLATED)
    return made.getvalue()
