"""A customer's statement on paper: pages for the shelf of the shop, a slip for the customer's hand.

Both say every bill with its items, every payment, and the balance before and after.
"""

from collections.abc import Iterator
from datetime import date

from pos_protocol.events import TenderKind
from pos_protocol.quantity import quantity_text

from pos_app.domain.khata.accounts import EntryKind
from pos_app.domain.pages.document import Document, Fact, Heading, Line, Tone
from pos_app.domain.slips.layout import TENDER_WORDS, TIMES, Voice
from pos_app.domain.slips.sheet import Pair, Row, Rule, Sheet, Size, Words
from pos_app.domain.slips.word import Word
from pos_app.domain.statement import Statement, StatementLine

ISOLATE, POP_ISOLATE = "\u2068", "\u2069"
ROWS_A_SHEET = 300
"""A longer slip is cut: nobody reads ten metres of paper in one piece."""
_KINDS = {
    EntryKind.CREDIT: Word.BILL,
    EntryKind.RETURN: Word.RETURN,
    EntryKind.PAYMENT: Word.PAID,
    EntryKind.ADJUSTMENT: Word.ADJUSTED,
}


def statement_document(statement: Statement, voice: Voice) -> Document:
    """The statement as pages."""
    speak, amount = voice.speak, voice.amount
    headings = (
        Heading(speak(Word.DATE), share=5),
        Heading(speak(Word.WHAT), share=12),
        Heading(speak(Word.AMOUNT), is_figure=True, share=5),
        Heading(speak(Word.PUT_ON), is_figure=True, share=5),
        Heading(speak(Word.TAKEN_OFF), is_figure=True, share=5),
        Heading(speak(Word.BALANCE), is_figure=True, share=6),
    )
    opening = Line(
        ("", speak(Word.BROUGHT_FORWARD), "", "", "", amount(statement.opening_paisa)), Tone.STRONG
    )
    closing = Line(
        ("", speak(Word.BALANCE), "", "", "", amount(statement.closing_paisa)), Tone.STRONG
    )
    body = (line for each in statement.lines for line in _lines(each, voice))
    return Document(
        store_name=statement.store_name,
        store_lines=statement.store_lines,
        title=speak(Word.KHATA_STATEMENT),
        about=(" ".join(map(_isolated, _who(statement))), span_words(statement, voice)),
        headings=headings,
        lines=(opening, *body, closing),
        facts=(
            Fact(speak(Word.BROUGHT_FORWARD), amount(statement.opening_paisa)),
            *(Fact(speak(word), amount(paisa)) for word, paisa in _sums(statement)),
            Fact(
                speak(Word.BALANCE), amount(statement.closing_paisa, has_sign=True), is_strong=True
            ),
        ),
        signatures=(speak(Word.CUSTOMER), speak(Word.SHOP)),
        page_words=speak(Word.PAGE),
    )


def statement_sheets(statement: Statement, voice: Voice) -> tuple[Sheet, ...]:
    """The statement as slips of the receipt printer, one unless it is very long."""
    rows = tuple(_rows(statement, voice))
    return tuple(
        Sheet(rows[start : start + ROWS_A_SHEET]) for start in range(0, len(rows), ROWS_A_SHEET)
    )


def span_words(statement: Statement, voice: Voice) -> str:
    """Which days it covers, in words."""
    first = _day(statement.first) if statement.first else ""
    last = _day(statement.last)
    words = voice.speak(Word.FROM_TO if first else Word.UNTIL)
    return words.format(first=first, last=last)


def _lines(line: StatementLine, voice: Voice) -> Iterator[Line]:
    amount = line.amount_paisa
    put_on = voice.amount(amount) if amount > 0 else ""
    paid = voice.amount(-amount) if amount < 0 else ""
    total = voice.amount(line.total_paisa) if line.total_paisa else ""
    about = " ".join(map(_isolated, filter(None, (_what(line, voice), line.receipt_no))))
    balance = voice.amount(line.balance_paisa)
    yield Line((_day(line.day), about, total, put_on, paid, balance))
    if line.note:
        yield Line(("", line.note, "", "", "", ""), Tone.QUIET)
    for item in line.items:
        text = f"{quantity_text(item.quantity_milli)} {TIMES} {item.name}"
        yield Line(("", text, voice.amount(item.amount_paisa), "", "", ""), Tone.QUIET)


def _rows(statement: Statement, voice: Voice) -> Iterator[Row]:
    speak = voice.speak
    yield Words(statement.store_name, Size.LARGE, is_bold=True)
    for text in statement.store_lines:
        yield Words(text, Size.SMALL)
    yield Words(speak(Word.KHATA_STATEMENT), is_bold=True)
    yield from (Words(text, is_bold=True) for text in _who(statement))
    yield Words(span_words(statement, voice), Size.SMALL)
    yield Rule()
    yield voice.pair(Word.BROUGHT_FORWARD, statement.opening_paisa, is_bold=True)
    for line in statement.lines:
        yield Rule()
        sign = "+" if line.amount_paisa > 0 else ""
        label = f"{_day(line.day)} {_what(line, voice)}"
        yield Pair(label, f"{sign}{voice.amount(line.amount_paisa)}", is_bold=True)
        if line.receipt_no:
            yield Words(line.receipt_no, Size.SMALL, is_centred=False)
        if line.note:
            yield Words(line.note, Size.SMALL, is_centred=False)
        for item in line.items:
            text = f"  {quantity_text(item.quantity_milli)} {TIMES} {item.name}"
            yield Pair(text, voice.amount(item.amount_paisa), Size.SMALL)
        yield Pair(speak(Word.BALANCE), voice.amount(line.balance_paisa), Size.SMALL)
    yield Rule()
    yield from (voice.pair(word, paisa) for word, paisa in _sums(statement))
    figure = voice.amount(statement.closing_paisa, has_sign=True)
    yield Pair(speak(Word.BALANCE), figure, Size.TALL, is_bold=True)
    yield Rule()
    yield Pair(speak(Word.SIGNATURE), "." * 16)


def _sums(statement: Statement) -> Iterator[tuple[Word, int]]:
    """What was put on the khata and what was taken off it, each way by itself."""
    yield Word.PUT_ON, statement.bought_paisa
    yield Word.PAID, statement.paid_paisa
    if statement.returned_paisa:
        yield Word.GOODS_BACK, statement.returned_paisa
    if statement.forgiven_paisa:
        yield Word.ADJUSTED, statement.forgiven_paisa


def _what(line: StatementLine, voice: Voice) -> str:
    """What happened; of a payment also how it was made."""
    words = voice.speak(_KINDS[line.kind])
    if line.tender:
        words += f" ({voice.speak(TENDER_WORDS[TenderKind(line.tender)])})"
    return words


def _who(statement: Statement) -> tuple[str, ...]:
    customer = statement.customer
    return tuple(filter(None, (customer.shown_name, customer.phone)))


def _isolated(text: str) -> str:
    """Text that keeps the order of its own first letter inside any line (UAX 9)."""
    return f"{ISOLATE}{text}{POP_ISOLATE}"


def _day(day: str) -> str:
    """A day of the till's calendar, as 22.11.2026."""
    return date.fromisoformat(day).strftime("%d.%m.%Y")
