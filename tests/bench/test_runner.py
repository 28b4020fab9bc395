"""The benchmark's table says what was measured, against what, and whether the limit is kept."""

import json

import pytest

from bench.__main__ import discover, main, table, write_results
from bench.figure import Figure

SALE = Figure(name="sale", unit="ms", measured=5.0, rival=2.0, limit_ratio=2.5, worst_ratio=2.6)
PUSH = Figure(
    name="push",
    unit="events/s",
    measured=12_000,
    rival=40_000,
    limit_ratio=0.4,
    worst_ratio=0.2,
    more_is_better=True,
)


def test_a_limit_is_kept_from_either_side():
    assert SALE.ratio == 2.5
    assert SALE.is_within_limit
    assert not PUSH.is_within_limit


def test_figure_is_of_the_repetition_in_the_middle_and_knows_the_worst():
    repetitions = [(6.0, 2.0), (3.0, 3.0), (10.0, 5.0), (8.0, 2.0)]
    lower = Figure.of("lower", repetitions, unit="ms", limit_ratio=2)
    assert (lower.measured, lower.rival, lower.ratio, lower.worst_ratio) == (10.0, 5.0, 2.0, 4.0)
    higher = Figure.of("higher", repetitions, unit="1/s", limit_ratio=2, more_is_better=True)
    assert (higher.ratio, higher.worst_ratio) == (2.0, 1.0)
    with pytest.raises(AssertionError):
        Figure.of("too few", repetitions[:2], unit="ms", limit_ratio=2)


def test_the_table_is_markdown_with_one_line_a_figure():
    lines = table([SALE, PUSH]).splitlines()
    assert [line.count("|") for line in lines] == [8, 8, 8, 8]
    assert "2.50  | 2.60  | at most 2.5" in lines[2]
    assert lines[3].rstrip("| ").endswith("NO")


def test_the_results_are_written_with_their_ratios(tmp_path):
    write_results([SALE, PUSH], tmp_path / "results" / "latest.json")
    written = json.loads((tmp_path / "results" / "latest.json").read_text())
    assert [figure["ratio"] for figure in written["figures"]] == [2.5, 0.3]
    assert [figure["worst_ratio"] for figure in written["figures"]] == [2.6, 0.2]
    assert [figure["ok"] for figure in written["figures"]] == [True, False]
    assert written["machine"]["processors"] >= 1


def test_an_unknown_name_is_refused_in_words(capsys):
    with pytest.raises(SystemExit) as stopped:
        main(["no-such-figure"])
    assert stopped.value.code == 2
    assert "no benchmark is called no-such-figure" in capsys.readouterr().err


def test_every_benchmark_says_its_limit():
    assert all(benchmark.LIMIT for benchmark in discover().values())
