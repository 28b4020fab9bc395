"""Pictures of goods: small files in the till's folder, one for each product, of this till alone."""

import contextlib
from pathlib import Path

from pos_app.domain.people import Right
from pos_app.errors import FolderNotUsable
from pos_app.operations.context import TillContext

FOLDER = "pictures"


def picture_path(till: TillContext, product_id: int) -> Path | None:
    """Where a product's picture lies; None where it has none."""
    path = _path(till, product_id)
    return path if path.is_file() else None


def read_picture(till: TillContext, product_id: int) -> bytes | None:
    """A product's picture as it lies there, a JPEG; None where it has none, or none to be read."""
    try:
        return _path(till, product_id).read_bytes()
    except OSError:
        return None


def set_picture(till: TillContext, product_id: int, picture: bytes | None) -> None:
    """Keep a product's picture, or take it away; whoever looks meanwhile sees a whole one.

    Raises ApprovalNeeded and FolderNotUsable: then it is as it was.
    """
    till.need(Right.EDIT_CATALOGUE)
    path = _path(till, product_id)
    fresh = path.with_suffix(".part")
    try:
        if picture is None:
            path.unlink(missing_ok=True)
            return
        path.parent.mkdir(exist_ok=True)
        fresh.write_bytes(picture)
        fresh.replace(path)
    except OSError as error:
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise FolderNotUsable(path=path.parent, problem=error.strerror or str(error)) from error


def _path(till: TillContext, product_id: int) -> Path:
    return till.settings.data_dir / FOLDER / f"{product_id}.jpg"
