"""Bills to look back on: sold by scans, and a part of one begun to come back."""

import pytest


@pytest.fixture
def sell(models):
    def sell(*codes):
        for code in codes:
            models.sale.scan(code)
        models.sale.pay()
        return models.sale.payment.view.paid

    return sell


@pytest.fixture
def giving(models):
    return models.history.giving


@pytest.fixture
def back_of(models):
    """Begin to take goods of a bill back."""

    def begin(paid):
        models.history.scan(paid.receipt_no)
        models.history.begin_return()
        return models.history.giving

    return begin


@pytest.fixture
def committed(models):
    """What has a slip, as it is told."""
    heard = []
    models.shell.committed.connect(heard.append)
    return heard
