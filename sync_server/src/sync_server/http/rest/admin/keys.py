"""The keys that sign access tokens: which there are, and the next one."""

from sync_server.auth.keys import PUBLISHED_MS, rotate_in
from sync_server.db.keys import all_keys
from sync_server.http.rest.admin.messages import KeyList, KeyReply, MadeKeyReply
from sync_server.http.rest.call import Answer, Call
from sync_server.http.rest.messages import moment_text
from sync_server.http.rest.products import REPLAYED
from sync_server.http.state import ServerState
from sync_server.operations.commands import Office, Outcome, carry_out


def list_keys(state: ServerState, _call: Call) -> Answer:
    """The keys that access tokens are signed and proven with, oldest first."""
    with state.db.read() as tx:
        stored = all_keys(tx)
    items = [KeyReply(key_id=one.key_id, made_at=moment_text(one.created_ms)) for one in stored]
    return Answer(value=KeyList(items=items))


def rotate_keys(state: ServerState, call: Call) -> Answer:
    """Make the next key; it signs when every process and every reader knows it."""
    # Sealed here: a key that was made for nothing was never stored.
    fresh = state.ring.fresh(call.now_ms)

    def work(office: Office) -> Outcome[MadeKeyReply]:
        rotate_in(office.tx, fresh, office.now_ms)
        made = MadeKeyReply(key_id=fresh.key_id, signs_in_s=PUBLISHED_MS // 1000)
        return Outcome(value=made, is_new=True)

    outcome = carry_out(state.db, call.command(), MadeKeyReply, rng=state.rng, work=work)
    headers = REPLAYED if outcome.is_replay else {}
    return Answer(value=outcome.value, headers=headers)
