"""What the window asks of the printer's thread, without what that thread loads."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pos_protocol.envelope import Recorded


class Order(NamedTuple):
    """What should happen for a committed event.

    `wants_slip`: paper is wanted. `is_live`: it was committed just now, so the drawer opens.
    `is_copy`: it was handed out before. `returned` is what came back in exchange, on the same slip.
    """

    recorded: Recorded
    wants_slip: bool = True
    is_live: bool = True
    is_copy: bool = False
    returned: Recorded | None = None
