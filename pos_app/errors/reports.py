"""Why a report for whoever helps cannot go to head office."""

from pos_app.errors.families import CashierError


class NoHeadOffice(CashierError):
    """This store has no server."""

    words = "This till works alone: there is no head office to send a report to. Make a file of it."


class ReportsWait(CashierError):
    """`count` reports wait for a sync already, which is as many as may."""

    words = (
        "{count} reports wait for the next sync already. Sync first, or make a file of this one."
    )


class ReportTooLarge(CashierError):
    """No head office takes a report of `size_bytes`."""

    words = "A report of {size_bytes} bytes is too large to be sent. Make a file of it."
