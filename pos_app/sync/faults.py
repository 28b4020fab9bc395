"""What can go wrong between a till and its server, each with words of its own.

    Offline
      TimedOutError         no answer in time
      NotOurServerError     something else answered: a login page, a redirect, another program
      ReplyDamagedError     an answer was cut, altered or cannot be read
      CertificateError      the server could not prove who it is
    ServerRefused
      BatchTooLargeError    send less at once
      ServerBusyError       come back after `retry_after_s`
      ServerFaultError      it failed by itself
      TillUnknownError      the server does not know this till
      WrongKeyError         the key in this folder is another till's
      VerdictError          the server's judgement of this till: revoked, rebootstrap, ...
      NotTakenBackError     a code does not make this till known again
    CashierError
      AddressRefusedError   what was typed is no address
      NoServerError         a store without a server has nothing to sync with

Whatever it is, nothing was learned: the same bytes are sent again later. `is_outcome_unknown` marks
those after which the server may have done what it was asked.
"""

from pos_app.errors import CashierError, Offline, ServerRefused


class AddressRefusedError(CashierError):
    """`url` is no address of a server."""

    words = "{url} is not a server's address. Give one like https://sync.example.com."


class NoServerError(CashierError):
    """The store in `path` was made without a server."""

    words = (
        "The store in {path} has no server, so there is nothing to sync with. To join a store on a"
        " server, enrol a new folder."
    )


class TimedOutError(Offline):
    """`url` did not answer in time."""

    is_outcome_unknown = True
    words = "{url} did not answer in time."


class NotOurServerError(Offline):
    """`url` answered, but not as our server does: `found` says what came."""

    words = (
        "Something else answered in the place of {url} ({found}): perhaps the login page of this"
        " network, or a wrong address."
    )


class ReplyDamagedError(Offline):
    """An answer of `url` was cut, altered or unreadable: `problem` says how."""

    is_outcome_unknown = True
    words = "The answer of {url} arrived damaged ({problem}). Nothing was taken from it."
    comfort = "Sync tries again by itself."


class CertificateError(Offline):
    """The server at `url` could not prove who it is: `problem` is what TLS said."""

    words = (
        "{url} could not prove that it is your server ({problem}), so nothing was sent. Check the"
        " address and this machine's date."
    )
    comfort = ""


class BatchTooLargeError(ServerRefused):
    """The server takes less at once."""

    words = "The server takes smaller batches."
    comfort = "Sync goes on with less at once."


class ServerBusyError(ServerRefused):
    """The server asks to come back after `retry_after_s` seconds."""

    words = "The server is busy and asked to wait {retry_after_s} s."
    comfort = "Sync tries again by itself."

    def __init__(self, code: str, *, retry_after_s: float, **values: object) -> None:
        super().__init__(code, retry_after_s=retry_after_s, **values)
        self.retry_after_s = retry_after_s


class ServerFaultError(ServerRefused):
    """The server failed by itself, or what stands before it did: `status` is from 500 on."""

    words = "The server has a fault of its own (status {status})."
    comfort = "Nothing is lost; sync tries again by itself."


class TillUnknownError(ServerRefused):
    """The server does not know this till, or knows it with another key."""

    words = (
        "The server does not know this till, as after it was put back to an old backup. Selling"
        " goes on and every sale is kept here. Make a code there with 'kiryana-server enrol-code'"
        " and give it here to 'kiryana-till enrol-again'."
    )
    comfort = ""


class WrongKeyError(ServerRefused):
    """The server knows this till, and what it sent was signed with another till's key."""

    words = (
        "The key in this folder is not this till's: its till.db or its till.key is another till's,"
        " as after two folders were mixed up. Selling goes on and every sale is kept here. Put each"
        " till.db back beside its own till.key."
    )
    comfort = ""


LOG_DAMAGED = "log_damaged"
"""What this till's own disk made of its log: no server says so."""

VERDICT_ADVICE: dict[str, str] = {
    "revoked": (
        "The server has blocked this till. Its sales are kept here and handed up for a manager to"
        " look at; ask your manager"
    ),
    "rebootstrap": (
        "The server's history is not the one this till knows, as after a restored server. Selling"
        " goes on and every sale is kept here"
    ),
    "register_anew": (
        "The server sees that this is a copy of a till that is in use on another machine. Selling"
        " goes on, and every sale is kept and handed up. Enrol this machine as a till of its own;"
        " or, if the other is not used any more, make a code with 'kiryana-server enrol-code' and"
        " give it here to 'kiryana-till enrol-again'"
    ),
    LOG_DAMAGED: (
        "A record of this till that was not handed up yet is not as it was written, as after a"
        " fault of the disk: it and what came after it stay here. Selling goes on. Let"
        " 'kiryana-server salvage' save what can be read of this folder's till.db, and enrol a new"
        " till in a new folder, on another disk where the disk may be at fault"
    ),
    "upgrade_required": "The server needs a newer version of this program. Selling goes on",
    "slow_down": "The server asked its tills to wait. Sync tries again by itself",
    "retry": "The server could not take everything yet. Sync tries again by itself",
}
"""What each judgement of the server means for the people at the till."""


REFILLED = "refilled"
"""The server had lost a part of its history, and gets it back."""

NEEDS_UPGRADE = (
    "Other tills of this store use a newer version of this program. What they recorded is kept, and"
    " counts here when this program is updated"
)

REFOLDED = "refolded"
"""The till's figures were not what its own log says, and were made anew from it."""

RECOVERIES: dict[str, str] = {
    "new_epoch_required": (
        "A backup or a copy of this till was in use. Its history was joined with the server's, and"
        " every sale is kept; a manager may be asked to look at some of them"
    ),
    REFOLDED: (
        "The stock on this till did not follow from its history, and was made anew from it; every"
        " sale is kept"
    ),
    REFILLED: (
        "The server was restored from a backup and lacked a part of its history. This till has gone"
        " back to what the server still has and hands up again what it lost; every sale is kept"
    ),
}
"""What was healed by itself, by the verdict or REFILLED: people at the till need do nothing."""


class VerdictError(ServerRefused):
    """The server answered, and its judgement keeps the round from going on: `code` is its word."""

    words = "{detail}."
    comfort = ""

    def __init__(self, code: str, *, reason: str = "") -> None:
        unknown = f"The server said {code!r}, which this program does not know: update it"
        super().__init__(code, detail=VERDICT_ADVICE.get(code, unknown), reason=reason)


TAKEN_BACK_ADVICE: dict[str, str] = {
    "code_refused": (
        "The server does not accept this code: it is wrong, was used before, or is older than ten"
        " minutes. Make a new one there with 'kiryana-server enrol-code'"
    ),
    "key_refused": (
        "The server knows this till with another key, or in another store. Look whether this is the"
        " right folder, and whether its till.key is that of its till.db"
    ),
    "no_till_number": (
        "The server has given this till's number to another till since it was put back to an old"
        " backup. Every sale is kept in this folder. If that other till has recorded nothing, block"
        " it with 'kiryana-server till revoke' and try again. Else keep this folder, enrol a new"
        " till in a new folder, and there count the stock and enter what customers owe: this one"
        " still shows its bills, khata and takings"
    ),
    "revoked": VERDICT_ADVICE["revoked"],
}
"""Why a till that asks to be known again is refused, and what then."""


class NotTakenBackError(ServerRefused):
    """The server does not make this till known again: `code` says why."""

    words = "{detail}."
    comfort = ""

    def __init__(self, code: str) -> None:
        super().__init__(code, detail=TAKEN_BACK_ADVICE[code])
