"""The statements that make the views, in SQLite's words and in MySQL's."""

import re

from sync_server.db.reporting.view_columns import View, ViewColumn
from sync_server.db.reporting.views import VIEWS

FIRST_DAY = "2020-01-01"
_PART = re.compile(r"\{(\w+)(?::([^{}]*?))?(?::(\d+))?\}")
_DIGITS = "(SELECT 0 AS n UNION ALL {})".format(
    " UNION ALL ".join([f"SELECT {n}" for n in range(1, 10)])
)
_FOUR = " CROSS JOIN ".join([f"{_DIGITS} {name}" for name in "abcd"])
_COUNT = " ".join(["(SELECT", "a.n + 10 * b.n + 100 * c.n + 1000 * d.n AS n", "FROM", _FOUR + ")"])
"""The numbers from 0 to 9999, without recursion, which MySQL ends after a thousand steps."""

_SQLITE = {
    "money": "({0}) / 100.0",
    "quantity": "({0}) / 1000.0",
    "decimal": "ROUND({0}, 2)",
    "day": "CASE WHEN ({0}) IS NOT NULL THEN"
    " printf('%04d-%02d-%02d', ({0}) / 10000, ({0}) / 100 % 100, ({0}) % 100) END",
    "month": "printf('%04d-%02d-01', ({0}) / 10000, ({0}) / 100 % 100)",
    "moment": "datetime(({0}) / 1000, 'unixepoch')",
}
_SQLITE_PARTS = {
    "div": "/",
    "half_up": "(({0}) + {1} / 2) / {1}",
    "days_of_month": "CAST(strftime('%d', date(printf('%04d-%02d-01', ({0}) / 10000,"
    " ({0}) / 100 % 100), '+1 month', '-1 day')) AS INTEGER)",
    "calendar": f"SELECT date('{FIRST_DAY}', '+' || n || ' days') AS day FROM {_COUNT}",  # noqa: S608 - own words
    "year": "CAST(strftime('%Y', {0}) AS INTEGER)",
    "month": "CAST(strftime('%m', {0}) AS INTEGER)",
    "day": "CAST(strftime('%d', {0}) AS INTEGER)",
    "weekday": "(CAST(strftime('%w', {0}) AS INTEGER) + 6) % 7 + 1",
    "week": "(CAST(strftime('%j', date({0}, '-3 days', 'weekday 4')) AS INTEGER) - 1) / 7 + 1",
}
_MYSQL = {
    "money": "CAST(({0}) / 100 AS DECIMAL(20, 2))",
    "quantity": "CAST(({0}) / 1000 AS DECIMAL(20, 3))",
    "decimal": "CAST({0} AS DECIMAL(20, 2))",
    "day": "STR_TO_DATE(LPAD({0}, 8, '0'), '%Y%m%d')",
    "month": "STR_TO_DATE(LPAD(({0}) + 1, 8, '0'), '%Y%m%d')",
    "moment": "TIMESTAMPADD(SECOND, ({0}) DIV 1000, '1970-01-01')",
}
_MYSQL_PARTS = {
    "div": "DIV",
    "half_up": "(({0}) + {1} DIV 2) DIV {1}",
    "days_of_month": "DAY(LAST_DAY(STR_TO_DATE(LPAD(({0}) + 1, 8, '0'), '%Y%m%d')))",
    "calendar": f"SELECT DATE_ADD(DATE '{FIRST_DAY}', INTERVAL n DAY) AS `day`"  # noqa: S608
    f" FROM {_COUNT} every_day",
    "year": "YEAR({0})",
    "month": "MONTH({0})",
    "day": "DAY({0})",
    "weekday": "WEEKDAY({0}) + 1",
    "week": "WEEK({0}, 3)",
}


def statements(*, is_sqlite: bool, since: str) -> list[str]:
    """What makes the views of one revision, each dropped before if it is there."""
    found = []
    for view in VIEWS:
        if view.since != since:
            continue
        found.append(f"DROP VIEW IF EXISTS {view.name}")
        found.append(_create(view, is_sqlite=is_sqlite))
    return found


def _create(view: View, *, is_sqlite: bool) -> str:
    columns = ", ".join(_column(column, is_sqlite=is_sqlite) for column in view.columns)
    tables = _spelled(view.tables, is_sqlite=is_sqlite)
    return f"CREATE VIEW {view.name} AS SELECT {columns} FROM {tables}"  # noqa: S608 - own words


def _column(column: ViewColumn, *, is_sqlite: bool) -> str:
    source = _spelled(column.source, is_sqlite=is_sqlite)
    forms = _SQLITE if is_sqlite else _MYSQL
    return f"{forms.get(column.kind, '{0}').format(source)} AS `{column.name}`"


def _spelled(text: str, *, is_sqlite: bool) -> str:
    parts = _SQLITE_PARTS if is_sqlite else _MYSQL_PARTS
    return _PART.sub(
        lambda found: parts[found[1]].replace("{0}", found[2] or "").replace("{1}", found[3] or ""),
        text,
    )
