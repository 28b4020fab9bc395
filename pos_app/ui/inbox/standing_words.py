"""How the till stands with its server, in words: heading, sentence and pill of the sync page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from pos_app.ui.widgets.pill import Tone
from pos_app.viewmodels.figures import format_count, isolated
from pos_app.viewmodels.shell import SyncState

if TYPE_CHECKING:
    from pos_app.viewmodels.inbox import SyncView


def title_of(view: SyncView) -> str:
    """What is to be decided, else the state, as a heading."""
    if view.prices:
        return QCoreApplication.translate("SyncScreen", "To decide: {count}").format(
            count=isolated(format_count(view.prices))
        )
    return {
        SyncState.LOCAL: QCoreApplication.translate("SyncScreen", "This till works alone"),
        SyncState.SYNCED: QCoreApplication.translate("SyncScreen", "Everything is with the server"),
        SyncState.WAITING: QCoreApplication.translate(
            "SyncScreen", "Some records are on their way"
        ),
        SyncState.OFFLINE: QCoreApplication.translate("SyncScreen", "Offline, and selling goes on"),
        SyncState.ATTENTION: QCoreApplication.translate(
            "SyncScreen", "A manager should look at this"
        ),
    }[view.state]


def words_of(view: SyncView) -> str:
    """What the state means and what to do, in one line."""
    is_calm = view.state in {SyncState.SYNCED, SyncState.WAITING}
    if is_calm and (view.prices or view.cases):
        return QCoreApplication.translate(
            "SyncScreen", "The till syncs by itself. What this page asks waits for you."
        )
    return {
        SyncState.LOCAL: QCoreApplication.translate(
            "SyncScreen",
            "Every bill is safe on this computer. Join a server to have a copy elsewhere.",
        ),
        SyncState.SYNCED: QCoreApplication.translate(
            "SyncScreen", "Nothing to do. The till syncs by itself."
        ),
        SyncState.WAITING: QCoreApplication.translate(
            "SyncScreen", "Nothing to do. They go out with the next round."
        ),
        SyncState.OFFLINE: QCoreApplication.translate(
            "SyncScreen",
            "Every bill is safe here. The till sends them by itself once the server answers.",
        ),
        SyncState.ATTENTION: QCoreApplication.translate(
            "SyncScreen", "The server holds some records until a manager decides. Nothing is lost."
        ),
    }[view.state]


def pill_of(view: SyncView) -> tuple[str, str, Tone]:
    """Icon, word and tone of the state."""
    if view.is_running:
        return "refresh-cw", QCoreApplication.translate("SyncScreen", "Syncing"), Tone.NOTE
    return {
        SyncState.LOCAL: (
            "database",
            QCoreApplication.translate("SyncScreen", "No server"),
            Tone.PLAIN,
        ),
        SyncState.SYNCED: (
            "cloud-check",
            QCoreApplication.translate("SyncScreen", "Synced"),
            Tone.GOOD,
        ),
        SyncState.WAITING: (
            "cloud",
            QCoreApplication.translate("SyncScreen", "Connected"),
            Tone.GOOD,
        ),
        SyncState.OFFLINE: (
            "cloud-off",
            QCoreApplication.translate("SyncScreen", "Offline"),
            Tone.WARN,
        ),
        SyncState.ATTENTION: (
            "cloud-alert",
            QCoreApplication.translate("SyncScreen", "Attention"),
            Tone.BAD,
        ),
    }[view.state]
