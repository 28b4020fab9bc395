"""What can be asked on the command line: every command with its arguments and help."""

import argparse
from datetime import date

type _Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - it has no public name

WINDOW_HELP = "Without a command the till's window opens."
_LANGS = ("en", "ur", "hi")
SHEETS = (8, 24, 65)
_SHARING = "even if another product has a code: a scan then asks which"
_OF_PRODUCTS = (
    ("--count", "the quantities of known products are a stock count, made now"),
    ("--no-stock", "take no quantities, only the catalogue"),
    ("--shared-codes", "each product_id is goods of its own, also under a code of others"),
)
_ROLES = ("cashier", "manager", "viewer", "owner")


def build_parser() -> argparse.ArgumentParser:
    """The whole command line. Options of every command may stand before or after its name."""
    parser = argparse.ArgumentParser(
        prog="kiryana-till",
        description=f"Offline-first point of sale. {WINDOW_HELP}",
        epilog="PRODUCT is a product_id or a barcode; CODE is whatever a scanner sends."
        " Exit status: 0 done, 1 refused, 2 wrong usage.",
    )
    _shared(parser, default=None)
    parser.add_argument("--lang", choices=_LANGS, help="language of the window")
    parser.add_argument("--theme", choices=("auto", "light", "dark"), help="colours of the window")
    parser.add_argument("--demo", action="store_true", help="open a store with example goods")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    adders = (_store, _people, _shifts, _catalogue, _files, _stock, _selling, _khata, _reports)
    for add in (*adders, _paper, _upkeep):
        add(commands)
    return parser


def _shared(parser: argparse.ArgumentParser, *, default: str | None = argparse.SUPPRESS) -> None:
    parser.add_argument(
        "--data-dir",
        metavar="DIR",
        default=default,
        help="where this till lives (default: KIRYANA_DATA_DIR, else the user's data folder)",
    )
    parser.add_argument(
        "--as",
        dest="user",
        metavar="NAME",
        default=default,
        help="act as this user; the PIN, if one is asked, is read from standard input"
        " (default: the owner, for whoever may write the folder)",
    )
    parser.add_argument(
        "--json",
        action="store_true",
        default=False if default is None else argparse.SUPPRESS,
        help="print JSON, for programs",
    )


def _command(commands: _Commands, name: str, text: str) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=text, description=f"{text[0].upper()}{text[1:]}.")
    _shared(parser)
    return parser


def _group(commands: _Commands, name: str, text: str) -> _Commands:
    parser = _command(commands, name, text)
    return parser.add_subparsers(dest="subcommand", metavar="WHAT", required=True)


def _store(commands: _Commands) -> None:
    init = _command(commands, "init", "make a store that needs no server")
    init.add_argument("--store-id", type=_whole, required=True, metavar="N")
    init.add_argument("--store-name", required=True, metavar="TEXT")
    init.add_argument("--currency", choices=("PKR", "INR"), default="PKR")
    enrol = _command(commands, "enrol", "join a store of a server as a new till")
    enrol.add_argument("url", metavar="URL")
    enrol.add_argument("code", metavar="CODE", help="the one-time code of the server")
    again = _command(commands, "enrol-again", "be known again to a server that forgot this till")
    again.add_argument("code", metavar="CODE", help="the one-time code of the server")
    _command(commands, "sync", "exchange news with the server once, now")
    _command(commands, "rebootstrap", "begin anew from the server's snapshot; nothing is lost")
    rule = _group(commands, "rule", "what the whole store decided, for every till")
    _command(rule, "list", "every rule and its value")
    one = _command(rule, "set", "decide one rule")
    one.add_argument("name", metavar="NAME")
    one.add_argument("value", metavar="VALUE", help="JSON, such as false, 100 or null")
    _command(commands, "status", "what waits for the server, and how far this till has heard")


def _people(commands: _Commands) -> None:
    user = _group(commands, "user", "who works here; without users no PIN is asked")
    add = _command(user, "add", "take somebody on")
    add.add_argument("name", metavar="NAME")
    add.add_argument("--role", choices=_ROLES, required=True)
    add.add_argument("--pin-stdin", action="store_true", help="read a PIN of 4 to 6 digits")
    add.add_argument("--new-pin", action="store_true", help="give a known user this PIN")
    _command(user, "list", "who works here")
    _command(user, "remove", "let somebody go").add_argument("name", metavar="NAME")


