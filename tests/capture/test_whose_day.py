"""A day that belongs to something else in the sentence is not taken for the day of the line."""

from __future__ import annotations

from datetime import date

import pytest

from ledger.capture import About, Question, Understood, Wishes, understand
from tests.support import AS_OF, ledger_of

LEDGER = ledger_of(
    {
        "contacts/dana-kim.md": "# Dana Kim\n",
        "contacts/lee-park.md": "# Lee Park\n",
        "organizations/northwind.md": "# Northwind\n",
    }
)
FRIDAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("research 2h on Northwind's 2026-11-01 filing", "2h on [[northwind]]'s 2026-11-01 filing"),
        ("research 2h on the 2026-11-01 filing", "2h on the 2026-11-01 filing"),
        ("research 1h on Acme Corp's 1 november filing", "1h on Acme Corp's 1 november filing"),
        ("read the nov 12 memo, research 1h", "1h read the nov 12 memo"),
    ],
)
def test_a_date_that_says_which_one_it_was_stays_words(said, line):
    meant = understand(said, LEDGER, AS_OF)
    assert isinstance(meant, Understood), meant
    assert meant.line == f"- {AS_OF} research {line}"


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("met Dana at their 1 november event", "2026-11-01"),
        ("attended the 2026-11-01 meetup", "2026-11-01"),
        ("research 2h on 2026-11-01", "2026-11-01"),
        ("call with Dana on the 12th of november", "2026-11-12"),
        ("prep 30m for tomorrow's interview with Dana", str(AS_OF)),
        ("call on friday with Dana about the 2026-11-01 filing", "2026-11-20"),
        ("met Dana for lunch on friday", "2026-11-20"),
        ("emailed Lee on friday about lunch", "2026-11-20"),
        ("called Dana about the role in December", "2026-11-22"),
        ("call with Dana, she starts in December", "2026-11-22"),
        ("call with Dana today, she is away in December", "2026-11-22"),
    ],
)
def test_the_day_of_what_was_done_is_taken(said, day):
    meant = understand(said, LEDGER, AS_OF)
    assert isinstance(meant, Understood), meant
    assert str(meant.day) == day


@pytest.mark.parametrize(
    "said",
    [
        "emailed Lee about lunch on friday",
        "called Dana about coffee with Lee on friday",
        "thanked Dana for her nov 12 note",
        "call with Dana in December",
        "call with Dana in May",
        "coffee 1h with Dana in October",
        "coffee with Dana in early december 2026",
        "in October met Dana",
        "need to call Dana in December",
    ],
)
def test_a_day_that_may_be_of_something_else_or_is_none_is_asked_about(said):
    meant = understand(said, LEDGER, AS_OF)
    assert isinstance(meant, Question), meant
    assert meant.about is About.DAY


@pytest.mark.parametrize("said", ["coffee with Lee", "coffee with Lee on friday"])
def test_the_day_that_is_wished_is_taken(said):
    meant = understand(said, LEDGER, AS_OF, Wishes(day=FRIDAY))
    assert isinstance(meant, Understood), meant
    assert meant.line == "- 2026-11-20 coffee"


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("coffee with Lee tomorrow", "Monday 2026-11-23"),
        ("coffee with Lee yesterday", "Saturday 2026-11-21"),
        ("need to call Lee by wednesday", "Wednesday 2026-11-25"),
    ],
)
def test_another_day_than_is_wished_is_asked_about(said, day):
    meant = understand(said, LEDGER, AS_OF, Wishes(day=FRIDAY))
    assert isinstance(meant, Question), meant
    assert meant.about is About.DAY
    assert meant.said == f"the sentence says {day}, and --on says Friday 2026-11-20"
