"""What the file itself adds up to: pandas alone, sharing no code with the tills or the reader."""

import pandas as pd
from msgspec import Struct

from bench.replay.baskets import Choice, panel_file


class Sums(Struct, frozen=True, kw_only=True):
    """One store by the file: pieces sold less pieces returned by product, paisa taken by day."""

    sold: dict[int, int]
    takings: dict[str, int]


def sums_of(choice: Choice) -> dict[int, Sums]:
    """The sums of the chosen part, by store."""
    lines = _lines(choice)
    chosen = (
        lines.groupby("store_id")
        .size()
        .rename("n")
        .reset_index()
        .assign(text=lambda frame: frame.store_id.astype(str))
        .sort_values(["n", "text"], ascending=[False, True])
        .head(choice.stores)
        .store_id
    )
    kinds = pd.read_parquet(panel_file("products"), columns=["product_id", "product_type"])
    fuel = kinds[kinds.product_type.fillna("").str.contains("GASOLINE")].product_id
    goods = lines[
        lines.store_id.isin(chosen) & ~lines.product_id.isin(fuel) & (lines.quantity != 0)
    ].copy()
    local = goods.transaction_timestamp.dt.tz_localize("UTC").dt.tz_convert("America/New_York")
    goods["day"] = local.dt.strftime("%Y-%m-%d")
    # What was paid has the sign of the goods: a return pays out.
    goods["paisa"] = (goods.sales_value * 100).round().astype("int64")
    return {
        int(store_id): Sums(
            sold={int(n): int(q) for n, q in part.groupby("product_id").quantity.sum().items()},
            takings={str(day): int(p) for day, p in part.groupby("day").paisa.sum().items()},
        )
        for store_id, part in goods.groupby("store_id")
    }


def _lines(choice: Choice) -> pd.DataFrame:
    if choice.path is not None and choice.path.suffix == ".csv":
        return pd.read_csv(choice.path, parse_dates=["transaction_timestamp"])
    lines = pd.read_parquet(choice.path or panel_file("transactions"))
    if choice.path is not None:
        return lines
    first, end = (pd.Timestamp(at).tz_localize(None) for at in (choice.start, choice.end))
    times = lines.transaction_timestamp
    return lines[(times >= first) & (times < end)]
