"""One's own account: the password, the second factor, and ending sign-ins."""

from typing import Any

from sync_server.portal.request import Answer, Page
from sync_server.portal.visit import Visit


def password(visit: Visit) -> Answer:
    """Change one's own password; all other sign-ins end."""

    def work() -> Answer:
        if visit.secret("new_password") != visit.secret("again"):
            return _account(visit, "The new password was typed in two ways: type it again.")
        body = {
            "password": visit.secret("your_password"),
            "new_password": visit.secret("new_password"),
        }
        visit.send("POST", "/auth/password", body)
        return visit.moved("/account", "password")

    return visit.submit(work, again=lambda why: _account(visit, why))


def begin_factor(visit: Visit) -> Answer:
    """Begin a second factor: the secret for an app, shown on this page alone."""

    def work() -> Answer:
        begun = visit.send("POST", "/auth/totp", {"password": visit.secret("your_password")})
        return _begun(visit, begun.value, "")

    return visit.submit(work, again=lambda why: _account(visit, why))


def confirm_factor(visit: Visit) -> Answer:
    """Turn it on by the app's first code; the spare codes are shown this once."""

    def work() -> Answer:
        told = visit.send("POST", "/auth/totp/confirm", {"code": visit.field("code")})
        return visit.page("factor_codes.html", codes=told.value["recovery_codes"])

    def again(why: str) -> Page:
        shown = {"secret": visit.field("secret"), "uri": ""}
        return _begun(visit, shown, why) if shown["secret"] else _account(visit, why)

    return visit.submit(work, again=again)


def end_factor(visit: Visit) -> Answer:
    """Take it away, by the password and a code."""

    def work() -> Answer:
        body = {"password": visit.secret("your_password"), "code": visit.field("code")}
        visit.send("POST", "/auth/totp/off", body)
        return visit.moved("/account", "saved")

    return visit.submit(work, again=lambda why: _account(visit, why))


def sign_out_everywhere(visit: Visit) -> Answer:
    """End every sign-in, this one too."""
    visit.send("POST", "/auth/logout-all")
    return visit.moved("/login", "signed_out")


def _account(visit: Visit, why: str) -> Page:
    return visit.page("account.html", factor=visit.get("/auth/totp"), problem=why)


def _begun(visit: Visit, begun: dict[str, Any], why: str) -> Page:
    return visit.page("factor_begun.html", begun=begun, problem=why)
