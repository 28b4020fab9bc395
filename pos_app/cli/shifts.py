"""The commands `shift` (open, close, x, z, cash-in, cash-out, list) and `audit`."""

import argparse
from datetime import date, datetime, time

from pos_protocol.events import TenderKind
from pos_protocol.money import money_text

from pos_app.cli.output import show, show_rows
from pos_app.cli.till import opened, read_amount
from pos_app.db.queries.shifts import Shift
from pos_app.domain.moment import utc_moment
from pos_app.domain.people import Right
from pos_app.domain.shift import CashCount
from pos_app.errors import CashierError, ShiftNotOpen
from pos_app.operations import shifts
from pos_app.operations.context import TillContext
from pos_app.operations.shifts import ShiftReport

AUDIT_MAX = 1_000_000
_ELECTRONIC = (TenderKind.CARD, TenderKind.QR)


class NoSuchShiftError(CashierError):
    """`shift` is none of this till's; opening one would not help."""

    words = "There is no shift {shift} to show. 'shift list' shows the last ones of this till."


class NoShiftYetError(CashierError):
    """Nobody closed a shift at this till so far."""

    words = "No shift was closed at this till yet. 'shift x' shows the open one."


def run(parsed: argparse.Namespace) -> int:
    """Run one of these commands on the till in the data folder."""
    commands = {
        "open": _open,
        "close": _close,
        "x": _report,
        "z": _report,
        "cash-in": _move,
        "cash-out": _move,
        "drawer": _drawer,
        "list": _list,
    }
    with opened(parsed) as till:
        if parsed.command == "audit":
            _audit(till, parsed)
        else:
            commands[parsed.subcommand](till, parsed)
    return 0


def _open(till: TillContext, parsed: argparse.Namespace) -> None:
    done = shifts.open_shift(till, opening_float_paisa=read_amount(parsed.float))
    number, amount = done.shift.shift_no, money_text(done.shift.opening_float_paisa)
    show(parsed, _answer(till, done.shift), f"shift {number} is open with {amount}")


def _close(till: TillContext, parsed: argparse.Namespace) -> None:
    count = CashCount(counted_paisa=read_amount(parsed.counted))
    done = shifts.close_shift(till, count, note=parsed.note)
    now = done.shift
    variance = money_text(now.variance_paisa or 0)
    text = (
        f"shift {now.shift_no} is closed: expected {money_text(now.cash_paisa)}, off by {variance}"
    )
    show(parsed, _answer(till, now), text)


def _move(till: TillContext, parsed: argparse.Namespace) -> None:
    direction = "in" if parsed.subcommand == "cash-in" else "out"
    amount_paisa = read_amount(parsed.amount)
    done = shifts.move_cash(till, direction, amount_paisa, reason=parsed.reason)  # type: ignore[arg-type]
    answer = _answer(till, done.shift)
    text = f"cash {direction} {money_text(amount_paisa)} is recorded"
    if answer["expected"] is not None:
        text = f"cash {direction} {money_text(amount_paisa)}: {answer['expected']} left"
    show(parsed, answer, text)


def _drawer(till: TillContext, parsed: argparse.Namespace) -> None:
    done = shifts.open_drawer(till, reason=parsed.reason)
    show(parsed, _answer(till, done.shift), "the drawer's opening is recorded")


def _report(till: TillContext, parsed: argparse.Namespace) -> None:
    """X of the open shift, or Z of one that was closed: the newest unless a number is given."""
    number = None if parsed.subcommand == "x" else parsed.number or _last_closed(till)
    if number is None or any(each.is_open and each.shift_no == number for each in _last(till)):
        till.need(Right.SEE_REPORTS)
    try:
        report = shifts.report(till, number)
    except ShiftNotOpen as error:
        if number is None:
            raise
        raise NoSuchShiftError(shift=number) from error
    figures = _figures(till, report)
    show(parsed, figures, "\n".join(f"{name}\t{value}" for name, value in figures.items()))


def _last_closed(till: TillContext) -> int:
    closed = [each.shift_no for each in _last(till) if not each.is_open]
    if not closed:
        raise NoShiftYetError
    return closed[0]


