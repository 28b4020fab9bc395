"""WAYS: every page and form of the portal, with what one must be allowed to open it."""

from sync_server.auth.roles import Deed
from sync_server.portal.pages import (
    account,
    attention,
    cases,
    customers,
    files,
    keys,
    overview,
    people,
    problem_reports,
    products,
    records,
    reports,
    stock,
    stores,
    tills,
    vendors,
    webhooks,
)
from sync_server.portal.site import Handler, Way

STORE = "/stores/{store_id}"
PRODUCT = f"{STORE}/products/{{product_id}}"
REPORTS_OF_TILLS = f"{STORE}/tills/problem-reports"


def _page(path: str, handler: Handler, deed: Deed = Deed.READ) -> tuple[Way, ...]:
    return (Way(method="GET", path=path, handler=handler, deed=deed),)


def _form(path: str, handler: Handler, deed: Deed) -> tuple[Way, ...]:
    """A form that is shown and sent at one path; the handler tells by the method."""
    return (*_page(path, handler, deed), Way(method="POST", path=path, handler=handler, deed=deed))


def _send(path: str, handler: Handler, deed: Deed) -> tuple[Way, ...]:
    return (Way(method="POST", path=path, handler=handler, deed=deed),)


WAYS: tuple[Way, ...] = (
    *_page("/", overview.chain),
    *_form("/stores", stores.add, Deed.ADMINISTER),
    *_page(STORE, overview.store),
    *_form(f"{STORE}/settings", stores.settings, Deed.ADMINISTER),
    *_page(f"{STORE}/products", products.listed),
    *_form(f"{STORE}/products/new", products.add, Deed.EDIT_CATALOGUE),
    *_page(PRODUCT, products.shown),
    *_form(f"{PRODUCT}/edit", products.edit, Deed.EDIT_CATALOGUE),
    *_form(f"{PRODUCT}/remove", products.remove, Deed.EDIT_CATALOGUE),
    *_form(f"{PRODUCT}/stock-in", stock.stock_in, Deed.MOVE_STOCK),
    *_form(f"{PRODUCT}/removal", stock.removal, Deed.MOVE_STOCK),
    *_form(f"{PRODUCT}/recount", stock.recount, Deed.MOVE_STOCK),
    *_page(f"{STORE}/vendors", vendors.listed),
    *_form(f"{STORE}/vendors/new", vendors.add, Deed.EDIT_CATALOGUE),
    *_form(f"{STORE}/vendors/{{vendor_id}}", vendors.rename, Deed.EDIT_CATALOGUE),
    *_page(f"{STORE}/customers", customers.listed, Deed.SEE_CUSTOMERS),
    *_page(f"{STORE}/customers/{{customer_id}}", customers.shown, Deed.SEE_CUSTOMERS),
    *_page(f"{STORE}/alerts", attention.listed),
    *_send(f"{STORE}/alerts/{{alert_id}}", attention.seen, Deed.ACKNOWLEDGE),
    *_page(f"{STORE}/cases", cases.listed),
    *_page(f"{STORE}/cases/{{case_id}}", cases.shown),
    *_send(f"{STORE}/cases/{{case_id}}", cases.decide, Deed.DECIDE),
    *_page(f"{STORE}/reports", reports.index, Deed.REPORT),
    *_page(f"{STORE}/reports/{{report}}", reports.shown, Deed.REPORT),
    *_page(f"{STORE}/reports/{{report}}/csv", reports.as_csv, Deed.REPORT),
    *_send(f"{STORE}/reports/{{report}}/job", reports.as_job, Deed.EXPORT),
    *_page("/reports", reports.index, Deed.REPORT),
    *_page("/reports/{report}", reports.shown, Deed.REPORT),
    *_page("/reports/{report}/csv", reports.as_csv, Deed.REPORT),
    *_form(f"{STORE}/jobs", files.jobs, Deed.EXPORT),
    *_send(f"{STORE}/jobs/import", files.take_in, Deed.EDIT_CATALOGUE),
    *_page(f"{STORE}/jobs/{{job_id}}/file", files.fetch, Deed.EXPORT),
    *_page(f"{STORE}/tills", tills.listed, Deed.ADMINISTER),
    *_send(f"{STORE}/tills/code", tills.make_code, Deed.ADMINISTER),
    *_form(f"{STORE}/tills/{{till}}/revoke", tills.revoke, Deed.ADMINISTER),
    *_page(REPORTS_OF_TILLS, problem_reports.listed, Deed.ADMINISTER),
    *_page(f"{REPORTS_OF_TILLS}/{{number}}/file", problem_reports.fetch, Deed.ADMINISTER),
    *_form(f"{STORE}/webhooks", webhooks.listed, Deed.CONNECT),
    *_send(f"{STORE}/webhooks/{{webhook_id}}/remove", webhooks.remove, Deed.CONNECT),
    *_page(f"{STORE}/audit", records.of_store, Deed.ADMINISTER),
    *_page("/audit", records.of_server, Deed.ADMINISTER),
    *_form("/keys", keys.listed, Deed.ADMINISTER),
    *_page("/users", people.listed, Deed.ADMINISTER),
    *_form("/users/new", people.add, Deed.ADMINISTER),
    *_page("/users/{username}", people.shown, Deed.ADMINISTER),
    *_send("/users/{username}/grants", people.grant, Deed.ADMINISTER),
    *_send("/users/{username}/grants/{granted_store}/remove", people.take, Deed.ADMINISTER),
    *_send("/users/{username}/password", people.set_password, Deed.ADMINISTER),
    *_send("/users/{username}/remove", people.remove, Deed.ADMINISTER),
    *_form("/account", account.password, Deed.READ),
    *_send("/account/factor", account.begin_factor, Deed.READ),
    *_send("/account/factor/confirm", account.confirm_factor, Deed.READ),
    *_send("/account/factor/off", account.end_factor, Deed.READ),
    *_send("/account/sign-out-everywhere", account.sign_out_everywhere, Deed.READ),
)
