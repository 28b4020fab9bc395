"""What is not a plain table: the search index, the log's guard, and views with the original names.

The views carry the columns of the first system's CSV files and tables, with quantities and prices
as decimals, for anybody with an SQL tool. The program itself does not read them.
"""

from pos_protocol.ids import OPEN_ITEM_PRODUCT_ID


def _decimal(milli: str) -> str:
    """SQL for thousandths as the shortest exact decimal: an integer where whole, otherwise text."""
    exact = (
        f"(CASE WHEN {milli} < 0 THEN '-' ELSE '' END || (abs({milli}) / 1000) || "
        f"rtrim(printf('.%03d', abs({milli}) % 1000), '0'))"
    )
    return f"CASE WHEN {milli} % 1000 = 0 THEN {milli} / 1000 ELSE {exact} END"


def _money(paisa: str) -> str:
    return f"printf('%d.%02d', {paisa} / 100, {paisa} % 100)"


def _time(milliseconds: str) -> str:
    return f"strftime('%Y-%m-%dT%H:%M:%SZ', {milliseconds} / 1000, 'unixepoch')"


_NAME = "coalesce(nullif(p.name_en, ''), nullif(p.name_ur, ''), p.name_hi)"
_ON_HAND = "(coalesce(s.confirmed, 0) + coalesce(s.pending, 0))"

SEARCH = """CREATE VIRTUAL TABLE product_search USING fts5(
  folded, content = 'product', content_rowid = 'product_id',
  tokenize = 'trigram case_sensitive 1', detail = 'none', columnsize = 0)"""

GUARDS = (
    """CREATE TRIGGER event_log_is_never_changed BEFORE UPDATE ON event_log
BEGIN SELECT RAISE(ABORT, 'the log is never changed'); END""",
    """CREATE TRIGGER event_log_is_never_shortened BEFORE DELETE ON event_log
BEGIN SELECT RAISE(ABORT, 'the log is never shortened'); END""",
)

VIEWS = (
    """CREATE VIEW stores AS
SELECT store_id AS storeID, store_name AS name, currency FROM till_state""",
    "CREATE VIEW vendors AS SELECT vendor_id AS VendorId, name FROM vendor",
    """CREATE VIEW stock_confirmed AS
SELECT product_id, confirmed AS quantity, version FROM stock_level""",
    "CREATE VIEW stock_pending AS SELECT product_id, pending AS quantity FROM stock_level",
    f"""CREATE VIEW inventory AS
SELECT t.store_id AS storeID, s.product_id, {_decimal("(s.confirmed + s.pending)")} AS quantity,
       {_time("s.first_in_ms")} AS stocked_in, s.version + s.pending_lines AS version
FROM stock_level s, till_state t""",  # noqa: S608 - our own names
    f"""CREATE VIEW products AS
SELECT t.store_id AS storeID, p.product_id, {_decimal(_ON_HAND)} AS ItemQuantity,
       {_money("p.price")} AS price_per_unit, {_NAME} AS itemDesc,
       {_time("s.first_in_ms")} AS stocked_in, p.vendor_id AS VendorId, p.unit, p.barcodes
FROM till_state t, product p LEFT JOIN stock_level s ON s.product_id = p.product_id
WHERE p.is_listed AND (p.product_id != {OPEN_ITEM_PRODUCT_ID}
       OR s.product_id IS NOT NULL)""",  # noqa: S608 - our own names
    f"""CREATE VIEW stock_movements AS
SELECT t.store_id AS storeID, m.movement_id, m.product_id, m.type,
       {_decimal("m.quantity")} AS quantity, {_time("m.occurred_ms")} AS timestamp,
       m.reason, m.movement_id >> 44 AS till_no, (m.movement_id >> 36) & 255 AS epoch,
       (m.movement_id >> 9) & 134217727 AS till_seq, m.movement_id & 511 AS line
FROM till_state t, movement m""",  # noqa: S608 - our own names
    f"""CREATE VIEW EventLog AS
SELECT lower(hex(e.event_id)) AS event_id, e.kind AS event_type,
       {_time("e.occurred_ms")} AS timestamp,
       CASE WHEN d.status IS NOT NULL THEN replace(d.status, 'acked', 'synced')
            WHEN f.held = 1 THEN 'held'
            WHEN f.store_seq IS NOT NULL THEN 'synced' ELSE 'unsynced' END AS sync_status,
       e.till_no, e.epoch, e.till_seq, coalesce(f.store_seq, d.store_seq) AS store_seq
FROM event_log e LEFT JOIN delivery d ON d.event_id = e.event_id
     LEFT JOIN feed f ON f.event_id = e.event_id""",  # noqa: S608 - our own names
)
