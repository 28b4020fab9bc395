"""What was typed on a product's card and left with one key: undo brings it back."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject

from pos_app.viewmodels.shell import Notice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pos_protocol.events import Unit

    from pos_app.viewmodels.goods.card import CardModel
    from pos_app.viewmodels.shell import ShellModel


class Typed(NamedTuple):
    """The fields that said something else than is saved; `product_id` None is of a new product."""

    product_id: int | None
    texts: Mapping[str, str]
    unit: Unit


class Aside(QObject):
    """Keeps the last typing that was left, until something newer can be undone."""

    def __init__(self, card: CardModel, shell: ShellModel, parent: QObject) -> None:
        super().__init__(parent)
        self._card, self._shell = card, shell
        self._typed: Typed | None = None
        card.saved.connect(self.forget)
        card.removed.connect(self.forget)

    def put(self) -> bool:
        """Leave what is typed, and say that undo brings it back; False when there is nothing."""
        typed = Typed(_shown(self._card), self._card.typed, self._card.unit)
        if not self._card.give_up():
            return False
        self._typed = typed
        self._shell.notice(Notice(self.tr("What was typed is not saved"), can_undo=True))
        return True

    def take(self) -> Typed | None:
        """What was left last, which is given once."""
        typed, self._typed = self._typed, None
        if typed is not None:
            # What offered to undo it would leave it again.
            self._shell.notice(Notice(""))
        return typed

    def fill(self, typed: Typed) -> None:
        """Type it again on the card of its product; the rest is as the product is now."""
        if _shown(self._card) == typed.product_id:
            for field, text in typed.texts.items():
                self._card.type(field, text)
            self._card.choose_unit(typed.unit)
            self._card.filled.emit()

    def forget(self) -> None:
        """Something newer was done, or it is not for whoever works here now."""
        self._typed = None


def _shown(card: CardModel) -> int | None:
    return None if card.product is None else card.product.product_id
