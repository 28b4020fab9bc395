"""The acceptance checks about scanning that need real keys of an X server, by their numbers."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.programs import find_program

ROOT = Path(__file__).parents[2]
EAN = "8964000123454"
OTHER_EAN = "5000159461122"
# X key codes, so that the layout cannot choose the key.
KEYS = {digit: str(10 + index) for index, digit in enumerate("1234567890")} | dict(
    zip("abc-]", ("38", "56", "54", "20", "35"), strict=True)
)
ENTER, TAB, KEYPAD_ENTER, LETTER_J, LETTER_D, LETTER_Z = "36", "23", "104", "44", "40", "52"
CAPS_LOCK, F12, ALT = "66", "96", "64"
KEYPAD_PLACES = (0, 1, 2, 4, 5, 6, 8, 9, 10, 11)
KEYPAD = {digit: str(79 + place) for digit, place in zip("7894561230", KEYPAD_PLACES, strict=True)}
MACHINE_GAP_MS_MAX = 40
PERSON_GAP_MS_MIN = 56


class Till:
    """The window's process and the keyboard in front of it."""

    def __init__(self, server, process):
        self.server = server
        self.process = process

    def ask(self, line="state"):
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def wait_for(self, condition, line="state"):
        """Ask until an answer meets the condition; what arrived in between is added up."""
        total = self.ask(line)
        for _ in range(200):
            if condition(total):
                break
            self.server.xdotool("sleep", "0.02")
            more = self.ask()
            for name, new in more.items():
                if name in {"scans", "refused", "blocked", "repeats", "commands", "typed", "box"}:
                    total[name] += new
                elif name == "gap_ms_min":
                    total[name] = min(filter(None, (total[name], new)), default=0)
                else:
                    total[name] = max(total[name], new) if name == "gap_ms_max" else new
        return total

    def settle(self):
        """Everything that arrives until nothing has for some while."""
        self.server.xdotool("sleep", "0.25")
        return self.ask()

    def scan(self, *keys):
        """Press keys as a machine."""
        return self.machine("key", "--delay", "0", *keys)

    def machine(self, *steps):
        """Let xdotool take its steps; again when this computer was too busy to be a machine."""
        for _ in range(5):
            self.ask()
            self.server.xdotool(*steps)
            state = self.settle()
            if state["gap_ms_max"] <= MACHINE_GAP_MS_MAX:
                return state
        pytest.fail("this computer is too busy to type like a scanner")

    def person(self, *keys, delay_ms):
        """Press keys as a person; again when the computer made the pauses shorter."""
        for _ in range(5):
            self.ask()
            self.server.xdotool("key", "--delay", str(delay_ms), *keys)
            state = self.settle()
            if state["gap_ms_min"] >= PERSON_GAP_MS_MIN:
                return state
        pytest.fail("this computer is too busy to type like a person")


def codes(text):
    return [KEYS[character] for character in text]


