"""Draws each screen in each language and look, without a display, for somebody to look at.

`python -m tests.support.screens FOLDER [--lang ur] [--theme dark] [--state paid] [--size 1280x720]
[--text 130] [--docs docs/pictures]`; `--docs` writes the pictures of the documents, nothing else.
QT_SCALE_FACTOR scales as a screen's own setting does.
"""

import argparse
import os
import sys
from pathlib import Path
from typing import NamedTuple

from pos_app.till_window import resources
from pos_app.ui.app import LANGUAGES, TillApplication
from pos_app.ui.widgets.theme import Writing
from tests.support.screens import SCENES, draw, facing, shown
from tests.support.screens.beginning import FIRST_SCENES, draw_first

LOOKS = ("light", "dark")
STATES = (*SCENES, *FIRST_SCENES, *facing.SCENES)


class Picture(NamedTuple):
    """One picture of the documents: its file, scene, language and look."""

    name: str
    scene: str
    language: str
    look: str


DOCUMENTED = (
    Picture("sale", "bill", "en", "light"),
    Picture("sale_urdu_dark", "bill", "ur", "dark"),
    Picture("sale_hindi", "bill", "hi", "light"),
    Picture("khata", "statement", "en", "light"),
    Picture("shift", "shift_counted", "en", "light"),
    Picture("reports", "reports_month", "en", "light"),
    Picture("stock_in", "receive", "en", "light"),
)


def main() -> None:
    """Draw the pictures that were asked for."""
    asked = _parser().parse_args()
    width, height = map(int, asked.size.split("x"))
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # The platform without a display says of each window that it has no size hints.
    os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false;qt.text.font.db=false")
    folder = asked.docs or asked.folder
    folder.mkdir(parents=True, exist_ok=True)
    app = TillApplication(["screens"], resources=resources(), language="en", look="light")
    app.set_writing(Writing(size_percent=asked.text))
    wanted = DOCUMENTED if asked.docs else _all(asked)
    for place, picture in enumerate(wanted, start=1):
        if app.theme.language != picture.language:
            app.set_language(picture.language)
        app.set_look(picture.look)
        to = folder / f"{picture.name}.png"
        if picture.scene in FIRST_SCENES:
            draw_first(app, picture.scene, to=to)
        elif picture.scene in facing.SCENES:
            scene = facing.SCENES[picture.scene]
            facing.draw(app, shown, scene, size=(width, height), to=to)
        else:
            draw(app, SCENES[picture.scene], size=(width, height), to=to)
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{place} of {len(wanted)}")
    sys.stdout.write(f"{len(wanted)} pictures in {folder}\n")


def _all(asked: argparse.Namespace) -> tuple[Picture, ...]:
    return tuple(
        Picture(f"{scene}_{language}_{look}", scene, language, look)
        for language in asked.lang or LANGUAGES
        for look in asked.theme or LOOKS
        for scene in asked.state or STATES
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.support.screens")
    parser.add_argument("folder", type=Path, nargs="?", default=Path("build/pictures"))
    parser.add_argument("--lang", choices=LANGUAGES, action="append")
    parser.add_argument("--theme", choices=LOOKS, action="append")
    parser.add_argument("--state", choices=sorted(STATES), action="append")
    parser.add_argument("--size", default="1366x768")
    parser.add_argument("--text", type=int, default=100, help="text size in percent")
    parser.add_argument("--docs", type=Path, help="the pictures of the documents, into this folder")
    return parser


if __name__ == "__main__":
    main()
