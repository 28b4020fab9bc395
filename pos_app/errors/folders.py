"""Errors about files, folders and the stores in them."""

from pos_app.errors.families import CashierError, OutsideError


class FileRefused(CashierError):
    """A file that cannot be used: `problem` says why, in words."""

    words = "{path}: {problem}."


class SettingsRefused(CashierError):
    """settings.toml or the environment holds something unknown."""

    words = "{where}: {problem}."


class StoreExists(CashierError):
    """The folder holds a store already."""

    words = (
        "{path} holds store {store_id} already and is ready for work."
        " For another till choose another folder."
    )


class NotEnrolled(CashierError):
    """The folder holds no store, or the store has no server."""

    words = "There is no store in {path} yet. Run 'init' for a new one or 'enrol' to join one."


class FolderNotUsable(OutsideError):
    """The data folder cannot be read or written."""

    words = "{path} cannot be used: {problem}. Check the folder's rights and the disk."


class FolderInUse(OutsideError):
    """Another window has this folder open."""

    words = "Another window is already open on {path}."
