"""Webhooks: who wants to be told of what, and how they know that it is us."""

from pos_protocol.events import EVENT_KINDS

from sync_server.db.audit import entries
from sync_server.db.audit.entries import AuditDeed
from sync_server.db.database import Tx
from sync_server.db.queue import alerts, webhooks
from sync_server.db.queue.webhooks import Webhook
from sync_server.errors import RefusedError, ServerCode
from sync_server.http.rest.call import Answer, Call
from sync_server.http.rest.jobs import NUMBER_BITS
from sync_server.http.rest.products import REPLAYED
from sync_server.http.rest.queue_messages import (
    WebhookBody,
    WebhookPage,
    WebhookRemoved,
    webhook_reply,
)
from sync_server.http.state import ServerState
from sync_server.operations.commands import Office, Outcome, carry_out
from sync_server.operations.outgoing.signing import secret_of, secret_text
from sync_server.operations.outgoing.targets import check_url

WEBHOOKS_MAX = 20
KINDS = frozenset({"*", f"alert.{alerts.LOW}", f"alert.{alerts.NEGATIVE}", *EVENT_KINDS})


def add_webhook(state: ServerState, call: Call) -> Answer:
    """Have messages sent to an address; the reply holds the secret that signs them."""
    body: WebhookBody = call.request
    check_url(body.url, state.webhook_networks)
    strange = sorted(set(body.kinds) - KINDS)
    if strange:
        raise RefusedError(
            ServerCode.WEBHOOK_REFUSED,
            f"kinds: {strange[0]!r} is none of {', '.join(sorted(KINDS))}",
        )

    def work(office: Office) -> Outcome[Webhook]:
        if len(webhooks.all_of(office.tx, office.store_id)) >= WEBHOOKS_MAX:
            raise RefusedError(
                ServerCode.WEBHOOK_REFUSED, f"a store has at most {WEBHOOKS_MAX} webhooks"
            )
        webhook = Webhook(
            webhook_id=office.rng.getrandbits(NUMBER_BITS) + 1,
            url=body.url,
            kinds=tuple(dict.fromkeys(body.kinds)),
            made_by=office.actor,
            created_ms=office.now_ms,
        )
        webhooks.add(office.tx, office.store_id, webhook)
        goes = entries.print_of(webhook.url, *webhook.kinds)
        _note(office.tx, AuditDeed.WEBHOOK_ADDED, webhook.webhook_id, call=call, goes=goes)
        return Outcome(value=webhook, is_new=True)

    outcome = carry_out(state.db, call.command(), Webhook, rng=state.rng, work=work)
    webhook = outcome.value
    secret = secret_of(state.secrets.webhooks, call.caller.store_id, webhook.webhook_id)
    return Answer(
        value=webhook_reply(webhook, {}, secret=secret_text(secret)),
        status=201,
        headers=REPLAYED if outcome.is_replay else {},
    )


def list_webhooks(state: ServerState, call: Call) -> Answer:
    """The webhooks of a store, with how many messages went out."""
    store_id = call.caller.store_id
    with state.db.read() as tx:
        counts = webhooks.counts(tx, store_id)
        items = [webhook_reply(one, counts) for one in webhooks.all_of(tx, store_id)]
    return Answer(value=WebhookPage(items=items))


def remove_webhook(state: ServerState, call: Call) -> Answer:
    """Send nothing more to an address."""
    number = call.number("webhook_id")
    store_id = call.caller.store_id

    def work(tx: Tx) -> bool:
        is_there = webhooks.remove(tx, store_id, number, now_ms=call.now_ms)
        if is_there:
            _note(tx, AuditDeed.WEBHOOK_REMOVED, number, call=call)
        return is_there

    if not state.db.write(work):
        raise RefusedError(ServerCode.NOT_FOUND, f"there is no webhook {number} in this store")
    return Answer(value=WebhookRemoved(webhook_id=number))


def _note(tx: Tx, deed: AuditDeed, number: int, *, call: Call, **detail: object) -> None:
    entries.append(
        tx,
        deed,
        store_id=call.caller.store_id,
        subject=f"webhook {number}",
        detail=detail,
        at_ms=call.now_ms,
    )
