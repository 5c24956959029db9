"""Dates are read as people write them, and day and month told apart for a whole column."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.importers._dates import Dates, Order, decide, is_date

AS_OF = date(2026, 11, 22)
MONTH, DAY = Order.MONTH_FIRST, Order.DAY_FIRST


@pytest.mark.parametrize(
    "typed",
    [
        "2024-07-25", "2024/7/25", "2024-07-25T14:30:00Z", "2024-07-25 10:30:00", "7/25/2024",
        "25/7/2024", "25.07.2024", "25-07-2024", "7/25/24", "7/25/2024 2:30 PM", "25 Jul 2024",
        "25-Jul-2024", "25-Jul-24", "Jul 25, 2024", "July 25th, 2024", "25 July 2024",
        "Thu, 25 Jul 2024", "Jul 25 2024",
    ],
)  # fmt: skip
def test_the_formats_that_people_have(typed: str) -> None:
    assert Dates().read(typed) == date(2024, 7, 25)
    assert is_date(typed)


@pytest.mark.parametrize(
    "typed", ["", "soon", "May", "2024", "31.02.2024", "13/13/2024", "5", "Q3 2024", "25 Xyz 2024"]
)
def test_what_is_no_date(typed: str) -> None:
    assert Dates().read(typed) is None


@pytest.mark.parametrize(
    ("typed", "since", "day"),
    [
        ("27-Oct", date(2020, 7, 19), date(2020, 10, 27)),
        ("5-Jan", date(2020, 11, 18), date(2021, 1, 5)),
        ("Oct 27", date(2020, 10, 27), date(2020, 10, 27)),
        ("29 Feb", date(2021, 1, 1), date(2024, 2, 29)),
    ],
)
def test_a_day_without_a_year_is_the_next_one(typed: str, since: date, day: date) -> None:
    assert Dates().read(typed, since) == day
    assert Dates().read(typed) is None


@pytest.mark.parametrize(
    ("columns", "orders"),
    [
        ([("3/4/2024", "7/25/2024")], [MONTH]),
        ([("3/4/2024", "25/7/2024")], [DAY]),
        ([("3.4.2024",)], [DAY]),
        ([("3/4/2024",), ("25/7/2024",)], [DAY, DAY]),
        ([("3/12/2026",)], [MONTH]),  # the third of December is still to come
        ([("12/3/2026",)], [DAY]),
        ([()], [MONTH]),
    ],
)
def test_the_order_is_decided_for_the_column(
    columns: list[tuple[str, ...]], orders: list[Order]
) -> None:
    decided = decide(columns, AS_OF)
    assert [dates.order for dates in decided] == orders
    assert not any(dates.doubt for dates in decided)


def test_what_nothing_decides_is_told() -> None:
    assert decide([("2/2/2024", "3/4/2024")], AS_OF) == [Dates(MONTH, "3/4/2024")]
    assert decide([("2/2/2024",)], AS_OF) == [Dates(MONTH, "")]


def test_a_column_of_both_orders_goes_with_most_and_is_told() -> None:
    assert decide([("25/4/2024", "26/4/2024", "4/27/2024")], AS_OF) == [Dates(DAY, "4/27/2024")]
    (dates,) = decide([("25/4/2024", "26/4/2024", "4/27/2024")], AS_OF)
    assert dates.read("4/27/2024") == date(2024, 4, 27)


def test_the_owner_has_the_last_word() -> None:
    (dates,) = decide([("7/25/2024", "3/4/2024")], AS_OF, DAY)
    assert dates.read("3/4/2024") == date(2024, 4, 3)


@given(st.dates(date(1990, 1, 1), date(2068, 12, 31)), st.sampled_from(Order))
def test_every_day_reads_back(day: date, order: Order) -> None:
    first, second = (day.day, day.month) if order is DAY else (day.month, day.day)
    assert Dates(order).read(f"{first}/{second}/{day.year}") == day
    assert Dates(order).read(day.strftime("%d %b %Y")) == day
    assert (
        Dates(order).read(f"{first:02}-{second:02}-{day.year % 100:02}")
        in (
            day,
            day.replace(year=day.year - 100) if day.year >= 2070 else day,
        )
        or day.year < 1970
    )


@given(st.text(), st.dates())
def test_no_text_raises(typed: str, since: date) -> None:
    Dates().read(typed, since)
    decide([(typed,), (typed, "1/2/2024")], AS_OF)
