"""A text from elsewhere stands in a dated line without becoming part of its grammar."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.model.draft import dated_line, line_text, one_line
from tests.support import ledger_of

DAY = date(2026, 7, 1)
SNARES = st.sampled_from(
    ["1", "2a", "×3", "x3", "30m", "1h30m", "30 min", "2 hours", "1,5h", "5d", "10:30", "[[a]]",
     "[k:: v]", "::", "`", "[", "]", "interview", "- [ ]", "\u2028", "\x00", "\ufeff", "\n", ","]
)  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(SNARES).map(" ".join), st.lists(SNARES).map("".join))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Data Analyst (Entry Level)", "Data Analyst (Entry Level)"),
        ("2021 Intern", "2021 Intern"),
        ("3D artist [Remote]", "3D artist [Remote]"),
        ("1 of 3", '"1" of 3'),
        ("30 min job", '"30" min job'),
        ("×3 and ×4", '"×3" and "×4"'),
        ("[[x]] std::string", "[x] std:string"),
        ("two\nlines  `here`", "two lines 'here'"),
    ],
)
def test_only_what_would_be_read_otherwise_is_changed(text: str, written: str) -> None:
    assert line_text(text) == written


@given(st.sampled_from(["application", "interview", "decline", "reply", "off"]), TEXTS, TEXTS)
def test_a_line_reads_back_with_every_word(kind: str, text: str, value: str) -> None:
    label = "1" if kind == "interview" else ""
    line = dated_line(DAY, kind, text, [("note", value)], label)
    ledger = ledger_of({"journal/2026-07.md": f"# July\n\n{line}\n{line}\n"})
    assert ledger.faults == ()
    assert len(ledger.entries) == 2
    for entry in ledger.entries:
        assert (entry.date, entry.kind.name) == (DAY, kind)
        assert (entry.minutes, entry.days, entry.count, entry.links) == (None, None, 1, ())
        assert entry.round == (label or None)
        assert _words(entry.text) == _words(one_line(text))
        assert _words(entry.field("note") or "") == _words(one_line(value))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text)
