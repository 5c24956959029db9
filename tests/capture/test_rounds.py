"""The round of a line: in the place that the format gives it, and in words."""

from __future__ import annotations

import pytest

from ledger.capture import Understood, understand
from tests.support import AS_OF, ledger_of

LEDGER = ledger_of(
    {
        "contacts/dana-kim.md": "# Dana Kim\n",
        "organizations/northwind.md": "# Northwind\n",
        "campaigns/nw.md": (
            "---\norganization: northwind\ntitle: Counsel\n"
            "stages:\n  - 2026-11-09 interviewing\n---\n"
        ),
    }
)


def line_of(said: str) -> str:
    meant = understand(said, LEDGER, AS_OF)
    assert isinstance(meant, Understood), meant
    return meant.line.removeprefix(f"- {AS_OF} ")


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("interview 1 45m with Dana", "interview 45m 1"),
        ("interview 45m 1 with Dana", "interview 45m 1"),
        ("interview 1, 45m with Dana", "interview 45m 1"),
        ("interview 2A 45m with Dana", "interview 45m 2a"),
        ("interview 1 an hour with Dana", "interview 1h 1"),
        ("interview 1 nov 20 with Dana", "- 2026-11-20 interview 1"),
        ("interview 2 on 1 nov with Dana", "- 2026-11-01 interview 2"),
        ("interview 1 nov 2026 with Dana", "- 2026-11-01 interview"),
        ("interview 1 45m with Dana on nov 20", "- 2026-11-20 interview 45m 1"),
        ("follow-up 30m 2 [[dana-kim]]", "follow-up 30m 2 [[dana-kim]]"),
        ("follow-up 2 30m [[dana-kim]]", "follow-up 30m 2 [[dana-kim]]"),
        ("f/u 2 1h30m Dana", "follow-up 1h30m 2 [[dana-kim]]"),
        ("follow-up 1 with Dana", "follow-up 1"),
        ("prepare 2 with Dana 1h", "prepare 1h 2"),
        ("prep 2 45m for Northwind", "prepare 45m 2"),
        ("interview with Dana round 2 45m", "interview 45m 2"),
        ("follow-up to Dana on round 1 10m", "follow-up 10m 1"),
    ],
)
def test_a_number_right_behind_its_kind_is_the_round(said, line):
    assert line_of(said) == line


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("prepare 2 answers 1h with Dana", 'prepare 1h "2" answers'),
        ("interview 2 people at Northwind", 'interview "2" people'),
        ("interview 2 was long, at Northwind", "interview 2 was long"),
        ("prepare 2 Northwind answers 1h", 'prepare 1h "2" [[nw]] answers'),
        ("follow-up 3 emails to Dana", 'follow-up "3" emails'),
        ("follow-up 2-page memo with Dana", "follow-up 2-page memo"),
        ("follow-up 2.5h with Dana", "follow-up 2h30m"),
        ("interview 3 1/2 hours with Dana", "interview 3h30m"),
        ("call 45m with Dana, sent 2 30m clips", "call 45m sent 2 30m clips"),
    ],
)
def test_a_number_that_counts_something_is_none(said, line):
    assert line_of(said) == line


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("prepared 1h for round 2 with Dana at Northwind", "prepare 1h 2 with [[dana-kim]]"),
        ("prepared 1h for the second round at Northwind", "prepare 1h 2"),
        ("followed up on round 1 with Dana at Northwind", "follow-up 1 with [[dana-kim]]"),
        ("followed up after round 1 with Dana", "follow-up 1"),
        ("emailed Dana about round 2", "email [[dana-kim]] about round 2"),
    ],
)
def test_what_joins_a_round_to_the_sentence_goes_with_it(said, line):
    assert line_of(said) == line
