"""What is done by the pages: the same commands, events and answers as by the API."""

import re

import pytest
from pos_protocol.events import OutReason, RemovedLine, StockRemoved
from sync_server.auth.users import take_in
from sync_server.db import stores
from sync_server.db.tills import revoke_till
from sync_server.portal.pages import products

from tests.support.central.queue import feeder_of
from tests.support.chain_till import received, sold
from tests.support.portal.browser import Browser, forms_of, portal_client
from tests.support.portal.shop import FIRST, RASHID
from tests.support.rest import PASSWORD, RestUser, give_role
from tests.support.sync_server import local_server

SOAP = f"/stores/1/products/{FIRST + 6}"


def position(server):
    with server.db.read() as tx:
        return stores.feed_head(tx, 1).seq


def newest_event(server):
    with server.db.read() as tx:
        return tx.exec_driver_sql(
            "SELECT kind, body FROM event_log WHERE store_id = 1 ORDER BY store_seq DESC LIMIT 1"
        ).one()


def figure(text):
    return re.findall(r'In stock now</span><span class="figure">([^<]+)<', text)[0].strip()


def test_goods_come_in_go_out_and_are_counted_by_one_event_each(server, signed_in):
    browser = signed_in("manager")
    start, had = position(server), int(figure(browser.get(SOAP).text))
    done = browser.fill(f"{SOAP}/stock-in", {"quantity": "24", "reason": "purchase", "vendor": "1"})
    assert done.headers["location"] == f"{SOAP}?said=received"
    assert (newest_event(server).kind, position(server)) == ("StockReceived", start + 1)
    page = browser.get(done.headers["location"]).text
    assert "Stock received." in page
    assert figure(page) == str(had + 24)
    assert "manager" in page, "who did it stands with the movement"
    browser.fill(f"{SOAP}/removal", {"quantity": "4", "reason": "damage"})
    assert (newest_event(server).kind, position(server)) == ("StockRemoved", start + 2)
    counted = had + 18
    browser.fill(f"{SOAP}/recount", {"counted": str(counted), "note": "shelf and store room"})
    kind, body = newest_event(server)
    assert (kind, position(server)) == ("StockCounted", start + 3)
    assert b"shelf and store room" in bytes(body)
    page = browser.get(SOAP).text
    assert figure(page) == str(counted)
    assert "Short in count" in page
    assert page.count("Office") >= 3


def test_what_is_refused_is_said_in_the_words_of_the_page(signed_in):
    browser = signed_in("manager")
    refused = browser.fill("/stores/1/products/new", {"name": "", "price": "5"})
    assert "Name: is missing" in refused.text
    assert "temDesc" not in refused.text
    refused = browser.fill("/stores/1/products/new", {"name": "Soap", "price": "abc"})
    assert "Price: " in refused.text
    page = browser.get("/stores/1/reports/takings?from=2026-13-01&to=x")
    assert "regex" not in page.text
    assert "a day as 2026-11-22 is needed" in page.text


def test_a_form_that_is_sent_twice_does_it_once(server, signed_in):
    browser = signed_in("manager")
    form = forms_of(browser.get(f"{SOAP}/stock-in"))[f"{SOAP}/stock-in"]
    fields = {**form, "quantity": "1"}
    start = position(server)
    assert [browser.send(form.action, fields).status_code for _ in range(2)] == [303, 303]
    assert position(server) == start + 1
    other = browser.send(form.action, fields | {"quantity": "2"})
    assert other.status_code == 422
    assert "was used for another request" in other.text


def test_what_was_filled_in_comes_back_with_why_it_was_refused(server, signed_in):
    browser = signed_in("manager")
    start = position(server)
    for fields, words in (
        ({"quantity": "1.5"}, "counted in pieces"),
        ({"quantity": "0"}, "above zero"),
        ({"quantity": "many"}, "plain decimal number"),
        ({"quantity": "1", "reason": "because"}, "reason is one of"),
    ):
        reply = browser.fill(f"{SOAP}/removal", {"reason": "spoilage"} | fields)
        assert reply.status_code in {400, 422}
        assert 'role="alert"' in reply.text
        assert words in reply.text.replace("&#39;", "'")
        assert f'value="{fields["quantity"]}"' in reply.text
    assert position(server) == start


