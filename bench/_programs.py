"""The programs that measure in a process of their own, and what they answer."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from typing import Any


def answer_of(module: str, *arguments: object, environment: Mapping[str, str] | None = None) -> Any:  # noqa: ANN401 - each program has an answer of its own
    """Run `python -m module arguments` and read the JSON that it prints.

    Without an `environment`, as that of an X server, it has no screen. Raises CalledProcessError
    when it fails.
    """
    done = subprocess.run(
        [sys.executable, "-m", module, *map(str, arguments)],
        env=environment or {**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)