def _shifts(commands: _Commands) -> None:
    shift = _group(commands, "shift", "the cashier's span at the till, and its drawer")
    begin = _command(shift, "open", "open a shift with the cash in the drawer")
    begin.add_argument("--float", default="0", metavar="AMOUNT", help="the cash in the drawer")
    close = _command(shift, "close", "close the shift with what was counted")
    close.add_argument("--counted", required=True, metavar="AMOUNT")
    close.add_argument("--note", default="", metavar="TEXT", help="why it is short or over")
    _command(shift, "x", "the figures of the open shift; changes nothing")
    closed = _command(shift, "z", "the figures of a closed shift")
    closed.add_argument("number", type=_whole, nargs="?", metavar="N", help="default: the last one")
    for name, text in (("cash-in", "put cash into the drawer"), ("cash-out", "take cash out")):
        move = _command(shift, name, text)
        move.add_argument("amount", metavar="AMOUNT")
        move.add_argument("--reason", default="", metavar="TEXT")
    drawer = _command(shift, "drawer", "record that the drawer is opened without a sale")
    drawer.add_argument("--reason", default="", metavar="TEXT")
    _command(shift, "list", "the last shifts of this till, newest first")
    audit = _command(
        commands, "audit", "changed prices, discounts, returns, drawers, cash and approvals"
    )
    audit.add_argument("--since", type=_day, metavar="DATE", help="from this day on, as 2026-11-28")
    audit.add_argument("--kind", default="", metavar="WORD", help="such as price, drawer or void")


def _catalogue(commands: _Commands) -> None:
    product = _group(commands, "product", "the catalogue")
    add = _command(product, "add", "add a product")
    add.add_argument("--name", required=True, metavar="TEXT")
    add.add_argument("--name-ur", default="", metavar="TEXT", help="the name in Urdu")
    add.add_argument("--name-hi", default="", metavar="TEXT", help="the name in Hindi")
    add.add_argument("--price", required=True, metavar="AMOUNT", help="for one unit, as 540.00")
    add.add_argument("--barcode", action="append", default=[], metavar="CODE", help="or CODE*12")
    add.add_argument("--unit", choices=("piece", "kg", "l"), default="piece")
    add.add_argument("--cost", metavar="AMOUNT")
    add.add_argument("--vendor", type=_whole, metavar="N")
    add.add_argument("--low-at", metavar="QUANTITY", help="where it runs low")
    add.add_argument("--tax", default="0", metavar="PERCENT", help="of its price, as 18 or 17.5")
    add.add_argument("--category", default="", metavar="TEXT", help="for the report by category")
    add.add_argument("--product-id", type=_whole, metavar="N", help="a free number of your own")
    add.add_argument("--shared-codes", action="store_true", help=_SHARING)
    change = _command(product, "change", "set fields of a product; the others stay")
    change.add_argument("product", metavar="PRODUCT")
    for name in ("--name", "--name-ur", "--name-hi"):
        change.add_argument(name, metavar="TEXT")
    change.add_argument("--price", metavar="AMOUNT")
    change.add_argument("--cost", metavar="AMOUNT", help="or none")
    change.add_argument("--tax", metavar="PERCENT")
    change.add_argument("--category", metavar="TEXT", help="or none")
    change.add_argument("--vendor", type=_whole, metavar="N")
    change.add_argument("--low-at", metavar="QUANTITY", help="where it runs low, or none")
    for name, text in (("--barcode", "one more, CODE or CODE*12"), ("--drop-barcode", "one less")):
        change.add_argument(name, action="append", default=[], metavar="CODE", help=text)
    change.add_argument("--shared-codes", action="store_true", help=_SHARING)
    _command(product, "remove", "take a product off every list").add_argument(
        "product", metavar="PRODUCT"
    )
    vendor = _group(commands, "vendor", "who delivers")
    known = _command(vendor, "add", "make a vendor known, or correct the name of one")
    known.add_argument("name", metavar="NAME")
    known.add_argument("--vendor-id", type=_whole, metavar="N", help="the one to call so")
    _command(vendor, "list", "every vendor, and when they delivered last")


