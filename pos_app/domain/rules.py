"""What the whole store decides about how things are done, each with a default that needs no visit.

A rule is an event with its value in JSON, so that it syncs. A name or a value that this program
does not know is kept in the log, and the default stands.
"""

from collections.abc import Mapping
from typing import Annotated, Any

import msgspec
from msgspec import Meta, Struct
from pos_protocol.events import CODE_CHARS_MAX, INT_MAX, NOTE_CHARS_MAX, TAX_BP_MAX
from pos_protocol.money import MONEY_PAISA_MAX

from pos_app.errors import RuleRefused

ROUNDING_PAISA_MAX = 1000
ROUNDING_STEPS = (1, 5, 10, 20, 25, 50, 100, 200, 500, 1000)
"""What coins and notes can pay, in paisa. A total rounded to any other step has odd paisa again."""
TILES = 7
QR_PAYEE_CHARS_MAX = 400
RECEIPT_LINE_CHARS_MAX = 80
PHONE_CHARS_MAX = 30
FOOTER_CHARS_MAX = 160


class StoreRules(Struct, frozen=True, kw_only=True):
    """The rules of a store; amounts in paisa, rates in hundredths of a percent.

    `tax_inclusive`: prices hold their tax. `rounding_paisa` is the step that a bill's total is
    rounded to, half up; 1 rounds nothing. `khata_limit_default` is what a new customer may owe,
    None without a limit. `qr_payee` is who is paid by QR: the text of the bank's own QR, or a UPI
    address. `count_at_open`: a shift begins with a count of the drawer.
    `discount_bp_max` is the discount that a cashier may give without being asked. `expired_asks`:
    goods past their date need a manager's word. `pinned_tiles` names a product for each quick tile,
    0 for one that goes by what sells. The `receipt_` rules are what stands on paper around a bill:
    a name instead of the store's own, its address, its phone number, and a last line.
    """

    tax_inclusive: bool = True
    rounding_paisa: Annotated[int, Meta(ge=1, le=ROUNDING_PAISA_MAX)] = 1
    khata_limit_default: Annotated[int, Meta(ge=0, le=MONEY_PAISA_MAX)] | None = None
    qr_payee: Annotated[str, Meta(max_length=QR_PAYEE_CHARS_MAX)] = ""
    count_at_open: bool = False
    discount_bp_max: Annotated[int, Meta(ge=0, le=TAX_BP_MAX)] = 0
    expired_asks: bool = True
    pinned_tiles: Annotated[
        tuple[Annotated[int, Meta(ge=0, le=INT_MAX)], ...], Meta(max_length=TILES)
    ] = ()
    receipt_name: Annotated[str, Meta(max_length=RECEIPT_LINE_CHARS_MAX)] = ""
    receipt_address: Annotated[str, Meta(max_length=RECEIPT_LINE_CHARS_MAX)] = ""
    receipt_phone: Annotated[str, Meta(max_length=PHONE_CHARS_MAX)] = ""
    receipt_footer: Annotated[str, Meta(max_length=FOOTER_CHARS_MAX)] = ""


NAMES = StoreRules.__struct_fields__
DEFAULT_RULES = StoreRules()


def read_rules(values: Mapping[str, str], *, default: StoreRules = DEFAULT_RULES) -> StoreRules:
    """The rules of a store from what it decided: JSON by name; what cannot be read is left out."""
    found: dict[str, Any] = {}
    for name, text in values.items():
        if name in NAMES:
            try:
                found[name] = _read(name, text)
            except msgspec.DecodeError:
                continue
    return msgspec.structs.replace(default, **found) if found else default


def rule_value(name: str, text: str) -> str:
    """A rule's value as it is kept. Raises RuleRefused for a name or value that cannot be one."""
    shown = {"name": name[:CODE_CHARS_MAX], "value": text[:CODE_CHARS_MAX]}
    if name not in NAMES or len(text) > NOTE_CHARS_MAX:
        raise RuleRefused(**shown)
    try:
        rule = _read(name, text)
        value = msgspec.json.encode(rule).decode()
    except (msgspec.DecodeError, UnicodeEncodeError) as error:
        raise RuleRefused(**shown) from error
    is_odd = name == "rounding_paisa" and rule not in ROUNDING_STEPS
    if is_odd or len(value) > NOTE_CHARS_MAX:
        raise RuleRefused(**shown)
    return value


def _read(name: str, text: str) -> object:
    """One value, checked as the field of that name is. Raises msgspec.DecodeError."""
    one = msgspec.json.decode(text)
    return getattr(msgspec.convert({name: one}, StoreRules), name)
