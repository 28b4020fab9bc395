"""Databases as former programs left them: the rows of each table, loaded at their revision."""

import gzip
import json
import sqlite3
from pathlib import Path

from alembic import command
from alembic.config import Config
from pos_protocol.events import (
    Barcode,
    CashMoved,
    CustomerAdded,
    CustomerChanged,
    Event,
    KhataAdjusted,
    KhataPaid,
    OutReason,
    ProductAdded,
    RemovedLine,
    SaleCompleted,
    SaleLine,
    SaleReturned,
    ShiftOpened,
    StockRemoved,
    StoreRuleSet,
    Tender,
    TenderKind,
    Unit,
    VendorAdded,
)
from sqlalchemy import Connection, MetaData, text
from sync_server.db.database import Database
from sync_server.db.migrating import FOLDER, migrate, newest_revision
from sync_server.db.projections import READ_MODEL
from sync_server.operations.reporting.summing import rebuild_reports

from tests.support.chain_till import SHIFT, received, sold
from tests.support.rest import give_role
from tests.support.source_tree import ROOT
from tests.support.sync_server import local_server

DATABASES = ROOT / "tests" / "fixtures" / "databases"
TEA, SUGAR, ASLAM, METRO = 10_000_001, 10_000_002, 10_000_001, 10_000_001


def newest_name() -> str:
    """The file that a database of this program has: revision and read model."""
    return f"{newest_revision()}-{READ_MODEL}.json.gz"


def load(db: Database, path: Path) -> None:
    """Bring an empty database to the revision of a file and fill it with the file's rows."""
    migrate(db, path.name[:4])
    tables = json.loads(gzip.decompress(path.read_bytes()))
    # What refers to other tables comes after them.
    known = MetaData()
    known.reflect(db.engine)
    order = [table.name for table in known.sorted_tables if table.name in tables]
    assert len(order) == len(tables)

    def work(tx: Connection) -> None:
        for name in order:
            columns = tables[name]["columns"]
            tx.execute(text(f"DELETE FROM {name}"))
            places = ", ".join(f":{column}" for column in columns)
            insert = f"INSERT INTO {name} ({', '.join(columns)}) VALUES ({places})"
            rows = [
                dict(zip(columns, map(_value, row), strict=True)) for row in tables[name]["rows"]
            ]
            tx.execute(text(insert), rows)

    db.write(work)


def step_down(db: Database) -> None:
    """Go back by one revision, as `migrate` goes forward."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.set_main_option("recursive_version_locations", "true")
    with db.engine.connect() as raw:
        connection = raw.execution_options(kiryana_write=True)
        with connection.begin():
            config.attributes["connection"] = connection
            command.downgrade(config, "-1")


def write(folder: Path, path: Path) -> None:
    """Write the file of this program; an old program wrote its own in the same way."""
    with local_server(folder) as server:
        give_role(server, "amna", "manager")
        first = server.enrol(seed=1)
        for event in _business():
            first.append(event)
        first.push_all(server.api(first))
        second = server.enrol(seed=2)
        second.append(received(SUGAR, 5_500))
        second.append(sold((SUGAR, 1_000), (TEA, 1_000), known_quantity=77_000, known_version=2))
        second.push_all(server.api(second))
        rebuild_reports(server.db, 1)
    path.write_bytes(gzip.compress(_rows(folder / "server.db").encode(), 9, mtime=0))


def _tea(quantity: int) -> SaleLine:
    amount = 54 * quantity
    return SaleLine(
        n=1,
        product_id=TEA,
        quantity=quantity,
        price=54_000,
        gross=amount,
        amount=amount,
        name="Tea",
        known_quantity=0,
        known_version=0,
        pending=0,
    )


def _business() -> list[Event]:
    return [
        ShiftOpened(shift_no=1, opening_float=50_000),
        VendorAdded(vendor_id=METRO, name="Metro"),
        ProductAdded(
            product_id=TEA,
            name_en="Tapal Danedar 190 g",
            name_ur="چائے",
            unit=Unit.PIECE,
            price=54_000,
            cost=50_000,
            low_at=5_000,
            barcodes=(Barcode(code="08964000123454", quantity=1_000),),
            vendor_id=METRO,
            category="Tea & coffee",
        ),
        ProductAdded(product_id=SUGAR, name_en="Sugar", unit=Unit.KG, price=15_500, barcodes=()),
        CustomerAdded(customer_id=ASLAM, name="Aslam", phone="0300-1234567", limit=500_000),
        received(TEA, 24_000),
        sold((TEA, 3_000), price=54_000),
        SaleCompleted(
            shift_id=SHIFT,
            lines=(_tea(2_000),),
            tenders=(Tender(kind=TenderKind.KHATA, amount=108_000),),
            total=108_000,
            customer_id=ASLAM,
        ),
        KhataPaid(
            shift_id=SHIFT,
            customer_id=ASLAM,
            tender=Tender(kind=TenderKind.CASH, amount=50_000),
        ),
        KhataAdjusted(customer_id=ASLAM, amount=700, note="paper book"),
        CustomerChanged(customer_id=ASLAM, phone="0301-7654321"),
        SaleReturned(
            shift_id=SHIFT,
            sale=None,
            lines=(_tea(1_000),),
            tenders=(Tender(kind=TenderKind.CASH, amount=54_000),),
            total=54_000,
        ),
        StockRemoved(
            lines=(
                RemovedLine(
                    n=1,
                    product_id=TEA,
                    quantity=1_000,
                    reason=OutReason.SPOILAGE,
                    known_quantity=0,
                    known_version=0,
                    pending=0,
                ),
            )
        ),
        CashMoved(shift_id=SHIFT, direction="out", amount=10_000, reason="tea boy"),
        StoreRuleSet(name="tax_inclusive", value="false"),
    ]


def _value(value: object) -> object:
    return bytes.fromhex(value[2:]) if isinstance(value, str) and value[:2] == "0x" else value


def _rows(path: Path) -> str:
    """Every table that has rows, as JSON; bytes as 0x and their digits."""
    connection = sqlite3.connect(path)
    try:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        tables = {}
        for (name,) in sorted(names):
            found = connection.execute(f"SELECT * FROM {name}")
            columns = [column[0] for column in found.description]
            rows = [[_shown(value) for value in row] for row in found]
            if rows and name != "alembic_version":
                tables[name] = {"columns": columns, "rows": rows}
    finally:
        connection.close()
    return json.dumps(tables, ensure_ascii=False, indent=0)


def _shown(value: object) -> object:
    return f"0x{value.hex()}" if isinstance(value, bytes) else value
