"""Files of older programs: copied, brought up to date, proven, and sold from."""

import gzip
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from pos_protocol.snapshot import packed

from pos_app.db import cursors, migrations, people, verify
from pos_app.db.brought import keeping, rows
from pos_app.db.database import Database
from pos_app.db.migrations import making
from pos_app.db.queries import khata, shifts, stock
from pos_app.db.schema import PROJECTED
from pos_app.db.statement import Tx
from pos_app.db.tables.columns import metadata
from pos_app.domain.people import Role
from pos_app.domain.stock_draft import DraftName
from pos_app.errors import DatabaseDamaged, DiskFull
from pos_app.operations import opening, selling, stock_drafts
from pos_app.operations.context import TillContext
from pos_app.settings import load_settings
from tests.support.clock import FakeClock
from tests.support.factories import cash, make_till

FIXTURES = Path(__file__).parents[2] / "fixtures" / "databases"
TABLES = FIXTURES / "tables.txt"
TEA, MILK, SUGAR = 10_000_001, 10_000_002, 10_000_003


def older_file(folder: Path, *, version: int = 1) -> Path:
    """A till's file as the program of that format left it."""
    folder.mkdir()
    path = folder / "till.db"
    path.write_bytes(gzip.decompress((FIXTURES / f"till.v{version}.db.gz").read_bytes()))
    return path


def opened(path: Path) -> TillContext:
    return opening.open_till(load_settings(path.parent, {}), FakeClock(), Random(3))


def shape(tx: Tx, wanted: set[str]) -> list[str]:
    """Tables and columns, one a line; the order of columns does not matter to the program."""
    found = []
    for table in sorted(wanted):
        found += sorted(
            f"{table}.{name} {kind}{' NOT NULL' * notnull} default {default} key {key}"
            for _, name, kind, notnull, default, key in tx.execute(f"PRAGMA table_info({table})")
        )
        found += [
            row[0]
            for row in tx.execute(
                "SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
                " AND tbl_name = ? ORDER BY 1",
                (table,),
            )
        ]
    return found


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return older_file(tmp_path / "old")


@pytest.fixture
def new() -> Iterator[Tx]:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    making.make(connection)
    yield connection
    connection.close()


def test_an_older_folder_opens_proves_itself_and_sells(old):
    till = opened(old)
    assert verify.verify(till.db).ok
    with till.db.read() as tx:
        assert stock.on_hand(tx, [TEA, MILK, SUGAR]) == {TEA: 23_000, MILK: 34_000, SUGAR: 48_000}
        assert khata.balance(tx, 1) == 300_000
        latest = shifts.latest(tx, 1)
    assert latest is not None
    assert (latest.shift_no, latest.cash_paisa) == (2, 300_000)
    cart = selling.sell_line(till, selling.new_cart(till), "8964000123454")
    sold = selling.complete_sale(till, cart, cash(selling.due_paisa(till, cart)))
    assert sold.total_paisa == 55_000
    assert verify.verify(till.db).ok
    till.close()


def test_what_only_the_till_knew_is_still_there(old):
    till = opened(old)
    cart = selling.open_cart(till)
    assert [(line.product_id, line.quantity_milli, line.amount_paisa) for line in cart.lines] == [
        (TEA, 1000, 49_000),
        (MILK, 3000, 114_000),
        (SUGAR, 1250, 19_375),
    ]
    assert (cart.customer_id, cart.bill_discount_paisa) == (1, 1000)
    [parked] = selling.parked_sales(till)
    assert (parked.label, len(parked.cart.lines)) == ("Bibi", 1)
    draft = stock_drafts.open_draft(till, DraftName.RECEIVE).draft
    assert (draft.bill_no, draft.lines[0].expiry) == ("8813", "2026-12-31")
    assert [each.name for each in stock_drafts.saved_lists(till)] == ["Daily waste"]
    with till.db.read() as tx:
        sana = people.find(tx, "Sana")
        assert [person.name for person in people.all_people(tx)] == ["Aslam", "Sana"]
    assert sana is not None
    assert (sana.role, sana.pin_digits) == (Role.OWNER, 0)
    assert sana.pin_hash.startswith("$argon2id$")
    sold = selling.complete_sale(till, cart, cash(selling.due_paisa(till, cart)))
    assert sold.total_paisa == 181_375
    till.close()


def test_a_migrated_file_has_the_tables_of_a_new_one(old, new):
    Database.open(old).close()
    tables = set(metadata.tables)
    with closing(sqlite3.connect(old)) as raw:
        assert shape(raw, tables) == shape(new, tables)
        everything = "SELECT type, name FROM sqlite_master WHERE sql IS NOT NULL ORDER BY 1, 2"
        assert raw.execute(everything).fetchall() == new.execute(everything).fetchall()


def test_the_old_file_is_kept_beside_the_new_one(old):
    before = old.read_bytes()
    Database.open(old).close()
    kept = old.with_name("till.db.v1")
    with closing(sqlite3.connect(kept)) as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (1,)
        assert raw.execute("SELECT count(*) FROM event_log").fetchone() == (17,)
    assert not kept.with_name("till.db.v1.part").exists()
    assert before[:16] == kept.read_bytes()[:16]
    again = kept.stat().st_mtime_ns
    Database.open(old).close()
    assert kept.stat().st_mtime_ns == again, "once"


