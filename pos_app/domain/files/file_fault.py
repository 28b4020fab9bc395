"""Why a file or one of its rows is refused: a stable word with its figures, and the sentence."""

from enum import StrEnum

from msgspec import Struct

from pos_app.errors import CashierError

VALUE_CHARS_MAX = 40


class FaultWord(StrEnum):
    """One reason to refuse; the screens translate it, the commands print `fault_text`."""

    # The file as a whole
    EMPTY_FILE = "empty_file"
    WORKBOOK = "workbook"
    NOT_THIS_ENCODING = "not_this_encoding"
    UNKNOWN_ENCODING = "unknown_encoding"
    NO_COLUMN = "no_column"
    COLUMN_TWICE = "column_twice"
    # A row
    LINE_TOO_LONG = "line_too_long"
    UNCLOSED_QUOTE = "unclosed_quote"
    STRAY_QUOTE = "stray_quote"
    TOO_MANY_CELLS = "too_many_cells"
    OTHER_STORE = "other_store"
    # A cell
    MISSING = "missing"
    TOO_LONG = "too_long"
    CONTROL_CHARACTER = "control_character"
    BAD_NAME = "bad_name"
    BAD_NUMBER = "bad_number"
    TWO_READINGS = "two_readings"
    TOO_LARGE = "too_large"
    NEGATIVE = "negative"
    ZERO = "zero"
    TOO_FINE = "too_fine"
    NOT_WHOLE = "not_whole"
    LOST_DIGITS = "lost_digits"
    BAD_BARCODE = "bad_barcode"
    BAD_UNIT = "bad_unit"
    BAD_ID = "bad_id"
    BAD_TYPE = "bad_type"
    BAD_REASON = "bad_reason"
    BAD_TIME = "bad_time"
    FUTURE = "future"
    # A row against the file and the store
    SAME_AS_ROW = "same_as_row"
    CODE_OF_OTHER = "code_of_other"
    SEVERAL_PRODUCTS = "several_products"
    RESERVED_ID = "reserved_id"
    UNKNOWN_PRODUCT = "unknown_product"
    OTHER_PRODUCT = "other_product"
    UNIT_HAS_STOCK = "unit_has_stock"


_SENTENCES = {
    FaultWord.EMPTY_FILE: "the file is empty; its first line must name the columns",
    FaultWord.WORKBOOK: "this is an Excel workbook; in Excel choose Save As, CSV UTF-8",
    FaultWord.NOT_THIS_ENCODING: (
        "the text is not {0}; say what it is, for example --encoding cp1256 (Arabic, Urdu)"
        " or --encoding cp1252 (Western)"
    ),
    FaultWord.UNKNOWN_ENCODING: "no encoding is called {0}; try --encoding cp1256 or utf-16",
    FaultWord.NO_COLUMN: "no column for the {0}; the first line must name the columns, such as {1}",
    FaultWord.COLUMN_TWICE: "the column {0} is there twice; take one out",
    FaultWord.LINE_TOO_LONG: "the line is too long to be a row",
    FaultWord.UNCLOSED_QUOTE: "a quote is opened and not closed",
    FaultWord.STRAY_QUOTE: 'a quote inside a quoted cell must be doubled, as in "5"" pipe"',
    FaultWord.TOO_MANY_CELLS: (
        "{0} cells under {1} columns; a cell that holds the separator needs quotes"
    ),
    FaultWord.OTHER_STORE: "of store {0}, this till keeps store {1} (--any-store takes it)",
    FaultWord.MISSING: "no {0}",
    FaultWord.TOO_LONG: "the {0} has {1} characters, {2} are the most",
    FaultWord.CONTROL_CHARACTER: "the {0} holds a control character ({1})",
    FaultWord.BAD_NAME: "the {0} cannot be kept: {1}",
    FaultWord.BAD_NUMBER: "the {0} is not a plain number: {1}",
    FaultWord.TWO_READINGS: "the {0} {1} can be read in two ways; write it without separators",
    FaultWord.TOO_LARGE: "the {0} is too large: {1}",
    FaultWord.NEGATIVE: "the {0} is below zero: {1}",
    FaultWord.ZERO: "the {0} must be above zero",
    FaultWord.TOO_FINE: "the {0} has more than {2} decimals: {1}",
    FaultWord.NOT_WHOLE: "pieces are counted whole, not {0}; set the column unit to kg or l",
    FaultWord.LOST_DIGITS: (
        "Excel has shortened the barcode to {0}, its digits are lost;"
        " format the column as text in the original and save again"
    ),
    FaultWord.BAD_BARCODE: "not a barcode: {0}",
    FaultWord.BAD_UNIT: "the unit must be piece, kg or l, not {0}",
    FaultWord.BAD_ID: "the {0} is not a whole number above zero: {1}",
    FaultWord.BAD_TYPE: "the type must be stock_in, sale or manual_removal, not {0}",
    FaultWord.BAD_REASON: "{0} is no reason for a {1}",
    FaultWord.BAD_TIME: "not a time such as 2026-03-01T10:30:00Z: {0}",
    FaultWord.FUTURE: "the time is still to come: {0}",
    FaultWord.SAME_AS_ROW: "the same {0} as row {1}; the first of them counts",
    FaultWord.CODE_OF_OTHER: (
        "barcode {0} belongs to product {1}, the row names product {2} (--shared-codes takes it)"
    ),
    FaultWord.SEVERAL_PRODUCTS: "barcode {0} belongs to several products; name one by product_id",
    FaultWord.RESERVED_ID: "product_id {0} is kept for the open item; leave it empty",
    FaultWord.UNKNOWN_PRODUCT: "no product {0} in this store; import the products first",
    FaultWord.OTHER_PRODUCT: (
        "product_id {0} is {1} here; to add another product leave product_id empty"
    ),
    FaultWord.UNIT_HAS_STOCK: "the unit of product {0} is {1}, with stock; the row says {2}",
}


class FileFault(Struct, frozen=True, kw_only=True):
    """A refused row; `line` is its line in the file, from 1."""

    line: int
    word: FaultWord
    values: tuple[str, ...] = ()

    @property
    def message(self) -> str:
        """The fault as an English sentence without the row."""
        return fault_text(self.word, self.values)


class CellRefusedError(Exception):
    """Raised inside the reading of one row; the row's reader turns it into a FileFault."""

    def __init__(self, word: FaultWord, *values: object) -> None:
        super().__init__(word)
        self.word = word
        self.values = tuple(str(value)[:VALUE_CHARS_MAX] for value in values)


class TableRefusedError(CashierError):
    """The file as a whole cannot be read; nothing of it was taken. `problem` is the sentence."""

    words = "The file cannot be read: {problem}."

    def __init__(self, word: FaultWord, *values: object, line: int = 0) -> None:
        shown = tuple(str(value)[: VALUE_CHARS_MAX * 3] for value in values)
        place = f"line {line}: " if line else ""
        super().__init__(problem=place + fault_text(word, shown), word=word, line=line)
        self.word = word


def fault_text(word: FaultWord, values: tuple[str, ...]) -> str:
    """The English sentence of a fault."""
    return _SENTENCES[word].format(*values)
