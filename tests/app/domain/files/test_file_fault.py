"""Every reason to refuse has a sentence that takes its figures."""

import re

from pos_app.domain.files.file_fault import FaultWord, FileFault, TableRefusedError, fault_text
from pos_app.errors import sentence


def test_every_word_has_a_sentence_on_one_line():
    for word in FaultWord:
        text = fault_text(word, ("a", "b", "c"))
        assert text
        assert "\n" not in text
        assert not re.search(r"\{\d\}", text)


def test_a_refused_file_names_its_line():
    error = TableRefusedError(FaultWord.UNCLOSED_QUOTE, line=1)
    assert "line 1: a quote is opened" in sentence(error)


def test_a_row_carries_its_line_and_sentence():
    fault = FileFault(line=3, word=FaultWord.MISSING, values=("price",))
    assert (fault.line, fault.message) == (3, "no price")