def test_an_older_file_that_is_only_read_is_brought_up_to_date_too(old):
    reader = Database.open(old, readonly=True)
    with reader.read() as tx:
        assert cursors.state(tx).store_name == "Madina Store"
    reader.close()


def test_a_file_between_two_releases_keeps_what_it_has_already(tmp_path):
    till = make_till(tmp_path / "between")
    path = till.db.path
    with till.db.write() as tx:
        tx.execute("DROP TABLE unread")
        tx.execute("INSERT INTO person VALUES ('Sana', 'owner', 'hash', 6, 0, 0)")
        tx.execute("PRAGMA user_version = 1")
    till.close()
    db = Database.open(path)
    with db.read() as tx:
        kept = people.find(tx, "Sana")
        assert cursors.unread(tx) == []
    assert kept is not None
    assert kept.pin_digits == 6
    assert verify.verify(db).ok
    db.close()


def test_projections_of_an_older_meaning_are_made_anew(tmp_path):
    till = make_till(tmp_path / "till")
    with till.db.write() as tx:
        cursors.set_projection_version(tx, 1)
        tx.execute("DROP TABLE shift_total")
        tx.execute("CREATE TABLE shift_total (shift_id BLOB PRIMARY KEY, cash INTEGER)")
    path = till.db.path
    till.close()
    db = Database.open(path)
    assert verify.verify(db).ok
    assert not list(path.parent.glob("till.db.v*")), "the log is not touched, so it is not copied"
    db.close()


def test_a_log_that_cannot_be_folded_leaves_the_file_as_it_was(old):
    with closing(sqlite3.connect(old)) as raw:
        raw.execute("DROP TRIGGER event_log_is_never_changed")
        raw.execute("UPDATE event_log SET body = x'00' WHERE log_no = 5")
        raw.commit()
    with pytest.raises(DatabaseDamaged):
        Database.open(old)
    with closing(sqlite3.connect(old)) as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (1,)
        assert raw.execute("SELECT bill_discount FROM cart").fetchall()


def test_a_copy_that_does_not_fit_changes_nothing(old, monkeypatch):
    def full(_connection: Tx, _path: Path) -> None:
        raise DiskFull(path=old)

    monkeypatch.setattr(migrations, "_back_up", full)
    with pytest.raises(DiskFull):
        Database.open(old)
    with closing(sqlite3.connect(old)) as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (1,)


def test_a_step_that_fails_changes_nothing(old, monkeypatch):
    def broken(tx: Tx) -> None:
        tx.execute("ALTER TABLE cart ADD COLUMN note TEXT")
        tx.execute("this is not SQL")

    monkeypatch.setattr(migrations, "STEPS", (broken,))
    with pytest.raises(sqlite3.OperationalError):
        Database.open(old)
    with closing(sqlite3.connect(old)) as raw:
        assert raw.execute("PRAGMA user_version").fetchone() == (1,)
        assert "note" not in [row[1] for row in raw.execute("PRAGMA table_info(cart)")]
        assert raw.execute("SELECT count(*) FROM products").fetchone() == (3,)


def test_what_an_older_program_put_away_is_still_read(new):
    closed = (b"shift", b"event", 1000, "Aslam", 500, 480, 9000, b"stamp")
    total = (b"shift", 500, 9000, 100, 12, 1)
    loader = rows.Loader(new)
    for table, row in (("till_shift_close", closed), ("till_shift_total", total)):
        [(_, content)] = packed(table, [row])
        loader.take(*keeping.unpack(content))
    found = new.execute("SELECT note, pieces, grand_total FROM shift_close").fetchone()
    assert found == ("", "", 9000)
    assert new.execute("SELECT sales, returns, tax FROM shift_total").fetchone() == (12, 1, 0)


def test_a_change_of_tables_is_a_step_or_a_raised_version(new, request):
    """The tables of the last commit lie in a file; whoever changes them says which number rose."""
    projected = {table.name for table in PROJECTED}
    parts = {
        f"format {migrations.FORMAT}": shape(new, set(metadata.tables) - projected),
        f"projections {cursors.PROJECTION_VERSION}": shape(new, projected),
    }
    found = "".join(f"# {head}\n{'\n'.join(lines)}\n" for head, lines in parts.items())
    kept = TABLES.read_text() if TABLES.exists() else ""
    if request.config.getoption("--write-golden"):
        for head, lines in parts.items():
            is_same_number = f"# {head}\n" in kept
            text = f"# {head}\n{'\n'.join(lines)}\n"
            assert not is_same_number or text in kept, f"the tables of {head} changed: {REMEDY}"
        TABLES.write_text(found)
    assert kept == found or request.config.getoption("--write-golden"), REMEDY


REMEDY = (
    "for a table in schema.PROJECTED raise cursors.PROJECTION_VERSION, for any other add a step to"
    " db/migrations; then: pytest tests/app/db/test_migrations.py --write-golden"
)