def test_a_count_is_refused_when_something_was_sold_meanwhile(server, signed_in):
    browser = signed_in("manager")
    form = forms_of(browser.get(f"{SOAP}/recount"))[f"{SOAP}/recount"]
    browser.fill(f"{SOAP}/stock-in", {"quantity": "1"})
    reply = browser.send(form.action, {**form, "counted": "5"})
    assert reply.status_code == 409
    assert "look again" in reply.text


def test_a_product_is_added_edited_found_and_removed(server, signed_in):
    browser = signed_in("manager")
    fields = {
        "name": "Rooh Afza <b>800 ml</b>",
        "price": "430.50",
        "opening": "12",
        "barcodes": "8964000666500\n8964000666517",
        "category": "Drinks",
        "vendor": "1",
        "unit": "piece",
    }
    made = browser.fill("/stores/1/products/new", fields).headers["location"].partition("?")[0]
    page = browser.get(made).text
    assert "Rooh Afza &lt;b&gt;800 ml&lt;/b&gt;" in page
    assert "Rs\u00a0430.50" in page
    assert figure(page) == "12"
    twin = browser.fill("/stores/1/products/new", fields | {"name": "Twin", "opening": ""})
    assert twin.status_code == 409
    assert re.search(r"has the barcode 89640006665\d\d already", twin.text)
    stale = forms_of(browser.get(f"{made}/edit"))[f"{made}/edit"]
    assert stale["price"] == "430.50"
    browser.fill(f"{made}/edit", {"price": "450", "low_at": "3", "barcodes": "", "vendor": ""})
    page = browser.get(made).text
    assert "Rs\u00a0450" in page
    assert "Low at" in page
    late = browser.send(f"{made}/edit", {**stale, "price": "1"})
    assert (late.status_code, "has changed since" in late.text) == (412, True)
    again = forms_of(late)[f"{made}/edit"]
    assert browser.send(f"{made}/edit", {**again, "price": "455"}).status_code == 303
    assert "Rooh Afza" in browser.get("/stores/1/products?q=afza").text
    assert "Rooh Afza" not in browser.get("/stores/1/products?q=tapal").text
    gone = browser.fill(f"{made}/remove", {})
    assert gone.headers["location"] == "/stores/1/products?said=removed"
    assert browser.get(made).status_code == 404


def test_lists_go_on_by_their_keys(monkeypatch, signed_in):
    monkeypatch.setattr(products, "A_PAGE", 5)
    browser = signed_in("manager")
    user = RestUser(browser.client, "manager")
    for number in range(7):
        body = {"product_id": 500 + number, "itemDesc": f"Page {number}", "price_per_unit": 1}
        assert user.put("/api/products/addProd", body).status_code == 201
    first = browser.get("/stores/1/products?q=page").text
    [onward] = re.findall(r'rel="next" href="([^"]+)"', first)
    second = browser.get(onward.replace("&amp;", "&")).text
    assert (first.count("No. 5"), second.count("No. 5")) == (5, 2)
    assert "First page" in second
    assert browser.get("/stores/1/products?cursor=forged").status_code == 400


def test_a_khata_is_a_statement_with_what_was_owed_after_each_entry(signed_in):
    browser = signed_in("cashier")
    assert "Rashid Mehmood" in browser.get("/stores/1/customers?q=0300").text
    page = browser.get(f"/stores/1/customers/{RASHID}").text
    [owed] = re.findall(r'Owes now</span><span class="figure">Rs\s([^<]+)<', page)
    after = re.findall(r'<td class="n strong">([^<]+)</td>', page)
    assert after[-1].removesuffix(".00") == owed
    assert "Bought on khata" in page
    assert "Paid" in page


