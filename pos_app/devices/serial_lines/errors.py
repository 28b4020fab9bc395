"""What can be wrong with a device on a serial port: more of the family in pos_app/errors.

CashierError
  ScaleMoving          wait until it stands still
  ScaleOverloaded      too heavy, or below zero
OutsideError
  DeviceMissing        unplugged, or another port
  ScaleSilent          it answers nothing that can be read
"""

from pos_app.errors import CashierError, OutsideError


class ScaleMoving(CashierError):
    """The goods are not at rest."""

    words = "The scale is still moving. Wait a moment and read it again."


class ScaleOverloaded(CashierError):
    """The scale cannot weigh what lies on it."""

    words = "The scale cannot weigh that. Empty it, set it to zero and try again."


class DeviceMissing(OutsideError):
    """Nothing answers at `port`."""

    words = "Nothing is connected at {port} ({problem}). Check the cable."


class ScaleSilent(OutsideError):
    """The scale at `port` gives no weight."""

    words = "The scale at {port} gives no weight. Check its switch and its protocol."
