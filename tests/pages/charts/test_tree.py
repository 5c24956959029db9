"""The tidy tree: every slot of its table is taken once, and its curves stay within the picture."""

from __future__ import annotations

import random
import re

import pytest

from ledger.pages._charts.tree import COLUMNS, ROW, WIDTH, Twig, ends_of, slots, tree
from tests.support import ROOT

END = Twig(9, "won", 6)
NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def person(*children: Twig, line: str = "open", rank: int = 5) -> Twig:
    return Twig(1, line, rank, children or (END,))


def grown(count: int) -> list[Twig]:
    """Trees of so many people who were introduced, some of them by one who was."""
    chance = random.Random(count)  # noqa: S311 (nothing here is a secret)
    roots: list[Twig] = []
    left = count
    while left:
        children = []
        for _ in range(min(left, chance.randrange(1, 30))):
            left -= 1
            further = [person() for _ in range(chance.randrange(3))]
            children.append(person(*further, *([END] * chance.randrange(1, 3))))
        roots.append(person(*children))
    return roots


@pytest.mark.parametrize("count", [1, 5, 50, 200])
def test_every_slot_of_the_table_is_taken_once(count):
    made = tree(grown(count))
    taken = sorted(slots(made))
    columns = made.layers + 2
    assert taken == [(row, column) for row in range(len(made.rows)) for column in range(columns)]


@pytest.mark.parametrize("count", [1, 5, 50, 200])
def test_the_curves_stay_within_the_picture(count):
    made = tree(grown(count))
    assert made.height == (len(made.rows) + 1) * ROW
    for curve in made.curves:
        for command, numbers in re.findall(r"([MHC])([^MHC]*)", curve.path):
            values = [float(one) for one in NUMBER.findall(numbers)]
            assert all(0 <= x <= WIDTH for x in (values if command == "H" else values[::2]))
            if command != "H":
                assert all(ROW <= y <= made.height for y in values[1::2])


def test_a_row_is_high_enough_to_read():
    assert ROW >= 20


def test_a_tree_takes_as_many_rows_as_it_has_ends():
    roots = grown(50)
    assert len(tree(roots).rows) == sum(ends_of(root) for root in roots)


def test_the_first_child_stands_on_its_parents_row():
    made = tree([person(person(), person())])
    assert [[cell.column for cell in row] for row in made.rows] == [[0, 1, 2], [1, 2]]
    assert made.rows[0][0].rows == 2
    leading_to_people = [curve.path for curve in made.curves if curve.path.startswith("M0 ")]
    assert sorted("C" in path for path in leading_to_people) == [False, True]


def test_an_end_before_the_last_column_leaves_the_others_empty():
    made = tree([person(END, person(person()))])
    assert made.layers == 2
    assert [(cell.key, cell.column, cell.columns) for cell in made.rows[0]] == [
        (1, 0, 1), (None, 1, 2), (9, 3, 1),
    ]  # fmt: skip


def test_what_came_to_most_is_drawn_last():
    made = tree([person(person(Twig(9, "won", 6), rank=6), Twig(9, "nothing", 0))])
    lines = [curve.line for curve in made.curves]
    assert lines[0] == "nothing"
    assert lines[-1] == "won"


def test_a_rule_stands_between_two_roots():
    made = tree([person(person(), person()), person(person())])
    assert made.rules == (3 * ROW,)


def test_nothing_makes_an_empty_picture():
    made = tree([])
    assert (made.rows, made.curves, made.layers) == ((), (), 1)


def test_what_is_too_deep_is_refused():
    with pytest.raises(ValueError, match="3 layers"):
        tree([person(person(person(person())))])


def test_the_style_sheet_has_the_same_widths():
    style = (ROOT / "templates" / "styles" / "tree.css").read_text()
    widths = re.findall(r"\.layers-(\d) \.tree-person \{ width: ([\d.]+)%", style)
    assert {int(layers): float(width) * 10 for layers, width in widths} == COLUMNS
