"""Scans and typing told apart by their times, with made-up keys."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pos_app.viewmodels.scan import (
    NORMAL,
    SLOW,
    STAND,
    Assembler,
    Pass,
    Profile,
    Refused,
    RepeatIgnored,
    Replay,
    Scan,
    Step,
    alt_character,
    framed,
)

EAN = "8964000123454"
OTHER_EAN = "5000159461122"


class Keyboard:
    """Feeds one assembler and keeps what came out, calling `timeout` as the router's timer does."""

    def __init__(self, profile: Profile = NORMAL) -> None:
        self.assembler: Assembler[str] = Assembler(profile)
        self.now_ms = 1_000
        self.steps: list[Step[str]] = []

    def wait(self, ms: int) -> None:
        if self.assembler.is_holding and ms > self.assembler.hold_ms:
            self.steps += self.assembler.timeout()
        self.now_ms += ms

    def keys(self, text: str, *, gap_ms: int = 4) -> "Keyboard":
        for character in text:
            self.wait(gap_ms)
            self.steps += self.assembler.key(self.now_ms, character, character)
        return self

    def end(self, *, gap_ms: int = 4, is_number_field: bool = False) -> "Keyboard":
        self.wait(gap_ms)
        end = self.assembler.end(self.now_ms, "Enter", is_number_field=is_number_field)
        self.steps += end
        return self

    def command(self, name: str, *, gap_ms: int = 4) -> "Keyboard":
        self.wait(gap_ms)
        self.steps += self.assembler.command(self.now_ms, name)
        return self

    def alt_code(self, digits: str, *, gap_ms: int = 4) -> "Keyboard":
        for digit in digits:
            self.wait(gap_ms)
            self.steps += self.assembler.alt_digit(self.now_ms, digit, f"Alt+{digit}")
        self.wait(gap_ms)
        self.steps += self.assembler.alt_release(self.now_ms, "Alt up")
        return self

    def silence(self) -> "Keyboard":
        self.wait(1_000)
        return self

    @property
    def typed(self) -> list[str]:
        """What a text box would have got."""
        items: list[str] = []
        for step in self.steps:
            if isinstance(step, Replay):
                items += step.items
            elif isinstance(step, Pass):
                items.append(step.item)
        return items

    @property
    def reads(self) -> list[Scan | Refused | RepeatIgnored]:
        return [step for step in self.steps if isinstance(step, Scan | Refused | RepeatIgnored)]


@pytest.mark.parametrize("gap_ms", [0, 1, 4, 16, 30])
def test_a_burst_with_a_suffix_is_a_scan_and_types_nothing(gap_ms):
    keyboard = Keyboard().keys(EAN, gap_ms=gap_ms).end(gap_ms=gap_ms)
    assert keyboard.reads == [Scan(EAN)]
    assert keyboard.typed == []


