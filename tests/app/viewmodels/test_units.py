"""Units and reasons have words."""

import pytest
from pos_protocol.events import OutReason, Unit

from pos_app.viewmodels.units import REMOVAL_REASONS, is_weighed, reason_word, unit_name, unit_word

REASONS = {
    "en": (
        "Spoiled, Damaged, Stolen, Expired, Own use, Return to vendor, To another store,"
        " Short in count, Sample"
    ),
    "ur": (
        "خراب, ٹوٹ پھوٹ, چوری, میعاد ختم, گھر کا استعمال, سپلائر کو واپسی, دوسری دکان کو,"
        " گنتی میں کمی, نمونہ"
    ),
    "hi": (
        "खराब, टूट-फूट, चोरी, मियाद खत्म, घर का इस्तेमाल, सप्लायर को वापसी, दूसरी दुकान को,"
        " गिनती में कमी, नमूना"
    ),
}


def test_pieces_have_no_unit_word(qapp):
    assert unit_word(Unit.PIECE) == ""
    assert unit_name(Unit.PIECE) == "piece"
    assert unit_word(Unit.KG) == unit_name(Unit.KG) == "kg"
    assert not is_weighed(Unit.PIECE)
    assert is_weighed(Unit.LITRE)


def test_every_reason_but_our_own_correction_can_be_chosen(qapp):
    assert set(OutReason) - set(REMOVAL_REASONS) == {OutReason.CORRECTION}
    assert all(reason_word(reason) for reason in REMOVAL_REASONS)


@pytest.mark.parametrize("language", REASONS)
def test_the_reasons_of_a_removal_are_called_so_and_stand_in_this_order(qapp, language):
    qapp.set_language(language)
    try:
        assert [reason_word(reason) for reason in REMOVAL_REASONS] == REASONS[language].split(", ")
    finally:
        qapp.set_language("en")
