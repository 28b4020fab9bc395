"""What people's programs ask of reports and get."""

from typing import Annotated, Literal

from msgspec import Meta, Struct, field
from pos_protocol.quantity import COVER_DAYS, LOOK_BACK_DAYS

from sync_server.http.rest.messages import LIMIT, LIMIT_MAX, Number
from sync_server.operations.reporting import rows

type Stores = Annotated[
    str, Meta(max_length=4000, pattern=r"^(all|[1-9][0-9]{0,14}(,[1-9][0-9]{0,14})*)$")
]
type Day = Annotated[str, Meta(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
type Days = Annotated[int, Meta(ge=1, le=3650)]


class NowQuery(Struct, frozen=True, kw_only=True):
    """Which stores: numbers with commas, or `all` where one may; the own one without it."""

    stores: Stores | None = None
    cursor: Annotated[str, Meta(max_length=400)] = ""
    limit: Annotated[int, Meta(ge=1, le=LIMIT_MAX)] = LIMIT
    store_id: Number | None = field(name="storeID", default=None)


class PeriodQuery(NowQuery, frozen=True, kw_only=True):
    """Which days, both included; the last thirty without them."""

    start: Day | None = field(name="from", default=None)
    end: Day | None = field(name="to", default=None)


class ProductsQuery(PeriodQuery, frozen=True, kw_only=True):
    """`order` by a figure gives the largest ones of one store, and no further page."""

    order: Literal["number", "net", "margin", "quantity"] = "number"


class CategoriesQuery(PeriodQuery, frozen=True, kw_only=True):
    """One row for each category of all the stores together, or of each store by itself."""

    by: Literal["category", "store"] = "category"


class TakingsQuery(PeriodQuery, frozen=True, kw_only=True):
    """One row for each what."""

    by: Literal["day", "month", "hour", "cashier"] = "day"


class MarginQuery(PeriodQuery, frozen=True, kw_only=True):
    """One row for each what."""

    by: Literal["day", "month"] = "day"


class TurnoverQuery(PeriodQuery, frozen=True, kw_only=True):
    """One row for each what."""

    by: Literal["store", "product"] = "store"


class ValueQuery(NowQuery, frozen=True, kw_only=True):
    """One row for each what."""

    by: Literal["store", "product"] = "store"


class DeadQuery(NowQuery, frozen=True, kw_only=True):
    """After how many days without coming in or being sold goods are dead."""

    days: Days = 90


class LowQuery(NowQuery, frozen=True, kw_only=True):
    """How many days tell the rate of sale, and for how many what is ordered should last."""

    days: Days = LOOK_BACK_DAYS
    lead_days: Days = COVER_DAYS


class ReportReply(Struct, frozen=True, kw_only=True):
    """A page of a report. `behind`: entries of the stores' feeds that are not in the sums yet.

    `from` is empty for a report of now; `stores` for all there are.
    """

    report: str
    start: str | None = field(name="from")
    end: str = field(name="to")
    stores: list[int] | None
    behind: int
    next_cursor: str | None


class StoresReport(ReportReply, frozen=True, kw_only=True):
    """What each store sold and earned."""

    items: list[rows.StoreRow]


class ProductsReport(ReportReply, frozen=True, kw_only=True):
    """What was sold of each product."""

    items: list[rows.ProductRow]


class CategoriesReport(ReportReply, frozen=True, kw_only=True):
    """What was sold in each category."""

    items: list[rows.CategoryRow]


class TakingsReport(ReportReply, frozen=True, kw_only=True):
    """Takings by day, month, hour or cashier."""

    items: list[rows.TakingsRow]


class TendersReport(ReportReply, frozen=True, kw_only=True):
    """Money by kind."""

    items: list[rows.TenderRow]


class MarginReport(ReportReply, frozen=True, kw_only=True):
    """Revenue and its cost."""

    items: list[rows.MarginRow]


class TurnoverReport(ReportReply, frozen=True, kw_only=True):
    """How often the stock was sold."""

    items: list[rows.TurnoverRow]


class VendorsReport(ReportReply, frozen=True, kw_only=True):
    """What vendors delivered."""

    items: list[rows.VendorRow]


class ShrinkageReport(ReportReply, frozen=True, kw_only=True):
    """What left without a sale."""

    items: list[rows.ShrinkageRow]


class ValueReport(ReportReply, frozen=True, kw_only=True):
    """What the stock is worth."""

    items: list[rows.ValueRow]


class DeadReport(ReportReply, frozen=True, kw_only=True):
    """Goods that nobody buys."""

    items: list[rows.DeadRow]


class LowReport(ReportReply, frozen=True, kw_only=True):
    """Goods that run out."""

    items: list[rows.LowRow]


class KhataReport(ReportReply, frozen=True, kw_only=True):
    """What customers owe."""

    items: list[rows.KhataRow]