def test_a_case_tells_what_happened_and_is_decided_once(server, signed_in):
    browser = signed_in("manager")
    [case] = re.findall(
        r'href="(/stores/1/cases/[0-9a-f-]{36})"', browser.get("/stores/1/cases").text
    )
    page = browser.get(case).text
    assert "Nestlé Everyday 375 g" in page
    assert "More was sold than the server knew of" in page
    nothing = browser.fill(case, {"decision": "adjust"})
    assert nothing.status_code in {400, 422}
    wrong = browser.fill(case, {"decision": "adjust", f"line-{FIRST + 10}": "two"})
    assert "Quantity: Expected a plain decimal number" in wrong.text
    start = position(server)
    lines = {f"line-{FIRST + 10}": "2"}
    done = browser.fill(case, {"decision": "adjust", "reason": "two lay behind the rice", **lines})
    assert done.headers["location"] == f"{case}?said=decided"
    assert (newest_event(server).kind, position(server)) == ("ReconciliationDecided", start + 1)
    page = browser.get(case).text
    assert "two lay behind the rice" in page
    assert "What is to happen" not in page
    late = browser.send(
        case, {**forms_of(browser.get("/stores/1"))["/logout"], "decision": "release"}
    )
    assert late.status_code == 409


def test_a_sale_of_a_blocked_till_is_held_out_of_the_stock_and_its_money_counts(tmp_path):
    with local_server(tmp_path) as server, portal_client(server) as client:
        give_role(server, "manager", "manager")
        till = server.enrol()
        till.append(received(FIRST, 5_000))
        till.push_all(server.api(till))
        server.db.write(lambda tx: revoke_till(tx, till.identity.till, 1))
        till.append(sold((FIRST, 1_000)))
        server.api(till).push(till.batch(2))
        feeder_of(server).sweep()
        browser = Browser(client)
        browser.sign_in("manager", store="1")
        shop = browser.get("/stores/1").text
        assert "1 held, not in the stock yet" in shop
        assert "1 bill" in shop
        [case] = re.findall(r'href="(/stores/1/cases/[^"]+)"', browser.get("/stores/1/cases").text)
        assert "Held: not in the stock yet" in browser.get(case).text


def test_a_delivery_that_two_tills_undid_is_a_case_that_shows_who_was_first(tmp_path):
    with local_server(tmp_path) as server, portal_client(server) as client:
        give_role(server, "manager", "manager")
        tills = [server.enrol(seed=1), server.enrol(seed=2)]
        delivery = tills[0].append(received(FIRST, 5_000)).envelope.event_id
        line = RemovedLine(
            n=1,
            product_id=FIRST,
            quantity=5_000,
            reason=OutReason.CORRECTION,
            known_quantity=0,
            known_version=0,
            pending=0,
        )
        for till in tills:
            till.append(StockRemoved(lines=(line,)), corrects=delivery)
            till.push_all(server.api(till))
        browser = Browser(client)
        browser.sign_in("manager", store="1")
        cases = browser.get("/stores/1/cases?state=all").text
        [case] = set(re.findall(r'href="(/stores/1/cases/[^"]+)"', cases))
        page = browser.get(case).text
        why = "What it takes back was taken back before"
        for words in ("Taken back before", "Held: not in the stock yet", "Till 2", why):
            assert words in page
        assert "khata of" not in page, "no money moved with it"
        [quicker] = re.findall(r"<td>Till (\d)<small>no\. (\d)", page)
        assert quicker == ("1", "2")
        browser.fill(case, {"decision": "reverse", "reason": "one of the two was enough"})
        assert "one of the two was enough" in browser.get(case).text


