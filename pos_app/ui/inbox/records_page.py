"""Every record of this till and how far it has come, and the proof that the log is whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos_app.ui.frame.row_list import Cell, Column, RowList
from pos_app.ui.tokens import FIELD_HEIGHT_PX, LABEL_PX
from pos_app.ui.widgets.action_button import ActionButton
from pos_app.ui.widgets.card import Card, Label
from pos_app.viewmodels.safety.records import RecordRow

if TYPE_CHECKING:
    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.safety.records import RecordsModel

GAP_PX = 10
BUTTON_WIDTH_PX = 230


class RecordsPage(QWidget):
    """Shows a RecordsModel."""

    def __init__(self, theme: Theme, records: RecordsModel) -> None:
        super().__init__()
        self._records = records
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_PX)
        row = QHBoxLayout()
        row.setSpacing(GAP_PX)
        self._verify = ActionButton(
            theme, self.tr("Check everything"), icon="check", key="F8", height_px=FIELD_HEIGHT_PX
        )
        self._verify.setFixedWidth(BUTTON_WIDTH_PX)
        self._verify.clicked.connect(records.verify)
        row.addWidget(self._verify)
        self._proof = Label(theme, "", font=theme.text_font(LABEL_PX), ink="text2")
        self._proof.setWordWrap(True)
        row.addWidget(self._proof, 1)
        column.addLayout(row)
        card = Card(theme, margin_px=8)
        column.addWidget(card, 1)
        columns = (
            Column(self.tr("Time"), 2),
            Column(self.tr("What happened"), 4),
            Column(self.tr("Who"), 2),
            Column(self.tr("Till and number"), 3),
            Column(self.tr("Where it is"), 3, is_trailing=True),
        )
        self._list = RowList(
            theme, records.rows, columns=columns, cells=_cells, name=self.tr("Records")
        )
        self._list.chosen.connect(records.choose)
        card.column.addWidget(self._list)
        self._tills = Label(theme, "", font=theme.text_font(LABEL_PX), ink="text2")
        column.addWidget(self._tills)
        records.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the proof, the row stood on, and the other tills."""
        proof, tills = self._records.proof, self._records.tills
        self._proof.setText(proof.words or self.tr("Proves that no record was lost or altered"))
        self._proof.set_ink("danger" if proof.is_bad else "text2")
        self._verify.setEnabled(not proof.is_running)
        self._list.show_current(self._records.current_row)
        self._tills.setText(tills)
        self._tills.setVisible(bool(tills))


def _cells(row: object) -> tuple[Cell, ...]:
    record = cast("RecordRow", row)
    return (
        Cell(record.at),
        Cell(record.what),
        Cell(record.who),
        Cell(record.till, ink="text2"),
        Cell(record.place, ink=record.ink),
    )
