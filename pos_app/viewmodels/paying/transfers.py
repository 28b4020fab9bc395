"""Card and QR: asked for, seen by the cashier, and kept with the number it is looked up by."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec
from pos_protocol.events import Tender, TenderKind

from pos_app.domain.cart import Awaited
from pos_app.domain.errors import PayeeRefused
from pos_app.domain.tender import checked_reference
from pos_app.errors import NothingToSell, TenderRefused
from pos_app.viewmodels.messages import sentence
from pos_app.viewmodels.paying.views import Asking

if TYPE_CHECKING:
    from pos_app.domain.cart import Cart
    from pos_app.operations.context import TillContext
    from pos_app.viewmodels.paying.views import CashView

REFERENCE_CHARS_MAX = 40
QUIET_MODULES = 4
"""The empty edge of a QR code, ISO/IEC 18004."""

type Modules = tuple[tuple[bool, ...], ...]


def asked(view: CashView, *, amount_paisa: int | None, first: TenderKind) -> Awaited:
    """The payment to ask for, or the other kind where one is awaited. Raises PosError.

    `amount_paisa` None asks for all that is left, and follows the bill.
    """
    if view.asking is not None:
        kind = TenderKind.QR if view.asking.is_card else TenderKind.CARD
        return Awaited(
            kind=kind, typed_paisa=view.asking.typed_paisa, reference=view.asking.reference
        )
    if not view.can_pay:
        raise NothingToSell
    amount = view.left_paisa if amount_paisa is None else amount_paisa
    if not 0 < amount <= view.left_paisa:
        raise TenderRefused(given_paisa=amount, due_paisa=view.left_paisa)
    return Awaited(kind=first, typed_paisa=amount_paisa)


def asking_of(awaited: Awaited | None) -> Asking | None:
    """How the payment that a bill waits for is shown, before its code is made."""
    return None if awaited is None else Asking(**msgspec.structs.asdict(awaited))


def with_code(view: CashView, till: TillContext, cart: Cart) -> CashView:
    """The view with the QR for the amount that is asked for now."""
    asking = view.asking
    if asking is None or asking.kind is not TenderKind.QR:
        return view
    # Loaded when the first one is asked for.
    from pos_app.operations.khata.payees import qr_text  # noqa: PLC0415 - as said above

    try:
        text, problem = qr_text(till, cart, view.asked_paisa), ""
    except PayeeRefused as error:
        text, problem = "", sentence(error)
    return view._replace(asking=asking._replace(qr_text=text, problem=problem))


def typed(awaited: Awaited | None, text: str) -> Awaited | None:
    """The payment with more of its number."""
    if awaited is None:
        return None
    kept = awaited.reference + "".join(filter(str.isprintable, text))
    return msgspec.structs.replace(awaited, reference=kept[:REFERENCE_CHARS_MAX])


def untyped(awaited: Awaited | None) -> Awaited | None:
    """The payment without the last character of its number."""
    if awaited is None:
        return None
    return msgspec.structs.replace(awaited, reference=awaited.reference[:-1])


def seen(view: CashView) -> Tender | None:
    """The payment that was seen, with its number where that is known. Raises PosError.

    None when none is awaited. By QR without a number it is still to be confirmed.
    """
    if view.asking is None:
        return None
    reference = checked_reference(view.asking.reference)
    if not view.asked_paisa:
        # Goods left the bill meanwhile, and other parts pay for all of it.
        raise TenderRefused(given_paisa=0, due_paisa=view.left_paisa)
    return Tender(kind=view.asking.kind, amount=view.asked_paisa, reference=reference)


@lru_cache(maxsize=4)
def modules_of(text: str) -> Modules:
    """The black and white squares of a QR code with its quiet edge; empty for no text."""
    if not text:
        return ()
    from pos_app.domain.slips import sheet  # noqa: PLC0415 - not at the start

    return sheet.modules_of(text, border=QUIET_MODULES)
