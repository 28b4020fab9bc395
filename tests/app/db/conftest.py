"""A till that has sold, beside another one."""

import pytest

from tests.support.factories import make_enrolled_till, make_product, make_sale
from tests.support.feed import Feed


@pytest.fixture
def sold(tmp_path):
    feed = Feed()
    tills = [make_enrolled_till(tmp_path / str(n), till_no=n, feed_id=feed.feed_id) for n in (1, 2)]
    milk = make_product(tills[0], "Milk", code="8964000123454")
    feed.sync(tills)
    for till in tills:
        make_sale(till, (milk, 1000))
    feed.sync(tills)
    make_sale(tills[0], (milk, 2000))
    tills[1].close()
    yield tills[0]
    tills[0].close()
