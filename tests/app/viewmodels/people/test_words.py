"""Every role and right has a word of its own, and so has whoever works where nobody has a name."""

import pytest

from pos_app.domain.people import Right, Role
from pos_app.operations.opening import OWNER
from pos_app.viewmodels.people.words import person_word, right_word, role_word


def test_every_role_and_right_has_a_word_of_its_own(qapp):
    assert len({role_word(role) for role in Role}) == len(Role)
    assert len({right_word(right) for right in Right}) == len(Right)


@pytest.mark.parametrize(("language", "word"), [("en", "Owner"), ("ur", "مالک"), ("hi", "मालिक")])
def test_the_owner_of_a_store_without_users_is_called_so_in_each_language(qapp, language, word):
    qapp.set_language(language)
    try:
        assert person_word(OWNER) == word
        assert person_word("Aslam") == "Aslam"
    finally:
        qapp.set_language("en")
