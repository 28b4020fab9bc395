"""The tills of a store: who is enrolled, codes for new ones, and blocking a stolen one."""

from msgspec import Struct
from pos_protocol.ids import OFFICE_TILL_NO

from sync_server.auth import enrolment
from sync_server.auth.enrolment import MadeCode
from sync_server.http.rest.admin.messages import CodeReply, TillList, till_reply
from sync_server.http.rest.call import Answer, Call
from sync_server.http.rest.messages import moment_text
from sync_server.http.rest.products import REPLAYED
from sync_server.http.state import ServerState
from sync_server.operations.commands import Office, Outcome, carry_out
from sync_server.operations.conditions import content_tag
from sync_server.operations.store_keeping import find_till_in, known_tills_in, revoke_in


class Blocked(Struct, frozen=True, kw_only=True):
    """A till that was blocked, as it is kept for a repeated request."""

    till_no: int


def list_tills(state: ServerState, call: Call) -> Answer:
    """The tills of a store; its office, which is the server itself, is none."""
    with state.db.read() as tx:
        found = known_tills_in(tx, call.caller.store_id)
    items = [till_reply(one) for one in found if one.till.till_no != OFFICE_TILL_NO]
    return Answer(value=TillList(items=items), tag=content_tag(TillList(items=items)))


def get_till(state: ServerState, call: Call) -> Answer:
    """One till."""
    with state.db.read() as tx:
        reply = till_reply(find_till_in(tx, call.caller.store_id, call.number("till")))
    return Answer(value=reply, tag=content_tag(reply))


def make_code(state: ServerState, call: Call) -> Answer:
    """A one-time code that enrols one till of the store within ten minutes."""
    draws = enrolment.draw(state.rng)

    def work(office: Office) -> Outcome[MadeCode]:
        made = enrolment.make_code_in(
            office.tx,
            secrets=state.secrets,
            store_id=office.store_id,
            draws=draws,
            now_ms=office.now_ms,
        )
        return Outcome(value=made, is_new=True)

    # What is kept for a repeat is the draw: the code itself lies nowhere.
    outcome = carry_out(state.db, call.command(), MadeCode, rng=state.rng, work=work)
    reply = CodeReply(
        store_id=call.caller.store_id,
        code=enrolment.code_of(state.secrets, outcome.value.draw),
        expires_at=moment_text(outcome.value.expires_ms),
    )
    return Answer(value=reply, status=201, headers=REPLAYED if outcome.is_replay else {})


def revoke_till(state: ServerState, call: Call) -> Answer:
    """Block a lost or stolen till: what it hands up is held, and it takes nothing."""
    number = call.number("till")

    def work(office: Office) -> Outcome[Blocked]:
        revoke_in(office.tx, office.store_id, number, now_ms=office.now_ms)
        return Outcome(value=Blocked(till_no=number))

    outcome = carry_out(state.db, call.command(), Blocked, rng=state.rng, work=work)
    with state.db.read() as tx:
        reply = till_reply(find_till_in(tx, call.caller.store_id, outcome.value.till_no))
    return Answer(
        value=reply, tag=content_tag(reply), headers=REPLAYED if outcome.is_replay else {}
    )