def test_a_tills_code_is_shown_once_and_a_till_is_blocked_after_the_password(server, signed_in):
    browser = signed_in("admin")
    made = browser.fill("/stores/1/tills", {}, "/stores/1/tills/code")
    [code] = re.findall(r'class="mono code">([^<]+)<', made.text)
    assert re.fullmatch(r"\w{4}-\w{4}-\w{4}", code)
    assert code not in browser.get("/stores/1/tills").text
    wrong = browser.fill("/stores/1/tills/1/revoke", {"your_password": "not this one"})
    assert wrong.status_code == 403
    assert "Blocked" not in browser.get("/stores/1/tills").text
    done = browser.fill("/stores/1/tills/1/revoke", {"your_password": PASSWORD})
    assert done.headers["location"] == "/stores/1/tills?said=revoked"
    assert "Blocked" in browser.get("/stores/1/tills").text
    assert "Till revoked" in browser.get("/stores/1/audit").text


def test_people_get_roles_after_the_admins_own_password(server, signed_in):
    browser = signed_in("admin")
    sure = {"your_password": PASSWORD}
    new = {"username": "<i>sadia", "new_password": "a first password"}
    assert browser.fill("/users/new", new | {"your_password": "guess"}).status_code == 403
    here = browser.fill("/users/new", new | sure).headers["location"].partition("?")[0]
    assert here == "/users/%3Ci%3Esadia"
    assert "none: can do nothing" in browser.get("/users").text
    give = {"store": "2", "role": "manager"}
    assert browser.fill(here, give | {"your_password": "x"}, f"{here}/grants").status_code == 403
    assert browser.fill(here, give | sure, f"{here}/grants").status_code == 303
    assert "Manager" in browser.get(here).text
    assert browser.fill(here, sure, f"{here}/grants/2/remove").status_code == 303
    assert browser.fill(here, sure, f"{here}/remove").status_code == 303
    last = browser.fill("/users/admin", sure, "/users/admin/grants/1/remove")
    assert (last.status_code, "last admin" in last.text) == (409, True)
    deeds = browser.get("/audit").text
    assert "User added" in deeds
    assert "&lt;i&gt;sadia" in deeds


def test_guessing_ones_own_password_waits_as_a_login_does(server, signed_in):
    give_role(server, "guesser", "admin")
    browser = signed_in("guesser")
    said = [
        browser.fill("/stores/2/tills", {}, "/stores/2/tills/code").status_code,
        *(
            browser.fill("/users/new", {"username": "x", "your_password": f"guess {n}"}).status_code
            for n in range(11)
        ),
    ]
    assert said == [200, *[403] * 10, 429]
    # Another test takes the last admin's role away, or is refused.
    server.db.write(lambda tx: take_in(tx, "guesser", store_id=1, now_ms=1))


def test_the_next_key_is_made_after_the_password(server, signed_in):
    browser = signed_in("admin")
    before = browser.get("/keys").text.count('<th scope="row"')
    assert browser.fill("/keys", {"your_password": "not this one"}).status_code == 403
    assert browser.fill("/keys", {"your_password": PASSWORD}).headers["location"] == (
        "/keys?said=rotated"
    )
    assert browser.get("/keys").text.count('<th scope="row"') == before + 1
    assert "Key made" in browser.get("/audit").text


def test_a_store_is_added_and_renamed(server, signed_in):
    browser = signed_in("admin")
    made = browser.fill("/stores", {"store_id": "31", "name": "Al-Noor", "currency": "pkr"})
    assert made.headers["location"] == "/stores/31?said=added"
    assert browser.fill("/stores/31/settings", {"name": "Al-Noor Superette"}).status_code == 303
    assert "Al-Noor Superette" in browser.get("/").text
    again = browser.fill("/stores", {"store_id": "31", "name": "Twin", "currency": "PKR"})
    assert (again.status_code, "store 31 already" in again.text) == (409, True)


