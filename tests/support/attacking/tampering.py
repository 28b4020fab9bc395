"""What somebody with an SQL tool does to a till's file."""

import sqlite3


def tamper(till, *statements):
    """Change it, the log's guards taken away before."""
    raw = sqlite3.connect(till.settings.database)
    raw.execute("DROP TRIGGER event_log_is_never_changed")
    raw.execute("DROP TRIGGER event_log_is_never_shortened")
    for statement in statements:
        raw.execute(statement)
    raw.commit()
    raw.close()