def _files(commands: _Commands) -> None:
    imports = _group(commands, "import", "read a CSV file")
    for name, text in (
        ("products", "take over a catalogue: columns by any usual name, see docs/commands.md"),
        ("movements", "take over stock movements of another system"),
    ):
        parser = _command(imports, name, text)
        parser.add_argument("file", metavar="FILE")
        parser.add_argument("--dry-run", action="store_true", help="only say what would happen")
        parser.add_argument(
            "--encoding", metavar="NAME", help="of the text, such as cp1256; default: UTF-8, UTF-16"
        )
        parser.add_argument(
            "--any-store", action="store_true", help="take rows of other stores as this one's"
        )
        for flag, told in _OF_PRODUCTS if name == "products" else ():
            parser.add_argument(flag, action="store_true", help=told)
    exports = _group(commands, "export", "write a CSV file that opens well in Excel")
    for name, text in (("products", "write the catalogue"), ("movements", "write the movements")):
        parser = _command(exports, name, text)
        parser.add_argument("file", metavar="FILE")
        if name == "products":
            parser.add_argument(
                "--plain", action="store_true", help='barcodes as bare digits, not as ="..."'
            )


def _stock(commands: _Commands) -> None:
    stock_in = _command(commands, "stock-in", "goods came in")
    stock_in.add_argument("product", metavar="PRODUCT")
    stock_in.add_argument("quantity", metavar="QUANTITY")
    stock_in.add_argument("--reason", default="purchase", metavar="WORD")
    stock_in.add_argument("--vendor", type=_whole, metavar="N")
    stock_in.add_argument("--cost", metavar="AMOUNT", help="for one unit")
    stock_in.add_argument("--expiry", metavar="DATE", help="as 31.12.2026, 12/26 or 2026-12-31")
    stock_in.add_argument("--lot", default="", metavar="TEXT", help="as printed on the goods")
    stock_in.add_argument("--bill", default="", metavar="TEXT", help="number of the vendor's bill")
    stock_in.add_argument("--date", metavar="DATE", help="of that bill, as 28.11.2026 or 2811")
    removal = _command(commands, "removal", "goods left without a sale")
    removal.add_argument("product", metavar="PRODUCT")
    removal.add_argument("quantity", metavar="QUANTITY")
    removal.add_argument("--reason", required=True, metavar="WORD", help="such as spoilage")
    removal.add_argument("--note", default="", metavar="TEXT", help="to whom, or which batch")
    count = _command(commands, "count", "record what was seen on the shelf; it may be 0")
    count.add_argument("product", metavar="PRODUCT")
    count.add_argument("quantity", metavar="QUANTITY")
    count.add_argument("--note", default="", metavar="TEXT", help="such as the shelf's name")
    low = _command(commands, "low-stock", "what is at or below its mark, and how much to order")
    low.add_argument("--csv", metavar="FILE", help="write it into a file instead")
    expiring = _command(commands, "expiring", "batches past their date or near it; estimated")
    expiring.add_argument("--days", type=_whole, default=30, metavar="N", help="default: 30")
    stock = _command(commands, "stock", "what is on hand")
    stock.add_argument("product", metavar="PRODUCT", nargs="?")
    then = stock.add_mutually_exclusive_group()
    then.add_argument(
        "--as-of",
        metavar="TIME",
        help="what it was, as 2026-11-01T10:00 by this shop's clock or with +05:00",
    )
    then.add_argument(
        "--position", type=_whole, metavar="N", help="what it was at a position of the feed"
    )
    for name, text in (
        ("movements", "every movement of a product"),
        ("explain", "how a product's stock came about, movement by movement"),
    ):
        _command(commands, name, text).add_argument("product", metavar="PRODUCT")


