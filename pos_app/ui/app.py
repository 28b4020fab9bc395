"""The application: fonts, Fusion, palette, the small style sheet, and words in its language."""

from __future__ import annotations

import string
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, Qt, QTranslator
from PySide6.QtGui import QColor, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from pos_app.ui.tokens import LABEL_PX, Tokens
from pos_app.ui.widgets.theme import Theme, Writing

if TYPE_CHECKING:
    from pos_app.viewmodels.shell import ShellModel

LANGUAGES = ("en", "ur", "hi")


class TillApplication(QApplication):
    """One window's application; `theme` is what its widgets draw with."""

    def __init__(
        self,
        arguments: list[str],
        *,
        resources: Path,
        language: str,
        look: str,
        zoom_percent: int = 100,
    ) -> None:
        """`language` is en, ur or hi; `look` is auto, light or dark.

        `zoom_percent` only says what `zoom` made Qt draw by.
        """
        QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
            Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
        )
        # By name among the arguments: `setStyle` makes PySide load all that a QStyle can be asked.
        super().__init__([*arguments, "-style", "Fusion"])
        self.setApplicationName("Kiryana")
        self.setDesktopFileName("kiryana-till")
        self.zoom_percent = zoom_percent
        self._resources = resources
        self._look = look
        self._translators: list[QTranslator] = []
        for font in sorted((resources / "fonts").glob("*.ttf")):
            QFontDatabase.addApplicationFont(str(font))
        self.theme = Theme(resources, language=language, dark=self._wants_dark())
        self.set_language(language)
        self.apply_theme()
        # Before any widget hears of it: a new style sheet gives labels the palettes of before back.
        self.theme.changed.connect(self.apply_theme)
        self.styleHints().colorSchemeChanged.connect(self._follow_scheme)

    @property
    def is_in_field(self) -> bool:
        """Whether somebody types into a field of text."""
        return isinstance(self.focusWidget(), QLineEdit)

    def set_language(self, language: str) -> None:
        """Speak another language; windows must be built anew to show it."""
        for old in self._translators:
            self.removeTranslator(old)
            old.deleteLater()
        own = QTranslator(self)
        own.load(str(self._resources / "translations" / f"till_{language}.qm"))
        qt = QTranslator(self)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        qt.load(QLocale(language), "qtbase", "_", folder)
        self._translators = [qt, own]
        for translator in self._translators:
            self.installTranslator(translator)
        mirrored = Qt.LayoutDirection.RightToLeft
        straight = Qt.LayoutDirection.LeftToRight
        self.setLayoutDirection(mirrored if language == "ur" else straight)
        self.theme.language = language
        self.setFont(self.theme.text_font(LABEL_PX))

    def set_writing(self, writing: Writing) -> None:
        """Take another text size, other digits, or no Nastaliq; windows must be built anew."""
        self.theme.writing = writing
        self.setFont(self.theme.text_font(LABEL_PX))

    def set_look(self, look: str) -> None:
        """Take the light or dark colours, or follow the system with `auto`."""
        self._look = look
        self.theme.set_dark(self._wants_dark())

    def apply_theme(self) -> None:
        """Give Qt's own parts the colours of the theme; every widget is painted again."""
        tokens = self.theme.tokens
        self.setPalette(palette_of(tokens))
        sheet = (self._resources / "style" / "till.qss").read_text(encoding="utf-8")
        self.setStyleSheet(string.Template(sheet).substitute(tokens.by_name()))

    def _wants_dark(self) -> bool:
        if self._look == "auto":
            return self.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self._look == "dark"

    def _follow_scheme(self) -> None:
        """Take the system's new scheme when the look is automatic."""
        if self._look == "auto":
            self.set_look("auto")


def load_for_lines() -> None:
    """Load what the first line of a bill needs: PySide makes all names of a class at once, 7 ms."""
    from PySide6.QtGui import QAccessible  # noqa: F401, PLC0415 - as said above
    from PySide6.QtWidgets import QStyle  # noqa: F401, PLC0415 - as said above


def fill_screen(window: QWidget) -> None:
    """Give a window that is shown next the whole screen: the PC stands there for the till.

    The size is said as well, for where no window manager runs that would make it that large.
    """
    area = window.screen().availableGeometry()
    window.move(area.topLeft())
    window.resize(area.size())
    window.setWindowState(window.windowState() | Qt.WindowState.WindowMaximized)


def bring_to_front(window: QWidget) -> None:
    """Show a window and let it have the keyboard.

    Where no window manager runs, as on a PC that is only a till, nobody else gives it; and not
    every desktop does because the window before it goes.
    """
    window.show()
    window.activateWindow()


def open_file(shell: ShellModel, path: str) -> None:
    """Let the computer's own program show a file; the shell says so where there is none."""
    from PySide6.QtCore import QUrl  # noqa: PLC0415 - the window is shown before a file is
    from PySide6.QtGui import QDesktopServices  # noqa: PLC0415 - as QUrl

    if not QDesktopServices.openUrl(QUrl.fromLocalFile(path)):
        shell.tell_unopened()


def palette_of(tokens: Tokens) -> QPalette:
    """Qt's palette in the colours of a theme."""
    palette = QPalette()
    role = QPalette.ColorRole
    for name, colour in (
        (role.Window, tokens.canvas),
        (role.WindowText, tokens.text),
        (role.Base, tokens.surface),
        (role.AlternateBase, tokens.sunken),
        (role.Text, tokens.text),
        (role.PlaceholderText, tokens.text3),
        (role.Button, tokens.surface),
        (role.ButtonText, tokens.text),
        (role.Highlight, tokens.brand),
        (role.HighlightedText, tokens.on_brand),
        (role.ToolTipBase, tokens.toast),
        (role.ToolTipText, tokens.toast_text),
        (role.Link, tokens.info),
    ):
        palette.setColor(name, QColor(colour))
    return palette
