"""Draws one picture a state, without a display, for somebody to look at.

`python -m tests.support.screens FOLDER [--lang ur] [--theme dark] [--state paid] [--size 1280x720]`
"""

import argparse
import os
from pathlib import Path

from pos_app.till_window import resources
from pos_app.ui.app import LANGUAGES, TillApplication
from tests.support.screens import SCENES, draw, facing, shown


def main() -> None:
    """Draw the pictures that were asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--lang", choices=LANGUAGES, action="append")
    parser.add_argument("--theme", choices=("light", "dark"), action="append")
    parser.add_argument("--state", choices=sorted(SCENES | facing.SCENES), action="append")
    parser.add_argument("--size", default="1366x768")
    asked = parser.parse_args()
    width, height = map(int, asked.size.split("x"))
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    asked.folder.mkdir(parents=True, exist_ok=True)
    app = TillApplication(["screens"], resources=resources(), language="en", look="light")
    for language in asked.lang or LANGUAGES:
        app.set_language(language)
        for look in asked.theme or ("light", "dark"):
            app.set_look(look)
            for name in asked.state or (SCENES | facing.SCENES):
                to = asked.folder / f"{name}_{language}_{look}.png"
                if name in SCENES:
                    draw(app, SCENES[name], size=(width, height), to=to)
                else:
                    facing.draw(app, shown, facing.SCENES[name], size=(width, height), to=to)


if __name__ == "__main__":
    main()
