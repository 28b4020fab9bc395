"""The tables of paper hold what the queue needs, and nothing that it could not mean."""

import sqlite3

import pytest

from pos_app.db.tables.paper_tables import print_job, print_mark


def test_a_job_is_in_one_of_three_states_and_there_is_one_mark(till):
    assert {print_job.name, print_mark.name} == {"print_job", "print_mark"}
    with till.db.write() as tx:
        tx.execute("INSERT INTO print_job VALUES (x'01', 'waiting', '', 1)")
        tx.execute("INSERT INTO print_mark VALUES (1, 5)")
        with pytest.raises(sqlite3.IntegrityError):
            tx.execute("INSERT INTO print_job VALUES (x'02', 'lost', '', 1)")
        with pytest.raises(sqlite3.IntegrityError):
            tx.execute("INSERT INTO print_mark VALUES (2, 5)")
