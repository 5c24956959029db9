"""The geometry of the stage flow: nothing lies on what it is not part of, and all is inside."""

from __future__ import annotations

import random
import re
from collections import Counter
from itertools import pairwise

import pytest

from ledger.pages._charts.flow import Begun, Leaving, Onward, river
from ledger.pages._charts.flow_threads import Way, threads

NUMBER = r"-?\d+(?:\.\d+)?(?:e-?\d+)?"
EXITS = ("exit", "parked")


def flows(columns: int, count: int, seed: int):
    """What so many made-up runs through some columns add up to."""
    chance = random.Random(seed)  # noqa: S311 - made-up data
    begun, onward, leaving = Counter(), Counter(), Counter()
    for _ in range(count):
        at = chance.choice([0, 0, 0, chance.randrange(columns)])
        begun[at] += 1
        while chance.random() < 0.6 and at + 1 < columns:
            to = min(columns - 1, at + chance.choice([1, 1, 1, 2, 3]))
            onward[at, to] += 1
            at = to
        leaving[at, chance.choice(["open", "parked", "exit", "exit"])] += 1
    order = ("open", "parked", "exit")
    return (
        [Begun(*one) for one in sorted(begun.items())],
        [Onward(*steps, many) for steps, many in sorted(onward.items())],
        [Leaving(at, kind, many) for (at, kind), many in
         sorted(leaving.items(), key=lambda one: (one[0][0], order.index(one[0][1])))],
    )  # fmt: skip


def edges(path: str) -> list[tuple[float, float]]:
    """The outline of a ribbon as points, its curves walked along."""
    points: list[tuple[float, float]] = []
    for letter, numbers in re.findall(rf"([MLC])((?:{NUMBER}[, ]?)+)", path):
        given = [float(one) for one in re.findall(NUMBER, numbers)]
        ends = list(zip(given[::2], given[1::2], strict=True))
        if letter == "C":
            (x, y), (_, to_y) = points[-1], ends[-1]
            for part in range(1, 21):
                share = part / 20
                smooth = 3 * share**2 - 2 * share**3
                # Both handles stand half way across, so x is smooth in the share too.
                across = 3 * share * (1 - share) ** 2 / 2 + 3 * share**2 * (1 - share) / 2
                across += share**3
                points.append((x + (ends[-1][0] - x) * across, y + (to_y - y) * smooth))
        else:
            points += ends
    return points


def span(path: str, x: float) -> tuple[float, float] | None:
    """From where to where a ribbon reaches at an x; None where it does not reach it."""
    crossed = []
    outline = edges(path)
    for (one_x, one_y), (other_x, other_y) in pairwise([*outline, outline[0]]):
        if one_x != other_x and min(one_x, other_x) <= x < max(one_x, other_x):
            crossed.append(one_y + (other_y - one_y) * (x - one_x) / (other_x - one_x))
    return (min(crossed), max(crossed)) if crossed else None


def overlap(one, other) -> float:
    return min(one[1], other[1]) - max(one[0], other[0]) if one and other else 0.0


CASES = [(1, 1), (2, 5), (6, 5), (7, 60), (7, 200), (8, 443), (7, 5000), (12, 200)]


@pytest.fixture(params=[(*case, seed) for case in CASES for seed in (1, 2)], ids=str)
def drawn(request):
    columns, count, seed = request.param
    return river(columns, *flows(columns, count, seed))


def test_all_is_within_the_picture(drawn):
    for ribbon in drawn.ribbons:
        for x, y in edges(ribbon.path):
            assert 0 <= x <= drawn.width
            assert 0 <= y <= drawn.height
    assert drawn.height < 900
    for node in drawn.nodes:
        assert node.y + node.height <= drawn.height
        assert node.x + drawn.node <= drawn.width


def test_what_leaves_lies_on_nothing_else(drawn):
    falling = [one for one in drawn.ribbons if one.kind in EXITS]
    others = [one for one in drawn.ribbons if one.kind not in EXITS]
    for x in range(7, int(drawn.width), 9):
        reaching = [reach for one in falling if (reach := span(one.path, x))]
        for at, one in enumerate(reaching):
            for other in reaching[at + 1 :]:
                assert overlap(one, other) < 0.6
            for ribbon in others:
                assert overlap(one, span(ribbon.path, x)) < 0.6, (x, ribbon)


def test_no_ribbon_crosses_a_stage_that_it_does_not_stop_at(drawn):
    for node in drawn.nodes:
        for one in drawn.ribbons:
            reach = span(one.path, node.x + drawn.node / 2)
            assert overlap(reach, (node.y, node.y + node.height)) < 0.2


def test_a_stage_is_as_high_as_what_comes_and_what_goes():
    begun, onward, leaving = flows(7, 60, 3)
    picture = river(7, begun, onward, leaving)
    unit = picture.nodes[0].height / sum(one.count for one in begun if one.column == 0)
    for column, node in enumerate(picture.nodes):
        there = sum(one.count for one in begun if one.column == column)
        there += sum(one.count for one in onward if one.target == column)
        assert node.height == pytest.approx(max(2, there * unit), abs=1)


def test_one_of_many_can_still_be_seen():
    picture = river(2, [Begun(0, 5000)], [Onward(0, 1, 1)], [Leaving(0, "exit", 4999)])
    top, bottom = span(picture.ribbons[0].path, 200)
    assert bottom - top >= 1.4


def test_a_win_is_the_end_of_its_ribbon():
    picture = river(2, [Begun(0, 2)], [Onward(0, 1, 2)], [])
    assert [one.kind for one in picture.ribbons] == ["on"]
    assert picture.nodes[1].y == picture.nodes[0].y


def test_a_column_that_nothing_reached_is_no_fault():
    assert river(1, [], [], []).ribbons == ()
    assert river(0, [], [], []).nodes == ()


WAYS = [
    Way("Far", (0, 1, 3), "won", "accepted"),
    Way("Left early", (0,), "exit", "rejected"),
    Way("Still going", (0, 1), "open", "open"),
    Way("Late", (2, 3), "exit", "withdrawn"),
    Way("A name of sixty characters that begins in the very last of them", (3,), "parked", "p"),
]


def test_threads_stand_apart_and_the_furthest_first():
    picture = threads(4, WAYS)
    assert [one.name for one in picture.threads][-1] == "Left early"
    assert {one.name for one in picture.threads[:2]} == {
        "Far", "A name of sixty characters that begins in the very last of them",
    }  # fmt: skip
    heights = [one.y for one in picture.threads]
    assert all(below - above >= 30 for above, below in pairwise(heights))
    for one, following in pairwise(picture.threads):
        assert one.end_y + 3 < following.name_y - 10, "the end of one, the name of the next"


def test_threads_and_their_names_stay_inside():
    picture = threads(4, WAYS)
    for one in picture.threads:
        assert one.name_x >= 0
        assert one.name_x + len(one.name) * 6.6 <= picture.width
        assert one.end_y < picture.height
        assert all(0 <= stop <= picture.width for stop in one.stops)


def test_a_thread_has_a_dot_only_where_it_stopped():
    picture = threads(4, WAYS)
    far = next(one for one in picture.threads if one.name == "Far")
    assert far.stops == (picture.columns[0], picture.columns[1], picture.columns[3])
