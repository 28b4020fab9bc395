"""A moment as people write it, and as the calendar has it."""

from datetime import UTC, datetime, timedelta

from pos_app.errors import PastUnknown

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def utc_moment(time_ms: int) -> datetime:
    """A time in ms since 1970 in UTC; one that no calendar has is the beginning of 1970.

    What a foreign till or a file wrote must not stop this one: its event stays as it is for ever.
    """
    try:
        return EPOCH + timedelta(milliseconds=time_ms)
    except OverflowError:
        return EPOCH


def is_in_calendar(time_ms: int) -> bool:
    """Whether any calendar has a time in ms since 1970."""
    return time_ms == 0 or utc_moment(time_ms) != EPOCH


def read_moment(text: str, *, zone: str) -> int:
    """Milliseconds since 1970 of an ISO 8601 moment; without an offset it is in `zone` (+05:00).

    A date alone is its first moment. Raises PastUnknown.
    """
    try:
        moment = datetime.fromisoformat(text.strip())
        if moment.tzinfo is None:
            moment = datetime.fromisoformat(f"{moment.isoformat()}{zone}")
        return round((moment - EPOCH).total_seconds() * 1000)
    except (ValueError, OverflowError) as error:
        raise PastUnknown(asked=text[:40]) from error
