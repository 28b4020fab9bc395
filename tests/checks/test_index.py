"""The forty acceptance checks of the till's screens: each has a test that bears its number."""

import re
from pathlib import Path

CHECKS = 40
NUMBERED = re.compile(r"^def test_check((?:_[0-9]{2})+)_", re.MULTILINE)
# Some are proven where a real printer's queue, a return or a whole day can be had.
FOLDERS = ("checks", "system", "app")


def test_every_one_of_the_forty_checks_has_a_test():
    tests = Path(__file__).parents[1]
    proven = {
        int(number)
        for folder in FOLDERS
        for path in (tests / folder).rglob("test_*.py")
        for numbers in NUMBERED.findall(path.read_text(encoding="utf-8"))
        for number in numbers.strip("_").split("_")
    }
    missing = sorted(set(range(1, CHECKS + 1)) - proven)
    assert missing == [], f"no test_check_NN_... for {missing}: write it in tests/checks"
    assert proven <= set(range(1, CHECKS + 1)), "there are forty checks"
