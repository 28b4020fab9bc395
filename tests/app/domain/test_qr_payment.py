"""Payment QR: what a bank printed, made into a code for one amount, by the published formats."""

from urllib.parse import parse_qs, urlsplit

import pytest

from pos_app.domain import qr_payment
from pos_app.domain.errors import PayeeRefused
from pos_app.domain.qr_payment import check_payee, crc16, payload, read_fields

EMVCO_EXAMPLE = (
    "00020101021229300012D156000000000510A93FO3230Q31280012D15600000001030812345678520441115802CN"
    "5914BEST TRANSPORT6007BEIJING64200002ZH0104最佳运输0202北京540523.7253031565502016233030412"
    "340603***0708A60086670902ME91320016A0112233449988770708123456786304A13A"
)
"""The sample of EMV QRCPS Merchant-Presented Mode, with its published check sum."""


def field(number, value):
    return f"{number}{len(value):02d}{value}"


def printed(currency="586"):
    """A store's own QR as a bank prints it: no amount, for use again and again."""
    account = field("00", "A000000677") + field("01", "PK36SCBL0000001123456702")
    body = (
        "000201010211"
        + field("28", account)
        + "52045411"
        + field("53", currency)
        + "5802PK5914MADINA GENERAL6006LAHORE"
        + field("62", field("07", "T01"))
        + "6304"
    )
    return body + crc16(body)


def test_the_check_sum_is_that_of_the_standard():
    assert crc16("123456789") == "29B1"
    assert crc16(EMVCO_EXAMPLE[:-4]) == EMVCO_EXAMPLE[-4:]


def test_a_banks_code_becomes_one_for_this_amount():
    text = payload(printed(), 390_150, currency="PKR", name="x", reference="1-1-7 4f")
    fields, was = read_fields(text), read_fields(printed())
    assert crc16(text[:-4]) == text[-4:]
    assert text.startswith("000201010212")
    assert (fields["54"], fields["01"]) == ("3901.50", "12")
    assert read_fields(fields["62"]) == {"07": "T01", "05": "1-1-74f"}
    same = {"28", "52", "53", "58", "59", "60"}
    assert {number: fields[number] for number in same} == {number: was[number] for number in same}


def test_a_upi_address_becomes_a_link():
    text = payload("madina@okbank", 390_150, currency="INR", name="Madina & Sons", reference="7")
    assert text.startswith("upi://pay?pa=madina@okbank&")
    asked = {key: values[0] for key, values in parse_qs(urlsplit(text).query).items()}
    assert asked["pn"] == "Madina & Sons"
    assert (asked["am"], asked["cu"], asked["tr"]) == ("3901.50", "INR", "7")


def test_a_upi_link_keeps_what_else_it_says():
    link = "upi://pay?pa=shop@bank&pn=Shop&mc=5411&am=1.00&sign=abc"
    asked = parse_qs(urlsplit(payload(link, 500, currency="INR", name="x", reference="7")).query)
    assert (asked["mc"], asked["am"], asked["pn"]) == (["5411"], ["5.00"], ["Shop"])
    assert "sign" not in asked


@pytest.mark.parametrize(
    ("payee", "currency"),
    [
        (printed()[:-1] + "0", "PKR"),
        (printed()[:40], "PKR"),
        (printed("356"), "PKR"),
        ("madina@okbank", "PKR"),
        ("upi://pay?pn=nobody", "INR"),
        ("https://example.com/pay", "PKR"),
        ("0002010102115802PK6304" + crc16("0002010102115802PK6304"), "PKR"),
        ("00" * 600, "PKR"),
        ("\x00\n", "PKR"),
    ],
)
def test_what_cannot_be_paid_is_refused_in_words(payee, currency):
    with pytest.raises(PayeeRefused) as refused:
        check_payee(payee, currency=currency)
    assert refused.value.values["problem"]


def test_a_store_without_a_payee_is_fine():
    check_payee("", currency="PKR")
    assert qr_payment.REFERENCE_CHARS_MAX == 25
