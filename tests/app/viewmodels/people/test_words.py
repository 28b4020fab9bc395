"""Every role and right has a word of its own."""

from pos_app.domain.people import Right, Role
from pos_app.viewmodels.people.words import right_word, role_word


def test_every_role_and_right_has_a_word_of_its_own(qapp):
    assert len({role_word(role) for role in Role}) == len(Role)
    assert len({right_word(right) for right in Right}) == len(Right)
