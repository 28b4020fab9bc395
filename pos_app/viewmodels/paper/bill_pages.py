"""Bills on pages, for a shop whose only printer is the computer's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pos_app.domain.slips.layout import Voice, sheet_of
from pos_app.errors import PosError
from pos_app.operations.paper import queue
from pos_app.operations.paper.slips import slips_of
from pos_app.operations.reporting.files import dated_path
from pos_app.viewmodels.paper.pages import Pages
from pos_app.viewmodels.paper.words import window_word

if TYPE_CHECKING:
    from pos_protocol.envelope import Recorded

    from pos_app.viewmodels.paper.pages import PagesModel
    from pos_app.viewmodels.shell import Desk


class BillPages:
    """Sends copies of slips as pages."""

    def __init__(self, desk: Desk, pages: PagesModel) -> None:
        self._desk, self._pages = desk, pages

    def send(self, recorded: Recorded) -> None:
        """The slip of an event, marked as a copy."""
        till = self._desk.till
        try:
            slips = slips_of(till, recorded, is_copy=True)
        except PosError as error:
            self._desk.shell.fail(error)
            return
        if not slips:
            return
        language = self._desk.language
        sheet = sheet_of(slips, Voice(self._desk.style, window_word, lambda: language))
        number = slips[-1].head.number
        folder, name = till.settings.report_folder, f"bill {number}"
        self._pages.send(
            Pages(
                title=number,
                draw=lambda device: self._pages.ways.draw_slip(device, sheet),
                path=lambda: dated_path(folder, name, day=till.today()),
            )
        )

    def send_last(self) -> bool:
        """The newest slip of this till; False when there is none."""
        try:
            last = queue.last(self._desk.till)
        except PosError as error:
            self._desk.shell.fail(error)
            return True
        if last is not None:
            self.send(last)
        return last is not None
