"""Every code has a row in the documentation, and the documentation says what the table says."""

from pos_protocol.errors import ErrorCode
from sync_server.errors import ServerCode
from sync_server.http.problem_types import MEANING, page

from tests.support.source_tree import ROOT


def test_every_code_has_its_meaning_and_a_remedy():
    assert set(MEANING) == {*ServerCode, *ErrorCode}
    for code, (means, what_to_do) in MEANING.items():
        assert means.endswith("."), code
        assert what_to_do.endswith("."), code
    assert len({means for means, _ in MEANING.values()}) == len(MEANING)


def test_the_page_is_what_the_table_says():
    written = (ROOT / "docs" / "problems.md").read_text()
    assert written == page()
