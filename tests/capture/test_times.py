"""When and how long a sentence says it was: understood, left as words, or refused with both."""

from __future__ import annotations

import subprocess
import sys
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.capture.times import DoubtfulTimeError, find_times
from tests.support import AS_OF

FRIDAY = date(2026, 11, 20)

WORDS = st.sampled_from(
    [
        "last", "next", "this", "in", "a", "an", "ago", "days", "week", "friday", "Mon", "nov",
        "31", "29", "feb", "0", "7", "2026", "12/12", "3.4.", "today", "2027-02-29", "99999", "at",
        "from", "to", "and", "half", "hour", "hours", "minutes", "2:30", "25:61", "3pm", "13pm",
        "on", "the", "12th", "0th", "32nd", "may", "Sun", "Li", "off", "for", "about", "two",
        "quarter", "past", "o'clock", "-", ",", "first", "of", "end", "month", "before", "'s",
        "twenty-five", "couple", "1h30m", "0h", "9999 weeks ago", "[[x]]", "[next:: friday]", "²",
    ]
)  # fmt: skip


@given(
    st.lists(WORDS, max_size=9).map(" ".join) | st.text(max_size=30),
    st.booleans(),
    st.lists(st.tuples(st.integers(0, 20), st.integers(0, 30)), max_size=2),
)
def test_any_text_is_times_or_a_doubt(text: str, ahead: bool, taken: list[tuple[int, int]]) -> None:
    for today in (date(1900, 1, 1), AS_OF, date(2999, 12, 31)):
        try:
            found = find_times(text, today, ahead=ahead, taken=taken)
        except DoubtfulTimeError:
            continue
        assert found.day is None or 1900 <= found.day.year <= 2999
        assert found.minutes is None or 0 < found.minutes <= 24 * 60
        end = 0
        for start, stop in found.spans:
            assert end <= start < stop <= len(text)
            end = stop


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("lunch with Kim thurs 1h", "2026-11-19"),
        ("lunch with Kim tues, 1h", "2026-11-17"),
        ("lunch with Kim mon 45 mins", "2026-11-16"),
        ("lunch with Kim fri at noon", "2026-11-20"),
        ("lunch in the sun 1h", "None"),
        ("coffee with Kim who sat 2 rows back", "None"),
    ],
)
def test_a_short_weekday_is_a_day_where_a_length_or_a_time_follows(text: str, day: str) -> None:
    assert str(find_times(text, AS_OF).day) == day


