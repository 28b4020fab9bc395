"""The commands about stock: stock-in, removal, stock, explain."""

import argparse
import sys
from collections.abc import Callable
from datetime import date
from functools import partial

from pos_protocol.ids import movement_place
from pos_protocol.money import money_text
from pos_protocol.quantity import quantity_json, quantity_text
from pos_protocol.sheets import printed_code

from pos_app.cli.output import show, show_rows
from pos_app.cli.till import in_units, opened, product_named, with_vendor
from pos_app.db import cursors
from pos_app.db.queries import explaining
from pos_app.db.queries import stock as stock_queries
from pos_app.db.statement import Tx
from pos_app.domain.expiry import is_doubtful, read_expiry
from pos_app.domain.files.movement_file import time_text
from pos_app.domain.moment import read_moment
from pos_app.domain.product import read_price, read_quantity
from pos_app.domain.report import read_day
from pos_app.domain.stock import Receipt, Removal, VendorBill, in_reason, out_reason
from pos_app.errors import DeliveryDayRefused, PastUnknown
from pos_app.operations import restocking
from pos_app.operations.context import TillContext
from pos_app.operations.stocking import Stocked, receive_stock, remove_stock

MOVEMENT_COLUMNS = ("timestamp", "type", "reason", "quantity", "till", "till_seq")


def run(parsed: argparse.Namespace) -> int:
    """Run one of these commands on the till in the data folder."""
    commands: dict[str, Callable[[TillContext, argparse.Namespace], None]] = {
        "stock-in": _stock_in,
        "removal": _removal,
        "stock": _stock,
        "movements": _movements,
        "explain": _explain,
    }
    with opened(parsed) as till:
        commands[parsed.command](till, parsed)
    return 0


def _stock_in(till: TillContext, parsed: argparse.Namespace) -> None:
    today = till.today()
    expiry = None if parsed.expiry is None else read_expiry(parsed.expiry, today)
    product = product_named(till, parsed.product)
    line = Receipt(
        product_id=product.product_id,
        quantity_milli=in_units(
            till, product, parsed.product, quantity_milli=read_quantity(parsed.quantity)
        ),
        cost_paisa=None if parsed.cost is None else read_price(parsed.cost),
        expiry=None if expiry is None else expiry.isoformat(),
        lot=parsed.lot,
    )
    bill = VendorBill(
        vendor_id=parsed.vendor, number=parsed.bill, day=_delivery_day(parsed.date, today)
    )
    receive = partial(receive_stock, till, [line], reason=in_reason(parsed.reason), bill=bill)
    came = restocking.came_before(till, [product.product_id], bill)
    stocked = with_vendor(till, parsed.vendor, receive)
    if came is not None:
        # A script cannot be asked; a bill may name the same goods twice.
        sys.stderr.write(
            f"note: {product.name()} came in with bill {bill.number} before, on {came[1]}\n"
        )
    if expiry is not None and is_doubtful(expiry, today):
        # A script cannot be asked; what came in is recorded, and whoever reads this can undo it.
        sys.stderr.write(f"kiryana-till: check the expiry date: {expiry.isoformat()}\n")
    _show_stocked(parsed, stocked, line.product_id)


def _delivery_day(typed: str | None, today: date) -> date | None:
    if typed is None:
        return None
    day = read_day(typed, today)
    if day is None:
        raise DeliveryDayRefused(typed=typed, today=f"{today:%d.%m.%Y}")
    return day


def _removal(till: TillContext, parsed: argparse.Namespace) -> None:
    product = product_named(till, parsed.product)
    line = Removal(
        product_id=product.product_id,
        quantity_milli=in_units(
            till, product, parsed.product, quantity_milli=read_quantity(parsed.quantity)
        ),
        reason=out_reason(parsed.reason),
        note=parsed.note,
    )
    _show_stocked(parsed, remove_stock(till, [line]), line.product_id)


def _show_stocked(parsed: argparse.Namespace, stocked: Stocked, product_id: int) -> None:
    quantity_milli = stocked.quantities_milli[product_id]
    answer = {
        "event_id": str(stocked.recorded.envelope.event_id),
        "product_id": product_id,
        "quantity": quantity_json(quantity_milli),
    }
    show(parsed, answer, f"product {product_id}: {quantity_text(quantity_milli)} on hand")


def _stock(till: TillContext, parsed: argparse.Namespace) -> None:
    only = None if parsed.product is None else product_named(till, parsed.product).product_id
    with till.db.read() as tx:
        then = _past(till, tx, parsed)
        rows = (
            _stock_row(row) if then is None else _stock_row(row) | _then(then.get(row.product_id))
            for row in stock_queries.all_stock(tx, only)
        )
        columns = ("product_id", "name", "quantity", "unit", "price_per_unit", "barcodes")
        show_rows(parsed, rows, columns=columns, empty="there are no products yet")


