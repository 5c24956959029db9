"""A dated line that the owner has worked on is known again, and told more where a file knows it."""

from __future__ import annotations

import pytest

from tests.editing.drafting import after, draft, edited
from tests.support import ledger_of

CHANNEL = "channels/board.md"
PERSON = "contacts/dana.md"


def added(path: str, ours: str, *theirs: str) -> str:
    """What a file becomes by a draft with some lines."""
    kind, name = ("channel", "Board") if path == CHANNEL else ("contact", "Dana")
    files = {path: f"---\nname: {name}\n---\n\n{ours}"}
    edition = edited(files, draft(kind, name, *theirs))
    return after(files, edition)[path].decode().split("---\n\n", 1)[1]


@pytest.mark.parametrize(
    ("ours", "theirs", "then"),
    [
        ("- 2026-07-01 application Counsel\n",
         "- 2026-07-01 application Counsel [outcome:: rejected]",
         "- 2026-07-01 application Counsel [outcome:: rejected]\n"),
        ("- 2026-07-01 application Counsel, a good one  \n  and more\n- 2026-07-02 note x\n",
         "- 2026-07-01 application Counsel [outcome:: rejected] [salary:: 120k]",
         "- 2026-07-01 application Counsel, a good one [outcome:: rejected] [salary:: 120k]  \n"
         "  and more\n- 2026-07-02 note x\n"),
        # Said in words, said otherwise, or not sure of which of two.
        ("- 2026-07-01 application Counsel, rejected\n",
         "- 2026-07-01 application Counsel [outcome:: Rejected]", None),
        ("- 2026-07-01 application Counsel [outcome:: offer]\n",
         "- 2026-07-01 application Counsel [outcome:: rejected]", None),
    ],
)  # fmt: skip
def test_what_a_file_says_later_goes_behind_the_line(
    ours: str, theirs: str, then: str | None
) -> None:
    made = added(CHANNEL, ours, theirs)
    assert made == (then or ours)
    assert added(CHANNEL, made, theirs) == made


def test_of_two_lines_alike_none_is_told_more() -> None:
    ours = "- 2026-07-01 application Counsel\n- 2026-07-01 application Counsel\n"
    theirs = [
        "- 2026-07-01 application Counsel",
        "- 2026-07-01 application Counsel [outcome:: rejected]",
    ]
    assert added(CHANNEL, ours, *theirs) == ours


def test_what_is_said_otherwise_is_told_and_stays() -> None:
    ours = "- 2026-07-01 application Counsel [outcome:: offer]\n"
    files = {CHANNEL: f"---\nname: Board\n---\n\n{ours}"}
    theirs = "- 2026-07-01 application Counsel [outcome:: rejected]"
    edition = edited(files, draft("channel", "Board", theirs))
    assert edition.changes == ()
    (said,) = edition.outcomes[0].kept
    assert (said.key, said.ours, said.theirs) == ("2026-07-01 outcome", "offer", "rejected")


def test_a_line_that_takes_no_field_is_left_and_said() -> None:
    ours = "- 2026-07-01 application Counsel <!-- not\n  read -->\n"
    files = {CHANNEL: f"---\nname: Board\n---\n\n{ours}"}
    theirs = "- 2026-07-01 application Counsel [outcome:: rejected]"
    edition = edited(files, draft("channel", "Board", theirs))
    assert edition.changes == ()
    assert ledger_of(files).channels[0].entries[0].fields == ()
    assert "no field can be put behind" in edition.outcomes[0].refusal


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("- 2026-07-01 message asked about the role\n", "- 2026-07-01 message LinkedIn"),
        ("- 2026-07-01 follow-up LinkedIn, the second one\n", "- 2026-07-01 message LinkedIn"),
        ("- 2026-07-01 message asked to meet\n", "- 2026-07-01 invite LinkedIn"),
        ("- 2026-07-01 wrote a card\n", "- 2026-07-01 last in touch"),
        ("- 2026-07-01 call 20m\n", "- 2026-07-01 last in touch, Last Activity Date"),
        ("- 2026-07-01 coffee 1h Plans for May\n", "- 2026-07-01 meeting Plans for May"),
        ("- 2026-07-01 coffee with her\n", "- 2026-07-01 note coffee with her"),
        ("- 2026-07-01 lunch with her\n", '- 2026-07-01 "Lunch with her'),
        ("- 2026-07-01 note Plans for May, called off\n", "- 2026-07-01 meeting Plans for May"),
    ],
)
def test_a_line_in_other_words_or_of_another_kind_is_that_line(ours: str, theirs: str) -> None:
    assert added(PERSON, ours, theirs) == ours


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("- 2026-07-01 email about the role\n", "- 2026-07-01 message LinkedIn"),
        ("- 2026-07-01 call plans\n", "- 2026-07-01 meeting Plans for May"),
        ("- 2026-07-01 09:00 call a\n", "- 2026-07-01 16:00 call b"),
        ("- 2026-07-01 she has moved\n", "- 2026-07-01 has a dog"),
        ("- 2026-07-01 interview 1 a\n", "- 2026-07-01 interview 2 b"),
        ("- 2026-07-01 reply she will\n", "- 2026-07-01 message LinkedIn"),
        ("- 2026-07-01 message\n", "- 2026-07-01 message LinkedIn: all of it"),
        ("- [ ] 2026-07-01 message her again\n", "- 2026-07-01 message LinkedIn"),
        ("- 2026-07-01 note a long day\n", "- 2026-07-01 email"),
        ("- 2026-07-02 message asked about the role\n", "- 2026-07-01 message LinkedIn"),
    ],
)
def test_another_line_is_added(ours: str, theirs: str) -> None:
    made = added(PERSON, ours, theirs).splitlines()
    assert sorted(made) == sorted([*ours.splitlines(), theirs])


def test_one_line_in_other_words_stands_for_one() -> None:
    ours = "- 2026-07-01 message asked about the role\n"
    theirs = ["- 2026-07-01 message LinkedIn: a", "- 2026-07-01 message LinkedIn: b"]
    assert added(PERSON, ours, *theirs) == ours + "- 2026-07-01 message LinkedIn: b\n"
