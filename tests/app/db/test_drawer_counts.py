"""The count that is typed of a drawer: one, of one shift, until it is recorded."""

from pos_app.db import drawer_counts
from pos_app.domain.shift import TypedCount

COUNT = TypedCount(pieces={500_000: 2, 100: 0}, first_paisa=1_000_000)


def test_a_count_is_read_as_it_was_typed(till):
    with till.db.write() as tx:
        assert drawer_counts.load(tx, 3) is None
        drawer_counts.save(tx, 3, COUNT)
        assert drawer_counts.load(tx, 3) == COUNT
        again = TypedCount(pieces={100: 7})
        drawer_counts.save(tx, 3, again)
        assert drawer_counts.load(tx, 3) == again


def test_the_count_of_another_shift_takes_its_place(till):
    with till.db.write() as tx:
        drawer_counts.save(tx, 3, COUNT)
        drawer_counts.save(tx, 4, COUNT)
        assert drawer_counts.load(tx, 3) is None
        drawer_counts.clear(tx)
        assert drawer_counts.load(tx, 4) is None
