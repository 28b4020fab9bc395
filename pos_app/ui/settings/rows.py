"""The rows of a settings page: a value that is typed or chosen, a deed, a fact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pos_app.ui.settings.choice_row import Choice, ChoiceRow
from pos_app.ui.tokens import CAPTION_PX, FIELD_HEIGHT_PX, LABEL_PX, SMALL_PX
from pos_app.ui.widgets.action_button import ActionButton
from pos_app.ui.widgets.card import Label, leading
from pos_app.ui.widgets.fields import FigureField, TextField
from pos_app.viewmodels.settings.model import word

if TYPE_CHECKING:
    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.settings.entries import Deed, Fact, Setting
    from pos_app.viewmodels.settings.model import SettingsModel

LABEL_WIDTH_PX = 300
LABEL_NARROW_PX = 190
TEXT_CHARS_MAX = 400
FIGURE_PX = 160
CODE_PX = 200


class SettingsRow(QWidget):
    """A label with its hint on the leading side, something on the other, a message below that."""

    def __init__(self, theme: Theme, model: SettingsModel, *, label: str, hint: str) -> None:
        super().__init__()
        self.theme, self.model = theme, model
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        self.label = Label(theme, label, font=theme.text_font(LABEL_PX, QFont.Weight.DemiBold))
        self.label.setWordWrap(True)
        texts.addStretch(1)
        texts.addWidget(self.label)
        if hint:
            # A path in it stays on one line.
            whole = hint.replace("/", "/\u2060")
            small = Label(theme, whole, font=theme.text_font(CAPTION_PX), ink="text3")
            small.setWordWrap(True)
            texts.addWidget(small)
        texts.addStretch(1)
        side = QWidget()
        side.setLayout(texts)
        texts.setContentsMargins(0, 0, 0, 0)
        self._side = side
        row.addWidget(side)
        self.fit(is_narrow=False)
        self.column = QVBoxLayout()
        self.column.setSpacing(2)
        self.column.addStretch(1)
        row.addLayout(self.column, 1)
        self.message = Label(theme, "", font=theme.text_font(SMALL_PX), ink="danger")
        self.message.setWordWrap(True)

    def fit(self, *, is_narrow: bool) -> None:
        """Leave more for the control in a narrow window."""
        self._side.setFixedWidth(LABEL_NARROW_PX if is_narrow else LABEL_WIDTH_PX)

    def finish(self, control: QWidget, *, is_narrow: bool = False) -> None:
        """Lay the control and the message's place; a narrow one stands at the leading edge."""
        if is_narrow:
            # A box of figures reads from the left in every language, and would take its own side.
            self.column.addWidget(control, 0, leading(self.theme))
        else:
            self.column.addWidget(control)
        self.column.addWidget(self.message)
        self.column.addStretch(1)
        self.say("", is_wrong=False)

    def say(self, words: str, *, is_wrong: bool) -> None:
        """Tell beside the control why not, or what was done."""
        self.message.setText(words)
        self.message.set_ink("danger" if is_wrong else "brand")
        self.message.setVisible(bool(words))

    def refresh(self) -> None:
        """Show what the model says now."""

    def first(self) -> QWidget | None:
        """Where the keyboard goes in this row; None where nothing can be done."""
        return None

    def has_keyboard(self) -> bool:
        """Whether the keyboard is somewhere in this row."""
        return any(part.hasFocus() for part in self.findChildren(QWidget))

    def commit(self) -> bool:
        """Keep what is typed; False when it was refused just now."""
        return True

    def undo_typing(self) -> None:
        """Show the kept value again."""


class ChoiceSettingRow(SettingsRow):
    """A value that is one of a few."""

    def __init__(self, theme: Theme, model: SettingsModel, setting: Setting) -> None:
        label = word(setting.label)
        super().__init__(theme, model, label=label, hint=word(setting.hint))
        self._setting = setting
        choices = [
            Choice(each.value, word(each.word), is_name=each.is_name) for each in setting.options
        ]
        self._choices = ChoiceRow(theme, choices, name=label)
        self._choices.chosen.connect(lambda value: model.take(setting, value))
        self.finish(self._choices)
        self.refresh()

    def refresh(self) -> None:
        """Mark the value of now."""
        self._choices.show_value(self.model.text_of(self._setting))
        name = self._setting.name
        self.say(self.model.message_of(name), is_wrong=True)

    def first(self) -> QWidget:
        """The value of now."""
        return self._choices.first()


