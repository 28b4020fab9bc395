"""What is asked of a stream of live events, and what stands in it."""

from typing import Annotated

from msgspec import Meta, Struct, field

from sync_server.http.rest.messages import Number
from sync_server.http.rest.reports.messages import Stores

SECONDS_MAX = 3600


class LiveQuery(Struct, frozen=True, kw_only=True):
    """Which stores: numbers with commas, or `all` where one may; and for how many seconds."""

    stores: Stores | None = None
    seconds: Annotated[int, Meta(ge=0, le=SECONDS_MAX)] = SECONDS_MAX
    store_id: Number | None = field(name="storeID", default=None)


class LiveHint(Struct, frozen=True, kw_only=True):
    """What `moved` says: a store's feed stands at `position` now."""

    store_id: int
    position: int
