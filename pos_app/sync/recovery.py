"""What heals a till whose history is not the server's: after a restored backup or a copied folder.

Nothing is taken back and nothing is thrown away. What survives on this disk goes up byte for byte,
what survives at the server comes down with the feed, each matched by its id.
"""

from random import Random

from pos_protocol.events import EpochOpened
from pos_protocol.sync import EpochReply, EpochRequest, SyncApi, Tip

from pos_app.clock import Clock
from pos_app.db import cursors, event_log, rewind
from pos_app.db.cursors import TillState
from pos_app.db.database import Database
from pos_app.db.event_log import Writer

ACTOR = "sync"
"""Who opens an epoch: nobody at the counter."""


def open_epoch(
    db: Database, api: SyncApi, clock: Clock, *, till: TillState, reason: str
) -> TillState | None:
    """Begin a new epoch on the server's word, as seen from `till`; gives the till as it then is.

    What was not answered yet stays in the outbox, before the epoch's first event. None when
    somebody sold while the request was on its way: then nothing was changed, and the next round
    asks anew. Raises what SyncApi.open_epoch raises.
    """
    reply = api.open_epoch(
        EpochRequest(
            store=till.store_id,
            till=till.till_id,
            old_epoch=till.epoch,
            tip=Tip(till_seq=till.till_seq, hash=till.tip_hash.hex()),
            reason=reason,
            lease=till.lease,
        )
    )
    with db.write() as tx:
        now = cursors.state(tx)
        if (now.epoch, now.tip_hash) != (till.epoch, till.tip_hash):
            return None
        cursors.open_epoch(tx, reply, reason=reason)
        rewind.hand_up_copies(tx)
        opened = EpochOpened(
            parent_epoch=till.epoch,
            parent_till_seq=till.till_seq,
            parent_hash=till.tip_hash.hex(),
            reason=reason,
        )
        event_log.append(tx, [opened], by=_writer(clock, till, reply))
        return cursors.state(tx)


def _writer(clock: Clock, till: TillState, reply: EpochReply) -> Writer:
    """The nonce is the server's chance; the clocks tell two copies of one folder apart."""
    seed = f"{reply.server_nonce}|{till.tip_hash.hex()}|{clock.boot()}|{clock.mono_ms()}"
    return Writer(actor=ACTOR, clock=clock, rng=Random(seed))
