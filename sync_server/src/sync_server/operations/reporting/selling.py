"""Reports of what was sold in a period: stores, products, takings, tenders, margin."""

from typing import Any, NamedTuple

from pos_protocol.money import money_text
from pos_protocol.quantity import quantity_json

from sync_server.db.database import Tx
from sync_server.db.queries.reports import names, sums
from sync_server.db.queries.reports.names import ProductName
from sync_server.db.queries.reports.sums import Sums
from sync_server.db.reporting.periods import day_text
from sync_server.errors import RefusedError, ServerCode
from sync_server.operations.reporting.question import (
    Page,
    Part,
    Question,
    each_store,
    percent,
    ratio,
    store_by_store,
)
from sync_server.operations.reporting.rows import (
    CategoryRow,
    MarginRow,
    ProductRow,
    StoreRow,
    TakingsRow,
    TenderRow,
)

UNCATEGORISED = "No category"
_TAKEN = (
    "sales",
    "returns",
    "gross_paisa",
    "discount_paisa",
    "tax_paisa",
    "rounding_paisa",
    "net_paisa",
    "returned_paisa",
)
_EARNED = (
    "sales",
    "returns",
    "net_paisa",
    "rounding_paisa",
    "tax_paisa",
    "cost_paisa",
    "uncosted_paisa",
)


class Earned(NamedTuple):
    """What sums of sales say of profit, in paisa: revenue is without tax and rounding."""

    revenue: int
    cost: int
    uncosted: int

    @property
    def margin(self) -> int:
        """Of the revenue whose cost is known."""
        return self.revenue - self.uncosted - self.cost

    @property
    def shown(self) -> dict[str, Any]:
        """The fields that several rows have."""
        return {
            "revenue": money_text(self.revenue),
            "cost": money_text(self.cost),
            "margin": money_text(self.margin),
            "margin_percent": percent(self.margin, self.revenue - self.uncosted),
            "uncosted_revenue": money_text(self.uncosted),
        }


def earned(row: Sums, rounding_paisa: int = 0) -> Earned:
    """What the sums of a row say of profit; only whole bills are rounded."""
    return Earned(
        revenue=int(row.net_paisa - rounding_paisa - row.tax_paisa),
        cost=int(row.cost_paisa),
        uncosted=int(row.uncosted_paisa),
    )


def earned_by_bills(row: Sums) -> Earned:
    """The same of sums of whole bills."""
    return earned(row, row.rounding_paisa)


def stores(tx: Tx, question: Question) -> Page:
    """What each store sold and earned."""

    def read(called: dict[int, str]) -> list[StoreRow]:
        scope = sums.Scope(stores=tuple(called), start=question.start, end=question.end)
        found = {
            row.store_id: row for row in sums.by_key(tx, "report_sales", scope, by=("store_id",))
        }
        return [
            StoreRow(
                store_id=store_id,
                name=name,
                **_sales(found.get(store_id, _NOTHING)),
                **earned_by_bills(found.get(store_id, _NOTHING)).shown,
            )
            for store_id, name in called.items()
        ]

    return each_store(tx, question, read)


def products(tx: Tx, question: Question) -> Page:
    """What was sold of each product: by number, or the first ones by a figure."""
    if question.order != "number":
        return _largest_products(tx, question)

    def read(part: Part) -> list[tuple[int, ProductRow]]:
        store_id = part.store_id
        found = sums.by_key(
            tx,
            "report_product",
            question.scope.of_store(store_id),
            by=("product_id",),
            after=part.after,
            limit=part.limit,
        )
        called = names.products(tx, store_id, [row.product_id for row in found])
        return [(row.product_id, _product(store_id, row, called)) for row in found]

    return store_by_store(tx, question, read)


def _largest_products(tx: Tx, question: Question) -> Page:
    if question.stores is None or len(question.stores) != 1:
        raise RefusedError(
            ServerCode.MALFORMED, "order: by a figure only for one store; ask for each by itself"
        )
    (store_id,) = question.stores
    found = sums.largest(
        tx,
        "report_product",
        question.scope,
        by=("product_id",),
        figure=question.order,
        limit=question.limit,
    )
    called = names.products(tx, store_id, [row.product_id for row in found])
    return Page(rows=[_product(store_id, row, called) for row in found])


def categories(tx: Tx, question: Question) -> Page:
    """What was sold in each category of now: of all the stores together, or of each by itself."""
    if question.by == "category":
        only = question.stores[0] if question.stores and len(question.stores) == 1 else None
        return Page(rows=[_category(only, row) for row in sums.by_category(tx, question.scope)])

    def read(part: Part) -> list[tuple[int, CategoryRow]]:
        store_id = part.store_id
        found = sums.by_category(tx, question.scope.of_store(store_id))
        numbered = [(n, _category(store_id, row)) for n, row in enumerate(found, start=1)]
        return numbered[part.after : part.after + part.limit]

    return store_by_store(tx, question, read)


