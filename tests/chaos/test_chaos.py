"""A short storm over real processes ends with everything equal (longer: `-m tests.chaos`)."""

from collections import Counter

import pytest

from tests.chaos import diary
from tests.chaos.proxy import FAULTS
from tests.chaos.run import NEEDED, Result, run

SEED = 20261122
STORM_S = 15


@pytest.mark.timeout(600)
def test_storm_over_real_processes_ends_with_everything_equal_everywhere():
    result = run(SEED, seconds=STORM_S)
    assert not result.problem, f"seed {SEED}, kept {result.folder}: {result.problem}"
    assert result.unseen == []


def test_run_in_which_something_never_happened_is_called_blind(tmp_path):
    seen = Counter(dict.fromkeys(NEEDED, 1))
    assert Result(seed=1, folder=tmp_path, seen=seen).unseen == []
    del seen["flip_reply"]
    assert Result(seed=1, folder=tmp_path, seen=seen).unseen == ["flip_reply"]
    assert {*FAULTS, "till killed", "server killed", "database killed"} <= set(NEEDED)


def test_diary_tells_what_was_printed_from_what_was_only_begun(tmp_path):
    written = diary.Diary(tmp_path)
    written.about(diary.Act(kind="SaleCompleted", moves={7: -1000}, takings_paisa=500))
    written.done("an id", "a hash")
    written.about(diary.Act(kind="KhataPaid", owed_paisa=-100))
    first, second = diary.read(tmp_path)
    assert (first.event_id, first.hash, first.act.moves) == ("an id", "a hash", {7: -1000})
    assert (second.event_id, second.act.owed_paisa) == ("", -100)
    assert diary.read(tmp_path / "nowhere") == []
