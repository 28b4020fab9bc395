"""One thing that whoever works here may not do alone: somebody else allows it, once, by PIN."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pos_app.domain.people import Right, refusal
from pos_app.errors import PosError

if TYPE_CHECKING:
    from collections.abc import Callable

    from pos_app.operations.context import TillContext
    from pos_app.operations.people import PinTry
    from pos_app.viewmodels.people.asking import AskingModel
    from pos_app.viewmodels.shell import Desk


_ASKING: dict[str, Right] = {
    "price": Right.CHANGE_PRICE,
    "discount": Right.DISCOUNT,
    "return": Right.RETURN,
    "no_receipt": Right.RETURN_WITHOUT_RECEIPT,
    "void_last": Right.VOID_SALE,
    "drawer": Right.OPEN_DRAWER,
    "x_report": Right.SEE_REPORTS,
}
"""Commands of the key map that need a right of their own, by name."""


class Question(QObject):
    """Who allows this? `asking` holds the PIN's side; `ended` comes once, however it ended.

    `about` names what it is about, where the right alone does not say it.
    """

    ended = Signal()

    def __init__(self, right: Right, asking: AskingModel, *, asked_by: str, about: str) -> None:
        super().__init__()
        self.about = about
        self.right, self.asking, self.asked_by = right, asking, asked_by
        asking.setParent(self)


class Approver(QObject):
    """Runs a deed when somebody has the right: whoever works here, or who proves it by PIN."""

    asked = Signal(object)
    """A Question, to be shown over the window until it has ended."""
    toned = Signal(str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.question: Question | None = None

    def asks(self, command: str) -> bool:
        """Whether a command would ask somebody else for a PIN now: its key carries a star."""
        right = _ASKING.get(command)
        return right is not None and not self._desk.till.may(right)

    def run(
        self,
        right: Right,
        deed: Callable[[TillContext], None],
        *,
        about: str = "",
        till: TillContext | None = None,
    ) -> None:
        """Do it now where the right is there, else once somebody has allowed it.

        The deed is given the till with that right; its events name both people. What it raises of
        PosErrors is told as a notice. Another question that is still open is given up. `till` is
        the one of a deed that something was allowed for already.
        """
        till = till or self._desk.till
        if till.may(right):
            self._do(deed, till)
            return
        # Loaded when it is first needed: a store without users never asks.
        from pos_app.operations import people  # noqa: PLC0415 - as said above
        from pos_app.viewmodels.people.asking import AskingModel  # noqa: PLC0415 - as said above

        try:
            choices = people.approvers(till, right)
        except PosError as error:
            self._fail(error)
            return
        if not choices:
            self._fail(refusal(till.role, right))
            return
        self.cancel()
        question = Question(
            right, AskingModel(self._desk, choices), asked_by=till.actor, about=about
        )

        def allow(attempt: PinTry) -> None:
            if self.question is not question:
                # Esc, or a lock, while the PIN was looked at.
                return
            self._end(question)
            try:
                allowed = people.allowed(till, right, by=attempt.name, role=attempt.role)
            except PosError as error:
                self._fail(error)
                return
            self._do(deed, allowed)

        question.asking.proven.connect(allow)
        question.asking.toned.connect(self.toned)
        self.question = question
        self.asked.emit(question)

    def cancel(self) -> None:
        """Esc: nobody allowed it, and nothing happens."""
        if self.question is not None:
            self._end(self.question)

    def _end(self, question: Question) -> None:
        if self.question is question:
            self.question = None
            question.asking.stop()
            question.ended.emit()
            question.deleteLater()

    def _do(self, deed: Callable[[TillContext], None], till: TillContext) -> None:
        try:
            deed(till)
        except PosError as error:
            self._fail(error)

    def _fail(self, error: PosError) -> None:
        self._desk.shell.fail(error)
        self.toned.emit("blocked")
