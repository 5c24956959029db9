"""How numbers, days and names are said, and what a mistyped word may have been."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledger.wording import (
    days_ago,
    fold,
    hours,
    listing,
    near_miss,
    nearest,
    number,
    percent,
    plural,
)
from tests.support import AS_OF

KINDS = ("email", "interview", "coffee", "call", "offer", "event", "off", "life")


@given(st.text())
def test_names_that_look_the_same_are_the_same(name):
    assert fold(fold(name)) == fold(name)
    assert fold(unicodedata.normalize("NFD", name)) == fold(unicodedata.normalize("NFC", name))
    assert fold(f" {name}\n") == fold(name)


@pytest.mark.parametrize(
    ("one", "other"), [("STRASSE", "straße"), ("André", "ANDRE\u0301"), ("Σίσυφος", "ΣΊΣΥΦΟΣ")]
)
def test_folding(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("count", "said"), [(0, "0 days"), (1, "1 day"), (2, "2 days"), (-1, "-1 days")]
)
def test_plural(count, said):
    assert plural(count, "day") == said


def test_a_plural_of_its_own():
    assert plural(1, "person", "people") == "1 person"
    assert plural(3, "person", "people") == "3 people"


@pytest.mark.parametrize(
    ("words", "said"), [([], ""), (["a"], "a"), (["a", "b"], "a or b"), ("abc", "a, b or c")]
)
def test_listing(words, said):
    assert listing(words, "or") == said


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (20, "2 days ago"), (21, "yesterday"), (22, "today"), (23, "tomorrow"), (24, "in 2 days"),
    ],
)  # fmt: skip
def test_days_ago(day, said):
    assert days_ago(date(2026, 11, day), AS_OF) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (4, "4"), (4.0, "4"), (2.5, "2.5"), (2.54, "2.5"), (100, "100"), (0, "0"), (0.04, "0"),
        (-0.04, "0"), (-2.5, "-2.5"),
    ],
)  # fmt: skip
def test_number(value, said):
    assert number(value) == said


def test_a_number_with_other_digits():
    assert (number(1.004, 2), number(20, 0), number(1.25, 2)) == ("1", "20", "1.25")


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (0, "0%"), (0.004, "0.4%"), (0.0004, "0.1%"), (0.01, "1%"), (0.364, "36%"), (1, "100%"),
        (0.997, "99.7%"), (1.5, "150%"), (0.0099, "1%"),
    ],
)  # fmt: skip
def test_percent(share, said):
    assert percent(share) == said


@given(st.floats(0, 1))
def test_only_nothing_is_said_as_nothing_and_only_all_as_all(share):
    assert (percent(share) == "0%") is (round(share, 11) == 0)
    assert (percent(share) == "100%") is (round(share, 11) == 1)


@pytest.mark.parametrize(
    ("minutes", "said"),
    [(0, "0m"), (45, "45m"), (60, "1h"), (90, "1h30m"), (59.6, "1h"), (600, "10h"), (65, "1h05m")],
)
def test_hours(minutes, said):
    assert hours(minutes) == said


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("intervew", "interview"), ("interveiw", "interview"), ("Interviw", "interview"),
        ("emial", "email"), ("cofee", "coffee"), ("calll", "call"), ("oferr", None),
        ("email", None), ("EMAIL", None), ("ofr", None), ("lunch", None), ("internal", None),
    ],
)  # fmt: skip
def test_near_miss(word, meant):
    assert near_miss(word, KINDS) == meant


def test_nearest_gives_the_likeliest_first_and_no_more_than_asked():
    names = ["dana-kim", "dana-lee", "lee-park", "northwind-gc", "dane-kim"]
    assert nearest("dana-kin", names)[0] == "dana-kim"
    assert "northwind-gc" not in nearest("dana-kin", names)
    assert len(nearest("dana", names, most=2)) == 2
    assert nearest("zzzz", names) == []


@given(st.text(max_size=30), st.lists(st.text(max_size=30), max_size=5))
def test_any_text_has_its_nearest(word, names):
    assert set(nearest(word, names)) <= set(names)
    assert near_miss(word, names) in {None, *names}