def _past(
    till: TillContext, tx: Tx, parsed: argparse.Namespace
) -> dict[int, tuple[int, int]] | None:
    """The stock of the past that is asked for, by product; None for the stock of now."""
    if parsed.as_of is not None:
        moment_ms = read_moment(parsed.as_of, zone=till.clock.zone())
        return explaining.stock_at(tx, moment_ms=moment_ms)
    if parsed.position is not None:
        cursor = cursors.state(tx).cursor
        if parsed.position > cursor:
            raise PastUnknown(asked=f"Position {parsed.position}", cursor=cursor)
        return explaining.stock_at_position(tx, position=parsed.position)
    return None


def _then(figure: tuple[int, int] | None) -> dict[str, object]:
    quantity_milli, version = figure or (0, 0)
    return {"quantity": quantity_json(quantity_milli), "version": version}


def _stock_row(row: stock_queries.StockRow) -> dict[str, object]:
    return {
        "product_id": row.product_id,
        "name": row.name,
        "barcodes": [printed_code(code) for code in row.barcodes],
        "quantity": quantity_json(row.quantity_milli),
        "unit": row.unit,
        "price_per_unit": money_text(row.price_paisa),
        "version": row.version,
    }


def _movements(till: TillContext, parsed: argparse.Namespace) -> None:
    product = product_named(till, parsed.product)
    with till.db.read() as tx:
        rows = [_movement_row(each) for each in stock_queries.movements(tx, product.product_id)]
    show_rows(parsed, rows, columns=MOVEMENT_COLUMNS, empty=f"{product.name()} never moved")


def _movement_row(movement: stock_queries.Movement) -> dict[str, object]:
    return {
        "movement_id": movement.movement_id,
        "product_id": movement.product_id,
        "type": movement.type.value,
        "reason": movement.reason,
        "quantity": quantity_json(movement.quantity_milli),
        "timestamp": time_text(movement.occurred_ms),
        "till": movement.till_no,
        "till_seq": movement.till_seq,
    }


def _explain(till: TillContext, parsed: argparse.Namespace) -> None:
    product = product_named(till, parsed.product)
    with till.db.read() as tx:
        steps = explaining.explain(tx, product.product_id)
        forward = stock_queries.brought_forward(tx, product.product_id)
    columns = (*MOVEMENT_COLUMNS, "person", "receipt", "verdict", "decision", "sum")
    rows = [_step_row(product.product_id, step) for step in steps]
    if forward.quantity_milli:
        rows.insert(0, _forward_row(product.product_id, forward))
    show_rows(parsed, rows, columns=columns, empty=f"{product.name()} never moved")
    if not parsed.json:
        if forward.quantity_milli:
            print("The movements before the first line are at head office.")
        on_hand_milli = steps[-1].quantity_after_milli if steps else forward.quantity_milli
        print(f"{product.name()}: {quantity_text(on_hand_milli)} on hand")


def _forward_row(product_id: int, forward: stock_queries.BroughtForward) -> dict[str, object]:
    """What earlier movements made, in the columns of a movement."""
    sum_before = quantity_json(forward.quantity_milli)
    return {
        "movement_id": None,
        "product_id": product_id,
        "type": "brought_forward",
        "reason": "head_office",
        "quantity": sum_before,
        "timestamp": time_text(forward.taken_ms),
        "till": None,
        "till_seq": None,
        "person": "",
        "receipt": "",
        "verdict": "",
        "case_id": None,
        "decision": None,
        "sum": sum_before,
        "is_held": False,
    }


def _step_row(product_id: int, step: explaining.Step) -> dict[str, object]:
    place = movement_place(step.movement_id)
    return {
        "movement_id": step.movement_id,
        "product_id": product_id,
        "type": step.type,
        "reason": step.reason,
        "quantity": quantity_json(step.quantity_milli),
        "timestamp": time_text(step.occurred_ms),
        "till": place.till_no,
        "till_seq": place.till_seq,
        "person": step.actor,
        "receipt": step.receipt or step.bill_no,
        "delivered_on": step.delivered_on,
        # The feed has not brought it back yet: nobody has judged it.
        "verdict": ("held" if step.is_held else step.verdict) or "not synced",
        "case_id": str(step.case_id) if step.case_id else None,
        "decision": step.decision,
        "sum": quantity_json(step.quantity_after_milli),
        "is_held": step.is_held,
    }
