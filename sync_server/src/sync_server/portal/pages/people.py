"""People and their roles; whatever changes rights asks for one's own password again."""

from collections.abc import Callable

from sync_server.portal.api import Told
from sync_server.portal.request import Answer, Page
from sync_server.portal.visit import Visit

A_PAGE = 50
USER = "/users/{username}"


def listed(visit: Visit) -> Answer:
    """All users by name."""
    cursor = visit.asked.query.get("cursor", "")
    found = visit.get("/users", limit=A_PAGE, cursor=cursor)
    return visit.page(
        "users.html",
        users=found["items"],
        next_cursor=found["next_cursor"],
        is_first=not cursor,
    )


def add(visit: Visit) -> Answer:
    """A new user; their roles come next."""

    def form(why: str) -> Page:
        return visit.page("user_new.html", username=visit.field("username"), problem=why)

    def work() -> Answer:
        visit.confirm()
        body = {"username": visit.field("username"), "password": visit.secret("new_password")}
        made = visit.send("POST", "/users", body).value
        return visit.moved(f"/users/{visit.quoted(made['username'])}", "added")

    return visit.submit(work, again=form)


def shown(visit: Visit) -> Answer:
    """One user with their roles, and what can be done about them."""
    return _shown(visit, "")


def grant(visit: Visit) -> Answer:
    """Give a role in a store, in place of one they have there."""
    store = visit.field("store")

    def work(found: Told) -> None:
        visit.send(
            "PUT",
            f"{USER}/grants/{{granted_store}}",
            {"role": visit.field("role")},
            match=found.tag,
            username=found.value["username"],
            granted_store=store,
        )

    return _changed(visit, work, "granted")


def take(visit: Visit) -> Answer:
    """Take a role away."""

    def work(found: Told) -> None:
        visit.send(
            "DELETE",
            f"{USER}/grants/{{granted_store}}",
            match=found.tag,
            username=found.value["username"],
            granted_store=visit.named("granted_store"),
        )

    return _changed(visit, work, "taken")


def set_password(visit: Visit) -> Answer:
    """Another password for somebody who forgot theirs."""

    def work(found: Told) -> None:
        body = {"new_password": visit.secret("new_password")}
        visit.send("POST", f"{USER}/password", body, username=found.value["username"])

    return _changed(visit, work, "saved")


def remove(visit: Visit) -> Answer:
    """Take every role and end every sign-in."""

    def work(found: Told) -> None:
        visit.send("DELETE", USER, match=found.tag, username=found.value["username"])

    return _changed(visit, work, "taken")


def _changed(visit: Visit, change: Callable[[Told], None], said: str) -> Answer:
    def work() -> Answer:
        visit.confirm()
        found = visit.read(USER, username=visit.named("username"))
        change(found)
        return visit.moved(f"/users/{visit.quoted(found.value['username'])}", said)

    return visit.submit(work, again=lambda why: _shown(visit, why))


def _shown(visit: Visit, why: str) -> Page:
    return visit.page(
        "user.html",
        user=visit.get(USER, username=visit.named("username")),
        problem=why,
        store=visit.field("store"),
        role=visit.field("role"),
    )
