"""The families of errors: who can act on one decides where it is caught and how it is shown.

    PosError
      CashierError      the person at the till can act; shown as a sentence
      OutsideError      the world is at fault; work goes on, a badge or banner is shown
      BugError          ours; logged with its context, and the sale is safe in the open cart

An error carries values, not texts. `sentence` makes plain English for the command line; the window
has its own translated words for the same classes.
"""

from typing import ClassVar

from pos_protocol.money import money_text
from pos_protocol.quantity import quantity_text


class PosError(Exception):
    """The root: named values, and a template that puts them into English."""

    words: ClassVar[str] = "Something went wrong."

    def __init__(self, **values: object) -> None:
        super().__init__(f"{type(self).__name__} {values}" if values else type(self).__name__)
        self.values = values


class CashierError(PosError):
    """The person at the till can act."""


class OutsideError(PosError):
    """The world outside the program is at fault."""


class BugError(PosError):
    """A fault of ours."""

    words = "This is our mistake, not yours. Nothing you entered is lost; please report it."


# At the counter


class UnknownBarcode(CashierError):
    """`code` is no product's."""

    words = "No product has the code {code}. Add it with 'product add', or sell it as open item."


class ProductNotFound(CashierError):
    """`product` names no product of the catalogue."""

    words = "There is no product {product}. Check the number or the barcode."


class SeveralProducts(CashierError):
    """`code` belongs to several products: `products`."""

    words = "The code {code} belongs to several products: {products}. Use a product number."


class NothingToSell(CashierError):
    """The cart is empty."""

    words = "There is nothing to sell. Add at least one line."


class CartFull(CashierError):
    """A cart holds at most `lines_max` lines."""

    words = "A bill holds at most {lines_max} lines. Complete this one and begin another."


class LineNotFound(CashierError):
    """The bill has no line `n`."""

    words = "The bill has no line {n}."


class CartNotFound(CashierError):
    """The parked bill is not there any more, perhaps recalled by another window."""

    words = "That parked bill is not there any more."


class TenderTooSmall(CashierError):
    """`given_paisa` does not pay `due_paisa`."""

    words = "{given_paisa} does not pay {due_paisa}. Ask for {missing_paisa} more."


class TenderRefused(CashierError):
    """An amount of money that cannot be meant: `given_paisa` for `due_paisa`, or text."""

    words = "{given_paisa} cannot be meant for a bill of {due_paisa}. Check the amount."


class KhataNeedsCustomer(CashierError):
    """A sale on khata names a customer."""

    words = "A sale on khata needs a customer."


class QuantityRefused(CashierError):
    """`quantity` is not a quantity that can be meant."""

    words = (
        "{quantity} cannot be a quantity. Give a number above 0 and up to {quantity_max_milli},"
        " with at most three decimals."
    )


class PastUnknown(CashierError):
    """`asked` is no past that the till can tell; its feed goes up to `cursor`."""

    words = "{asked} is no past to look at. Give a time as 2026-11-01T10:00, or a position."


class QuantityNotWhole(CashierError):
    """Pieces are counted whole."""

    words = "{name} is sold by the piece: {quantity_milli} is not a whole number."


class PriceRefused(CashierError):
    """`price` is not an amount of money that can be meant."""

    words = "{price} cannot be a price. Give an amount from 0 to {price_max_paisa}, as 540.00."


class RateRefused(CashierError):
    """`rate` is not a percentage of a tax or discount."""

    words = "{rate} cannot be a percentage. Give one from 0 to 100, as 18 or 17.5."


class RuleRefused(CashierError):
    """The store has no rule `name`, or it cannot be `value`."""

    words = "The rule {name} cannot be {value}. 'rule list' shows what there is."


class ExpiryRefused(CashierError):
    """`expiry` is not a date that goods can bear."""

    words = "{expiry} cannot be an expiry date. Give it as 31.12.2026, 12/26 or 3112."


class NameRefused(CashierError):
    """A name or text that cannot be kept: `problem` is empty, too_long or control_characters."""

    words = "The {field} is refused: {problem} (at most {chars_max} characters on one line)."


class BarcodeRefused(CashierError):
    """A code that no scanner sends."""

    words = "{code} cannot be a barcode: {problem}."


class DuplicateBarcode(CashierError):
    """`code` is already the code of `product_id` (`name`)."""

    words = "The barcode {code} already belongs to product {product_id}, {name}."


class ProductExists(CashierError):
    """`product_id` is taken."""

    words = "There is already a product {product_id}. Leave the number out to get a free one."


class ProductNumberRefused(CashierError):
    """A product number outside what the protocol carries."""

    words = "{product_id} cannot be a product number."


class VendorNotFound(CashierError):
    """`vendor_id` is no vendor's."""

    words = "There is no vendor {vendor_id}. Add the vendor first."


class ReasonRefused(CashierError):
    """`reason` is none of `reasons`."""

    words = "{reason} is not a reason. Use one of: {reasons}."


class NothingChanged(CashierError):
    """Nothing to record."""

    words = "Nothing was given that could be recorded."


