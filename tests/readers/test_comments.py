"""HTML comments: where they begin and end, and that nothing in them is read or shown."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.readers.comments import comments, without_comments
from tests.properties.strategies import any_text
from tests.support import entry_of, faults_of, record_of

CASES = [
    # text, its comments
    ("a <!-- b --> c", ["<!-- b -->"]),
    ("<!-- a --><!-- b -->", ["<!-- a -->", "<!-- b -->"]),
    ("<!-->a-->", ["<!-->"]),
    ("<!-- a\n\n- 2026-09-20 call x\n--> b", ["<!-- a\n\n- 2026-09-20 call x\n-->"]),
    ("  <!-- a\nb -->", ["<!-- a\nb -->"]),
    ("a <!-- b\n  c --> d", ["<!-- b\n  c -->"]),
    ("a <!-- b\n\nc --> d", []),
    ("- a <!-- b\n- c --> d", []),
    ("# a <!-- b\nc --> d", []),
    ("<!-- a", []),
    ("a --> b", []),
    ("<!-- a <!-- b -->", ["<!-- b -->"]),
    ("`<!-- a -->` <!-- `b -->", ["<!-- `b -->"]),
    ("a ` b <!-- c -->", ["<!-- c -->"]),
    ("# a ` b\n<!-- c -->`", ["<!-- c -->"]),
    ("```\n<!-- a -->\n```\n<!-- b -->", ["<!-- b -->"]),
    ("~~~ md\n<!-- a -->\n~~~~\n<!-- b -->", ["<!-- b -->"]),
    ("~~~~\n~~~\n<!-- a -->\n~~~~\n", []),
    ("```\n<!-- a -->", ["<!-- a -->"]),
    ("<!--\n```\n-->\n```\n<!-- a -->\n```\n", ["<!--\n```\n-->"]),
]


@pytest.mark.parametrize(("text", "found"), CASES)
def test_where_comments_are(text, found):
    assert [text[begin:end] for begin, end in comments(text)] == found


def test_what_stands_before_the_start_is_not_looked_at():
    text = "<!-- a --> ` <!-- b --> `"
    assert [text[begin:end] for begin, end in comments(text, 13)] == ["<!-- b -->"]


pieces = st.sampled_from(
    ["<!--", "-->", "`", "``", "```", "~~~", "\n", "\n\n", "- ", "# ", " ", "a"]
)


@given(st.one_of(any_text, st.lists(pieces, max_size=30).map("".join)))
def test_a_text_keeps_its_length_and_its_lines_and_loses_nothing_but_comments(text):
    read = without_comments(text)
    assert len(read) == len(text)
    assert all(a == b or (b == " " and a != "\n") for a, b in zip(text, read, strict=True))
    if "<!--" not in text or "-->" not in text:
        assert read == text


@pytest.mark.parametrize(
    "text",
    [
        "<!--" * 300_000 + "\n\n-->",
        "<!--\n" * 300_000,
        "a <!-- " * 150_000 + "\n-->",
        "` <!-- " * 150_000,
        " ".join("`" * n for n in range(900)) + "<!--",
        "\n".join("~" * n for n in range(900, 2, -1)) + "<!--",
        "```a\n" * 200_000 + "<!--",
        "`x\n\n<!--" * 100_000,
    ],
)  # fmt: skip
def test_beginnings_in_any_number_take_little_time(text):
    began = time.process_time()
    assert len(without_comments(text)) == len(text)
    assert time.process_time() - began < 5


LINE = "- 2026-09-20 <!-- a --> call<!-- [[b]] --> 30m <!-- c --> x [got:: y <!-- [z:: 1] --> z] w"


def test_an_entry_is_read_as_if_its_comments_were_not_there():
    entry = entry_of(LINE)
    assert (entry.kind.name, entry.minutes, entry.text) == ("call", 30, "x w")
    assert [(one.key, one.value) for one in entry.fields] == [("got", "y z")]
    assert entry.links == ()
    assert entry.raw == LINE


def test_a_comment_on_its_own_line_goes_with_the_entry_that_it_is_indented_under():
    text = "- 2026-09-20 call x\n  <!-- a -->\n  [[dana-kim]]\n"
    entry = entry_of(text)
    assert (entry.end_line, entry.raw) == (3, text.rstrip())
    assert [(link.target, link.location.line) for link in entry.links] == [("dana-kim", 3)]


@pytest.mark.parametrize(
    "text",
    ["<!--\n- 2026-09-20 call [[a]]\n-->", "<!-- x --> - 2026-09-20 y",
             "a\n<!-- x --> - 2026-09-20 y"],
)  # fmt: skip
def test_no_entry_in_or_behind_a_comment(text):
    record = record_of(text)
    assert (record.entries, list(record.links()), faults_of(text)) == ((), [], ())


@pytest.mark.parametrize(
    "text",
    ["<!-- [[a -->", "<!--\n- 2026-9-3 call\n-->", "<!--\n- 2026-02-30 x\n-->",
     "- 2026-09-20 call <!-- [got:: x -->", "- 2026-09-20 call <!-- 1,5h -->"],
)  # fmt: skip
def test_nothing_in_a_comment_is_a_fault(text):
    assert faults_of(text) == ()


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("a <!-- b --> c", "a            c"),
        ("<!-- a --> b", "b"),
        ("  <!-- a --> b <!-- c -->", "  b"),
        ("- a\n<!-- b -->\n- c", "- a\n- c"),
        ("a\n\n<!-- b\n\nc -->\nd", "a\n\n\nd"),
        ("```\n<!-- a -->\n```", "```\n<!-- a -->\n```"),
        ("a <!-- b", "a <!-- b"),
    ],
)
def test_notes_are_what_is_left(text, notes):
    assert record_of(text).notes == notes


def test_a_comment_above_the_heading_takes_no_name_away():
    assert record_of("<!-- a -->\n# Dana Kim\n", "contacts/dana.md").name == "Dana Kim"
