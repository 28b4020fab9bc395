"""The grammar of typed keys: a code or an amount, and a multiplier before it."""

from pos_app.viewmodels.entry import TYPED_CHARS_MAX, Entry


def typed(keys: str) -> Entry:
    entry = Entry()
    for key in keys:
        entry = entry.with_key(key)
    return entry


def test_digits_build_the_entry():
    assert typed("4000") == Entry(typed="4000")


def test_a_star_makes_the_number_a_multiplier():
    assert typed("3*") == Entry(multiplier_milli=3000)
    assert typed("0.750*") == Entry(multiplier_milli=750)
    assert typed("3*12") == Entry(typed="12", multiplier_milli=3000)


def test_a_star_without_a_number_is_ignored():
    assert typed("*") == Entry()
    assert typed("0*") == Entry(typed="0")


def test_urdu_and_hindi_digits_are_digits():
    assert typed("۳*") == Entry(multiplier_milli=3000)
    assert typed("४२") == Entry(typed="42")


def test_a_large_multiplier_must_be_confirmed():
    entry = typed("100*")
    assert entry.multiplier_milli is None
    assert entry.asked_milli == 100_000
    assert entry.confirmed() == Entry(multiplier_milli=100_000)


def test_backspace_takes_the_last_key_then_the_multiplier():
    entry = typed("3*12").without_last()
    assert entry == Entry(typed="1", multiplier_milli=3000)
    assert entry.without_last().without_last() == Entry()


def test_the_entry_does_not_grow_beyond_a_code():
    assert len(typed("9" * 1000).typed) == TYPED_CHARS_MAX
    assert typed("\x00\x1b") == Entry()
