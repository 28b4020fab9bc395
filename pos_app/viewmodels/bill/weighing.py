"""Shift+F3: what lies on the scale becomes the quantity of the next goods."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from pos_app.devices.serial_lines.scale import ScaleKind, SerialScale
from pos_app.viewmodels.background import run_query
from pos_app.viewmodels.figures import format_quantity
from pos_app.viewmodels.shell import Notice

if TYPE_CHECKING:
    from pos_app.devices.serial_lines.scale import Scale
    from pos_app.errors import PosError
    from pos_app.viewmodels.sale import SaleModel
    from pos_app.viewmodels.shell import Desk


class Weighing(QObject):
    """Reads the scale on a thread of the pool: the window waits for no serial port."""

    def __init__(self, desk: Desk, sale: SaleModel, *, scale: Scale | None = None) -> None:
        """Take the scale of the settings unless one is given."""
        super().__init__()
        self._desk, self._sale = desk, sale
        chosen = desk.till.settings.scale
        if scale is None and chosen.port:
            scale = SerialScale(chosen.port, kind=ScaleKind(chosen.kind), baud=chosen.baud)
        self._scale = scale
        self._is_reading = False

    def read(self) -> None:
        """Read the weight once; a second press while it is read is ignored."""
        if self._scale is None:
            words = self.tr("No scale is set. The settings name one")
            self._desk.shell.notice(Notice(words, is_error=True))
        elif not self._is_reading:
            self._is_reading = True
            run_query(partial(self._scale.weigh), done=self._done, failed=self._failed, parent=self)

    def _done(self, grams: object) -> None:
        """Show it as the multiplier: the next tile, scan or search is sold in this weight."""
        self._is_reading = False
        assert isinstance(grams, int)
        if not grams:
            self._desk.shell.notice(Notice(self.tr("The scale is empty"), is_error=True))
            return
        while self._sale.entry.typed:
            self._sale.backspace()
        self._sale.type_text(f"{format_quantity(grams)}*")

    def _failed(self, error: PosError) -> None:
        self._is_reading = False
        self._desk.shell.fail(error)
