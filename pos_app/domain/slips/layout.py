"""From a slip to the rows on its paper: one place decides what stands where, for every printer."""

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from pos_protocol.events import SaleLine, TenderKind, Unit
from pos_protocol.quantity import quantity_text

from pos_app.domain.product import Product
from pos_app.domain.slips.money_style import MoneyStyle, paper_amount
from pos_app.domain.slips.sheet import Code, Goods, Pair, Row, Rule, Sheet, Size, Words
from pos_app.domain.slips.slip import (
    CashSlip,
    Head,
    KhataSlip,
    KhataStanding,
    Receipt,
    ShiftSlip,
    Slip,
)
from pos_app.domain.slips.word import Language, Speak, Word, english, in_english

TENDER_WORDS = {
    TenderKind.CASH: Word.CASH,
    TenderKind.CARD: Word.CARD,
    TenderKind.QR: Word.QR,
    TenderKind.KHATA: Word.KHATA,
    TenderKind.EXCHANGE: Word.EXCHANGE,
}
UNIT_WORDS = {Unit.KG: Word.KG, Unit.LITRE: Word.LITRE}
"""What a quantity is of; pieces need no word."""
TIMES = "x"
TRIAL_SCRIPTS = ("آزمائشی پرچی: ٹھیک ہے", "जाँच पर्ची: ठीक है")
"""The test slip in the scripts that no printer has letters for."""


class Voice(NamedTuple):
    """In which words and figures a slip is written."""

    style: MoneyStyle
    speak: Speak = english
    language: Language = in_english

    def amount(self, paisa: int, *, has_sign: bool = False) -> str:
        """An amount as it stands on the paper."""
        return paper_amount(paisa, self.style, has_sign=has_sign)

    def pair(self, word: Word, paisa: int, *, is_bold: bool = False) -> Pair:
        """A word and an amount."""
        return Pair(self.speak(word), self.amount(paisa), is_bold=is_bold)


def sheet_of(slips: Sequence[Slip], voice: Voice) -> Sheet:
    """The rows of slips on one paper."""
    return Sheet(tuple(chain.from_iterable(_rows(slip, voice) for slip in slips)))


def trial_sheet(store_name: str, voice: Voice, *, scripts: tuple[str, ...] = ()) -> Sheet:
    """A slip that says whether the printer works; `scripts` are sentences of other languages."""
    speak = voice.speak
    rows: list[Row] = [
        Words(store_name, Size.LARGE, is_bold=True),
        Words(speak(Word.TEST)),
        Rule(),
        Words(speak(Word.TEST_WORDS)),
        Pair(speak(Word.TOTAL), voice.amount(123_450, has_sign=True), Size.TALL, is_bold=True),
        *(Words(text) for text in scripts),
        Code("KIRYANA-TEST"),
    ]
    return Sheet(tuple(rows))


def _rows(slip: Slip, voice: Voice) -> Iterator[Row]:
    match slip:
        case Receipt():
            return _receipt(slip, voice)
        case KhataSlip():
            return _khata_slip(slip, voice)
        case CashSlip():
            return _cash_slip(slip, voice)
        case ShiftSlip():
            return _shift_slip(slip, voice)


def _head(head: Head, title: Word, voice: Voice) -> Iterator[Row]:
    speak = voice.speak
    yield Words(head.store_name, Size.LARGE, is_bold=True)
    for line in head.store_lines:
        yield Words(line, Size.SMALL)
    if head.is_copy:
        yield Words(f"*** {speak(Word.COPY)} ***", Size.LARGE, is_bold=True)
    yield Words(speak(title), is_bold=True)
    yield Pair(head.at, f"{speak(Word.TILL)} {head.till_no}", Size.SMALL)
    if head.cashier:
        yield Pair(speak(Word.CASHIER), head.cashier, Size.SMALL)
    yield Rule()


def _foot(head: Head, voice: Voice, *, thanks: bool) -> Iterator[Row]:
    yield Rule()
    if head.footer:
        yield Words(head.footer)
    elif thanks:
        yield Words(voice.speak(Word.THANKS))
    yield Code(head.number)
    if head.is_copy:
        yield Words(f"*** {voice.speak(Word.COPY)} ***", is_bold=True)


