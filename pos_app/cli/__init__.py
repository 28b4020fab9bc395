"""The commands of the till that need no screen; never imports Qt."""

from pos_app.cli.program import check_usage, names_command, run

__all__ = ["check_usage", "names_command", "run"]
