"""What every operation needs, built once and passed on."""

from collections.abc import Callable
from datetime import date
from random import Random
from uuid import UUID

import msgspec

from pos_app.clock import Clock, local_day
from pos_app.db.database import Database
from pos_app.db.event_log import Signer, Writer
from pos_app.db.queries import rules as rule_queries
from pos_app.domain.barcode import BarcodeRules
from pos_app.domain.people import APPROVED, Right, Role, may, require
from pos_app.domain.rules import StoreRules
from pos_app.settings import Settings


class TillIdentity(msgspec.Struct, frozen=True, kw_only=True):
    """Who this till is; its epoch may move on, so the log takes that from the database."""

    store_id: int
    store_name: str
    currency: str
    till_id: UUID
    till_no: int


class TillContext(msgspec.Struct, frozen=True, kw_only=True):
    """One till, open for work by one person, on one thread."""

    db: Database
    clock: Clock
    rng: Random
    identity: TillIdentity
    actor: str
    settings: Settings
    barcode_rules: BarcodeRules
    role: Role = Role.OWNER
    granted: frozenset[Right] = frozenset()
    signer: Callable[[], Signer | None] = lambda: None
    """Gets the till's key out of its keyring; None where there is no server, or no key any more."""

    def may(self, right: Right) -> bool:
        """Whether whoever works here may do that, by role or by approval."""
        return may(self.role, right, granted=self.granted)

    def need(self, right: Right) -> None:
        """Raise ApprovalNeeded unless whoever works here may do that, by role or by approval."""
        require(self.role, right, granted=self.granted)

    @property
    def person(self) -> str:
        """Who works here, without who allowed something."""
        return self.actor.partition(APPROVED)[0]

    @property
    def writer(self) -> Writer:
        """What the log asks of its caller."""
        return Writer(actor=self.actor, clock=self.clock, rng=self.rng)

    def signing_writer(self) -> Writer:
        """The same, signing. Ask before a transaction begins: a keyring may take its time."""
        return msgspec.structs.replace(self.writer, signer=self.signer())

    def rules(self) -> StoreRules:
        """What the whole store decided; its settings.toml rounds where the store says nothing."""
        default = StoreRules(rounding_paisa=self.settings.rounding_paisa)
        with self.db.read() as tx:
            return rule_queries.read(tx, default=default)

    def letterhead(self) -> tuple[str, tuple[str, ...]]:
        """The store's name, and its address and phone below it, as they stand on paper."""
        rules = self.rules()
        below = tuple(filter(None, (rules.receipt_address, rules.receipt_phone)))
        return rules.receipt_name or self.identity.store_name, below

    @property
    def lang(self) -> str:
        """The language in which names go onto a bill."""
        return self.settings.lang

    def today(self) -> date:
        """The day at the till, by its own clock: for what is typed and shown, never for order."""
        return date.fromisoformat(local_day(self.clock.wall_ms(), self.clock.zone()))

    def close(self) -> None:
        """Close the database."""
        self.db.close()
