"""A tidy tree from left to right: each leaf a row, each layer a column, a curve to each child.

The names stand in a table whose rows are all of one height, and the curves behind it are
stretched to its size; so the picture fits however wide the page is, and the names are links.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ledger.value import Value

WIDTH, ROW = 1000, 28
# The columns of people by how many layers of them there are beside the first; the ends have
# the rest. `templates/styles/tree.css` has the same widths.
COLUMNS = {1: 240, 2: 200}
DEEPEST = max(COLUMNS)
_BEND = 44
_BEFORE_END = 4


class Twig(Value, frozen=True):
    """Something to place: `key` is the caller's own, `line` and `rank` say how its line is drawn.

    One without children is an end and stands in the last column. Of two lines that lie upon
    each other the one of higher rank is on top.
    """

    key: int
    line: str
    rank: int
    children: tuple[Twig, ...] = ()


class Cell(Value, frozen=True):
    """A cell of the table: what stands there (None: nothing), over how many rows and columns."""

    key: int | None
    column: int
    rows: int = 1
    columns: int = 1


class Curve(Value, frozen=True):
    """The line that leads to a twig, as an SVG path."""

    path: str
    line: str


class Tree(Value, frozen=True):
    """Where everything stands. `rules` are the heights at which one root ends and one begins."""

    layers: int
    rows: tuple[tuple[Cell, ...], ...]
    curves: tuple[Curve, ...]
    rules: tuple[float, ...]
    width: int
    height: int


def tree(roots: Sequence[Twig]) -> Tree:
    """The layout of some roots below one another; the first row is left to the headings.

    Raises ValueError where a path is deeper than there are columns for.
    """
    layers = max((_depth(root) for root in roots), default=0) - 1
    layers = max(1, layers)
    if layers > DEEPEST:
        raise ValueError(f"{layers} layers of people, of {DEEPEST} at most")
    rows: list[list[Cell]] = []
    drawn: list[tuple[int, Curve]] = []
    rules = []
    for root in roots:
        if rows:
            rules.append(float(_top(len(rows))))
        _place(root, 0, layers, rows, drawn)
    drawn.sort(key=lambda one: one[0])
    return Tree(
        layers=layers,
        rows=tuple(tuple(cells) for cells in rows),
        curves=tuple(curve for _, curve in drawn),
        rules=tuple(rules),
        width=WIDTH,
        height=_top(len(rows)),
    )


def ends_of(twig: Twig) -> int:
    """How many rows a twig takes."""
    return sum(ends_of(child) for child in twig.children) if twig.children else 1


def _depth(twig: Twig) -> int:
    """How many columns of people a twig takes, itself included."""
    return 1 + max(_depth(child) for child in twig.children) if twig.children else 0


def _place(
    twig: Twig, column: int, layers: int, rows: list[list[Cell]], drawn: list[tuple[int, Curve]]
) -> None:
    """A twig with children in its column, its first child on its own row."""
    first = len(rows)
    rows.append([Cell(twig.key, column, ends_of(twig))])
    for number, child in enumerate(twig.children):
        if number:
            rows.append([])
        at = len(rows) - 1
        drawn.append((child.rank, Curve(_path(column, layers, (first, at), child), child.line)))
        if child.children:
            _continue(child, column + 1, layers, rows, drawn)
        else:
            between = layers - column
            if between:
                rows[at].append(Cell(None, column + 1, columns=between))
            rows[at].append(Cell(child.key, layers + 1))


def _continue(
    twig: Twig, column: int, layers: int, rows: list[list[Cell]], drawn: list[tuple[int, Curve]]
) -> None:
    """A twig and all below it, from the row begun last on."""
    begun = rows.pop()
    at = len(rows)
    _place(twig, column, layers, rows, drawn)
    rows[at] = begun + rows[at]


def _path(column: int, layers: int, rows: tuple[int, int], child: Twig) -> str:
    """From below the parent's name, in one bend, to the child's."""
    width = COLUMNS[layers]
    start, right = column * width, (column + 1) * width
    end = right if child.children else (layers + 1) * width - _BEFORE_END
    parent, own = (_top(row) + ROW // 2 for row in rows)
    bent, half = right - _BEND, right - _BEND / 2
    if parent == own:
        return f"M{start} {parent}H{end}"
    curve = f"M{start} {parent}H{bent}C{half:g} {parent} {half:g} {own} {right - _BEFORE_END} {own}"
    return f"{curve}H{end}"


def _top(row: int) -> int:
    return (row + 1) * ROW


def slots(made: Tree) -> Iterator[tuple[int, int]]:
    """Every row and column that a cell of the table covers."""
    for number, cells in enumerate(made.rows):
        for cell in cells:
            for down in range(cell.rows):
                for across in range(cell.columns):
                    yield number + down, cell.column + across