def _goods(line: SaleLine, product: Product | None, voice: Voice) -> Goods:
    quantity, name = quantity_text(line.quantity), line.name
    if product is not None:
        if product.unit in UNIT_WORDS:
            quantity += f" {voice.speak(UNIT_WORDS[product.unit])}"
        # Goods that were sold under another name, typed or given since, keep that one.
        if name in product.names:
            name = product.name(voice.language())
    detail = f"{quantity} {TIMES} {voice.amount(line.price)}"
    word = voice.speak(Word.DISCOUNT) if line.discount else ""
    off = voice.amount(-line.discount)
    if not f"{detail}{word}".isascii():
        # Signs stay with their figures, though a unit or a word beside them reads from the right.
        detail, off = f"\u2066{detail}\u2069", f"\u2066{off}\u2069"
    if line.discount:
        detail += f"  {word} {off}"
    return Goods(name, detail, voice.amount(line.gross - line.discount))


def _receipt(slip: Receipt, voice: Voice) -> Iterator[Row]:
    speak = voice.speak
    title = Word.VOID if slip.is_void else Word.RETURN if slip.is_return else Word.RECEIPT
    yield from _head(slip.head, title, voice)
    if slip.of_sale:
        yield Pair(speak(Word.OF_RECEIPT), slip.of_sale, Size.SMALL)
    if slip.reason:
        yield Pair(speak(Word.REASON), slip.reason, Size.SMALL)
    if slip.of_sale or slip.reason:
        yield Rule()
    for line in slip.lines:
        yield _goods(line, slip.product(line), voice)
    yield Rule()
    yield from _sums(slip, voice)
    total = Word.GIVEN_BACK if slip.is_return else Word.TOTAL
    figure = voice.amount(slip.total_paisa, has_sign=True)
    yield Pair(speak(total), figure, Size.TALL, is_bold=True)
    yield from _tenders(slip, voice)
    if slip.tax_included_paisa:
        yield Pair(speak(Word.TAX_INCLUDED), voice.amount(slip.tax_included_paisa), Size.SMALL)
    if slip.khata is not None:
        yield from _standing(slip.khata, voice)
    yield from _foot(slip.head, voice, thanks=not slip.is_return)


def _tenders(slip: Receipt, voice: Voice) -> Iterator[Row]:
    """How it was paid, and what went back of it."""
    for tender in slip.tenders:
        if tender.kind is TenderKind.EXCHANGE and not tender.amount:
            # Nothing was paid for what came back: it only names the other half.
            continue
        words = voice.speak(TENDER_WORDS[tender.kind])
        if tender.reference:
            words += f" {tender.reference}"
        yield Pair(words, voice.amount(tender.amount))
    if slip.change_paisa:
        yield voice.pair(Word.CHANGE, slip.change_paisa, is_bold=True)


def _sums(slip: Receipt, voice: Voice) -> Iterator[Row]:
    """What lies between the goods and the total; nothing when the total is their sum."""
    off_bill, rounding, tax = slip.discount_paisa, slip.rounding_paisa, slip.tax_added_paisa
    yield Pair(voice.speak(Word.ITEMS), str(len(slip.lines)), Size.SMALL)
    if not (off_bill or rounding or tax):
        return
    yield voice.pair(Word.SUBTOTAL, slip.subtotal_paisa - slip.line_discounts_paisa)
    if off_bill:
        yield voice.pair(Word.DISCOUNT, -off_bill)
    if tax:
        yield voice.pair(Word.TAX, tax)
    if rounding:
        yield voice.pair(Word.ROUNDING, rounding)


def _standing(khata: KhataStanding, voice: Voice) -> Iterator[Row]:
    yield Rule()
    yield Pair(voice.speak(Word.CUSTOMER), khata.customer)
    before, after = khata.before_paisa, khata.after_paisa
    yield voice.pair(Word.AHEAD_BEFORE if before < 0 else Word.OWED_BEFORE, abs(before))
    word = Word.AHEAD_AFTER if after < 0 else Word.OWED_AFTER
    yield voice.pair(word, abs(after), is_bold=True)


