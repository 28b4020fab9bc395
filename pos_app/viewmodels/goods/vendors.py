"""Who delivers: the list of vendors, adding one, and calling one by another name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from pos_app.db.entry import Topic
from pos_app.db.queries import products as queries
from pos_app.domain.people import Right
from pos_app.errors import PosError
from pos_app.operations import products
from pos_app.viewmodels.figures import as_one
from pos_app.viewmodels.goods.rows import NOTHING, day_line
from pos_app.viewmodels.row_model import RowModel
from pos_app.viewmodels.shell import Notice

if TYPE_CHECKING:
    from pos_app.operations.context import TillContext
    from pos_app.viewmodels.shell import Desk


class VendorRow(NamedTuple):
    """A vendor in the list: how many deliveries this till knows, and the last one's day."""

    vendor_id: int
    name: str
    deliveries: str
    last: str


class VendorsModel(QObject):
    """The list and the one in front; none in front is a new one."""

    changed = Signal()
    filled = Signal()
    """The form shows somebody else: what was typed is gone."""
    toned = Signal(str)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.current_row = -1
        self.rows: RowModel[VendorRow] = RowModel(
            lambda row: row.name,
            spoken=lambda row: f"{row.name}, {row.deliveries}, {row.last}",
            parent=self,
        )

    def read(self) -> None:
        """Read the vendors."""
        try:
            with self._desk.till.db.read() as tx:
                found = queries.delivering(tx)
        except PosError as error:
            self._fail(error)
            return
        self.rows.replace(
            [
                VendorRow(
                    each.vendor.vendor_id,
                    each.vendor.name,
                    self.tr("%n delivery(s)", "", each.deliveries),
                    day_line(each.last_ms) if each.last_ms else NOTHING,
                )
                for each in found
            ]
        )
        self.choose(self.current_row)

    @property
    def current(self) -> VendorRow | None:
        """The vendor in front."""
        rows = self.rows.rows
        return rows[self.current_row] if 0 <= self.current_row < len(rows) else None

    def choose(self, row: int) -> None:
        """Look at a vendor; a row before the first is a new one."""
        self.current_row = max(-1, min(row, len(self.rows.rows) - 1))
        self.filled.emit()
        self.changed.emit()

    def save(self, name: str) -> None:
        """Make a new vendor known, or call the one in front by another name."""
        current = self.current
        if current is not None and name.strip() == current.name:
            return
        folded = name.strip().casefold()
        others = {row.name.casefold() for row in self.rows.rows if row is not current}
        if current is not None and folded in others:
            # Two of one name could not be told apart again, and a delivery would take either.
            words = self.tr("There is a vendor of that name already")
            self._desk.shell.notice(Notice(words, is_error=True))
            self.toned.emit("blocked")
            return

        def deed(till: TillContext) -> None:
            if current is None:
                vendor = products.vendor_named(till, name)
            else:
                vendor = products.add_vendor(till, name, vendor_id=current.vendor_id)
            self._desk.bus.tell({Topic.CATALOGUE})
            words = self.tr("Saved {name}").format(name=as_one(vendor.name))
            self._desk.shell.notice(Notice(words))
            self.toned.emit("tick")
            self.current_row = -1
            self.read()

        self._desk.approver.run(Right.EDIT_CATALOGUE, deed)

    def _fail(self, error: PosError) -> None:
        self._desk.shell.fail(error)
        self.toned.emit("blocked")
