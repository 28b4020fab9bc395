"""What is refused about shifts, people and their PINs."""

from pos_app.errors.families import CashierError


class ShiftNotOpen(CashierError):
    """No shift is open at this till."""

    words = "No shift is open at this till. Open one first."


class ShiftAlreadyOpen(CashierError):
    """Shift `shift_no` is still open."""

    words = "Shift {shift_no} is still open. Close it first."


class ApprovalNeeded(CashierError):
    """`role` has not the right of the name `right`; `whom`, who has, may allow it once."""

    words = "A {role} may not do that ({right}). Ask {whom} for the PIN."

    def __init__(
        self, *, right: str = "", role: str = "", whom: str = "a manager", **values: object
    ) -> None:
        super().__init__(right=right.replace("_", " "), role=role, whom=whom, **values)
        self.right = right


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

    words = "Too many wrong PINs for {name}. Try again in {wait_s} s."


class PinsLost(CashierError):
    """The secret that PINs are hashed with is not in the keyring nor in `path`."""

    words = (
        "The PINs of this till cannot be checked: their secret is neither in this user's keyring"
        " nor in {path}. Put the file back, or give every user a new PIN with 'user add --new-pin'."
    )
