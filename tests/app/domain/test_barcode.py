"""What each sort of code means at the till."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pos_app.domain.barcode import (
    BarcodeKind,
    BarcodeRules,
    ErrorWord,
    LabelTemplate,
    normalise,
    parse,
)
from pos_app.domain.gs1 import check_digit, has_check_digit

GS = "\x1d"
MILK = "8964000123454"
MILK_14 = "08964000123454"
FNC1_STANDINS = BarcodeRules(separators=("|", "~"))
digits = st.text("0123456789", max_size=40)
scanner_text = st.text(
    st.sampled_from("0123456789]ECdQe(){}PLU:|\x1d/htps.?=&%CSH ۳३"), max_size=90
)


@pytest.mark.parametrize(
    ("code", "gtin"),
    [
        (MILK, MILK_14),
        (MILK_14, MILK_14),
        ("036000291452", "00036000291452"),
        ("96385074", "00000096385074"),
        ("10614141000415", "10614141000415"),
        (f"]E0{MILK}", MILK_14),
        (f"]E3{MILK}12", MILK_14),
        ("]E496385074", "00000096385074"),
        ("]C0036000291452", "00036000291452"),
        (f"  {MILK}\r\n", MILK_14),
        ("٨٩٦٤٠٠٠١٢٣٤٥٤", MILK_14),
        ("८९६४०००१२३४५४", MILK_14),
    ],
)
def test_a_trade_code_is_read_as_14_digits(code, gtin):
    barcode = parse(code)
    assert (barcode.kind, barcode.gtin, barcode.valid) == (BarcodeKind.GTIN, gtin, True)
    assert barcode.candidates[0] == gtin


@pytest.mark.parametrize("code", ["8964000123455", "036000291453", "96385075", "10614141000416"])
def test_a_wrong_check_digit_is_told_but_the_code_can_still_be_looked_up(code):
    barcode = parse(code)
    assert barcode.message is ErrorWord.BAD_CHECK_DIGIT
    assert not barcode.valid
    assert barcode.gtin is None
    assert barcode.candidates == (normalise(code),)


def test_plain_digits_of_a_gtins_length_are_never_a_gs1_message():
    # "21" + "12345017507" would be a serial number, "15" + "210527" a date.
    assert parse("2312345017507").kind is BarcodeKind.GTIN
    assert parse("15210527").expiry is None


def test_an_upc_e_is_looked_up_as_itself_and_as_the_upc_a_it_stands_for():
    barcode = parse("04252614")
    assert barcode.gtin == "00042100005264"
    assert barcode.candidates == ("00042100005264", "00000004252614")


def test_an_eight_digit_code_that_reads_both_ways_is_an_ean_8_first():
    both = next(
        code
        for code in (f"{n:07d}{check_digit(f'{n:07d}')}" for n in range(100_000, 200_000))
        if len(parse(code).candidates) == 2
    )
    barcode = parse(both)
    assert barcode.candidates[0] == barcode.gtin == both.zfill(14)
    assert barcode.candidates[1] != both.zfill(14)
    assert parse(f"]E4{both}").candidates == (both.zfill(14),)


def test_an_upc_a_finds_a_product_stored_under_its_upc_e():
    assert "00000004252614" in parse("042100005264").candidates


@pytest.mark.parametrize("code", ["0425261", "425261"])
def test_a_short_upc_e_is_looked_up_as_typed_first(code):
    barcode = parse(code)
    assert barcode.kind is BarcodeKind.TEXT
    assert barcode.candidates == (code, "00042100005264")


def test_a_gs1_message_gives_gtin_lot_and_expiry():
    barcode = parse(f"]d201{MILK_14}1726123110AB12{GS}21X9")
    assert (barcode.kind, barcode.gtin, barcode.valid) == (BarcodeKind.GS1, MILK_14, True)
    assert (barcode.lot, barcode.expiry) == ("AB12", date(2026, 12, 31))
    assert barcode.symbology == "GS1 DataMatrix"


def test_a_gs1_weight_is_thousandths_and_a_price_is_paisa():
    barcode = parse(f"]e001{MILK_14}31030017503922027125")
    assert (barcode.quantity_milli, barcode.price_paisa) == (1750, 27125)
    assert parse(f"]e001{MILK_14}3100000002").quantity_milli == 2000
    assert parse(f"]e001{MILK_14}3105000150").quantity_milli == 2
    assert parse(f"]e001{MILK_14}39301234").price_paisa is None
    assert parse(f"]e001{MILK_14}393258629900").price_paisa == 29900
    assert parse(f"]e001{MILK_14}393297829900").price_paisa is None


def test_pounds_are_weighed_in_kilograms():
    """1.25 lb was sold as one whole kilogram."""
    assert parse("]C101021123450000083202000125").quantity_milli == 567
    assert parse(f"]C101{MILK_14}3200000100").quantity_milli == 45_359
    assert parse(f"]C101{MILK_14}3205000000").quantity_milli == 0


def test_an_expiry_with_a_time_is_its_day():
    assert parse(f"]C101{MILK_14}70032712311200").expiry == date(2027, 12, 31)
    barcode = parse(f"]C101{MILK_14}70032713311200")
    assert (barcode.message, barcode.candidates) == (ErrorWord.BAD_DATE, (MILK_14,))


def test_best_before_stands_in_for_expiry_and_day_00_is_the_end_of_the_month():
    assert parse(f"]C101{MILK_14}15270200").expiry == date(2027, 2, 28)


@pytest.mark.parametrize("mark", ["", "]C1", "]d2", "]Q3", GS, f"]C1{GS}"])
def test_gs1_needs_an_aim_id_or_fnc1_or_a_gtin_in_front(mark):
    assert parse(f"{mark}01{MILK_14}10L1").lot == "L1"


@pytest.mark.parametrize("code", ["1726123110AB12", "2112345", "10L1"])
def test_other_text_is_not_taken_for_gs1(code):
    assert parse(code).kind in {BarcodeKind.TEXT, BarcodeKind.GTIN}
    assert parse(code).lot is None


@pytest.mark.parametrize(
    "code", [f"]C1{GS}10AB12", "]d217261231", f"{GS}10AB12", "https://a.example/"]
)
def test_a_message_without_a_gtin_is_refused(code):
    barcode = parse(code)
    assert (barcode.kind, barcode.message) == (BarcodeKind.REFUSED, ErrorWord.NO_GTIN)
    assert barcode.candidates == ()


def test_fnc1_may_be_replaced_by_characters_the_shop_has_set():
    code = f"]C101{MILK_14}10AB12|21X9~17261231"
    assert parse(code).message is ErrorWord.NOT_READ
    barcode = parse(code, FNC1_STANDINS)
    assert (barcode.lot, barcode.expiry) == ("AB12", date(2026, 12, 31))


def test_a_bracketed_message_is_read():
    assert parse(f"(01){MILK_14}(10)AB12").lot == "AB12"


def test_what_only_looks_like_a_message_may_be_in_the_catalogue_as_it_stands():
    assert parse(f"01{MILK_14}").candidates == (MILK_14, f"01{MILK_14}")
    assert parse(f"01{MILK_14}xx").candidates == (f"01{MILK_14}xx",)
    assert parse("(10)AB12").candidates == ("(10)AB12",)


def test_an_impossible_date_is_told_and_the_product_still_found():
    barcode = parse(f"]d201{MILK_14}17000000")
    assert (barcode.message, barcode.expiry) == (ErrorWord.BAD_DATE, None)
    assert barcode.candidates == (MILK_14,)


def test_two_different_gtins_in_one_message_are_not_read():
    assert parse(f"]C101{MILK_14}0100036000291452").message is ErrorWord.NOT_READ


@pytest.mark.parametrize(
    "link",
    [
        f"https://id.gs1.org/01/{MILK_14}/10/AB12?17=261231",
        f"HTTPS://ID.GS1.ORG/01/{MILK_14}/10/AB12?17=261231",
        f"http://brand.example/shop/gtin/{MILK}/lot/AB12?17=261231",
        f"]Q1https://brand.example/01/{MILK}/10/AB12?17=261231",
        f"]Q3https://id.gs1.org/01/{MILK_14}/10/AB12?utm={'x' * 80}&17=261231",
    ],
)
def test_a_digital_link_is_a_gs1_message(link):
    barcode = parse(link)
    assert (barcode.gtin, barcode.lot, barcode.expiry) == (MILK_14, "AB12", date(2026, 12, 31))


def test_a_value_of_a_link_may_be_spelled_like_a_name():
    barcode = parse(f"https://id.gs1.org/01/{MILK_14}/10/LOT/21/gtin")
    assert (barcode.gtin, barcode.lot) == (MILK_14, "LOT")


@pytest.mark.parametrize("tail", ["/", "/21/ABC/", "//", "/?17=271231", "/#top", "?exp=271231"])
def test_a_link_may_end_as_links_do(tail):
    barcode = parse(f"https://shop.example/01/{MILK_14}{tail}")
    assert (barcode.gtin, barcode.message) == (MILK_14, ErrorWord.OK)
    assert barcode.expiry == (date(2027, 12, 31) if "271231" in tail else None)


@pytest.mark.parametrize("value", ["", "/", "0", "123", "00000000000000", "0" * 13, "x"])
@pytest.mark.parametrize("word", ["01", "gtin"])
def test_a_link_without_a_number_names_no_product(word, value):
    barcode = parse(f"https://shop.example/{word}/{value}")
    assert (barcode.message, barcode.candidates) == (ErrorWord.NO_GTIN, ())


@pytest.mark.parametrize("query", ["17=999999", "17=260230", "exp=9999", "7003=271231&10=AB"])
def test_an_impossible_date_in_a_link_is_told_and_the_product_still_found(query):
    barcode = parse(f"https://shop.example/01/{MILK_14}?{query}")
    assert (barcode.message, barcode.expiry) == (ErrorWord.BAD_DATE, None)
    assert barcode.candidates == (MILK_14,)


def test_a_composite_symbol_adds_to_its_linear_part():
    barcode = parse(f"]E0{MILK}|]e010AB12")
    assert (barcode.kind, barcode.gtin, barcode.lot) == (BarcodeKind.GTIN, MILK_14, "AB12")


def test_a_weight_label_gives_plu_and_grams():
    code = "210001201750"
    barcode = parse(code + check_digit(code))
    assert (barcode.kind, barcode.plu) == (BarcodeKind.WEIGHT, "12")
    assert (barcode.quantity_milli, barcode.price_paisa) == (1750, None)
    article = "210001200000"
    assert barcode.candidates[:2] == ("PLU12", f"0{article}{check_digit(article)}")
    assert [barcode.measured(candidate) for candidate in barcode.candidates] == [True, True, False]


def test_a_price_label_gives_plu_and_paisa():
    code = "220001200285"
    barcode = parse(f"]E0{code}{check_digit(code)}")
    assert (barcode.kind, barcode.plu) == (BarcodeKind.PRICE, "12")
    assert (barcode.quantity_milli, barcode.price_paisa) == (None, 28500)


def test_a_label_with_a_wrong_check_digit_sells_no_weight():
    barcode = parse("2100012017509")
    assert barcode.message is ErrorWord.BAD_CHECK_DIGIT
    assert (barcode.quantity_milli, barcode.plu) == (None, None)
    assert barcode.candidates == ("02100012017509",)


def test_other_in_store_codes_are_looked_up_as_they_are():
    code = "250001201750"
    barcode = parse(code + check_digit(code))
    assert barcode.kind is BarcodeKind.GTIN
    assert barcode.quantity_milli is None


def test_a_shop_sets_its_own_templates():
    rules = BarcodeRules(templates=(LabelTemplate(pattern="27PPPPXVVVVVC", step=1),))
    code = "270012900285"
    barcode = parse(code + check_digit(code), rules)
    assert (barcode.plu, barcode.price_paisa) == ("12", 285)
    assert parse("2100012017504", rules).kind is BarcodeKind.GTIN


@pytest.mark.parametrize("pattern", ["21PPPPPWWWWW", "31PPPPPWWWWWC", "21PPPPPWWVVVC", ""])
def test_a_template_that_cannot_match_is_refused(pattern):
    with pytest.raises(ValueError, match="template"):
        LabelTemplate(pattern=pattern)


@pytest.mark.parametrize("separators", [("",), ("||",), ("7",)])
def test_a_separator_is_one_mark(separators):
    with pytest.raises(ValueError, match="separator"):
        BarcodeRules(separators=separators)


@pytest.mark.parametrize(
    ("code", "kind", "candidate"),
    [
        ("PLU12", BarcodeKind.PLU, "PLU12"),
        ("plu 0012", BarcodeKind.PLU, "PLU12"),
        ("C:1184", BarcodeKind.CUSTOMER, "1184"),
        ("S:aslam", BarcodeKind.STAFF, "aslam"),
        ("H:7", BarcodeKind.HELD, "7"),
        ("]C0C:1184", BarcodeKind.CUSTOMER, "1184"),
        ("ABC-12", BarcodeKind.TEXT, "ABC-12"),
        ("]A0ABC-12", BarcodeKind.TEXT, "ABC-12"),
        ("چائے", BarcodeKind.TEXT, "چائے"),
    ],
)
def test_own_codes_and_text(code, kind, candidate):
    barcode = parse(code)
    assert (barcode.kind, barcode.candidates, barcode.valid) == (kind, (candidate,), True)


@pytest.mark.parametrize("text", ["8 964000 123454", "896-4000-12345-4"])
def test_the_groups_that_are_printed_below_the_bars_are_one_code(text):
    assert parse("8964000123454").gtin == MILK_14
    barcode = parse(text)
    assert (barcode.kind, barcode.gtin) == (BarcodeKind.GTIN, MILK_14)
    assert barcode.candidates[:2] == (text, MILK_14)


@pytest.mark.parametrize("text", ["8 964000 123455", "8 964000  123454", "0300-1234567", "1 2"])
def test_other_groups_of_digits_are_text_as_they_stand(text):
    barcode = parse(text)
    assert (barcode.kind, barcode.candidates) == (BarcodeKind.TEXT, (text,))


def test_a_few_digits_may_be_a_plu():
    assert parse("4011").candidates == ("4011", "PLU4011")


@pytest.mark.parametrize(
    ("code", "message"),
    [
        ("", ErrorWord.EMPTY),
        (" \r\n", ErrorWord.EMPTY),
        ("]", ErrorWord.NOT_READ),
        ("]C1", ErrorWord.NOT_READ),
        ("C:", ErrorWord.NOT_READ),
        ("]E08964ABC123454", ErrorWord.NOT_READ),
        ("x" * 65, ErrorWord.TOO_LONG),
        (f"]C101{MILK_14}10" + "x" * 512, ErrorWord.TOO_LONG),
        ("AB\x04C", ErrorWord.CONTROL_CHARACTERS),
        (f"AB{GS}C", ErrorWord.CONTROL_CHARACTERS),
        (f"]C101{MILK_14}10A\x04", ErrorWord.CONTROL_CHARACTERS),
        ("AB\ud800", ErrorWord.CONTROL_CHARACTERS),
        (f"]C101{MILK_14}10é", ErrorWord.NOT_READ),
    ],
)
def test_what_cannot_be_a_code_is_refused_with_a_reason(code, message):
    barcode = parse(code)
    assert (barcode.kind, barcode.message) == (BarcodeKind.REFUSED, message)
    assert barcode.candidates == ()


def test_an_aim_id_that_contradicts_the_length_is_told():
    barcode = parse("]E0036000291452")
    assert barcode.message is ErrorWord.WRONG_LENGTH
    assert barcode.candidates == ("00036000291452",)


def test_two_interleaved_scanners_sell_nothing():
    other = "5000159461122"
    mixed = "".join(a + b for a, b in zip(MILK, other, strict=True))
    assert parse(mixed).gtin is None


@given(st.one_of(st.text(max_size=600), scanner_text, digits))
@example("]")
@example("https://[")
@example("https://a/01/\ud800")
@example(f"01{MILK_14}8008" + "9" * 8)
def test_no_input_makes_it_raise(text):
    barcode = parse(text, FNC1_STANDINS)
    assert barcode.raw == text
    assert barcode.gtin is None or has_check_digit(barcode.gtin)
    assert all(
        candidate == normalise(candidate) or barcode.kind in OWN for candidate in barcode.candidates
    )


OWN = {BarcodeKind.CUSTOMER, BarcodeKind.STAFF, BarcodeKind.HELD}


@given(st.one_of(st.text(max_size=80), scanner_text, digits))
def test_normalising_twice_changes_nothing(text):
    assert normalise(normalise(text)) == normalise(text)


@given(st.text("0123456789", min_size=7, max_size=12))
def test_all_lengths_of_one_gtin_have_one_spelling(body):
    code = (body + check_digit(body)).zfill(13)
    assert normalise(code) == normalise(code.zfill(14))
    if len(body) in {7, 11, 12}:
        assert normalise(body + check_digit(body)) == normalise(code)
        assert normalise(code) in parse(body + check_digit(body)).candidates


@given(st.text("0123456789", min_size=1, max_size=60))
@example("0108964000123454")
@example("2100012017504")
def test_a_product_stored_under_a_code_is_found_by_scanning_it(code):
    assert normalise(code) in parse(code).candidates
