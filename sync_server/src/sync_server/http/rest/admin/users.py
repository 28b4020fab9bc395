"""Users of the server and their roles, as admins keep them."""

from collections.abc import Callable

from sync_server.auth import passwords, users
from sync_server.auth.users import User
from sync_server.http.rest.admin.messages import (
    GrantBody,
    SetPasswordBody,
    UserBody,
    UserPage,
    user_reply,
    user_tag,
)
from sync_server.http.rest.auth import hashing
from sync_server.http.rest.call import Answer, Call
from sync_server.http.rest.messages import PageQuery
from sync_server.http.rest.products import REPLAYED
from sync_server.http.state import ServerState
from sync_server.operations.commands import Command, Office, Outcome, carry_out
from sync_server.operations.conditions import check_tags


def list_users(state: ServerState, call: Call) -> Answer:
    """All users with their roles, by name."""
    query: PageQuery = call.request
    after = str(call.after[0]) if call.after else ""
    with state.db.read() as tx:
        found = users.page_of_users(tx, after=after, limit=query.limit + 1)
    some = found[: query.limit]
    place = (some[-1].name,) if len(found) > query.limit else None
    cursor, headers = state.cursors.next_page(call, place)
    return Answer(
        value=UserPage(items=[user_reply(user) for user in some], next_cursor=cursor),
        headers=headers,
    )


def get_user(state: ServerState, call: Call) -> Answer:
    """A user with their roles."""
    with state.db.read() as tx:
        user = users.find_user(tx, call.path["username"])
    return Answer(value=user_reply(user), tag=user_tag(user))


def add_user(state: ServerState, call: Call) -> Answer:
    """Make a user; their roles are given next."""
    body: UserBody = call.request
    users.check_name(body.username)
    with hashing(state):
        password_hash = passwords.hash_password(body.password)

    def work(office: Office) -> Outcome[User]:
        tx, now_ms = office.tx, office.now_ms
        users.add_user_in(tx, body.username, password_hash=password_hash, now_ms=now_ms)
        return Outcome(value=users.find_user(tx, body.username), is_new=True)

    return _done(state, call.secret_command(state.secrets.requests), work)


def remove_user(state: ServerState, call: Call) -> Answer:
    """Take every role from a user and end their sign-ins; what they did keeps their name."""

    def change(office: Office, user: User) -> None:
        users.remove_in(office.tx, user, now_ms=office.now_ms)

    return _changed(state, call, change)


def set_password(state: ServerState, call: Call) -> Answer:
    """Give a user who forgot theirs another password; their sign-ins end."""
    body: SetPasswordBody = call.request
    with hashing(state):
        password_hash = passwords.hash_password(body.new_password)

    def work(office: Office) -> Outcome[User]:
        user = users.find_user(office.tx, call.path["username"])
        now_ms = office.now_ms
        users.set_password_in(office.tx, user, password_hash=password_hash, now_ms=now_ms)
        return Outcome(value=user)

    return _done(state, call.secret_command(state.secrets.requests), work)


def put_grant(state: ServerState, call: Call) -> Answer:
    """Give a user a role in a store, in place of one they have there."""
    body: GrantBody = call.request
    store_id = call.number("granted_store")

    def change(office: Office, user: User) -> None:
        now_ms = office.now_ms
        users.give_in(office.tx, user.name, store_id=store_id, role=body.role, now_ms=now_ms)

    return _changed(state, call, change)


def remove_grant(state: ServerState, call: Call) -> Answer:
    """Take a user's role in a store away; again is no fault."""
    store_id = call.number("granted_store")

    def change(office: Office, user: User) -> None:
        users.take_in(office.tx, user.name, store_id=store_id, now_ms=office.now_ms)

    return _changed(state, call, change)


def _changed(state: ServerState, call: Call, change: Callable[[Office, User], None]) -> Answer:
    conditions = call.conditions()

    def work(office: Office) -> Outcome[User]:
        user = users.find_user(office.tx, call.path["username"])
        check_tags(conditions, {user_tag(user)})
        change(office, user)
        return Outcome(value=users.find_user(office.tx, user.name))

    return _done(state, call.command(), work)


def _done(state: ServerState, command: Command, work: Callable[[Office], Outcome[User]]) -> Answer:
    outcome = carry_out(state.db, command, User, rng=state.rng, work=work)
    user = outcome.value
    headers = dict(REPLAYED) if outcome.is_replay else {}
    return Answer(
        value=user_reply(user),
        status=201 if outcome.is_new else 200,
        tag=user_tag(user),
        headers=headers,
    )
