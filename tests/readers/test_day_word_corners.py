"""Days that are half said: read where one is meant, told with every reading where two are."""

from __future__ import annotations

from datetime import date

import pytest

from ledger.readers.day_words import NoDayError, read_day

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("end of the week", "may be Friday 2026-11-20 or Sunday 2026-11-22"),
        ("the 22nd", "may be Sunday 2026-11-22 or Thursday 2026-10-22"),
        ("fri the 3rd", "may be Tuesday 2026-11-03 or Friday 2026-11-06"),
        ("a week ago tuesday", "may be Tuesday 2026-11-10 or Tuesday 2026-11-17"),
        ("the 45th", "is no day of the calendar"),
        ("last fooday", "is no date; did you mean `last friday`?"),
        ("last week foo", "is no date"),
        ("a week ago foo", "is no date"),
        ("xday 3 november", "is no date"),
    ],
)
def test_what_names_no_one_day_is_told(typed, said):
    with pytest.raises(NoDayError) as refusal:
        read_day(typed, TODAY)
    assert said in str(refusal.value)


@pytest.mark.parametrize(
    ("typed", "ahead", "day"),
    [
        ("a fortnight ago", False, date(2026, 11, 8)),
        ("fortnight ago", False, date(2026, 11, 8)),
        ("xyz 3rd", False, date(2026, 11, 3)),
        ("xyz 3rd", True, date(2026, 12, 3)),
    ],
)
def test_what_names_one_day_is_read(typed, ahead, day):
    assert read_day(typed, TODAY, ahead=ahead) == day
