"""One soak: a window is opened, warmed up, worked at, and looked at three times."""

from collections.abc import Callable

from bench.soak.samples import MIB, Growth, Sample, take_sample, verdict
from bench.soak.shopkeeper import Shopkeeper
from pos_app.operations.context import TillContext
from pos_app.till_window import TillWindow
from pos_app.ui.app import TillApplication
from pos_app.ui.single_window import SingleWindow

WARM_UP_SHARE = 10
"""A tenth of the bills are played before the first look: every screen, way to pay and language."""
LOOKS = 10


def soak(
    app: TillApplication,
    till: TillContext,
    *,
    bills: int,
    tell: Callable[[str], None],
    between: Callable[[], None] = lambda: None,
) -> list[Growth]:
    """Play `bills` into a window on `till`, which is closed at the end, and say what grew.

    `between` is done after every tenth of them.
    """
    single = SingleWindow(till.settings.window_lock)
    assert single.take()
    whole = TillWindow(app, till, single)
    keeper = Shopkeeper(app, whole)
    whole.show()
    keeper.settle()
    keeper.warm_up(bills // WARM_UP_SHARE)
    samples: list[Sample] = []

    def look() -> None:
        samples.append(take_sample(keeper.bills, [whole, whole.models.sale]))
        tell(_words(samples[-1]))

    look()
    for _ in range(LOOKS):
        keeper.work(bills // LOOKS)
        between()
        look()
    assert keeper.paid == keeper.bills
    whole.window.close()
    whole.window.deleteLater()
    whole.stop()
    return verdict(samples[0], samples[LOOKS // 2], samples[-1])


def _words(sample: Sample) -> str:
    return (
        f"{sample.bills:6} bills: {sample.rss_bytes / MIB:6.1f} MiB, {sample.qt_objects} of Qt,"
        f" {sample.python_objects} of Python, {sample.fds} files, {sample.threads} threads"
    )
