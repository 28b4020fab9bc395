"""The reports in scripted states, on sums as five weeks of sales would have left them."""

from datetime import UTC, datetime, timedelta
from random import Random

from PySide6.QtCore import QCoreApplication, QThreadPool

from pos_app.db.queries import products
from pos_app.domain.product import Product
from pos_app.operations.products import ProductEdit, change_product
from pos_app.ui.key_map import Command, ScreenName
from pos_app.ui.main_window import MainWindow
from pos_app.viewmodels.models import Models

OPENS_AT = 8
BILLS_AN_HOUR = (9, 12, 13, 14, 17, 15, 10, 8, 11, 15, 19, 24, 26, 20, 12)
"""Few at the opening and in the afternoon's heat, most after work."""


def _goods(models: Models) -> list[Product]:
    with models.desk.till.db.read() as tx:
        return [hit.product for hit in products.all_products(tx)]


def _sold_days(models: Models) -> None:
    """Five weeks of sums, as the events of so many days would have left them."""
    till, goods, rng = models.desk.till, _goods(models), Random(5)
    now = datetime.fromtimestamp(till.clock.wall_ms() / 1000, UTC)
    rows: list[tuple[str, list[object]]] = []
    for back in range(35):
        day = (till.today() - timedelta(days=back)).isoformat()
        sold = 0
        for hour, usual in enumerate(BILLS_AN_HOUR, start=OPENS_AT):
            if back == 0 and hour > now.hour:
                # The day is not over.
                break
            bills = usual * rng.randrange(80, 125) // 100
            amount = bills * rng.randrange(400, 500) * 100
            sold += amount
            rows.append(("sold_hour", [day, 1, hour, bills, amount, 0, 0, 900, 4000]))
        shares = [rng.randrange(2, 20) for _ in goods]
        for good, share in zip(goods, shares, strict=True):
            pieces = sold * share // (sum(shares) * good.price_paisa)
            amount = pieces * good.price_paisa
            rows.append(("sold_product", [day, 1, good.product_id, pieces * 1000, 0, amount, 0]))
        for name, bills in (("Aslam", 90), ("Sana", 60), ("بلال", 45)):
            amount = bills * rng.randrange(400, 500) * 100
            rows.append(("sold_by", [day, 1, name, bills, amount, 0, 0, 900]))
        rows += [
            ("paid_by", [day, 1, "sale", kind, rng.randrange(1_000, 50_000) * 100, 20])
            for kind in ("cash", "khata", "qr", "card")
        ]
    with till.db.write() as tx:
        for table, values in rows:
            tx.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(values))})", values)
        sums = "SELECT day, 1, sum(sales_total), 0, sum(sales), 0 FROM sold_hour GROUP BY day"
        tx.execute(f"INSERT INTO takings {sums}")


def _reports(window: MainWindow, models: Models, *commands: Command) -> None:
    _sold_days(models)
    window.open_screen(ScreenName.REPORTS)
    for command in commands:
        window.take_command(command)
    settled(models)


def settled(models: Models) -> None:
    """Wait for the pool's answer."""
    QThreadPool.globalInstance().waitForDone()
    while models.reports.view.is_reading:
        QCoreApplication.processEvents()


def reports_month(window: MainWindow, models: Models) -> None:
    _reports(window, models, Command.NEXT_DAYS, Command.NEXT_DAYS)
    models.reports.choose(25)


def reports_items(window: MainWindow, models: Models) -> None:
    for good in _goods(models):
        cost = good.price_paisa * 8 // 10
        change_product(models.desk.till, good.product_id, ProductEdit(cost_paisa=cost))
    _reports(window, models, Command.NEXT_DAYS, Command.TAB_2)
    models.reports.choose(1)


def reports_table(window: MainWindow, models: Models) -> None:
    reports_items(window, models)
    window.take_command(Command.TABLE)


def reports_categories(window: MainWindow, models: Models) -> None:
    reports_items(window, models)
    window.take_command(Command.TAB_10)
    settled(models)


def reports_category_table(window: MainWindow, models: Models) -> None:
    reports_categories(window, models)
    window.take_command(Command.TABLE)


def reports_payment(window: MainWindow, models: Models) -> None:
    _reports(window, models, Command.NEXT_DAYS, Command.TAB_5)


def reports_days(window: MainWindow, models: Models) -> None:
    _reports(window, models, Command.DAYS)
