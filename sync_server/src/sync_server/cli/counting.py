"""Numbers with their nouns, as English has them."""


def counted(count: int, one: str, many: str = "") -> str:
    """`1 event`, `2 events`; `many` where no s does."""
    return f"{count} {one if count == 1 else many or one + 's'}"
