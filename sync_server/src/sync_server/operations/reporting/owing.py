"""The khata's ageing: what customers owe, by how long they have owed it."""

from datetime import timedelta

from pos_protocol.money import money_text

from sync_server.db.database import Tx
from sync_server.db.queries.reports import names, stock
from sync_server.db.reporting.periods import day_number, day_of
from sync_server.operations.reporting.question import Page, Part, Question, store_by_store
from sync_server.operations.reporting.rows import KhataRow

AGES = (30, 60, 90)
"""The last day of an age, counted from the day that is asked for."""


def khata_ageing(tx: Tx, question: Question) -> Page:
    """What each customer owes at the end of a day; payments settle the oldest debts first."""
    end = day_of(question.end)
    since = [day_number(end - timedelta(days=age)) for age in AGES]

    def read(part: Part) -> list[tuple[int, KhataRow]]:
        store_id = part.store_id
        found = stock.khata(
            tx, store_id, at=question.end, since=since, after=part.after, limit=part.limit
        )
        called = names.customers(tx, store_id, [row.customer_id for row in found])
        rows = []
        for row in found:
            ages = aged(int(row.balance), [int(row.newest), int(row.newer), int(row.older)])
            shown = KhataRow(
                store_id=store_id,
                customer_id=row.customer_id,
                name=called.get(row.customer_id, ""),
                balance=money_text(int(row.balance)),
                days_0_30=money_text(ages[0]),
                days_31_60=money_text(ages[1]),
                days_61_90=money_text(ages[2]),
                over_90_days=money_text(ages[3]),
            )
            rows.append((row.customer_id, shown))
        return rows

    return store_by_store(tx, question, read)


def aged(balance_paisa: int, owed_paisa: list[int]) -> list[int]:
    """A balance by age, youngest first; `owed_paisa` is what came to be owed in each age.

    As the oldest is settled first, what is left is the newest. Whoever is owed owes nothing.
    """
    left, ages = max(balance_paisa, 0), []
    for owed in owed_paisa:
        part = min(left, owed)
        ages.append(part)
        left -= part
    return [*ages, left]
