"""The families of errors: who can act on one decides where it is caught and how it is shown.

    PosError
      CashierError      the person at the till can act; shown as a sentence
      OutsideError      the world is at fault; work goes on, a badge or banner is shown
      BugError          ours; logged with its context, and the sale is safe in the open cart

An error carries values, not texts. `sentence` makes plain English for the command line; the window
has its own translated words for the same classes.
"""

from pos_app.errors.families import BugError as BugError
from pos_app.errors.families import CashierError as CashierError
from pos_app.errors.families import OutsideError as OutsideError
from pos_app.errors.families import PosError as PosError
from pos_app.errors.families import fact as fact
from pos_app.errors.families import sentence as sentence
from pos_app.errors.families import word_of as word_of
from pos_app.errors.folders import FileRefused as FileRefused
from pos_app.errors.folders import FolderInUse as FolderInUse
from pos_app.errors.folders import FolderNotUsable as FolderNotUsable
from pos_app.errors.folders import NotEnrolled as NotEnrolled
from pos_app.errors.folders import SettingsRefused as SettingsRefused
from pos_app.errors.folders import StoreExists as StoreExists
from pos_app.errors.people import ApprovalNeeded as ApprovalNeeded
from pos_app.errors.people import LastOwner as LastOwner
from pos_app.errors.people import PinRefused as PinRefused
from pos_app.errors.people import PinsLost as PinsLost
from pos_app.errors.people import PinWaits as PinWaits
from pos_app.errors.people import PinWrong as PinWrong
from pos_app.errors.people import ShiftAlreadyOpen as ShiftAlreadyOpen
from pos_app.errors.people import ShiftNotOpen as ShiftNotOpen
from pos_app.errors.people import UserExists as UserExists
from pos_app.errors.people import UserNotFound as UserNotFound
from pos_app.errors.reports import NoHeadOffice as NoHeadOffice
from pos_app.errors.reports import ReportsWait as ReportsWait
from pos_app.errors.reports import ReportTooLarge as ReportTooLarge

# At the counter


class UnknownBarcode(CashierError):
    """`code` is no product's."""

    words = "No product has the code {code}. Add it with 'product add', or sell it as open item."


class ProductNotFound(CashierError):
    """`product` names no product of the catalogue."""

    words = "There is no product {product}. Check the number or the barcode."


class ProductRemoved(ProductNotFound):
    """`name` stands on a list, and was taken out of the catalogue meanwhile."""

    words = "{name} is not in the products any more. Take its line off the list."


class SeveralProducts(CashierError):
    """`code` belongs to several products: `products`."""

    words = "The code {code} belongs to several products: {products}. Use a product number."


class OpenItemRefused(CashierError):
    """An open item, which is no product, was to have what only products have."""

    words = "That was sold once and is no product. Add the product first."


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


class TenderNotCash(TenderRefused):
    """By card or on khata `over_paisa` more than the bill: that cannot go back in cash."""

    words = (
        "{over_paisa} more than the bill of {due_paisa}, and not in cash. Change goes back in cash"
        " only: take less by card or on khata."
    )


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


class NotForMoney(CashierError):
    """No quantity of these goods follows from an amount: they are pieces, or have no price."""

    words = "{name} cannot be sold for an amount of money. Give how many of it."


class PriceRefused(CashierError):
    """`price` is not an amount of money that can be meant."""

    words = "{price} cannot be a price. Give an amount from 0 to {price_max_paisa}, as 540.00."


class DiscountRefused(PriceRefused):
    """A discount is more than the `price_max_paisa` that it is taken off."""

    words = "A discount cannot be more than {price_max_paisa}. Give a smaller one."


class AmountRefused(PriceRefused):
    """`price` is money of a drawer or a khata: nobody named a price."""

    words = "{price} cannot be an amount. Give one from 0 to {price_max_paisa}, as 540.00."


class RateRefused(CashierError):
    """`rate` is not a percentage of a tax or discount."""

    words = "{rate} cannot be a percentage. Give one from 0 to 100, as 18 or 17.5."


class TileRefused(CashierError):
    """`tile` is not the number of a quick tile, of which there are `tiles`."""

    words = "{tile} cannot be a quick tile. Give a number from 1 to {tiles}."


class RuleRefused(CashierError):
    """The store has no rule `name`, or it cannot be `value`."""

    words = "The rule {name} cannot be {value}. 'rule list' shows what there is."


class ExpiryRefused(CashierError):
    """`expiry` is not a date that goods can bear."""

    words = "{expiry} cannot be an expiry date. Give it as 31.12.2026, 12/26 or 3112."


class DeliveryDayRefused(CashierError):
    """`typed` is no day, or one that has not come yet by `today` and by the log."""

    words = (
        "{typed} cannot be the day of a delivery: today is {today}. Give one up to today, as"
        " 28.11.2026 or 2811."
    )


class PictureRefused(CashierError):
    """A file that is no picture of goods: `problem` is missing, no_picture or too_large."""

    words = "That file is refused as a picture: {problem}. Give a JPEG or PNG of at most 30 MB."


class NameRefused(CashierError):
    """A name or text that cannot be kept: `problem` is empty, too_long or control_characters."""

    words = "The {field} is refused: {problem} (at most {chars_max} characters on one line)."


class NameIsCode(CashierError):
    """A shop was to be named after a code: it was scanned into the field of its name."""

    words = "That is a code. Give the name of the shop."


class BarcodeRefused(CashierError):
    """A code that no scanner sends."""

    words = "{code} cannot be a barcode: {problem}."


class NotGoodsCode(BarcodeRefused):
    """`code` is how a customer, somebody who works here, or a bill on hold is scanned."""

    words = "{code} cannot be a barcode: codes that begin with C:, S: or H: are no goods."


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


class NothingLeft(ReturnRefused):
    """A whole bill would come back, and all of it did before."""

    words = "All of that bill came back before: nothing of it is left."


class NotOnBill(ReturnRefused):
    """Goods would come back that were not sold on that bill."""

    words = "{name} is not on that bill."


class NotRecordable(CashierError):
    """The protocol's own limits refuse what was entered: `detail` says where."""

    words = "That cannot be recorded: {detail}."


# The world


class Offline(OutsideError):
    """The server cannot be reached."""

    words = "The server cannot be reached."
    comfort = "Selling goes on; sync tries again by itself."


class ServerRefused(OutsideError):
    """The server said no: `code` is a word of its own or the protocol's."""

    words = "The server refused: {code}."
    comfort = "Nothing is lost."

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


class UpdateNeeded(OutsideError):
    """An older program wrote the database: it is read once from its first event on."""

    words = "{path} was written by an older program. Open the till once to bring it up to date."


class DatabaseDamaged(OutsideError):
    """The file is not a sound database."""

    words = "{path} is damaged or not a till's database ({problem}). Restore a backup."


class PaintingNeeded(OutsideError):
    """The slip holds letters that only a painter can join, and here is none."""

    words = "This slip must be painted: run it where the till's window can run, or use --text."


class KeyringMissing(OutsideError):
    """The system offers no keyring."""

    words = (
        "No keyring was found: the secrets of this till are kept in a file that only you can read."
    )
