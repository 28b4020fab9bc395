"""Making a store without a server, and opening a till's folder for work."""

from collections.abc import Callable
from pathlib import Path
from random import Random
from uuid import UUID

from pos_protocol.money import CURRENCIES

from pos_app.clock import Clock
from pos_app.db import cursors, rebuild
from pos_app.db.database import Database
from pos_app.devices.till_key import (
    KeyMissingError,
    KeyUnreadableError,
    Signer,
    TillKeyKeeper,
)
from pos_app.domain.barcode import BarcodeRules, LabelTemplate
from pos_app.domain.product import checked_name
from pos_app.errors import DatabaseDamaged, SettingsRefused, StoreExists, UpdateNeeded
from pos_app.operations.context import TillContext, TillIdentity
from pos_app.settings import Settings, load_settings

FIRST_TILL_NO = 1
FIRST_EPOCH = 1
OWNER = "owner"
"""Who acts in a store without users."""


def create_store(
    data_dir: Path, *, store_id: int, name: str, currency: str = "PKR", rng: Random
) -> None:
    """Make a store without any server in a folder: one till, number 1, with an empty catalogue.

    Raises StoreExists, NameRefused, SettingsRefused (store number or currency), FolderNotUsable.
    """
    kept = checked_name(name, field="store name")
    if not 1 <= store_id <= 2**53:
        raise SettingsRefused(where="store-id", problem=f"give a number from 1 to {2**53}")
    if currency not in CURRENCIES:
        raise SettingsRefused(where="currency", problem=f"use one of {', '.join(CURRENCIES)}")
    settings = load_settings(data_dir)
    db = Database.create(settings.database)
    try:
        with db.write() as tx:
            if cursors.exists(tx):
                raise StoreExists(path=data_dir, store_id=cursors.state(tx).store_id)
            till = cursors.NewTill(
                store_id=store_id,
                store_name=kept,
                currency=currency,
                till_id=UUID(int=rng.getrandbits(128), version=4),
                till_no=FIRST_TILL_NO,
                epoch=FIRST_EPOCH,
            )
            cursors.begin(tx, till)
    finally:
        db.close()


def open_till(
    settings: Settings,
    clock: Clock,
    rng: Random,
    *,
    actor: str = OWNER,
    as_it_is: bool = False,
    at_rest: bool = False,
) -> TillContext:
    """Open a till's folder for work.

    Projections are rebuilt first after an update of the program, and when it can read what an older
    one could not. That takes minutes for years of sales: `as_it_is` raises UpdateNeeded instead.
    `at_rest`: where nothing can be written, for reading only; then too.

    Raises NotEnrolled when there is no store in it, and what `Database.open` raises.
    """
    path = settings.database
    db = Database.open_at_rest(path) if at_rest else Database.open(path, as_it_is=as_it_is)
    try:
        with db.read() as tx:
            state = cursors.state(tx)
            if (as_it_is or at_rest) and rebuild.became_known(tx):
                raise UpdateNeeded(path=db.path)
        rebuild.catch_up(db)
        if state.currency not in CURRENCIES:
            raise DatabaseDamaged(path=db.path, problem=f"no currency is called {state.currency}")
        identity = TillIdentity(
            store_id=state.store_id,
            store_name=state.store_name,
            currency=state.currency,
            till_id=state.till_id,
            till_no=state.till_no,
        )
        return TillContext(
            db=db,
            clock=clock,
            rng=rng,
            identity=identity,
            actor=actor,
            settings=settings,
            barcode_rules=barcode_rules(settings, state.currency),
            signer=_signer(settings, state),
        )
    except BaseException:
        db.close()
        raise


def _signer(settings: Settings, state: cursors.TillState) -> Callable[[], Signer | None]:
    """Gets the key when it is first needed; a till whose key is lost goes on without signing."""
    keeper = TillKeyKeeper(settings.data_dir)
    found: list[Signer | None] = []

    def get() -> Signer | None:
        if not found and state.key_id is not None:
            try:
                found.append(keeper.load(str(state.till_id), key_id=state.key_id))
            except (KeyMissingError, KeyUnreadableError):
                found.append(None)
        return found[0] if found else None

    return get


def _label(text: str) -> LabelTemplate:
    """A label's layout as it stands in the settings. Raises ValueError."""
    pattern, _, step = text.partition("*")
    return LabelTemplate(pattern=pattern, step=int(step or "1"))


def barcode_rules(settings: Settings, currency: str) -> BarcodeRules:
    """The store's own scale labels and the number of its currency (ISO 4217).

    Raises SettingsRefused for a label's layout that cannot be one.
    """
    try:
        return BarcodeRules(
            templates=(
                LabelTemplate(pattern=settings.weight_label),
                LabelTemplate(pattern=settings.price_label, step=settings.price_label_step_paisa),
                *map(_label, settings.labels),
            ),
            separators=settings.separator_marks,
            currency_number={"PKR": "586", "INR": "356"}[currency],
        )
    except ValueError as error:
        raise SettingsRefused(where="settings.toml", problem=str(error)) from error
