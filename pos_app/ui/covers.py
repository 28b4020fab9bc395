"""What may lie over the whole window: loaded when it is first wanted, and asked before a screen."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from pos_app.ui.frame.approval import ApprovalCover
    from pos_app.ui.frame.cover import Cover
    from pos_app.ui.frame.explain import ExplainCover
    from pos_app.ui.frame.help import HelpOverlay
    from pos_app.ui.key_map import Binding, ScreenName
    from pos_app.ui.login.screen import LoginCover
    from pos_app.ui.paper.pages_cover import PagesCover
    from pos_app.ui.widgets.theme import Theme
    from pos_app.viewmodels.models import Models
    from pos_app.viewmodels.paper.pages import PagesModel, Ways
    from pos_app.viewmodels.people.approval import Question


class Help:
    """The list of keys over one window."""

    def __init__(self, theme: Theme, over: QWidget) -> None:
        self._theme, self._over = theme, over

    @property
    def is_shown(self) -> bool:
        """Whether it lies over the window now."""
        return "_overlay" in vars(self) and self._overlay.isVisible()

    def hide(self) -> None:
        """Take it away, if it is there."""
        if self.is_shown:
            self._overlay.hide()

    def toggle(
        self, bindings: Sequence[Binding], screens: Sequence[tuple[str, str]], *, on: ScreenName
    ) -> None:
        """Show the keys of now on a screen, or take them away."""
        if self.is_shown:
            self._overlay.hide()
        else:
            self._overlay.show_bindings(bindings, screens, on=on)

    @cached_property
    def _overlay(self) -> HelpOverlay:
        from pos_app.ui.frame.help import HelpOverlay  # noqa: PLC0415 - as said above

        return HelpOverlay(self._theme, self._over)


class Covers(QObject):
    """The covers of one window; `shown` is the one that has the keyboard now.

    `passed` is a scan that a cover let through.
    """

    passed = Signal(str)

    def __init__(self, theme: Theme, over: QWidget, models: Models) -> None:
        super().__init__(over)
        self._theme, self._over, self._models = theme, over, models
        models.desk.approver.asked.connect(self._ask)
        models.desk.shell.pages_asked.connect(self._ask_pages)
        models.page_ways = models.page_ways or self._page_ways
        models.login.changed.connect(self._show_login)
        if models.login.is_locked:
            self._show_login()

    @property
    def shown(self) -> Cover | None:
        """What lies over the window now, or None."""
        for name in ("_login", "_approval", "_pages", "_explaining"):
            cover: Cover | None = vars(self).get(name)
            if cover is not None and not cover.isHidden():
                return cover
        return None

    @cached_property
    def _approval(self) -> ApprovalCover:
        """Who allows it."""
        from pos_app.ui.frame.approval import ApprovalCover  # noqa: PLC0415 - as said above

        return ApprovalCover(self._theme, self._over, self._models.desk.approver)

    @cached_property
    def _login(self) -> LoginCover:
        """Who works here."""
        from pos_app.ui.login.screen import LoginCover  # noqa: PLC0415 - as said above

        models = self._models
        return LoginCover(self._theme, self._over, login=models.login, shell=models.shell)

    @cached_property
    def _explaining(self) -> ExplainCover:
        """Why a stock is what it is."""
        from pos_app.ui.frame.explain import ExplainCover  # noqa: PLC0415 - as said above

        cover = ExplainCover(self._theme, self._over, self._models.explaining)
        cover.passed.connect(self.passed)
        return cover

    @cached_property
    def _pages(self) -> PagesCover:
        """Where pages go."""
        from pos_app.ui.paper.pages_cover import PagesCover  # noqa: PLC0415 - as said above

        return PagesCover(self._theme, self._over)

    def _page_ways(self) -> Ways:
        """How pages come onto paper."""
        from pos_app.ui.paper.page_printing import PageWays  # noqa: PLC0415 - as said above

        return PageWays(self._theme)

    def explain(self, product_id: int | None) -> None:
        """Show how a product's stock came about."""
        if self._models.explaining.ask(product_id):
            self._explaining.open()

    def _show_login(self) -> None:
        self._login.refresh()

    def _ask_pages(self, model: PagesModel) -> None:
        self._pages.ask(model)

    def _ask(self, question: Question) -> None:
        self._approval.ask(question)
