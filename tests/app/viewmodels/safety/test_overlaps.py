"""A price that was changed in two places is decided by one key, and by whoever may."""

import pytest

from pos_app.db.entry import Topic
from pos_app.operations.products import ProductEdit, change_product
from pos_app.viewmodels.models import build_models
from tests.support.factories import make_enrolled_till, make_product
from tests.support.feed import Feed
from tests.support.shops.staff import hire, seat


@pytest.fixture
def models(qapp, tmp_path):
    """A till whose tea got another price at the other till meanwhile."""
    feed = Feed()
    one, two = (
        make_enrolled_till(tmp_path / f"till{number}", till_no=number, feed_id=feed.feed_id)
        for number in (1, 2)
    )
    tea = make_product(one, "Tea").product_id
    feed.sync([one, two])
    change_product(one, tea, ProductEdit(price_paisa=54_000))
    change_product(two, tea, ProductEdit(price_paisa=55_000))
    feed.sync([one, two])
    two.close()
    models = build_models(one, language="en")
    yield models
    models.save_now()
    one.close()


def test_both_prices_are_told_and_a_key_decides(models):
    told = []
    models.shell.noticed.connect(lambda notice: told.append(notice.text))
    overlaps = models.overlaps
    overlaps.is_watched = True
    assert not overlaps.choose(0)
    overlaps.read()
    assert "Tea" in overlaps.view.title
    assert {choice.made_by.split(" ")[0] for choice in overlaps.view.choices} == {"Here", "Till"}
    other = overlaps.view.choices[1].price
    assert overlaps.choose(1)
    assert other in told[-1]
    assert overlaps.view.choices == ()
    assert not overlaps.choose(1)


def test_a_cashier_asks_somebody_who_may(models):
    hire(models.desk.till)
    seat(models, "Aslam")
    models.overlaps.read()
    models.overlaps.choose(0)
    assert models.desk.approver.question is not None
    models.desk.approver.cancel()
    assert models.overlaps.view.choices != ()


def test_whoever_does_not_look_reads_nothing_of_what_comes(models, monkeypatch):
    read = []
    monkeypatch.setattr(models.overlaps, "read", lambda: read.append(1))
    models.desk.bus.tell({Topic.CATALOGUE})
    assert read == []
    models.overlaps.is_watched = True
    models.desk.bus.tell({Topic.CATALOGUE})
    assert read == [1]


def test_a_price_that_waits_is_told_outside_its_page_until_it_is_decided(models):
    models.inbox.round_done(None)
    assert models.inbox.view.prices == 1
    assert models.shell.view.to_decide == 1
    models.overlaps.read()
    assert models.overlaps.choose(0)
    assert models.inbox.view.prices == models.shell.view.to_decide == 0