class EventNotFound(CashierError):
    """The log has no such event of the wanted kind."""

    words = "The log has no {what} {event_id}."


class AlreadyUndone(CashierError):
    """The event was undone before."""

    words = "That was undone before."


class ReturnRefused(CashierError):
    """More would come back than was sold."""

    words = "Only {left_milli} of {name} from that bill can still come back."


class ShiftNotOpen(CashierError):
    """No shift is open at this till."""

    words = "No shift is open at this till. Open one first."


class ShiftAlreadyOpen(CashierError):
    """Shift `shift_no` is still open."""

    words = "Shift {shift_no} is still open. Close it first."


class ApprovalNeeded(CashierError):
    """`role` has not the right `right`; a manager may allow it once."""

    words = "A {role} may not do that ({right}). Ask a manager for the PIN."


class UserExists(CashierError):
    """`name` works here already."""

    words = "There is already a user {name}. Remove that one first, or choose another name."


class UserNotFound(CashierError):
    """`name` is nobody here."""

    words = "There is no user {name}."


class LastOwner(CashierError):
    """`name` is the only owner: without one nobody could change the staff or the settings."""

    words = "{name} is the only owner. Make somebody else an owner first."


class PinRefused(CashierError):
    """A PIN that cannot be used: `problem` says what would do."""

    words = "That PIN is refused: {problem}."


class PinWrong(CashierError):
    """Not the PIN of `name`."""

    words = "That is not the PIN of {name}."


class PinWaits(CashierError):
    """After several wrong PINs the next one for `name` has to wait `wait_s` seconds."""

    words = "Too many wrong PINs for {name}. Try again in {wait_s} seconds."


class PinsLost(CashierError):
    """The secret that PINs are hashed with is not in the keyring nor in `path`."""

    words = (
        "The PINs of this till cannot be checked: their secret is neither in this user's keyring"
        " nor in {path}. Put the file back, or give every user a new PIN with 'user add --new-pin'."
    )


class NotRecordable(CashierError):
    """The protocol's own limits refuse what was entered: `detail` says where."""

    words = "That cannot be recorded: {detail}."


# Files, folders, stores


class FileRefused(CashierError):
    """A file that cannot be used: `problem` says why, in words."""

    words = "{path}: {problem}."


class SettingsRefused(CashierError):
    """settings.toml or the environment holds something unknown."""

    words = "{where}: {problem}."


class StoreExists(CashierError):
    """The folder holds a store already."""

    words = "{path} already holds store {store_id}. Choose another folder."


class NotEnrolled(CashierError):
    """The folder holds no store, or the store has no server."""

    words = "There is no store in {path} yet. Run 'init' for a new one or 'enrol' to join one."


# The world


class Offline(OutsideError):
    """The server cannot be reached."""

    words = "The server cannot be reached. Selling goes on; sync tries again by itself."


class ServerRefused(OutsideError):
    """The server said no: `code` is a word of its own or the protocol's."""

    words = "The server refused: {code}. Nothing is lost."

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code=code, **values)
        self.code = code


class DiskFull(OutsideError):
    """No space is left for the database."""

    words = "The disk is full: nothing was recorded and nothing is lost. Free some space."


class DatabaseBusy(OutsideError):
    """Another process held the database for too long."""

    words = "The till's database is busy in another program. Try again in a moment."


class DatabaseTooNew(OutsideError):
    """The database was written by a newer program: `found` above `known`."""

    words = (
        "{path} was written by a newer program (format {found}, this program knows {known})."
        " Update the till."
    )


class DatabaseDamaged(OutsideError):
    """The file is not a sound database."""

    words = "{path} is damaged or not a till's database ({problem}). Restore a backup."


class FolderNotUsable(OutsideError):
    """The data folder cannot be read or written."""

    words = "{path} cannot be used: {problem}. Check the folder's rights and the disk."


class FolderInUse(OutsideError):
    """Another window has this folder open."""

    words = "Another window is already open on {path}."


class KeyringMissing(OutsideError):
    """The system offers no keyring."""

    words = (
        "No keyring was found: the secrets of this till are kept in a file that only you can read."
    )


def sentence(error: PosError) -> str:
    """One line of plain English: what is wrong and what to do. Money and quantities are printed."""
    shown = {name: _shown(name, value) for name, value in error.values.items()}
    return type(error).words.format_map(_Blank(shown))


class _Blank(dict[str, str]):
    """A value that was not given shows as a question mark: an error must not fail to be told."""

    def __missing__(self, key: str) -> str:
        return "?"


SHOWN_CHARS_MAX = 80


def _shown(name: str, value: object) -> str:
    if isinstance(value, int) and name.endswith("_paisa"):
        return money_text(value)
    if isinstance(value, int) and name.endswith("_milli"):
        return quantity_text(value)
    text = " ".join(
        "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in part)
        for part in str(value)[: SHOWN_CHARS_MAX * 4].split()
    )
    if name in {"path", "where", "problem", "detail"} or len(text) <= SHOWN_CHARS_MAX:
        return text
    return f"{text[:SHOWN_CHARS_MAX]}\N{HORIZONTAL ELLIPSIS}"