def takings(tx: Tx, question: Question) -> Page:
    """Takings by day, month, hour of the day or cashier, of all the stores together."""
    found = _keyed(tx, question, _TAKEN)
    rows = [TakingsRow(key=key, **_sales(row)) for key, row in found if _had_bills(row)]
    return Page(rows=rows).told_by([row for _key, row in found[:1]])


def margin(tx: Tx, question: Question) -> Page:
    """Revenue, its cost and what is left, by day or month."""
    found = _keyed(tx, question, _EARNED)
    rows = [
        MarginRow(key=key, **earned_by_bills(row).shown) for key, row in found if _had_bills(row)
    ]
    return Page(rows=rows).told_by([row for _key, row in found[:1]])


def tenders(tx: Tx, question: Question) -> Page:
    """How the money came: by tender."""
    rows = [
        TenderRow(
            tender=row.tender,
            payments=int(row.payments),
            taken=money_text(int(row.taken_paisa)),
            paid_back=money_text(int(row.paid_back_paisa)),
            kept=money_text(int(row.taken_paisa - row.paid_back_paisa)),
            khata_paid=money_text(int(row.khata_paid_paisa)),
        )
        for row in sums.by_key(tx, "report_tender", question.scope, by=("tender",))
    ]
    return Page(rows=rows)


def _keyed(tx: Tx, question: Question, figures: tuple[str, ...]) -> list[tuple[str, Sums]]:
    scope = question.scope_and_behind(*figures)
    if question.by in {"day", "month"}:
        read = sums.by_day if question.by == "day" else sums.by_month
        found = read(tx, "report_sales", scope)
        return [(day_text(row.period), row) for row in found]
    table = {"hour": "report_hour", "cashier": "report_cashier"}[question.by]
    found = sums.by_key(tx, table, scope, by=(question.by,))
    if question.by == "hour":
        return [(f"{row.hour:02d}:00", row) for row in found]
    return [(row.cashier, row) for row in found]


def _had_bills(row: Sums) -> bool:
    """Whether anything was sold or came back; goods that were only delivered are no takings."""
    return bool(row.sales or row.returns)


def _sales(row: Sums) -> dict[str, Any]:
    net, sales = int(row.net_paisa), int(row.sales)
    return {
        "sales": sales,
        "returns": int(row.returns),
        "gross": money_text(int(row.gross_paisa)),
        "discounts": money_text(int(row.discount_paisa)),
        "tax": money_text(int(row.tax_paisa)),
        "rounding": money_text(int(row.rounding_paisa)),
        "takings": money_text(net),
        "returned": money_text(int(row.returned_paisa)),
        "average_sale": ratio(net + int(row.returned_paisa), sales * 100),
    }


def _product(store_id: int, row: Sums, called: dict[int, ProductName]) -> ProductRow:
    name = called.get(row.product_id) or ProductName()
    return ProductRow(
        store_id=store_id,
        product_id=row.product_id,
        name=name.name,
        unit=name.unit,
        state=name.state,
        bill_lines=int(row.line_count),
        sold=quantity_json(int(row.sold_milli)),
        returned=quantity_json(int(row.returned_milli)),
        gross=money_text(int(row.gross_paisa)),
        discounts=money_text(int(row.discount_paisa)),
        tax=money_text(int(row.tax_paisa)),
        net=money_text(int(row.net_paisa)),
        **earned(row).shown,
    )


def _category(store_id: int | None, row: Sums) -> CategoryRow:
    return CategoryRow(
        store_id=store_id,
        category=row.category or None,
        name=row.category or UNCATEGORISED,
        products=int(row.products),
        bill_lines=int(row.line_count),
        pieces=quantity_json(int(row.piece_milli)),
        kg=quantity_json(int(row.kg_milli)),
        litres=quantity_json(int(row.litre_milli)),
        gross=money_text(int(row.gross_paisa)),
        discounts=money_text(int(row.discount_paisa)),
        tax=money_text(int(row.tax_paisa)),
        net=money_text(int(row.net_paisa)),
        **earned(row).shown,
    )


class _Nothing:
    """A store that sold nothing."""

    sales = returns = gross_paisa = discount_paisa = tax_paisa = rounding_paisa = 0
    net_paisa = returned_paisa = cost_paisa = uncosted_paisa = 0


_NOTHING = _Nothing()
