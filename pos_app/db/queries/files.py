"""What imports and exports ask of the catalogue beyond its usual questions."""

from pos_protocol.ids import EPOCH_MAX, LINE_MAX, OPEN_ITEM_PRODUCT_ID, TILL_SEQ_MAX
from pos_protocol.ledger import StockMovement, stock_movements

from pos_app.db.statement import Statement, Tx
from pos_protocol import codec

_FIRST_IN = Statement(
    "SELECT product_id, first_in_ms FROM stock_level WHERE first_in_ms IS NOT NULL"
)
_WITHOUT_CODE = Statement(
    "SELECT coalesce(nullif(name_en, ''), nullif(name_ur, ''), name_hi), product_id FROM product"
    " WHERE barcodes = '[]' AND is_listed AND product_id != :open_item ORDER BY product_id DESC"
)
_BY_PLACE = Statement(
    "SELECT body FROM event_log"
    " WHERE till_no = :till_no AND epoch = :epoch AND till_seq = :till_seq"
)


def first_stocked_in(tx: Tx) -> dict[int, int]:
    """When goods of each product first came in, in ms since 1970; without those that never did."""
    return dict(_FIRST_IN.run(tx))


def names_without_code(tx: Tx) -> dict[str, int]:
    """The products that have no barcode, by name: all that a row without code can name.

    Of several with one name the lowest number counts.
    """
    return dict(_WITHOUT_CODE.run(tx, {"open_item": OPEN_ITEM_PRODUCT_ID}))


def movement_of(tx: Tx, movement_id: int) -> StockMovement | None:
    """The movement that a movement_id names in this store's log, or None.

    The number holds the event's place in its till's chain, so this is one look into an index.
    """
    place = {
        "till_no": movement_id >> 44,
        "epoch": movement_id >> 36 & EPOCH_MAX,
        "till_seq": movement_id >> 9 & TILL_SEQ_MAX,
    }
    for (body,) in _BY_PLACE.run(tx, place):
        event = codec.decode(body).event
        for movement in () if event is None else stock_movements(event):
            if movement.line == movement_id & LINE_MAX:
                return movement
    return None