def _khata_slip(slip: KhataSlip, voice: Voice) -> Iterator[Row]:
    speak = voice.speak
    yield from _head(slip.head, Word.KHATA_PAYMENT, voice)
    figure = voice.amount(slip.amount_paisa, has_sign=True)
    yield Pair(speak(Word.RECEIVED), figure, Size.TALL, is_bold=True)
    words = speak(TENDER_WORDS[slip.kind])
    yield Pair(words, slip.reference or voice.amount(slip.amount_paisa))
    if slip.note:
        yield Pair(speak(Word.NOTE), slip.note, Size.SMALL)
    if slip.khata is not None:
        yield from _standing(slip.khata, voice)
    yield from _foot(slip.head, voice, thanks=True)


def _cash_slip(slip: CashSlip, voice: Voice) -> Iterator[Row]:
    word = Word.CASH_IN if slip.is_in else Word.CASH_OUT
    yield from _head(slip.head, word, voice)
    figure = voice.amount(slip.amount_paisa, has_sign=True)
    yield Pair(voice.speak(word), figure, Size.TALL, is_bold=True)
    if slip.reason:
        yield Pair(voice.speak(Word.REASON), slip.reason)
    yield Words(" ")
    yield Pair(voice.speak(Word.SIGNATURE), "." * 16)
    yield from _foot(slip.head, voice, thanks=False)


def _shift_slip(slip: ShiftSlip, voice: Voice) -> Iterator[Row]:
    speak, pair = voice.speak, voice.pair
    yield from _head(slip.head, Word.Z_REPORT if slip.is_closed else Word.X_REPORT, voice)
    yield Pair(speak(Word.SHIFT), str(slip.shift_no), is_bold=True)
    yield Pair(speak(Word.OPENED), slip.opened_at, Size.SMALL)
    if slip.closed_at:
        yield Pair(speak(Word.CLOSED), slip.closed_at, Size.SMALL)
    yield Rule()
    yield Pair(f"{speak(Word.SALES)} ({slip.sales})", voice.amount(slip.sales_total_paisa))
    yield Pair(f"{speak(Word.RETURNS)} ({slip.returns})", voice.amount(-slip.returns_total_paisa))
    yield pair(Word.DISCOUNTS, slip.discounts_paisa)
    yield pair(Word.TAX, slip.tax_paisa)
    yield pair(Word.ROUNDING, slip.rounding_paisa)
    for source, kind, word in (
        ("sale", TenderKind.KHATA, Word.ON_KHATA),
        ("sale", TenderKind.CARD, Word.CARD),
        ("sale", TenderKind.QR, Word.QR_SALES),
    ):
        yield pair(word, _took(slip, source, kind))
    if slip.unconfirmed:
        words = f"{speak(Word.NOT_CONFIRMED)} ({slip.unconfirmed})"
        yield Pair(words, voice.amount(slip.unconfirmed_paisa), is_bold=True)
    yield Rule()
    yield pair(Word.FLOAT, slip.float_paisa)
    yield pair(Word.CASH_SALES, _took(slip, "sale", TenderKind.CASH))
    yield pair(Word.CASH_RETURNED, -_took(slip, "return", TenderKind.CASH))
    yield pair(Word.KHATA_RECEIVED, _took(slip, "khata", TenderKind.CASH))
    yield pair(Word.CASH_IN, slip.cash_in_paisa)
    yield pair(Word.CASH_OUT, -slip.cash_out_paisa)
    yield pair(Word.EXPECTED, slip.expected_paisa, is_bold=True)
    if slip.counted_paisa is not None:
        yield pair(Word.COUNTED, slip.counted_paisa, is_bold=True)
        off = slip.counted_paisa - slip.expected_paisa
        if off:
            yield pair(Word.SHORT if off < 0 else Word.OVER, off, is_bold=True)
    elif slip.is_closed:
        yield Pair(speak(Word.COUNTED), speak(Word.NOT_COUNTED), is_bold=True)
    yield Pair(speak(Word.DRAWER_OPENED), str(slip.drawer_opened), Size.SMALL)
    if slip.note:
        yield Pair(speak(Word.NOTE), slip.note, Size.SMALL)
    if slip.grand_total_paisa is not None:
        yield Pair(speak(Word.GRAND_TOTAL), voice.amount(slip.grand_total_paisa), Size.SMALL)
    yield from _foot(slip.head, voice, thanks=False)


def _took(slip: ShiftSlip, source: str, kind: TenderKind) -> int:
    return sum(one.amount_paisa for one in slip.took if (one.source, one.kind) == (source, kind))
