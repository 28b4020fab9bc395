"""Every error has a sentence that survives whatever values it carries."""

import string

import pytest

from pos_app import errors
from pos_app.domain import errors as domain_errors
from pos_app.errors import PosError, sentence


def kinds():
    return [
        kind
        for kind in (*vars(errors).values(), *vars(domain_errors).values())
        if isinstance(kind, type) and issubclass(kind, PosError) and "words" in vars(kind)
    ]


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.__name__)
def test_a_sentence_is_one_line_and_ends(kind):
    names = [name for _, name, _, _ in string.Formatter().parse(kind.words) if name]
    values = dict.fromkeys(names, "a\nb\x1b[2J" + "x" * 10_000)
    told = sentence(kind(**values) if names or kind is not errors.ServerRefused else kind("gone"))
    assert "\n" not in told
    assert told.isprintable()
    assert told[-1] in ".?"
    if names:
        assert "{" not in told


def test_money_and_quantities_are_printed():
    error = errors.TenderTooSmall(given_paisa=50_000, due_paisa=54_050, missing_paisa=4050)
    assert sentence(error) == "500.00 does not pay 540.50. Ask for 40.50 more."
    assert "1.5" in sentence(errors.QuantityNotWhole(name="Milk", quantity_milli=1500))


def test_a_missing_value_does_not_hide_the_error():
    assert sentence(errors.UnknownBarcode()).startswith("No product has the code ?.")


def test_a_servers_refusal_has_a_code():
    assert errors.ServerRefused("revoked").code == "revoked"
    assert "revoked" in sentence(errors.ServerRefused("revoked"))


def test_a_folder_with_a_store_is_said_to_be_ready():
    """Whoever joins again after a power cut has a till, and must not make a second one."""
    told = sentence(errors.StoreExists(path="shop", store_id=1))
    assert told.startswith("shop holds store 1 already and is ready for work.")


def test_a_log_is_told_the_kind_and_a_servers_code_and_no_values():
    assert errors.word_of(errors.FileRefused(path="rashid.pdf", problem="no")) == "FileRefused"
    assert errors.word_of(errors.UnknownBarcode(code="C1")) == "UnknownBarcode"
    assert errors.word_of(errors.ServerRefused("revoked")) == "ServerRefused revoked"
    assert errors.word_of(errors.ServerRefused("owes 4,120")) == "ServerRefused"