@pytest.fixture(scope="module")
def window(x_server):
    find_program("xdotool", package="xdotool")
    with subprocess.Popen(
        [sys.executable, "-m", "tests.support.scan_window"],
        cwd=ROOT,
        env=x_server.environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        till = Till(x_server, process)
        till.wait_for(lambda state: state["focus"] == "Screen")
        yield till
        process.stdin.close()
        process.wait(timeout=30)


@pytest.fixture
def till(window):
    window.server.set_layout("us")
    window.ask("profile normal")
    window.ask("close")
    window.wait_for(lambda state: state["focus"] == "Screen")
    yield window
    window.server.set_layout("us")


@pytest.mark.parametrize("layout", ["us", "pk", "in", "ara"])
def test_check_08_every_layout_gives_the_same_codes(till, layout):
    till.server.set_layout(layout)
    assert till.scan(*codes(EAN), ENTER)["scans"] == [EAN]
    assert till.scan(*codes("abc-12"), ENTER)["scans"] == ["abc-12"]


def test_check_07_caps_lock_changes_nothing(till):
    till.server.xdotool("key", CAPS_LOCK)
    try:
        assert till.scan(*codes("abc-12"), ENTER)["scans"] == ["abc-12"]
        assert till.scan("shift+38", *codes("bc12"), ENTER)["scans"] == ["Abc12"]
    finally:
        till.server.xdotool("key", CAPS_LOCK)


def test_check_02_a_dialog_with_a_text_box_stays_empty_and_hides_the_screen(till):
    till.wait_for(lambda state: state["focus"] == "QLineEdit", "dialog")
    state = till.scan(*codes(EAN), ENTER)
    assert (state["blocked"], state["scans"], state["box"]) == ([EAN], [], "")


def test_check_02_a_dialog_that_takes_scans_gets_them_beside_its_text_box(till):
    till.wait_for(lambda state: state["focus"] == "QLineEdit", "surface")
    state = till.scan(*codes(EAN), ENTER)
    assert (state["scans"], state["blocked"], state["box"]) == ([EAN], [], "")


def test_check_03_an_open_list_keeps_its_value(till):
    till.ask("list")
    state = till.scan(*codes(EAN), ENTER)
    assert (state["scans"], state["list"]) == ([EAN], "1 a")


def test_check_05_two_scans_back_to_back_are_two(till):
    keys = [*codes(EAN), ENTER, *codes(OTHER_EAN), ENTER]
    assert till.scan(*keys)["scans"] == [EAN, OTHER_EAN]


def test_check_06_the_same_code_twice_counts_twice_in_the_hand_and_once_on_a_stand(till):
    keys = [*codes(EAN), ENTER, *codes(EAN), ENTER]
    assert till.scan(*keys)["scans"] == [EAN, EAN]
    till.ask("profile stand")
    state = till.scan(*keys)
    assert (state["scans"], state["repeats"]) == ([EAN], [EAN])


@pytest.mark.parametrize(
    "suffix",
    [[], [ENTER], [TAB], [KEYPAD_ENTER], [ENTER, f"ctrl+{LETTER_J}"], [ENTER, ENTER], [ENTER, TAB]],
    ids=["none", "CR", "Tab", "keypad", "CR LF", "CR CR", "CR Tab"],
)
def test_check_10_every_suffix_makes_one_scan_and_nothing_else(till, suffix):
    state = till.scan(*codes(EAN), *suffix)
    assert state["scans"] == [EAN]
    assert (state["typed"], state["commands"], state["focus"]) == ("", [], "Screen")


@pytest.mark.parametrize("delay_ms", [60, 100, 140])
def test_check_11_a_person_typing_a_whole_code_is_no_scanner(till, delay_ms):
    till.wait_for(lambda state: state["focus"] == "QLineEdit", "box")
    state = till.person(*codes(EAN), ENTER, delay_ms=delay_ms)
    assert (state["scans"], state["box"]) == ([], EAN)


def test_check_12_a_key_held_down_is_typing(till):
    till.server.xdotool("keydown", KEYS["1"], "sleep", "3", "keyup", KEYS["1"])
    state = till.settle()
    assert state["scans"] == []
    assert len(state["typed"]) > 5
    assert set(state["typed"]) == {"1"}


def test_check_13_typing_into_a_stalled_window_is_still_typing(till):
    till.ask("stall 700")
    till.server.xdotool("key", "--delay", "90", *codes("1234"), ENTER)
    state = till.wait_for(lambda state: "\r" in state["typed"])
    assert (state["scans"], state["typed"]) == ([], "1234\r")


def test_check_13_a_scan_into_a_stalled_window_stays_whole(till):
    # The window stalls in the middle of the code: its silence timer is due before the rest arrives.
    state = {}
    for _ in range(5):
        till.ask()
        keys = [find_program("xdotool", package="xdotool"), "key", "--delay", "20"]
        with subprocess.Popen([*keys, *codes(EAN), ENTER], env=till.server.environment()):
            till.server.xdotool("sleep", "0.08")
            early = till.ask("stall 150")
        state = till.settle()
        if max(early["gap_ms_max"], state["gap_ms_max"]) <= MACHINE_GAP_MS_MAX:
            break
    assert (state["scans"], early["typed"] + state["typed"]) == ([EAN], "")


def test_check_16_a_scanner_that_sends_ctrl_and_a_bracket_for_fnc1_is_read(till):
    keys = [*codes("10abc"), f"ctrl+{KEYS[']']}", *codes("2112"), ENTER]
    state = till.scan(KEYS["]"], *codes("c1"), *keys)
    assert (state["scans"], state["refused"]) == (["]c110abc\x1d2112"], [])
    assert (state["commands"], state["typed"]) == ([], "")


def test_check_17_commands_inside_a_code_are_not_carried_out(till):
    state = till.scan(*codes("8964"), f"ctrl+{LETTER_D}", F12, *codes("0001"), ENTER)
    assert (state["refused"], state["scans"]) == (["89640001"], [])
    assert (state["commands"], state["typed"]) == ([], "")


def test_check_17_enter_and_commands_inside_a_code_pay_nothing(till):
    state = till.scan(*codes("8964"), ENTER, F12, *codes("00"), F12, ENTER)
    assert (state["commands"], state["typed"]) == ([], "")
    assert state["refused"] != []


@pytest.mark.parametrize("layout", ["us", "pk", "in", "ara"])
def test_a_persons_command_keys_work_in_every_layout(till, layout):
    till.server.set_layout(layout)
    till.server.xdotool("key", "--delay", "200", F12, f"ctrl+{LETTER_Z}", f"alt+{KEYS['3']}")
    state = till.settle()
    assert state["commands"] == ["cash", "undo", "tile_3"]


def test_check_09_a_scanner_that_types_alt_codes_is_read(till):
    steps = []
    for character in EAN:
        digits = [KEYPAD[digit] for digit in f"0{ord(character)}"]
        steps += ["keydown", ALT, "key", "--delay", "0", *digits, "keyup", ALT]
    state = till.machine(*steps, "key", ENTER)
    assert (state["scans"], state["commands"], state["typed"]) == ([EAN], [], "")


def test_a_prefix_makes_a_slow_scanner_certain(till):
    till.ask("profile framed")
    state = till.person(KEYS["]"], *codes("abc12"), ENTER, delay_ms=90)
    assert (state["scans"], state["typed"]) == (["abc12"], "")


def test_check_21_two_scanners_that_type_at_once_give_neither_code(till):
    mixed = [key for pair in zip(codes(EAN), codes(OTHER_EAN), strict=True) for key in pair]
    state = till.scan(*mixed, ENTER, ENTER)
    assert {EAN, OTHER_EAN} & {*state["scans"]} == set()
    assert (state["commands"], state["typed"]) == ([], "")
