"""A moment as people write it."""

from datetime import datetime

from pos_app.errors import PastUnknown

_EPOCH = datetime.fromisoformat("1970-01-01T00:00:00+00:00")


def read_moment(text: str, *, zone: str) -> int:
    """Milliseconds since 1970 of an ISO 8601 moment; without an offset it is in `zone` (+05:00).

    A date alone is its first moment. Raises PastUnknown.
    """
    try:
        moment = datetime.fromisoformat(text.strip())
        if moment.tzinfo is None:
            moment = datetime.fromisoformat(f"{moment.isoformat()}{zone}")
        return round((moment - _EPOCH).total_seconds() * 1000)
    except (ValueError, OverflowError) as error:
        raise PastUnknown(asked=text[:40]) from error
