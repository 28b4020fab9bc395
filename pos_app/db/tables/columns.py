"""What the tables of the till are made from: columns, options, and the one list of tables."""

from typing import Any

from sqlalchemy import Column, Integer, LargeBinary, MetaData, Text

metadata = MetaData()

KEYED: dict[str, Any] = {"sqlite_strict": True, "sqlite_with_rowid": False}
NUMBERED: dict[str, Any] = {"sqlite_strict": True}


def whole(name: str, *, default: str | None = "0") -> Column[int]:
    """A whole number; None as its default means that it must be given."""
    return Column(name, Integer, nullable=False, server_default=default)


def text(name: str, *, default: str | None = "") -> Column[str]:
    """Words; None as their default means that they must be given."""
    return Column(name, Text, nullable=False, server_default=default)


def raw(name: str) -> Column[bytes]:
    """Bytes that must be given."""
    return Column(name, LargeBinary, nullable=False)
