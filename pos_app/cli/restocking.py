"""The commands about the shelf: count, low-stock, expiring."""

import argparse
from collections.abc import Callable
from pathlib import Path

from pos_protocol.errors import ProtocolError
from pos_protocol.quantity import (
    QUANTITY_MILLI_MAX,
    parse_quantity,
    quantity_json,
    quantity_text,
)
from pos_protocol.sheets import guarded

from pos_app.cli.output import counted, show, show_rows
from pos_app.cli.till import in_units, opened, product_named
from pos_app.domain.stock import Count
from pos_app.errors import QuantityRefused
from pos_app.operations import restocking
from pos_app.operations.context import TillContext
from pos_app.operations.files.transfer import write_rows
from pos_app.operations.stocking import count_stock

LOW_COLUMNS = ("vendor", "product_id", "name", "unit", "on_hand", "low_at", "sold_28_days", "order")
EXPIRING_COLUMNS = ("expiry", "product_id", "name", "lot", "left_about", "on_hand")


class CountRefusedError(QuantityRefused):
    """`quantity` is nothing that was seen on a shelf; of a count 0 can be."""

    words = (
        "{quantity} cannot be a count. Give a number from 0 to {quantity_max_milli}, with at most"
        " three decimals."
    )


def run(parsed: argparse.Namespace) -> int:
    """Run one of these commands on the till in the data folder."""
    commands: dict[str, Callable[[TillContext, argparse.Namespace], None]] = {
        "count": _count,
        "low-stock": _low_stock,
        "expiring": _expiring,
    }
    with opened(parsed) as till:
        commands[parsed.command](till, parsed)
    return 0


def _count(till: TillContext, parsed: argparse.Namespace) -> None:
    product = product_named(till, parsed.product)
    try:
        typed_milli = parse_quantity(parsed.quantity[:40])
        seen_milli = in_units(till, product, parsed.product, quantity_milli=typed_milli)
        line = Count(product_id=product.product_id, counted_milli=seen_milli)
        done = count_stock(till, [line], note=parsed.note)
    except (ProtocolError, QuantityRefused) as error:
        shown = parsed.quantity[:40]
        raise CountRefusedError(quantity=shown, quantity_max_milli=QUANTITY_MILLI_MAX) from error
    after_milli = done.quantities_milli[product.product_id]
    answer = {
        "event_id": str(done.recorded.envelope.event_id),
        "product_id": product.product_id,
        "quantity": quantity_json(after_milli),
    }
    show(parsed, answer, f"product {product.product_id}: {quantity_text(after_milli)} on hand")


def _low_stock(till: TillContext, parsed: argparse.Namespace) -> None:
    rows = [_low_row(each) for each in restocking.low_stock(till)]
    if parsed.csv is not None:
        write_rows(Path(parsed.csv), LOW_COLUMNS, map(_csv_row, rows))
        answer = {"file": parsed.csv, "products": len(rows)}
        show(parsed, answer, f"{counted(len(rows), 'product')} written to {parsed.csv}")
        return
    show_rows(parsed, rows, columns=LOW_COLUMNS, empty="nothing is at or below its mark")


def _low_row(low: restocking.LowStock) -> dict[str, object]:
    hit = low.selling.hit
    low_at = hit.product.low_at_milli
    return {
        "vendor": low.selling.vendor,
        "product_id": hit.product.product_id,
        "name": hit.product.name(),
        "unit": hit.product.unit.value,
        "on_hand": quantity_json(hit.quantity_milli),
        "low_at": None if low_at is None else quantity_json(low_at),
        "sold_28_days": quantity_json(low.selling.sold_milli),
        "order": low.suggested_milli // 1000,
    }


def _csv_row(row: dict[str, object]) -> list[str]:
    """A row as cells: empty for what is not set, and nothing that Excel runs as a formula."""
    return ["" if row[name] is None else guarded(str(row[name])) for name in LOW_COLUMNS]


def _expiring(till: TillContext, parsed: argparse.Namespace) -> None:
    rows: list[dict[str, object]] = [
        {
            "expiry": each.expiry.isoformat(),
            "product_id": each.product.product_id,
            "name": each.product.name(),
            "lot": each.lot,
            "left_about": quantity_json(each.left_milli),
            "on_hand": quantity_json(each.on_hand_milli),
        }
        for each in restocking.expiring(till, days=parsed.days)
    ]
    show_rows(parsed, rows, columns=EXPIRING_COLUMNS, empty="nothing expires by then")