class TypedSettingRow(SettingsRow):
    """A value that is typed; it is kept when the keyboard leaves it."""

    def __init__(self, theme: Theme, model: SettingsModel, setting: Setting) -> None:
        label = word(setting.label)
        super().__init__(theme, model, label=label, hint=word(setting.hint))
        self._setting = setting
        self._taken: str | None = None
        self._field = FigureField(theme) if setting.is_figure else TextField(theme)
        if setting.is_figure:
            self._field.setFixedWidth(FIGURE_PX)
        else:
            self._field.setMaxLength(TEXT_CHARS_MAX)
        self._field.setAccessibleName(label)
        self._field.setAccessibleDescription(word(setting.hint))
        self.label.setBuddy(self._field)
        self._field.textEdited.connect(self._edit)
        self._field.editingFinished.connect(self.commit)
        self.finish(self._field, is_narrow=setting.is_figure)
        self.refresh()

    def refresh(self) -> None:
        """Show the kept value, unless another one is being typed; and why one was refused."""
        words = self.model.message_of(self._setting.name)
        if not self._field.isModified() and not words:
            self._field.setText(self.model.text_of(self._setting))
        self._field.show_wrong(is_wrong=bool(words))
        self.say(words, is_wrong=True)

    def first(self) -> QWidget:
        """The field."""
        return self._field

    def commit(self) -> bool:
        """Keep what is typed, once; False when it was refused just now."""
        text = self._field.text()
        if not self._field.isModified() or text == self._taken:
            return True
        # Asking for a PIN takes the keyboard away, which would ask again.
        self._taken = text
        self._field.setModified(False)
        self.model.take(self._setting, text)
        return not self.model.message_of(self._setting.name)

    def undo_typing(self) -> None:
        """Show the kept value again."""
        self._field.setModified(False)
        self._taken = None
        self._field.setText(self.model.text_of(self._setting))

    def _edit(self) -> None:
        self._taken = None


class DeedRow(SettingsRow):
    """A button, with a field before it where it needs a word."""

    def __init__(self, theme: Theme, model: SettingsModel, deed: Deed) -> None:
        super().__init__(theme, model, label=word(deed.label), hint=word(deed.hint))
        self._deed = deed
        control = QWidget()
        row = QHBoxLayout(control)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._field: TextField | None = None
        if deed.asks:
            self._field = TextField(theme, chars_max=40)
            self._field.setFixedWidth(CODE_PX)
            self._field.setAccessibleName(word(deed.asks))
            self._field.setPlaceholderText(word(deed.asks))
            row.addWidget(self._field)
        self._button = ActionButton(theme, word(deed.word), height_px=FIELD_HEIGHT_PX)
        self._button.setMinimumWidth(self._button.needed_width_px() + 16)
        self._button.setMaximumWidth(self._button.needed_width_px() + 60)
        self._button.clicked.connect(self._go)
        row.addWidget(self._button)
        row.addStretch(1)
        self.finish(control)
        self.refresh()

    def refresh(self) -> None:
        """Show what the deed says.

        While it goes on the button stays as it is, and does nothing: greyed it would lose the
        keyboard to the rail, where the next Enter leaves the screen.
        """
        name = self._deed.name
        self.say(self.model.message_of(name), is_wrong=self.model.is_wrong(name))

    def first(self) -> QWidget:
        """What is typed first, or the button."""
        return self._field or self._button

    def _go(self) -> None:
        self.model.do(self._deed.name, self._field.text() if self._field else "")


class FactRow(SettingsRow):
    """Something to know."""

    def __init__(self, theme: Theme, model: SettingsModel, fact: Fact) -> None:
        super().__init__(theme, model, label=word(fact.label), hint="")
        self._fact = fact
        self._text = Label(theme, "", font=theme.small_font_for("", LABEL_PX))
        self._text.setWordWrap(True)
        self.finish(self._text)
        self.refresh()

    def refresh(self) -> None:
        """Show it as it was read last."""
        text = self.model.fact(self._fact)
        self._text.setFont(self.theme.small_font_for(text, LABEL_PX, QFont.Weight.Medium))
        self._text.setText(text)
