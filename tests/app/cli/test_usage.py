"""The command line as it is documented."""

import pytest

from pos_app.cli.usage import build_parser

EVERY_COMMAND = [
    "init --store-id 1 --store-name Madina --currency PKR",
    "import products FILE --dry-run --encoding cp1256 --count",
    "import movements FILE",
    "export products FILE --plain",
    "export movements FILE",
    "product add --name Rice --price 540.00 --barcode 1 --barcode 2 --unit kg --vendor 3",
    "stock-in 1 5 --reason purchase --vendor 1 --cost 500.00",
    "sale --line 1*2 --line 2 --cash 100",
    "removal 1 2 --reason spoilage",
    "stock",
    "stock 1",
    "movements 1",
    "explain 1",
    "scan 1",
    "return 1-1-4-94851259 --line 1*2 --line 2 --reason sour",
    "void 1-1-4-94851259 --reason wrong",
    "bills --day 2026-11-28",
    "payment list",
    "payment confirm 1-1-4-94851259 RA4711",
    "khata statement rashid --from 2026-11-01 --to 2026-11-28 --pdf FILE --paper a5 --print",
    "report takings --from 2026-11-01 --pdf FILE",
    "labels 1*2 3 --copies 2 --sheet 65 --start 4 --pdf FILE",
    "enrol http://127.0.0.1:8080 CODE",
    "sync",
    "status",
    "verify",
    "rebuild",
    "backup FILE",
    "restore FILE --force",
]


def asked(parsed):
    return {name: value for name, value in vars(parsed).items() if name != "wrong_usage"}


@pytest.mark.parametrize("line", EVERY_COMMAND)
def test_every_command_takes_the_shared_options_on_either_side(line):
    words = line.split()
    before = build_parser().parse_args(["--data-dir", "d", "--json", *words])
    after = build_parser().parse_args([*words, "--data-dir", "d", "--json"])
    # What complains is each parser's own.
    assert asked(before) == asked(after)
    assert (after.data_dir, after.json) == ("d", True)
    # Behind the first of two words as well: who reads "after the command" may well say it there.
    between = build_parser().parse_args([words[0], "--data-dir", "d", "--json", *words[1:]])
    assert asked(between) == asked(after)
    plain = build_parser().parse_args(words)
    assert (plain.data_dir, plain.json) == (None, False)


def test_a_number_below_zero_is_a_value_and_no_option():
    parsed = build_parser().parse_args(["stock-in", "1", "-5"])
    assert parsed.quantity == "-5"


@pytest.mark.parametrize("number", ["0", "-1", "x", "1.5", "9" * 20, "٣"])
def test_store_ids_are_whole_numbers(number, capsys):
    with pytest.raises(SystemExit) as left:
        build_parser().parse_args(["init", f"--store-id={number}", "--store-name", "X"])
    assert left.value.code == 2
    assert "whole number" in capsys.readouterr().err


def test_a_number_that_is_too_large_is_told_how_large_it_may_be(capsys):
    with pytest.raises(SystemExit):
        build_parser().parse_args(["init", "--store-id", "9" * 20, "--store-name", "X"])
    assert "at most 16 digits" in capsys.readouterr().err