def _paper(commands: _Commands) -> None:
    receipt = _command(commands, "receipt", "the slip of a sale, return, payment or closed shift")
    receipt.add_argument("receipt", metavar="RECEIPT", help="its number, or last")
    receipt.add_argument("--text", action="store_true", help="on the terminal, in English")
    for kind, text in (
        ("png", "a picture, as it lies on the paper"),
        ("escpos", "the bytes that a printer gets"),
        ("pdf", "a page as long as the slip"),
    ):
        receipt.add_argument(f"--{kind}", metavar="FILE", help=text)
    receipt.add_argument("--lang", choices=_LANGS, default=argparse.SUPPRESS, help="of the slip")
    labels = _command(commands, "labels", "labels for shelves and goods")
    labels.add_argument("products", nargs="+", metavar="PRODUCT[*COUNT]")
    labels.add_argument("--copies", type=_whole, default=1, metavar="N", help="of each")
    for kind, text in (
        ("pdf", "sheets of A4 to peel off"),
        ("png", "a picture of the roll"),
        ("escpos", "the bytes that the receipt printer gets"),
    ):
        labels.add_argument(f"--{kind}", metavar="FILE", help=text)
    labels.add_argument("--sheet", type=int, choices=SHEETS, default=24, help="labels on a sheet")
    labels.add_argument(
        "--start", type=_whole, default=1, metavar="N", help="the first free place of the sheet"
    )
    labels.add_argument("--lang", choices=_LANGS, default=argparse.SUPPRESS, help="of the labels")
    trial = _command(commands, "print-test", "print a slip that says whether the printer works")
    trial.add_argument("--address", metavar="ADDRESS", help="such as tcp:192.168.1.50:9100")
    trial.add_argument("--drawer", action="store_true", help="open the drawer as well")
    pole = _command(commands, "display-test", "show two lines on the customer's pole display")
    pole.add_argument("--port", metavar="PORT", help="such as COM4 or /dev/ttyUSB1")
    pole.add_argument("--baud", type=_whole, metavar="N", help="the speed of the port")


def _selling(commands: _Commands) -> None:
    sale = _command(commands, "sale", "sell, for cash, by card or QR, or on khata")
    sale.add_argument(
        "--line",
        action="append",
        required=True,
        metavar="CODE[*QUANTITY]",
        help="may be given several times",
    )
    sale.add_argument("--cash", metavar="AMOUNT", help="what the customer gives")
    for kind in ("card", "qr"):
        sale.add_argument(
            f"--{kind}",
            action="append",
            default=[],
            metavar="AMOUNT[:NUMBER]",
            help="a part of it, with the number of the payment; may be given several times",
        )
    sale.add_argument("--khata", metavar="CUSTOMER", help="what is left goes on their khata")
    sale.set_defaults(wrong_usage=sale.error)
    scan = _command(commands, "scan", "what a scan would do; sells nothing")
    scan.add_argument("code", metavar="CODE")
    back = _command(commands, "return", "take goods of a bill back; the money goes as it came")
    back.add_argument("receipt", metavar="RECEIPT")
    back.add_argument(
        "--line",
        action="append",
        default=[],
        metavar="N[*QUANTITY]",
        help="a line by its number on the bill, may be given several times; default: everything",
    )
    back.add_argument("--reason", default="", metavar="TEXT")
    void = _command(commands, "void", "undo all that is left of a sale")
    void.add_argument("receipt", metavar="RECEIPT")
    void.add_argument("--reason", required=True, metavar="TEXT", help="why")
    bills = _command(commands, "bills", "sales and returns, newest first")
    bills.add_argument("--day", type=_day, metavar="DATE", help="of one day, as 2026-11-28")
    payment = _group(commands, "payment", "what was paid by QR and only seen so far")
    _command(payment, "list", "what is still to be confirmed, at every till, oldest first")
    confirm = _command(payment, "confirm", "keep the number of the bank's message about a bill")
    confirm.add_argument("receipt", metavar="RECEIPT")
    confirm.add_argument("number", metavar="NUMBER", help="as the bank wrote it")