@pytest.mark.parametrize(
    ("text", "day", "said"),
    [
        ("had coffee with Dana yesterday", "2026-11-21", "yesterday"),
        ("this morning called Dana", "2026-11-22", "this morning"),
        ("called Dana last night", "2026-11-21", "last night"),
        ("tonight dinner with Lee", "2026-11-22", "tonight"),
        ("saw Lee the day before yesterday", "2026-11-20", "the day before yesterday"),
        ("last friday lunch with Kim", "2026-11-20", "last friday"),
        ("on friday met Kim", "2026-11-20", "on friday"),
        ("friday coffee with Kim", "2026-11-20", "friday"),
        ("Wed coffee with Kim", "2026-11-18", "Wed"),
        ("coffee with Kim wed", "2026-11-18", "wed"),
        ("met Kim on the 12th", "2026-11-12", "on the 12th"),
        ("call 12 nov with Kim", "2026-11-12", "12 nov"),
        ("nov 12 call with Kim", "2026-11-12", "nov 12"),
        ("the first of november met Kim", "2026-11-01", "the first of november"),
        ("12 November 2026 call with Kim", "2026-11-12", "12 November 2026"),
        ("on Thursday 19 November with Kim", "2026-11-19", "on Thursday 19 November"),
        ("met Kim on Friday the 13th", "2026-11-13", "on Friday the 13th"),
        ("2026-11-12 call", "2026-11-12", "2026-11-12"),
        ("met 25/10 Kim", "2026-10-25", "25/10"),
        ("two weeks ago met Kim", "2026-11-08", "two weeks ago"),
        ("a week ago met Kim", "2026-11-15", "a week ago"),
        ("met Kim twenty-five days ago", "2026-10-28", "twenty-five days ago"),
        ("2 weeks back met Kim", "2026-11-08", "2 weeks back"),
        ("met Kim two fridays ago", "2026-11-13", "two fridays ago"),
        ("earlier today met Kim", "2026-11-22", "earlier today"),
        ("called Kim 20 minutes ago", "2026-11-22", "20 minutes ago"),
        ("met Kim monday morning", "2026-11-16", "monday morning"),
        ("coffee with Kim tomorrow", "2026-11-23", "tomorrow"),
        ("coffee with Kim next friday", "2026-11-27", "next friday"),
        ("coffee with Kim in a fortnight", "2026-12-06", "in a fortnight"),
        ("TODAY: call", "2026-11-22", "TODAY"),
        ("an hour ago Lee called", "2026-11-22", "an hour ago"),
        ("saw Lee a fortnight ago", "2026-11-08", "a fortnight ago"),
        ("the friday before last with Lee", "2026-11-13", "the friday before last"),
        ("call on 3rd Nov, 2026", "2026-11-03", "on 3rd Nov, 2026"),
        ("3 may met Dana", "2026-05-03", "3 may"),
        ("interview tomorrow with Dana", "2026-11-23", "tomorrow"),
        ("I met her 3 times in 2 weeks", None, ""),
        ("called Lee, we speak again next tuesday", None, ""),
        ("met Kim, we talk on, in 10 days they decide", None, ""),
        ("met Kim yesterday, they decide next friday", "2026-11-21", "yesterday"),
    ],
)
def test_the_day_is_found(text: str, day: str | None, said: str) -> None:
    found = find_times(text, AS_OF)
    assert found.day == (date.fromisoformat(day) if day else None)
    assert [text[start:end] for start, end in found.spans] == ([said] if said else [])


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("send deck by friday", "2026-11-27"),
        ("need to call Kim tomorrow at 10", "2026-11-23"),
        ("call Kim on the 3rd", "2026-12-03"),
        ("remind me in two weeks to call", "2026-12-06"),
        ("send it by the end of the month", "2026-11-30"),
        ("friday week dinner", "2026-12-04"),
        ("by 1 dec send it", "2026-12-01"),
        ("talk to Kim about friday's call tomorrow", "2026-11-23"),
        ("spoke yesterday, will send deck", "2026-11-21"),
    ],
)
def test_what_is_to_come_is_looked_for_ahead(text: str, day: str) -> None:
    assert find_times(text, AS_OF, ahead=True).day == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("text", "clock", "minutes", "days"),
    [
        ("met Kim at 3pm", "15:00", None, None),
        ("met Kim at 15:00", "15:00", None, None),
        ("met Kim 9.30am", "09:30", None, None),
        ("met Lee at ten past four", "16:10", None, None),
        ("call @ 3pm", "15:00", None, None),
        ("lunch with Omar (1h15)", None, 75, None),
        ("one week's leave", None, None, 7),
        ("off for two weeks", None, None, 14),
        ("met Kim at noon", "12:00", None, None),
        ("call at half past three with Kim", "15:30", None, None),
        ("dinner with Kim at 7", "19:00", None, None),
        ("1h call with Kim", None, 60, None),
        ("1h30m call", None, 90, None),
        ("1.5h call", None, 90, None),
        ("90 min call", None, 90, None),
        ("45 minutes call", None, 45, None),
        ("talked an hour with Kim", None, 60, None),
        ("half an hour with Kim", None, 30, None),
        ("an hour and a half with Kim", None, 90, None),
        ("two and a half hours", None, 150, None),
        ("1 hour and 20 minutes with Kim", None, 80, None),
        ("went on for 2 hours 15", None, 135, None),
        ("a quarter of an hour with Kim", None, 15, None),
        ("20min call", None, 20, None),
        ("2 hrs call", None, 120, None),
        ("talked for about 40 minutes", None, 40, None),
        ("event 2h45m, my ten-minute slot", None, 165, None),
        ("a couple of hours with Kim", None, 120, None),
        ("talked all afternoon", None, None, None),
        ("met Kim from 3 to 4", "15:00", 60, None),
        ("call 3-4pm with Kim", "15:00", 60, None),
        ("call from 9:30 to 10:15", "09:30", 45, None),
        ("called at 10am for 1h 15m", "10:00", 75, None),
        ("took two days off", None, None, 2),
        ("a week off", None, None, 7),
        ("off 2d", None, None, 2),
    ],
)
def test_the_time_of_day_and_the_length_are_found(
    text: str, clock: str | None, minutes: int | None, days: int | None
) -> None:
    found = find_times(text, AS_OF)
    said = time.fromisoformat(clock) if clock else None
    assert (found.day, found.clock, found.minutes, found.days) == (None, said, minutes, days)


