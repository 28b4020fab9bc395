"""The commands of the till that need no screen; never imports Qt."""

from pos_app.cli.program import names_command, run

__all__ = ["names_command", "run"]
