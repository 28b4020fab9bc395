"""The portal in a real browser: with scripts off, from a phone to a wide screen, by keys alone."""

import re

from pos_app.ui import tokens
from tests.support.portal.shop import FIRST, RASHID
from tests.support.source_tree import PACKAGES

PAGES = (
    "/",
    "/stores/1",
    "/stores/1/products",
    f"/stores/1/products/{FIRST + 6}",
    f"/stores/1/products/{FIRST + 6}/edit",
    f"/stores/1/customers/{RASHID}",
    "/stores/1/alerts",
    "/stores/1/cases",
    "/stores/1/reports",
    "/stores/1/reports/products",
    "/stores/1/tills",
    "/stores/1/tills/problem-reports",
    "/users/manager",
    "/account",
)
SHEET = PACKAGES["sync_server"] / "portal" / "static" / "portal.css"
# Each text and what is behind it, as the browser has worked them out (WCAG 2.2, 1.4.3).
CONTRASTS = """() => {
  const parts = text => text.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
    .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, n) => sum + v * [0.2126, 0.7152, 0.0722][n], 0);
  const behind = element => {
    for (let one = element; one; one = one.parentElement) {
      const style = getComputedStyle(one);
      if (style.backgroundImage !== "none" && one !== document.querySelector(".shell")) return null;
      const colour = parts(style.backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const found = [];
  for (const element of document.querySelectorAll("body *")) {
    const own = [...element.childNodes].some(n => n.nodeType === 3 && n.data.trim());
    if (!own || element.closest("svg, .sr, option") || !element.checkVisibility()) continue;
    const ground = behind(element);
    if (!ground) continue;
    const style = getComputedStyle(element);
    const [one, two] = [light(parts(style.color)), light(ground)].sort((a, b) => b - a);
    const size = parseFloat(style.fontSize), isBold = style.fontWeight >= 700;
    const least = size >= 24 || (isBold && size >= 18.66) ? 3 : 4.5;
    if ((one + 0.05) / (two + 0.05) < least) found.push(element.outerHTML.slice(0, 120));
  }
  return found;
}"""


def test_pages_fit_from_a_phone_to_a_wide_screen_and_can_be_read(opened):
    page = opened("admin")
    for path in PAGES:
        page.goto(path)
        for width, scheme in ((360, "dark"), (1366, "light"), (1920, "dark")):
            page.set_viewport_size({"width": width, "height": 760})
            page.emulate_media(color_scheme=scheme)
            room = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
            assert room[0] <= room[1], (path, room)
            assert page.evaluate(CONTRASTS) == [], (path, scheme)


def test_one_endless_name_pushes_no_price_and_no_figure_out_of_sight(opened):
    page = opened("admin")
    naming = "name => { document.querySelector('tbody th .row, tbody th').textContent = name; }"
    for path, width in (("/stores/1/products", 1366), ("/stores/1/products", 768)):
        page.goto(path)
        page.set_viewport_size({"width": width, "height": 760})
        for name in ("W" * 200, "x/" * 100, "بسماللہ" * 28):
            page.evaluate(naming, name)
            room = page.evaluate(
                "(box => [box.scrollWidth, box.clientWidth])(document.querySelector('.scroll'))"
            )
            assert room[0] <= room[1], (path, width, name[:10], room)


def test_a_shop_is_run_without_scripts(opened):
    page = opened("manager", java_script_enabled=False)
    page.get_by_role("link", name="Products", exact=True).click()
    page.get_by_label("Name or barcode").fill("lifebuoy")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Lifebuoy Soap 112 g").click()
    page.get_by_role("link", name="Stock in").click()
    page.get_by_label("How much came in").fill("24")
    page.get_by_role("button", name="Record").click()
    assert page.get_by_role("status").inner_text() == "Stock received."
    assert page.locator(".tile.hero .figure").inner_text() == "34"
    page.get_by_role("navigation").get_by_role("link", name="Cases").click()
    page.get_by_role("link", name="Nestlé Everyday 375 g").click()
    page.get_by_label("Release").check()
    page.get_by_label("Why you decide so").fill("counted twice")
    page.get_by_role("button", name="Decide").click()
    assert "counted twice" in page.locator("main").inner_text()
    page.get_by_role("button", name="Sign out").click()
    page.goto("/stores/1")
    assert page.url.endswith("/login?next=%2Fstores%2F1")


def test_keys_reach_everything_and_show_where_they_are(opened):
    page = opened("viewer")
    page.goto("/stores/1/products")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    page.goto("/stores/1/products")
    wanted = page.locator("a, button, input:not([type=hidden]), [tabindex='0']").count()
    seen = set()
    for _ in range(wanted):
        page.keyboard.press("Tab")
        told = page.evaluate(
            "[[...document.querySelectorAll('*')].indexOf(document.activeElement),"
            " getComputedStyle(document.activeElement).outlineStyle]"
        )
        assert told[1] != "none"
        seen.add(told[0])
    assert len(seen) == wanted


def test_the_colours_are_the_tills():
    sheet = SHEET.read_text()
    light, dark = sheet.split("@media (prefers-color-scheme: dark)")[:2]
    for text, theme in ((light, tokens.LIGHT), (dark.partition("\n}")[0], tokens.DARK)):
        named = dict(re.findall(r"--([a-z0-9-]+): (#[0-9a-f]{6})", text))
        known = {name.replace("_", "-"): colour.lower() for name, colour in theme.by_name().items()}
        assert named.items() <= known.items()
        assert len(named) > 30
