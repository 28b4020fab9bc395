"""labels."""

import pytest

from pos_app.cli.program import run
from pos_app.ui.paper.command_painter import CommandPainter
from tests.support.paper.decoder import codes_on, decode
from tests.support.paper.press import RESOURCES
from tests.support.paper.printer import fake_printer


@pytest.fixture
def painted(qapp, store):
    def command(*arguments):
        def painter(language):
            return CommandPainter(RESOURCES, language)

        given = ["--data-dir", str(store.folder), "labels", *map(str, arguments)]
        return run(given, painter=painter)

    return command


def test_a_picture_a_sheet_and_bytes_are_written(store, painted, tmp_path):
    tea, loose = store.add(), store.add("Sugar", "155", "", unit="kg")
    png, pdf, escpos = tmp_path / "a.png", tmp_path / "a.pdf", tmp_path / "a.bin"
    files = ("--png", png, "--pdf", pdf, "--escpos", escpos)
    assert painted(f"{tea}*2", loose, "--start", 23, "--lang", "ur", *files) == 0
    assert png.read_bytes().startswith(b"\x89PNG")
    body = pdf.read_bytes()
    assert body.count(b"/Type /Page\n") == 2, "three labels from the last but one place on"
    slips = decode(escpos.read_bytes()).slips
    codes = [code for slip in slips for code in codes_on(slip)]
    assert codes == ["8964000660928", "8964000660928", "2000100000021"]
    scanned = store.json("scan", codes[-1])
    assert scanned["product_id"] == loose


def test_they_are_printed_on_the_tills_own_printer(store, painted):
    tea = store.add()
    with fake_printer() as printer:
        assert painted(tea) == 1, "no printer is set"
        settings = store.folder / "settings.toml"
        settings.write_text(f'[printer]\naddress = "{printer.address}"\nwidth_mm = 58\n')
        assert painted(tea, "--copies", 3) == 0
        printer.wait_for(1)
        assert len(decode(printer.printed).slips) == 3


def test_what_cannot_be_is_refused(store, painted, tmp_path):
    tea = store.add()
    store.refused("labels", tea, "--png", tmp_path / "a.png")
    assert "painted" in store.error
    for arguments in (
        [f"{tea}*x"],
        [f"{tea}*0"],
        [f"{tea}*999999"],
        ["404"],
        [tea, "--start", 25],
        [tea, "--pdf", tmp_path / "no" / "a.pdf"],
    ):
        assert painted(*arguments) == 1, arguments


@pytest.mark.parametrize("name", ["till.db", "till.key", "settings.toml", "link", "aside"])
def test_no_command_writes_over_what_a_till_lives_by(qapp, store, painted, tmp_path, name):
    tea = store.add()
    store.text("customer", "add", "--name", "Rashid", "--phone", "0300")
    store.text("sale", "--line", tea, "--cash", 1000)
    aside = "till.db.before-restore.1"
    for other in ("till.key", "settings.toml", aside):
        (store.folder / other).touch()
    (store.folder / "link").symlink_to("till.db")
    path = store.folder / (aside if name == "aside" else name)
    before = path.read_bytes()

    def painter(language):
        return CommandPainter(RESOURCES, language)

    for words in (
        *(("export", what) for what in ("products", "movements")),
        ("backup",),
        ("report-problem",),
        ("low-stock", "--csv"),
        *(("report", "takings", kind) for kind in ("--csv", "--pdf")),
        *(("receipt", "last", kind) for kind in ("--png", "--pdf", "--escpos")),
        *(("labels", tea, kind) for kind in ("--png", "--pdf", "--escpos")),
        *(("khata", "Rashid", kind) for kind in ("--png", "--pdf", "--escpos")),
    ):
        given = ["--data-dir", str(store.folder), *map(str, words), str(path)]
        assert run(given, painter=painter) == 1, words
        assert path.read_bytes() == before, words
    assert store.json("verify")["ok"]
    assert not list(store.folder.glob(".*"))


@pytest.mark.parametrize("name", ["settings.toml", "till.key"])
def test_no_command_makes_a_file_that_the_till_would_take_for_its_own(store, name):
    for words in (("export", "products"), ("backup",), ("report-problem",)):
        assert "lives by" in store.refused(*words, store.folder / name)
        assert not (store.folder / name).exists()
