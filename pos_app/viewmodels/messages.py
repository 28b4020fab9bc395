"""Errors as sentences for the cashier, in the language of the window: what is wrong, what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from pos_app import errors
from pos_app.devices.printing import errors as printer_errors
from pos_app.devices.serial_lines import errors as line_errors
from pos_app.domain import errors as khata_errors
from pos_app.viewmodels.figures import (
    format_money,
    format_quantity,
    isolated,
    latin_digits,
    read_quantity,
)

if TYPE_CHECKING:
    from pos_app.errors import PosError

SHOWN_CHARS_MAX = 40

_CONTEXT = "Messages"
_OURS = QT_TRANSLATE_NOOP(
    "Messages", "This is our mistake, not yours. Your bill is safe. Please report it"
)
_NO_AMOUNT = QT_TRANSLATE_NOOP("Messages", "Type an amount like 540 or 540.50")
_NO_QUANTITY = QT_TRANSLATE_NOOP(
    "Messages", "{quantity} cannot be a quantity. Type a number above 0"
)
_LARGE_QUANTITY = QT_TRANSLATE_NOOP(
    "Messages", "{quantity} cannot be a quantity. Type a smaller number"
)
_WORDS: dict[type[PosError], object] = {
    errors.UnknownBarcode: QT_TRANSLATE_NOOP("Messages", "{code} is not in your products"),
    errors.ProductNotFound: QT_TRANSLATE_NOOP("Messages", "That product is not there any more"),
    errors.ProductRemoved: QT_TRANSLATE_NOOP(
        "Messages", "{name} is not in the products any more. Del takes its line off"
    ),
    errors.OpenItemRefused: QT_TRANSLATE_NOOP(
        "Messages", "That was sold once and is no product. Add the product first"
    ),
    errors.NothingToSell: QT_TRANSLATE_NOOP("Messages", "Scan something first"),
    errors.CartFull: QT_TRANSLATE_NOOP(
        "Messages", "A bill holds {lines_max} lines. Take the money for this one first"
    ),
    errors.LineNotFound: QT_TRANSLATE_NOOP("Messages", "Choose a line first"),
    errors.CartNotFound: QT_TRANSLATE_NOOP("Messages", "No bill is on hold"),
    errors.TenderTooSmall: QT_TRANSLATE_NOOP(
        "Messages", "{given_paisa} is not enough. Ask for {missing_paisa} more"
    ),
    errors.TenderRefused: QT_TRANSLATE_NOOP(
        "Messages", "{given_paisa} cannot be meant for this bill. Check the amount"
    ),
    errors.TenderNotCash: QT_TRANSLATE_NOOP(
        "Messages", "{over_paisa} more than the bill, and not in cash. Esc takes a payment back"
    ),
    errors.QuantityRefused: QT_TRANSLATE_NOOP(
        "Messages", "{quantity} cannot be a quantity. Type a number like 3 or 1.5"
    ),
    errors.QuantityNotWhole: QT_TRANSLATE_NOOP(
        "Messages", "{name} is sold by the piece. Type a whole number"
    ),
    errors.NotForMoney: QT_TRANSLATE_NOOP(
        "Messages", "{name} cannot be sold for an amount of money. Type how many of it"
    ),
    errors.PriceRefused: QT_TRANSLATE_NOOP(
        "Messages", "{price} cannot be a price. Type an amount like 540 or 540.50"
    ),
    errors.AmountRefused: QT_TRANSLATE_NOOP(
        "Messages", "{price} cannot be an amount. Type one like 540 or 540.50"
    ),
    errors.DiscountRefused: QT_TRANSLATE_NOOP(
        "Messages", "A discount cannot be more than {price_max_paisa}. Type a smaller one"
    ),
    errors.RateRefused: QT_TRANSLATE_NOOP(
        "Messages", "{rate} cannot be a percentage. Type one from 0 to 100, like 10%"
    ),
    errors.TileRefused: QT_TRANSLATE_NOOP(
        "Messages", "{tile} cannot be a tile. Type a number from 1 to {tiles}"
    ),
    errors.RuleRefused: QT_TRANSLATE_NOOP("Messages", "{value} cannot be set here"),
    errors.ExpiryRefused: QT_TRANSLATE_NOOP(
        "Messages", "{expiry} cannot be a date. Type it like 31.12.2026, 12/26 or 3112"
    ),
    errors.DeliveryDayRefused: QT_TRANSLATE_NOOP(
        "Messages",
        "{typed} cannot be the day of a delivery: today is {today}. Type one up to today, like"
        " 28.11.2026 or 2811",
    ),
    errors.PictureRefused: QT_TRANSLATE_NOOP(
        "Messages", "That file cannot be shown. Choose a photo, JPEG or PNG, of at most 30 MB"
    ),
    errors.NameRefused: QT_TRANSLATE_NOOP(
        "Messages", "Type a name of one line, at most {chars_max} characters"
    ),
    errors.BarcodeRefused: QT_TRANSLATE_NOOP("Messages", "Could not read that. Scan again"),
    errors.NotGoodsCode: QT_TRANSLATE_NOOP(
        "Messages", "{code} is the code of a person or a bill, not of goods. Take another"
    ),
    errors.DuplicateBarcode: QT_TRANSLATE_NOOP("Messages", "{code} already belongs to {name}"),
    errors.ApprovalNeeded: QT_TRANSLATE_NOOP(
        "Messages", "You may not do that alone. Ask the manager or the owner"
    ),
    errors.PinWrong: QT_TRANSLATE_NOOP("Messages", "That is not the PIN of {name}. Try again"),
    errors.PinWaits: QT_TRANSLATE_NOOP(
        "Messages", "Too many wrong PINs for {name}. Wait, or ask somebody else"
    ),
    errors.PinsLost: QT_TRANSLATE_NOOP(
        "Messages", "PINs cannot be checked on this computer now. Tell the owner"
    ),
    errors.PinRefused: QT_TRANSLATE_NOOP(
        "Messages", "Choose 4 to 6 digits that are not in a row, like 2580"
    ),
    errors.LastOwner: QT_TRANSLATE_NOOP(
        "Messages", "{name} is the only owner. Make somebody else an owner first"
    ),
    errors.UserExists: QT_TRANSLATE_NOOP("Messages", "{name} works here already"),
    errors.UserNotFound: QT_TRANSLATE_NOOP("Messages", "{name} does not work here any more"),
    errors.ShiftNotOpen: QT_TRANSLATE_NOOP("Messages", "No shift is open. Open one first"),
    errors.ShiftAlreadyOpen: QT_TRANSLATE_NOOP("Messages", "Shift {shift_no} is open already"),
    errors.ReturnRefused: QT_TRANSLATE_NOOP(
        "Messages", "Only {left_milli} of {name} from that bill can still come back"
    ),
    errors.NotOnBill: QT_TRANSLATE_NOOP("Messages", "{name} is not on that bill"),
    khata_errors.BillPutAway: QT_TRANSLATE_NOOP(
        "Messages", "Head office has bills that old. F6 takes goods back without a receipt"
    ),
    errors.EventNotFound: QT_TRANSLATE_NOOP("Messages", "That bill is not on this till"),
    errors.NothingChanged: QT_TRANSLATE_NOOP("Messages", "Scan something first"),
    errors.AlreadyUndone: QT_TRANSLATE_NOOP("Messages", "That was undone before"),
    errors.NotRecordable: QT_TRANSLATE_NOOP(
        "Messages", "That cannot be recorded. Check the figures"
    ),
    khata_errors.CustomerNotFound: QT_TRANSLATE_NOOP("Messages", "There is no customer {customer}"),
    khata_errors.CustomersAlike: QT_TRANSLATE_NOOP(
        "Messages", "{customer} fits several customers. Choose one from the list"
    ),
    khata_errors.PhoneRefused: QT_TRANSLATE_NOOP(
        "Messages", "{phone} cannot be a phone number. Type it like 0300-1234567"
    ),
    khata_errors.KhataLimitReached: QT_TRANSLATE_NOOP(
        "Messages", "Over khata limit by {over_paisa}. A manager may allow it, or take part in cash"
    ),
    khata_errors.AdjustmentRefused: QT_TRANSLATE_NOOP("Messages", "Type the amount and the reason"),
    khata_errors.ReferenceMissing: QT_TRANSLATE_NOOP(
        "Messages", "Type the payment's number: at least its last {chars_min} characters"
    ),
    khata_errors.NothingToConfirm: QT_TRANSLATE_NOOP(
        "Messages", "No QR payment of bill {number} is still to be confirmed"
    ),
    khata_errors.NumberUsed: QT_TRANSLATE_NOOP(
        "Messages",
        "{number} paid {amount_paisa} of bill {bill} on {at}. {key} again: use it all the same",
    ),
    khata_errors.VoidNumberUsed: QT_TRANSLATE_NOOP(
        "Messages",
        "{number} paid {amount_paisa} of bill {bill} on {at}, which was voided."
        " {key} again: use it all the same",
    ),
    khata_errors.NumberUsedHere: QT_TRANSLATE_NOOP(
        "Messages", "{number} paid another part of this bill. {key} again: use it all the same"
    ),
    khata_errors.PaymentNotConfirmed: QT_TRANSLATE_NOOP(
        "Messages",
        "The QR payment of bill {number} is not confirmed. Enter its number first: Bills, F5."
        " Or a manager allows it",
    ),
    khata_errors.OnKhata: QT_TRANSLATE_NOOP(
        "Messages",
        "{unpaid_paisa} of this bill stands on a khata: F12 takes it off there."
        " In cash a manager allows it",
    ),
    khata_errors.PayeeRefused: QT_TRANSLATE_NOOP(
        "Messages", "The store's payment QR cannot be used. Use the printed sign, tell the owner"
    ),
    errors.KhataNeedsCustomer: QT_TRANSLATE_NOOP(
        "Messages", "This bill is partly on khata: take that payment back first"
    ),
    line_errors.ScaleMoving: QT_TRANSLATE_NOOP(
        "Messages", "The scale is still moving. Wait a moment, then Shift+F3 again"
    ),
    line_errors.ScaleOverloaded: QT_TRANSLATE_NOOP(
        "Messages", "The scale cannot weigh that. Empty it and set it to zero"
    ),
    line_errors.DeviceMissing: QT_TRANSLATE_NOOP(
        "Messages", "Nothing is connected at {port}. Check the cable"
    ),
    line_errors.ScaleSilent: QT_TRANSLATE_NOOP(
        "Messages", "The scale gives no weight. Check its switch; type the weight meanwhile"
    ),
    printer_errors.PrinterOutOfPaper: QT_TRANSLATE_NOOP(
        "Messages", "Bill saved. Printer has no paper - Shift+F9 prints it"
    ),
    printer_errors.PrinterOffline: QT_TRANSLATE_NOOP(
        "Messages", "Bill saved. The printer's cover is open - Shift+F9 prints it"
    ),
    printer_errors.PrinterStuck: QT_TRANSLATE_NOOP(
        "Messages", "Bill saved. The printer takes nothing more - Shift+F9 prints it"
    ),
    printer_errors.PrinterNotReady: QT_TRANSLATE_NOOP(
        "Messages", "Bill saved. The printer does not answer - Shift+F9 prints it"
    ),
    errors.SettingsRefused: QT_TRANSLATE_NOOP(
        "Messages", "settings.toml cannot be used: {problem}. Tell the owner"
    ),
    errors.Offline: QT_TRANSLATE_NOOP(
        "Messages", "The server cannot be reached. Selling goes on; sync tries again by itself"
    ),
    errors.ServerRefused: QT_TRANSLATE_NOOP(
        "Messages", "The server refused: {code}. Nothing is lost. Tell the owner"
    ),
    errors.NoHeadOffice: QT_TRANSLATE_NOOP(
        "Messages", "This till works alone: there is no head office. Make a file of the report"
    ),
    errors.ReportsWait: QT_TRANSLATE_NOOP(
        "Messages", "{count} reports wait for the next sync already. They go first"
    ),
    errors.ReportTooLarge: QT_TRANSLATE_NOOP(
        "Messages", "The report is too large to be sent. Make a file of it"
    ),
    errors.FileRefused: QT_TRANSLATE_NOOP(
        "Messages", "The file cannot be written: {path}. Look at the folder and its disk"
    ),
    errors.DiskFull: QT_TRANSLATE_NOOP(
        "Messages", "The disk is full. That was not saved. Free some space, then try again"
    ),
    errors.KeyringMissing: QT_TRANSLATE_NOOP(
        "Messages", "No keyring was found: the till's key is in a file that only you can read"
    ),
    errors.DatabaseBusy: QT_TRANSLATE_NOOP(
        "Messages", "The till is busy in another program. Try again in a moment"
    ),
    errors.FolderNotUsable: QT_TRANSLATE_NOOP(
        "Messages", "The till's folder cannot be written. Tell the owner"
    ),
    errors.FolderInUse: QT_TRANSLATE_NOOP(
        "Messages", "This till is open already in another window"
    ),
    errors.DatabaseTooNew: QT_TRANSLATE_NOOP(
        "Messages", "The till's records are of a newer program. Update this program"
    ),
    errors.DatabaseDamaged: QT_TRANSLATE_NOOP(
        "Messages", "The till's file is damaged. Tell the owner to restore a backup"
    ),
}

_HEALED = QT_TRANSLATE_NOOP(
    "Messages", "This till and the server understand each other again. Every sale is kept"
)
_RECOVERIES: dict[str, object] = {
    "refilled": QT_TRANSLATE_NOOP(
        "Messages", "The server was restored. It gets back what it lost; every sale is kept"
    ),
    "refolded": QT_TRANSLATE_NOOP(
        "Messages", "This till's stock was counted anew from its history; every sale is kept"
    ),
    "new_epoch_required": QT_TRANSLATE_NOOP(
        "Messages", "A copy of this till was in use. It is in step again; every sale is kept"
    ),
}


_JUDGEMENTS: dict[str, object] = {
    "revoked": QT_TRANSLATE_NOOP(
        "Messages", "The server has blocked this till. Its sales are kept. Ask your manager"
    ),
    "rebootstrap": QT_TRANSLATE_NOOP(
        "Messages", "The server has another history. Every sale is kept here. Tell the owner"
    ),
    "register_anew": QT_TRANSLATE_NOOP(
        "Messages",
        "This is a copy of a till that is in use elsewhere. Selling goes on. Tell the owner",
    ),
    "log_damaged": QT_TRANSLATE_NOOP(
        "Messages",
        "The disk altered a record of this till, and what came after it waits here."
        " Selling goes on. Tell the owner",
    ),
    "upgrade_required": QT_TRANSLATE_NOOP(
        "Messages", "The server needs a newer version of this program. Selling goes on"
    ),
    "slow_down": QT_TRANSLATE_NOOP(
        "Messages", "The server asked its tills to wait. Sync tries again by itself"
    ),
    "retry": QT_TRANSLATE_NOOP(
        "Messages", "The server could not take everything yet. Sync tries again by itself"
    ),
}
"""What a judgement of the server means for the people at the till, by its word."""

_NEEDS_UPGRADE = QT_TRANSLATE_NOOP(
    "Messages", "Other tills use a newer version of this program. Update this one soon"
)
_MOVED: dict[str, object] = {
    "machine": QT_TRANSLATE_NOOP(
        "Messages",
        "This till was last used on another machine. The next sync says whether all is well",
    ),
    "folder": QT_TRANSLATE_NOOP(
        "Messages",
        "This till's folder was copied or put back. The next sync says whether all is well",
    ),
}


def upgrade_sentence() -> str:
    """There are events in the log that this program cannot read."""
    return QCoreApplication.translate(_CONTEXT, str(_NEEDS_UPGRADE))


def moved_sentence(what: str) -> str:
    """The folder is not where the till was last in order; `what` of operations.whereabouts."""
    return QCoreApplication.translate(_CONTEXT, str(_MOVED[what]))


def recovery_sentence(code: str) -> str:
    """What a sync round healed by itself, in one translated line; `code` is the server's word."""
    return QCoreApplication.translate(_CONTEXT, str(_RECOVERIES.get(code, _HEALED)))


