"""A day as a person types it: read in one way, or refused with every way it may be read."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.readers.day_words import NoDayError, read_day
from tests.cli.transcript import headway
from tests.support import AS_OF, write_ledger

FRIDAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("today", "2026-11-22"),
        (" Yesterday ", "2026-11-21"),
        ("TOMORROW", "2026-11-23"),
        ("friday", "2026-11-20"),
        ("fri", "2026-11-20"),
        ("tues", "2026-11-17"),
        ("last friday", "2026-11-20"),
        ("last-friday", "2026-11-20"),
        ("last sunday", "2026-11-15"),
        ("next sunday", "2026-11-29"),
        ("next friday", "2026-11-27"),
        ("3 days ago", "2026-11-19"),
        ("3-days-ago", "2026-11-19"),
        ("a week ago", "2026-11-15"),
        ("2 weeks ago", "2026-11-08"),
        ("in 1 day", "2026-11-23"),
        ("2026-11-20", "2026-11-20"),
        ("2026-11-2", "2026-11-02"),
        ("2026/11/20", "2026-11-20"),
        ("20 nov", "2026-11-20"),
        ("nov 20", "2026-11-20"),
        ("20-nov", "2026-11-20"),
        ("20th November", "2026-11-20"),
        ("Nov 20, 2025", "2025-11-20"),
        ("sept 3", "2026-09-03"),
        ("1 jan", "2026-01-01"),
        ("29 feb", "2024-02-29"),
        ("20/11", "2026-11-20"),
        ("11/20/2026", "2026-11-20"),
        ("20.11.", "2026-11-20"),
        ("11/11", "2026-11-11"),
        ("three days ago", "2026-11-19"),
        ("twenty-five days ago", "2026-10-28"),
        ("a fortnight ago", "2026-11-08"),
        ("the day before yesterday", "2026-11-20"),
        ("last night", "2026-11-21"),
        ("monday morning", "2026-11-16"),
        ("two fridays ago", "2026-11-13"),
        ("the 12th", "2026-11-12"),
        ("friday the 13th", "2026-11-13"),
        ("the first of november", "2026-11-01"),
        ("in two weeks' time", "2026-12-06"),
        ("end of the month", "2026-11-30"),
    ],
)
def test_a_day_is_read(typed: str, day: str) -> None:
    assert read_day(typed, AS_OF) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("friday", "2026-11-27"),
        ("last friday", "2026-11-20"),
        ("24 nov", "2026-11-24"),
        ("1 jan", "2027-01-01"),
        ("29 feb", "2028-02-29"),
        ("in 2 weeks", "2026-12-06"),
        ("2026-11-20", "2026-11-20"),
    ],
)
def test_what_is_to_come_is_looked_for_ahead(typed: str, day: str) -> None:
    assert read_day(typed, AS_OF, ahead=True) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("typed", "today", "ahead", "days"),
    [
        ("03/04", AS_OF, False, "Wednesday 2026-03-04 or Friday 2026-04-03"),
        ("3.4.2026", AS_OF, False, "Wednesday 2026-03-04 or Friday 2026-04-03"),
        ("friday", FRIDAY, False, "Friday 2026-11-20 or Friday 2026-11-13"),
        ("friday", FRIDAY, True, "Friday 2026-11-20 or Friday 2026-11-27"),
        ("tuesday last week", AS_OF, False, "Tuesday 2026-11-10 or Tuesday 2026-11-17"),
        ("a week ago tuesday", AS_OF, False, "Tuesday 2026-11-10 or Tuesday 2026-11-17"),
        ("the 24th", AS_OF, False, "Saturday 2026-10-24 or Tuesday 2026-11-24"),
        ("monday 20 nov", AS_OF, False, "Friday 2026-11-20 or Monday 2026-11-16"),
        ("this friday", AS_OF, False, "Friday 2026-11-20 or Friday 2026-11-27"),
        ("24 nov", AS_OF, False, "Monday 2025-11-24 or Tuesday 2026-11-24"),
        ("20 nov", AS_OF, True, "Saturday 2027-11-20 or Friday 2026-11-20"),
    ],
)
def test_what_may_be_two_days_is_refused_with_both(
    typed: str, today: date, ahead: bool, days: str
) -> None:
    with pytest.raises(NoDayError) as refused:
        read_day(typed, today, ahead=ahead)
    assert str(refused.value) == f"{typed!r} may be {days}: type the one you mean"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("soon", "is no date; write it as 2026-11-22, `22 nov`, `last friday` or `3 days ago`"),
        ("", "is no date; write it as"),
        ("yesterdya", "is no date; did you mean `yesterday`?"),
        ("last fridya", "is no date; did you mean `last friday`?"),
        ("last", 'is no date; several words go between quotation marks, as in "last friday"'),
        ("3", "is no date; several words go between quotation marks"),
        ("nov", "is no date; several words go between quotation marks"),
        ("last week", "is no date; name the day, as in `last friday` or `10 days ago`"),
        ("2 months ago", "is no date; name the day"),
        ("20/11/26", "is no date; write it as"),
        ("2026-11-20 or so", "is no date; write it as"),
        ("31 nov", "is no day of the calendar"),
        ("30/02", "is no day of the calendar"),
        ("2026-02-30", "is no day of the calendar"),
        ("13/13", "is no day of the calendar"),
        ("29 feb 2027", "is no day of the calendar"),
        ("9999 weeks ago", "is out of reach; a year from 1900 to 2999 is meant"),
        ("3000-01-01", "is out of reach"),
    ],
)
def test_what_is_no_day_is_told_with_what_to_type(typed: str, said: str) -> None:
    with pytest.raises(NoDayError) as refused:
        read_day(typed, AS_OF)
    assert said in str(refused.value)


WORDS = st.sampled_from(
    [
        "last", "next", "this", "in", "a", "ago", "day", "days", "week", "friday", "mon", "nov",
        "31", "29", "feb", "0", "7", "2026", "12/12", "3.4.", "today", "2027-02-29", "99999",
    ]
)  # fmt: skip


@given(st.lists(WORDS, max_size=4).map(" ".join) | st.text(max_size=12), st.booleans())
def test_any_text_is_a_day_or_a_refusal(typed: str, ahead: bool) -> None:
    for today in (date(1900, 1, 1), AS_OF, date(2999, 12, 31)):
        with suppress(NoDayError):
            assert 1900 <= read_day(typed, today, ahead=ahead).year <= 2999


@given(st.dates(date(1910, 1, 1), date(2989, 12, 31)), st.integers(1, 300))
def test_a_day_is_found_again_by_its_name(today: date, back: int) -> None:
    day = today - timedelta(days=back)
    month = f"{day:%B}".lower()[:3]
    assert read_day(day.isoformat(), today) == day
    assert read_day(f"{back} days ago", today) == day
    assert read_day(f"{day.day} {month} {day.year}", today) == day
    assert read_day(f"{day.day} {month}", today) == day
    if back < 7:
        assert read_day(f"{day:%A}", today) == day


def test_relative_words_go_by_the_stated_day(tmp_path) -> None:
    write_ledger(tmp_path, {"contacts/a.md": "# A\n"})
    assert headway(tmp_path, "metrics works --as-of yesterday", day="2020-02-29").exit_code == 0
    result = headway(tmp_path, "next --as-of friday", day="2020-02-28")
    assert "may be Friday 2020-02-28 or Friday 2020-02-21" in result.output


def test_the_stated_day_is_an_absolute_one(tmp_path) -> None:
    write_ledger(tmp_path, {})
    result = headway(tmp_path, "next", day="tomorrow")
    assert result.exit_code == 2
    assert "HEADWAY_TODAY is 'tomorrow'; it takes a date such as 2026-11-22" in result.output


def test_without_a_stated_day_today_is_today(tmp_path) -> None:
    write_ledger(tmp_path, {})
    assert headway(tmp_path, "next --as-of yesterday", day="").exit_code == 0
