"""Units and reasons have words."""

from pos_protocol.events import OutReason, Unit

from pos_app.viewmodels.units import REMOVAL_REASONS, is_weighed, reason_word, unit_name, unit_word


def test_pieces_have_no_unit_word(qapp):
    assert unit_word(Unit.PIECE) == ""
    assert unit_name(Unit.PIECE) == "piece"
    assert unit_word(Unit.KG) == unit_name(Unit.KG) == "kg"
    assert not is_weighed(Unit.PIECE)
    assert is_weighed(Unit.LITRE)


def test_every_reason_but_our_own_correction_can_be_chosen(qapp):
    assert set(OutReason) - set(REMOVAL_REASONS) == {OutReason.CORRECTION}
    assert all(reason_word(reason) for reason in REMOVAL_REASONS)
