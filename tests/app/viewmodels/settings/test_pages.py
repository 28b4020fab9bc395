"""The pages name what exists: every setting of the till and the store, in every language."""

import itertools
from operator import attrgetter

import msgspec

from pos_app.domain.rules import StoreRules
from pos_app.settings import Settings
from pos_app.viewmodels.settings.device_pages import PRINTER, SCALE, SCANNER
from pos_app.viewmodels.settings.entries import Place, Setting
from pos_app.viewmodels.settings.pages import PAGES

ENTRIES = list(itertools.chain.from_iterable(page.entries for page in PAGES))
VALUES = [entry for entry in ENTRIES if isinstance(entry, Setting)]
# What is asked once at the first start, or decided elsewhere: pinned by Shift+F2 on the sale, or
# where pages went last.
ELSEWHERE = {"data_dir", "currency", "rounding_paisa", "pinned_tiles", "page_printer"}


def test_every_value_is_one_of_the_till_or_the_store():
    for entry in VALUES:
        if entry.place is Place.COMPUTER:
            continue
        kind = Settings if entry.place is Place.TILL else StoreRules
        assert entry.name.partition(".")[0] in kind.__struct_fields__
    names = [entry.name for entry in ENTRIES]
    assert len(names) == len(set(names))


def test_every_setting_and_rule_has_its_place_on_a_page():
    shown = {entry.name.partition(".")[0] for entry in VALUES}
    assert set(Settings.__struct_fields__) - shown <= ELSEWHERE
    assert set(StoreRules.__struct_fields__) - shown <= ELSEWHERE


def test_the_defaults_can_be_shown_and_read_again(tmp_path):
    defaults = {Place.TILL: Settings(data_dir=tmp_path), Place.STORE: StoreRules()}
    for entry in VALUES:
        if entry.place is Place.COMPUTER:
            continue
        kept = attrgetter(entry.name)(defaults[entry.place])
        text = entry.value.show(kept)
        assert entry.value.read(text) == kept
        if entry.options:
            assert text in {option.value for option in entry.options}
        assert msgspec.json.encode(kept)


def test_ten_pages_at_most_have_a_key():
    assert len(PAGES) <= 10


def test_what_stands_around_the_till_has_pages_of_its_own():
    places = [PAGES.index(page) for page in (PRINTER, SCANNER, SCALE)]
    assert places == sorted(places)