@pytest.mark.parametrize(
    "text",
    [
        "interview 2a with Kim", "round 2 with Kim", "3 questions from Kim", "60 people came",
        "level 2 interview", "the 2025 settlement", "Q3 numbers", "coffee with May Chen",
        "coffee with Sun Li", "applied to 12 jobs", "second interview", "one of them called",
        "March of Dimes", "the 2024 breach", "in 10 days they decide", "sat down with Dana",
        "Dana may call on Tuesday", "met her at 3 companies", "she charges 200 an hour",
        "20 hours a week", "prepared for the friday meeting", "met the Friday Group",
        "grew from 3 to 4 clients", "talked about last year", "yesterday's panel",
        "they answered within 2 days", "two-day conference", "24/7 support", "Kim Sat in",
        "Dana: they decide on friday", "2 may apply", "I may 3", "rated 4/5", "from 9 to 5 job",
        "call set for Thursday at 3pm", "about the 10 January start", "30 to 40 minutes",
        "less than 30 minutes", "no word for 2 weeks", "no reply in 10 days", "met June and Sun",
        "talked with Dana about friday", "prepared for tomorrow", "a 3-week notice period",
        "version 2.3.1 released", "on the 12th floor", "every Monday I call Lee", "1:1 with Dana",
        "whom am I chasing", "cards for a ham", "asked for fifteen minutes", "it took a day",
        "slept till noon", "at 12 and 14", "coffee with Kim, next call friday",
        'reply "call me Monday"', "which day, Friday?", "come on Saturday",
        "one on one with Kim", "wants an answer by friday", "[[friday]] [next:: 2026-12-01]",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_time_stays_words(text: str) -> None:
    found = find_times(text, AS_OF)
    assert (found.day, found.clock, found.minutes, found.days, found.spans) == (None,) * 4 + ((),)


@pytest.mark.parametrize(
    ("text", "today", "ahead", "doubt"),
    [
        ("met 12/11", AS_OF, False, "`12/11` may be Thursday 2025-12-11, Thursday 2026-11-12 or"),
        ("friday coffee", FRIDAY, False, "`friday` may be Friday 2026-11-20 or Friday 2026-11-13"),
        ("friday coffee", FRIDAY, True, "`friday` may be Friday 2026-11-20 or Friday 2026-11-27"),
        ("met Kim last week", AS_OF, False, "`last week` is no one day; name the day"),
        ("send it next week", AS_OF, True, "`next week` is no one day; name the day"),
        ("met Kim a couple of days ago", AS_OF, False, "`a couple of days ago` is no one day"),
        (
            "met Kim yesterday and Lee last friday",
            AS_OF,
            False,
            "`yesterday` and `last friday` are",
        ),
        ("met Kim on monday 20 nov", AS_OF, False, "`monday 20 nov` may be Friday 2026-11-20 or"),
        ("met Kim on 31 nov", AS_OF, False, "`31 nov` is no day of the calendar"),
        ("call 2:30 with Kim", AS_OF, False, "`2:30` may be a time, `at 14:30`, or a length"),
        ("coffee 1:30h with Kim", AS_OF, False, "`at 13:30`, or a length, `1h30m`: type the one"),
        ("meeting 15h30", AS_OF, False, "`15h30` may be a time, `at 15:30`, or a length"),
        ("lunch on 20/11/26", AS_OF, False, "`20/11/26` may be several days"),
        ("met Kim tuesday last week", AS_OF, False, "2026-11-10 or Tuesday 2026-11-17"),
        ("met Kim at 7", AS_OF, False, "`at 7` may be 07:00 or 19:00"),
        ("an hour on the phone, 20 minutes in person", AS_OF, False, "are several lengths"),
        ("Friday Group meeting", AS_OF, False, "`Friday Group` may be a name, or Friday the day"),
        ("call from 3 to 4 for 2 hours", AS_OF, False, "for 1h by the clock and is said to be 2h"),
        ("met Kim at 3pm, Lee at 5pm", AS_OF, False, "are several times of day"),
        ("ask before friday", AS_OF, True, "Thursday 2026-11-26 or Friday 2026-11-27"),
    ],
)
def test_what_may_be_two_is_refused_with_both(
    text: str, today: date, ahead: bool, doubt: str
) -> None:
    with pytest.raises(DoubtfulTimeError) as refused:
        find_times(text, today, ahead=ahead)
    assert doubt in str(refused.value)


def test_names_are_not_looked_into() -> None:
    text = "Friday Group on friday with Sun"
    taken = [(0, 12), (28, 31)]
    assert find_times(text, AS_OF, taken=taken).spans == ((13, 22),)


def test_the_library_is_loaded_for_numbers_in_words_alone() -> None:
    code = (
        "import sys; from datetime import date; from ledger.capture.times import find_times;"
        "find_times('yesterday at 3pm for 45 minutes', date(2026, 11, 22));"
        "assert 'dateparser' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