@pytest.mark.parametrize("where", ["/stores/1/reports", "/reports"])
def test_every_report_is_a_table_and_a_file(server, signed_in, where):
    browser = signed_in("admin")
    index = browser.get(where).text
    names = re.findall(rf'href="{where}/([a-z-]+)"', index)
    assert len(names) == 13
    for name in names:
        page = browser.get(f"{where}/{name}")
        assert page.status_code == 200, name
        assert "KeyError" not in page.text
        file = browser.get(f"{where}/{name}/csv")
        assert (file.status_code, file.headers["content-type"][:8]) == (200, "text/csv"), name
        assert "attachment" in file.headers["content-disposition"]
    why = "till takes what was paid last"
    told = [name for name in names if why in browser.get(f"{where}/{name}").text]
    assert told == ["stock-value"]
    odd = browser.get(f"{where}/takings?from=2026-13-01&by=nonsense")
    assert (odd.status_code, "day" in odd.text) == (200, True)
    assert browser.get(f"{where}/nonsense").status_code == 404


def test_files_are_asked_for_and_taken_in(server, signed_in):
    browser = signed_in("manager")
    asked = browser.fill("/stores/1/jobs", {"kind": "export_products"})
    assert asked.headers["location"] == "/stores/1/jobs?said=asked"
    assert "Export products" in browser.get("/stores/1/jobs").text
    whole = browser.fill("/stores/1/reports/margin?by=month", {}, "/stores/1/reports/margin/job")
    assert whole.headers["location"] == "/stores/1/jobs?said=asked"
    assert "Export report" in browser.get("/stores/1/jobs").text
    form = forms_of(browser.get("/stores/1/jobs"))["/stores/1/jobs/import"]
    form.pop("file")
    taken = browser.client.post(
        form.action,
        data=dict(form),
        files={"file": ("goods.csv", b"itemDesc,price_per_unit\nSoap,90\n", "text/csv")},
        headers={"sec-fetch-site": "same-origin"},
        follow_redirects=False,
    )
    assert taken.status_code == 303, taken.text
    assert "Import products" in browser.get("/stores/1/jobs").text


def test_a_webhook_shows_its_secret_once(server, signed_in):
    browser = signed_in("admin")
    made = browser.fill("/stores/1/webhooks", {"url": "https://example.org/k", "kinds": "*"})
    assert "whsec_" in made.text
    page = browser.get("/stores/1/webhooks").text
    assert "https://example.org/k" in page
    assert "whsec_" not in page
    inside = browser.fill("/stores/1/webhooks", {"url": "https://127.0.0.1/", "kinds": "*"})
    assert inside.status_code == 422


def test_an_alert_is_marked_as_seen(server, signed_in):
    browser = signed_in("cashier")
    page = browser.get("/stores/1/alerts")
    assert "Nestlé Everyday 375 g" in page.text
    actions = [one for one in forms_of(page) if "/alerts/" in one]
    assert len(actions) == 2, "the soap is low, of the milk powder more was sold than there was"
    done = browser.fill("/stores/1/alerts", {}, actions[0])
    assert done.headers["location"] == "/stores/1/alerts?said=seen"
    assert "Seen by cashier" in browser.get("/stores/1/alerts").text
    viewer = signed_in("viewer").get("/stores/1/alerts")
    assert not [one for one in forms_of(viewer) if "/alerts/" in one]


def test_the_first_pages_tell_the_day(server, signed_in):
    page = signed_in("manager").get("/stores/1").text
    [takings] = re.findall(r'Takings today</span><span class="figure">Rs\s([\d,]+)', page)
    assert int(takings.replace(",", "")) > 0
    assert '<meta http-equiv="refresh" content="60;url=/stores/1?renewed=1">' in page
    chain = signed_in("admin").get("/").text
    assert takings in chain
    quiet = signed_in("cashier").get("/stores/1").text
    assert "Takings" not in quiet, "whoever counts a drawer must not know what should be in it"


def test_an_unknown_saying_is_not_said(signed_in):
    browser = signed_in("viewer")
    assert "evil" not in browser.get("/stores/1?said=evil").text