def _last(till: TillContext) -> tuple[Shift, ...]:
    """The newest shift, and the one before it."""
    return shifts.last_shifts(till, 2)


def _list(till: TillContext, parsed: argparse.Namespace) -> None:
    rows: list[dict[str, object]] = [_answer(till, each) for each in shifts.last_shifts(till)]
    columns = ("shift", "opened_at", "closed_at", "by", "bills", "sales", "expected", "variance")
    show_rows(parsed, rows, columns=columns, empty="no shift yet: the first sale opens one")


def _audit(till: TillContext, parsed: argparse.Namespace) -> None:
    since_ms = _day_ms(till, parsed.since) if parsed.since else 0
    found = shifts.audit_entries(till, since_ms=since_ms, kind=parsed.kind, limit=AUDIT_MAX)
    rows: list[dict[str, object]] = [
        {
            "at": _time(entry.at_ms),
            "kind": entry.kind,
            "amount": money_text(entry.amount_paisa),
            "by": entry.actor,
            "allowed_by": entry.allowed_by or None,
            "what": entry.subject,
            "note": entry.note,
            "till": entry.till_no,
            "event_id": str(entry.event_id),
        }
        for entry in found
    ]
    columns = ("at", "kind", "amount", "by", "allowed_by", "what", "note")
    show_rows(parsed, rows, columns=columns, empty="nothing to look through")


def _answer(till: TillContext, shift: Shift) -> dict[str, object]:
    """What is known of a shift. Who counts its drawer is not told what should be in it."""
    variance = shift.variance_paisa
    is_told = not shift.is_open or till.may(Right.SEE_REPORTS)
    return {
        "shift": shift.shift_no,
        "shift_id": str(shift.shift_id),
        "is_open": shift.is_open,
        "opened_at": _time(shift.opened_ms),
        "closed_at": _time(shift.closed_ms),
        "by": shift.actor,
        "float": money_text(shift.opening_float_paisa),
        "bills": shift.sums.sales,
        "sales": money_text(shift.sums.sales_total_paisa) if is_told else None,
        "expected": money_text(shift.cash_paisa) if is_told else None,
        "counted": None if shift.counted_paisa is None else money_text(shift.counted_paisa),
        "variance": None if variance is None else money_text(variance),
    }


def _figures(till: TillContext, report: ShiftReport) -> dict[str, object]:
    """Every figure of an X or Z report; amounts as decimals."""
    shift, sums, cash = report.shift, report.shift.sums, (TenderKind.CASH,)
    return _answer(till, shift) | {
        "returns": money_text(sums.returns_total_paisa),
        "return_bills": sums.returns,
        "cash_sales": money_text(report.took_paisa("sale", *cash)),
        "cash_returned": money_text(report.took_paisa("return", *cash)),
        "khata_received": money_text(report.took_paisa("khata", *cash)),
        "on_khata": money_text(report.took_paisa("sale", TenderKind.KHATA)),
        "card_qr": money_text(report.took_paisa("sale", *_ELECTRONIC)),
        "qr_unconfirmed": money_text(sum(each.amount_paisa for each in report.unconfirmed)),
        "cash_in": money_text(sums.cash_in_paisa),
        "cash_out": money_text(sums.cash_out_paisa),
        "discounts": money_text(sums.discounts_paisa),
        "rounding": money_text(sums.rounding_paisa),
        "tax": money_text(sums.tax_paisa),
        "voids": sums.voids,
        "voids_total": money_text(sums.voids_total_paisa),
        "removed_total": money_text(sums.removed_total_paisa),
        "drawer_opened": sums.drawer_opened,
        "note": shift.note,
    }


def _time(wall_ms: int | None) -> str | None:
    """A moment as ISO 8601 in UTC."""
    if wall_ms is None:
        return None
    return utc_moment(wall_ms).isoformat(timespec="seconds")


def _day_ms(till: TillContext, day: date) -> int:
    """When a day began by the till's own zone, in milliseconds since 1970."""
    offset = datetime.strptime(till.clock.zone(), "%z").tzinfo
    return int(datetime.combine(day, time(), tzinfo=offset).timestamp() * 1000)