def _khata(commands: _Commands) -> None:
    customer = _group(commands, "customer", "who may buy on khata")
    add = _command(customer, "add", "take a customer on")
    add.add_argument("--name", required=True, metavar="TEXT")
    add.add_argument("--phone", default="", metavar="TEXT")
    add.add_argument("--limit", metavar="AMOUNT", help="else the store's own limit holds")
    change = _command(customer, "change", "set what is known of a customer")
    change.add_argument("customer", metavar="CUSTOMER")
    change.add_argument("--name", metavar="TEXT")
    change.add_argument("--phone", metavar="TEXT")
    limit = change.add_mutually_exclusive_group()
    limit.add_argument("--limit", metavar="AMOUNT")
    limit.add_argument("--no-limit", action="store_true", help="the store's own limit holds")
    _command(customer, "list", "every customer, and what they owe")
    _statement(_command(commands, "khata", "a customer's statement with every item"))
    pay = _command(commands, "khata-pay", "a customer pays onto their khata")
    pay.add_argument("customer", metavar="CUSTOMER")
    pay.add_argument("amount", metavar="AMOUNT")
    how = pay.add_mutually_exclusive_group()
    how.add_argument("--card", metavar="NUMBER", help="by card, with its approval number")
    how.add_argument("--qr", metavar="NUMBER", help="by QR, with the number of the payment")
    pay.add_argument("--note", default="", metavar="TEXT")
    adjust = _command(commands, "khata-adjust", "set a khata right, as from a paper book")
    adjust.add_argument("customer", metavar="CUSTOMER")
    adjust.add_argument("amount", metavar="AMOUNT", help="owed more, or less with a minus")
    adjust.add_argument("--note", required=True, metavar="TEXT", help="why")


def _statement(khata: argparse.ArgumentParser) -> None:
    khata.add_argument("customer", nargs="+", metavar="CUSTOMER", help="or statement CUSTOMER")
    khata.add_argument("--from", dest="first", type=_day, metavar="DATE", help="the first day")
    khata.add_argument("--to", dest="last", type=_day, metavar="DATE", help="the last day")
    khata.add_argument("--pdf", metavar="FILE", help="pages for the shelf")
    khata.add_argument("--paper", choices=("a4", "a5"), default="a4", help="of the pages")
    khata.add_argument("--png", metavar="FILE", help="a picture of the slip")
    khata.add_argument("--escpos", metavar="FILE", help="the bytes that the receipt printer gets")
    khata.add_argument("--print", action="store_true", help="print the slip")
    khata.add_argument("--lang", choices=_LANGS, default=argparse.SUPPRESS, help="of the paper")
    khata.set_defaults(wrong_usage=khata.error)


def _reports(commands: _Commands) -> None:
    report = _command(commands, "report", "what was sold, earned, owed, lost and is to be ordered")
    report.add_argument(
        "name",
        metavar="NAME",
        help="takings, hours, products, categories, vendors, staff, tenders, khata-ageing,"
        " shrinkage, stock-value or low-stock",
    )
    report.add_argument(
        "--from", dest="first", type=_day, metavar="DATE", help="the first day, as 2026-11-28"
    )
    report.add_argument(
        "--to", dest="last", type=_day, metavar="DATE", help="the last day (default: today)"
    )
    report.add_argument("--csv", metavar="FILE", help="write the rows into a file instead")
    report.add_argument("--pdf", metavar="FILE", help="write pages with a chart instead")
    report.add_argument("--lang", choices=_LANGS, default=argparse.SUPPRESS, help="of the pages")


def _upkeep(commands: _Commands) -> None:
    _command(commands, "verify", "prove that the log is whole and every figure follows from it")
    _command(commands, "rebuild", "make every figure anew from the log")
    _command(commands, "compact", "put old events away that the server has; figures stay")
    backup = _command(commands, "backup", "copy everything this till knows into one file")
    backup.add_argument("file", metavar="FILE")
    restore = _command(commands, "restore", "put a backup into the data folder")
    restore.add_argument("file", metavar="FILE")
    restore.add_argument("--force", action="store_true", help="even if its own log is put aside")
    problem = _command(commands, "report-problem", "one file for whoever helps; no names, no sums")
    problem.add_argument("file", nargs="?", metavar="FILE", help="else beside the backups")
    problem.add_argument("--send", action="store_true", help="to head office, by the next sync")


def _day(text: str) -> date:
    """A day in ISO 8601; argparse makes the sentence."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"not a day such as 2026-11-28: {text[:40]!r}") from error


def _whole(text: str) -> int:
    """A whole number above zero that an id can be; argparse makes the sentence."""
    if not text.isascii() or not text.isdigit() or not 1 <= len(text) <= 16 or int(text) < 1:
        problem = f"not a whole number above zero, of at most 16 digits: {text[:40]!r}"
        raise argparse.ArgumentTypeError(problem)
    return int(text)
