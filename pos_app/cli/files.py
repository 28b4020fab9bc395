"""The commands `import` and `export`."""

import argparse
import sys
from pathlib import Path

from pos_app.cli.output import counted, show
from pos_app.cli.till import opened
from pos_app.operations.context import TillContext
from pos_app.operations.files.movement_files import export_movements, import_movements
from pos_app.operations.files.product_files import export_products, import_products
from pos_app.operations.files.transfer import ImportOptions, ImportReport

ERRORS_SHOWN_MAX = 50


def run(parsed: argparse.Namespace) -> int:
    """Read or write the file; 1 when there were rows and none could be used."""
    with opened(parsed) as till:
        return _import(till, parsed) if parsed.command == "import" else _export(till, parsed)


def _import(till: TillContext, parsed: argparse.Namespace) -> int:
    is_products = parsed.subcommand == "products"
    options = ImportOptions(
        encoding=parsed.encoding,
        dry_run=parsed.dry_run,
        any_store=parsed.any_store,
        count=is_products and parsed.count,
        without_stock=is_products and parsed.no_stock,
        shared_codes=is_products and parsed.shared_codes,
    )
    take = import_products if is_products else import_movements
    path = Path(parsed.file)
    report = take(till, path, options)
    _show_report(parsed, report)
    if not report.is_refused:
        return 0
    print(f"kiryana-till: {path}: no row could be used, nothing changed", file=sys.stderr)
    return 1


def _export(till: TillContext, parsed: argparse.Namespace) -> int:
    path = Path(parsed.file)
    if parsed.subcommand == "products":
        count = export_products(till, path, plain=parsed.plain)
    else:
        count = export_movements(till, path)
    text = f"{counted(count, parsed.subcommand.removesuffix('s'))} written to {path}"
    show(parsed, {"written": count, "file": str(path)}, text)
    return 0


def _show_report(parsed: argparse.Namespace, report: ImportReport) -> None:
    would = "would be " if parsed.dry_run else ""
    what = counted(report.imported, parsed.subcommand.removesuffix("s"))
    text = f"{what} {would}imported"
    if parsed.subcommand == "products":
        text += f", {report.updated} {would}updated"
    text += f", {report.skipped} already known, {len(report.errors)} refused"
    answer = {
        "imported": report.imported,
        "updated": report.updated,
        "skipped": report.skipped,
        "errors": [{"row": fault.line, "message": fault.message} for fault in report.errors],
        "notes": list(report.notes),
        "dry_run": parsed.dry_run,
    }
    show(parsed, answer, text)
    if parsed.json:
        return
    for note in report.notes:
        print(f"note: {note}", file=sys.stderr)
    for fault in report.errors[:ERRORS_SHOWN_MAX]:
        print(f"row {fault.line}: {fault.message}", file=sys.stderr)
    if len(report.errors) > ERRORS_SHOWN_MAX:
        more = len(report.errors) - ERRORS_SHOWN_MAX
        print(f"and {counted(more, 'more row')}; --json lists them all", file=sys.stderr)
