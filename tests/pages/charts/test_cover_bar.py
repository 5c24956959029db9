"""The number and what covers it: one's own in a row, what was given apart and after it."""

from __future__ import annotations

from itertools import pairwise

import pytest

from ledger.pages._charts.cover_bar import HEIGHT, ICING, OWN, WIDTH, cover_bar
from ledger.pages._charts.parts import Caption

CAPTION = Caption("a", "b")


def test_the_number_is_where_it_would_be_covered():
    one = cover_bar(CAPTION, 120, [("own-won", 71), ("own-open", 31)], [("given-won", 9)])
    assert [(part.kind, part.x, part.width) for part in one.segments] == [
        ("own-won", 0.0, 591.7),
        ("own-open", 591.7, 258.3),
        ("given-won", 850.0, 75.0),
    ]
    assert one.number == WIDTH


def test_more_than_the_number_fills_the_width_and_the_number_stands_within():
    one = cover_bar(CAPTION, 100, [("own-won", 150)], [("given-won", 50)])
    assert one.number == 500
    assert one.segments[-1].x + one.segments[-1].width == WIDTH


def test_what_was_given_lies_apart_from_what_is_ones_own():
    own, icing = cover_bar(CAPTION, 10, [("own-won", 1)], [("given-won", 1)]).segments
    assert (own.y, own.height) == OWN
    assert (icing.y, icing.height) == ICING
    assert own.y + own.height <= icing.y
    assert icing.y + icing.height <= HEIGHT


@pytest.mark.parametrize("amounts", [[], [0.0], [-3.0], [1.0], [0.1] * 5, [1.0] * 200])
def test_stretches_follow_one_another_and_stay_within_the_width(amounts):
    parts = [(f"k{at}", amount) for at, amount in enumerate(amounts)]
    one = cover_bar(CAPTION, 50, parts, [])
    assert len(one.segments) == sum(amount > 0 for amount in amounts)
    for part, after in pairwise(one.segments):
        assert part.x + part.width == pytest.approx(after.x, abs=0.11)
    assert all(part.x >= 0 and part.x + part.width <= WIDTH + 0.1 for part in one.segments)
    assert 0 <= one.number <= WIDTH


def test_nothing_at_all_is_drawn_without_a_fault():
    one = cover_bar(CAPTION, 0, [], [])
    assert (one.segments, one.number) == ((), 0)