def test_a_clock_that_ticks_every_16_ms_is_good_enough():
    assembler: Assembler[str] = Assembler()
    for index, character in enumerate(EAN):
        assert assembler.key(index * 4 // 16 * 16, character, character) == []
    assert assembler.end(64, "Enter") == [Scan(EAN)]


def test_a_cheap_scanner_needs_the_slow_profile():
    assert Keyboard(SLOW).keys(EAN, gap_ms=45).end(gap_ms=45).reads == [Scan(EAN)]
    assert Keyboard().keys(EAN, gap_ms=45).end(gap_ms=45).reads == []


@pytest.mark.parametrize("gap_ms", [60, 90, 140])
def test_a_person_typing_is_given_every_key_in_order(gap_ms):
    keyboard = Keyboard().keys(EAN, gap_ms=gap_ms).end(gap_ms=gap_ms)
    assert keyboard.reads == []
    assert keyboard.typed == [*EAN, "Enter"]


def test_two_keys_pressed_almost_at_once_are_typing():
    assert Keyboard().keys("12").end().typed == ["1", "2", "Enter"]


def test_no_suffix_needs_a_check_digit_or_an_aim_id():
    assert Keyboard().keys(EAN).silence().reads == [Scan(EAN)]
    assert Keyboard().keys("]C1010896").silence().reads == [Scan("]C1010896")]
    wrong = Keyboard().keys("8964000123455").silence()
    assert (wrong.reads, wrong.typed) == ([], list("8964000123455"))


def test_two_scans_in_any_gap_are_two_in_order():
    keyboard = Keyboard().keys(EAN).end().keys(OTHER_EAN).end()
    assert keyboard.reads == [Scan(EAN), Scan(OTHER_EAN)]
    assert Keyboard().keys(EAN).end().keys(EAN).end().reads == [Scan(EAN), Scan(EAN)]


def test_a_second_suffix_is_eaten_but_a_later_enter_is_a_persons():
    keyboard = Keyboard().keys(EAN).end().end().end()
    assert (keyboard.reads, keyboard.typed) == ([Scan(EAN)], [])
    assert keyboard.end(gap_ms=400).typed == ["Enter"]


def test_a_suffix_after_a_scan_without_one_is_eaten():
    keyboard = Keyboard(Profile(gap_ms=20)).keys(EAN).end(gap_ms=40)
    assert (keyboard.reads, keyboard.typed) == ([Scan(EAN)], [])


def test_enter_after_the_clock_went_round_is_not_eaten():
    keyboard = Keyboard()
    keyboard.now_ms = 2**32 - 60
    keyboard.keys(EAN).end()
    assert keyboard.assembler.end(3, "Enter") == [Pass("Enter")]


def test_a_held_key_is_a_person():
    assembler: Assembler[str] = Assembler()
    assembler.key(0, "1", "1")
    assert assembler.repeat(500, "1", "1 again") == [Replay(("1",)), Pass("1 again")]
    assert assembler.repeat(533, "1", "1 again") == [Pass("1 again")]


def test_a_scanner_so_fast_that_it_looks_like_a_held_key_is_a_scanner():
    assembler: Assembler[str] = Assembler()
    for at_ms, character in enumerate("8964"):
        assembler.key(at_ms, character, character)
    assert assembler.repeat(3, "4", "4") == []
    assert assembler.end(4, "Enter") == [Scan("89644")]


def test_releases_come_back_behind_their_keys():
    assembler: Assembler[str] = Assembler()
    assert assembler.release("up") == [Pass("up")]
    assembler.key(0, "1", "1 down")
    assert assembler.release("1 up") == []
    assert assembler.timeout() == [Replay(("1 down", "1 up"))]


def test_a_command_inside_a_code_is_dropped_and_the_code_refused():
    keyboard = Keyboard().keys("89640").command("F12").command("Ctrl+D").keys("001").end()
    assert (keyboard.reads, keyboard.typed) == ([Refused("89640001")], [])


def test_a_refused_code_without_suffix_is_told_too():
    keyboard = Keyboard().keys("89640").command("F12").silence()
    assert (keyboard.reads, keyboard.typed) == ([Refused("89640")], [])


def test_commands_behind_an_enter_inside_a_code_are_refused():
    keyboard = Keyboard().keys("AB12").end().command("F12").keys("x").command("Ctrl+D").end()
    assert keyboard.reads == [Scan("AB12"), Refused("AB12"), Refused("x")]
    assert keyboard.typed == []


def test_a_row_of_commands_behind_a_code_is_refused_to_its_end():
    keyboard = Keyboard().keys("AB12").end()
    for _ in range(4):
        keyboard.command("F12", gap_ms=40)
    assert keyboard.reads == [Scan("AB12"), *[Refused("AB12")] * 4]
    assert keyboard.command("F12", gap_ms=200).typed == ["F12"]


def test_a_person_may_type_and_press_a_command():
    assert Keyboard().keys("5").command("F12").typed == ["5", "F12"]
    assert Keyboard().keys("50").command("F12").typed == ["5", "0", "F12"]
    keyboard = Keyboard().keys("5000", gap_ms=90).command("F12", gap_ms=90)
    assert keyboard.typed == [*"5000", "F12"]
    assert Keyboard().keys(EAN).end().command("F12", gap_ms=200).typed == ["F12"]


def test_a_command_pressed_after_a_stall_does_not_join_an_old_burst():
    assembler: Assembler[str] = Assembler()
    for index, character in enumerate(EAN):
        assembler.key(index * 4, character, character)
    assert assembler.command(900, "F12") == [Scan(EAN), Pass("F12")]


def test_keys_queued_behind_a_stall_keep_their_own_times():
    assembler: Assembler[str] = Assembler()
    steps: list[object] = []
    for index, character in enumerate("1234"):
        steps += assembler.key(index * 90, character, character)
    steps += assembler.end(4 * 90, "Enter")
    assert steps == [*(Replay((digit,)) for digit in "1234"), Pass("Enter")]


def test_a_number_field_takes_only_what_looks_like_a_code():
    quick = Keyboard().keys("5000").end(is_number_field=True)
    assert (quick.reads, quick.typed) == ([], [*"5000", "Enter"])
    assert Keyboard().keys(EAN).end(is_number_field=True).reads == [Scan(EAN)]
    assert Keyboard().keys("ABC1234").end(is_number_field=True).reads == [Scan("ABC1234")]


def test_a_prefix_makes_a_read_certain_however_slow():
    keyboard = Keyboard(framed("\x02")).keys("\x02AB12", gap_ms=120).end(gap_ms=120)
    assert (keyboard.reads, keyboard.typed) == ([Scan("AB12")], [])


def test_a_prefix_without_a_read_is_typing():
    keyboard = Keyboard(framed("~")).keys("~a").silence()
    assert keyboard.typed == ["~", "a"]
    assert Keyboard(framed("~")).keys("~AB12").silence().reads == [Scan("AB12")]


def test_a_longer_prefix_works_and_plain_bursts_still_do():
    keyboard = Keyboard(framed("@@")).keys("@@AB12", gap_ms=40).end(gap_ms=100).keys(EAN).end()
    assert keyboard.reads == [Scan("AB12"), Scan(EAN)]


def test_a_stand_counts_a_code_lying_in_front_of_it_once():
    keyboard = Keyboard(STAND)
    for _ in range(3):
        keyboard.wait(150)
        keyboard.keys(EAN).end()
    assert keyboard.reads == [Scan(EAN), RepeatIgnored(EAN), RepeatIgnored(EAN)]
    keyboard.keys(OTHER_EAN).end()
    assert keyboard.reads[-1] == Scan(OTHER_EAN)
    keyboard.wait(400)
    keyboard.keys(OTHER_EAN).end()
    assert keyboard.reads[-1] == Scan(OTHER_EAN)


def test_alt_codes_at_machine_pace_are_characters():
    keyboard = Keyboard()
    for character in "AB-12":
        keyboard.alt_code(f"0{ord(character)}")
    assert keyboard.end().reads == [Scan("AB-12")]
    assert set(keyboard.typed) == {"Alt up"}


def test_an_alt_code_may_be_the_suffix():
    keyboard = Keyboard()
    for character in f"{EAN}\r":
        keyboard.alt_code(f"{ord(character):04d}", gap_ms=10)
    assert keyboard.reads == [Scan(EAN)]


def test_a_person_pressing_alt_and_a_digit_gets_the_tile():
    keyboard = Keyboard().alt_code("5")
    assert keyboard.typed == ["Alt+5", "Alt up"]
    assert Keyboard().alt_code("65", gap_ms=100).typed == ["Alt+6", "Alt+5", "Alt up"]
    assert Keyboard().alt_code("12345").typed == [*(f"Alt+{n}" for n in "12345"), "Alt up"]


@pytest.mark.parametrize(
    ("digits", "character"),
    [("65", "A"), ("0065", "A"), ("029", "\x1d"), ("0233", "é"), ("130", "é"), ("300", "")],
)
def test_alt_codes_follow_windows(digits, character):
    assert alt_character(digits) == character


def test_an_endless_burst_is_refused_and_does_not_grow():
    keyboard = Keyboard().keys("7" * 5_000, gap_ms=1).end()
    (refused,) = keyboard.reads
    assert isinstance(refused, Refused)
    assert len(refused.text) == 2_048


actions = st.lists(
    st.tuples(
        st.sampled_from(["key", "key", "key", "key", "end", "command", "repeat", "release"]),
        st.sampled_from([0, 3, 8, 30, 55, 140]),
    ),
    max_size=80,
)


@given(actions, st.sampled_from([NORMAL, SLOW, STAND]))
def test_no_key_is_lost_doubled_or_out_of_order(script, profile):
    keyboard = Keyboard(profile)
    for number, (action, gap_ms) in enumerate(script):
        keyboard.wait(gap_ms)
        item = f"{number:02d}"
        feed = {
            "key": lambda item=item: keyboard.assembler.key(keyboard.now_ms, item[1], item),
            "end": lambda item=item: keyboard.assembler.end(keyboard.now_ms, item),
            "command": lambda item=item: keyboard.assembler.command(keyboard.now_ms, item),
            "repeat": lambda item=item: keyboard.assembler.repeat(keyboard.now_ms, item[1], item),
            "release": lambda item=item: keyboard.assembler.release(item),
        }
        keyboard.steps += feed[action]()
    keyboard.silence()
    assert all(a < b for a, b in pairwise(keyboard.typed))
    keys = {f"{n:02d}" for n, (action, _) in enumerate(script) if action in {"key", "repeat"}}
    in_scans = sum(len(step.text) for step in keyboard.steps if isinstance(step, Scan))
    in_reads = sum(len(read.text) for read in keyboard.reads)
    assert in_scans <= len(keys - set(keyboard.typed)) <= in_reads
    assert not keyboard.assembler.is_holding
