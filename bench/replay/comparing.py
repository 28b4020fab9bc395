"""The one question at the end: do every till, the server and the file say the same."""

from collections.abc import Mapping

from msgspec import Struct
from pos_protocol.money import money_text

from bench.replay.shops import Figures
from bench.replay.sums import Sums

DIFFERENCES_SHOWN = 5


class StoreResult(Struct, frozen=True, kw_only=True):
    """One store's outcome; `differences` is empty when all agree."""

    store_id: int
    baskets: int
    lines: int
    products: int
    takings_paisa: int
    pieces_left: int
    differences: tuple[str, ...]


def expected(sums: Sums, opening: Mapping[int, int]) -> Figures:
    """Where a store must stand: opening stock less what the file sold, and the file's takings."""
    stock = {
        number: (pieces - sums.sold.get(number, 0)) * 1000 for number, pieces in opening.items()
    }
    return Figures(stock=stock, takings=sums.takings)


def differences(wanted: Figures, found: Mapping[str, Figures]) -> tuple[str, ...]:
    """Every product and every day on which somebody says something else than the file."""
    said: list[str] = []
    for who, figures in found.items():
        for what, want, have in (
            ("stock of", wanted.stock, figures.stock),
            ("takings of", wanted.takings, figures.takings),
        ):
            said += [
                f"{who}: {what} {key} is {have.get(key)}, not {want.get(key)}"
                for key in sorted({*want, *have}, key=str)
                if want.get(key) != have.get(key)
            ]
    return tuple(said)


def table(results: list[StoreResult]) -> str:
    """The outcome as a table, with the first differences of each store below it."""
    lines = [
        "| store | baskets | lines | products | takings | pieces left | equal everywhere |",
        "|-------|---------|-------|----------|---------|-------------|------------------|",
    ]
    for each in results:
        equal = "yes" if not each.differences else f"NO: {len(each.differences)} differences"
        lines.append(
            f"| {each.store_id} | {each.baskets} | {each.lines} | {each.products}"
            f" | {money_text(each.takings_paisa)} | {each.pieces_left} | {equal} |"
        )
    for each in results:
        lines += [f"store {each.store_id}: {said}" for said in each.differences[:DIFFERENCES_SHOWN]]
    return "\n".join(lines)