def sentence(error: PosError) -> str:
    """One translated line for an error; its amounts, quantities and codes are put in as figures.

    A class without words of its own speaks with those of its nearest ancestor; what has none is a
    fault of ours.
    """
    if isinstance(error, errors.ServerRefused) and error.code in _JUDGEMENTS:
        return QCoreApplication.translate(_CONTEXT, str(_JUDGEMENTS[error.code]))
    if isinstance(error, errors.PriceRefused) and not str(error.values.get("price", "?")).strip():
        return QCoreApplication.translate(_CONTEXT, str(_NO_AMOUNT))
    if isinstance(error, errors.QuantityRefused) and _is_nothing(error.values.get("quantity")):
        return QCoreApplication.translate(_CONTEXT, str(_NO_QUANTITY)).format_map(
            _Blank(quantity=isolated(0))
        )
    words = next((_WORDS[kind] for kind in type(error).__mro__ if kind in _WORDS), _OURS)
    quantity = str(error.values.get("quantity"))
    if isinstance(error, errors.QuantityRefused) and read_quantity(quantity):
        # It is a number above 0, so nothing but its size is wrong with it.
        words = _LARGE_QUANTITY
    shown = {name: _shown(name, value) for name, value in error.values.items()}
    return QCoreApplication.translate(_CONTEXT, str(words)).format_map(_Blank(shown))


def _is_nothing(quantity: object) -> bool:
    """Whether a refused quantity is 0, in digits of any script."""
    return not latin_digits(str(quantity)).strip("0.")


class _Blank(dict[str, str]):
    """A value that was not given shows as a question mark: an error must not fail to be told."""

    def __missing__(self, key: str) -> str:
        return "?"


def _shown(name: str, value: object) -> str:
    """One value of an error as the cashier reads it."""
    if isinstance(value, int) and name.endswith("_paisa"):
        return format_money(value)
    if isinstance(value, int) and name.endswith("_milli"):
        return isolated(format_quantity(value))
    text = "".join(
        char if char.isprintable() else " " for char in str(value)[: SHOWN_CHARS_MAX + 1]
    )
    if len(text) > SHOWN_CHARS_MAX:
        text = f"{text[: SHOWN_CHARS_MAX - 1].rstrip()}\N{HORIZONTAL ELLIPSIS}"
    return isolated(text)
