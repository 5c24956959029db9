"""The rows of a metric as a table: each cell in words, each name a link."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ledger import markdown
from ledger.markdown import Html
from ledger.metrics import Measurement, Row
from ledger.metrics._measurement import Cell
from ledger.pages import _limits
from ledger.pages._charts.interval_dot import IntervalDot, interval_dot
from ledger.pages._charts.parts import Caption
from ledger.pages._links import Links, Place
from ledger.pages._words import NOT_RECORDED, figure, heading
from ledger.value import Value
from ledger.wording import percent

_Chart = tuple[str, str, tuple[str, ...]]

# Pairs of cells that hold an interval, and the cells whose value it belongs to: a rate, or
# a count over what it was counted of.
_INTERVALS = (
    ("low", "high", ("per_10h",)),
    ("low", "high", ("advanced", "left")),
    ("share_low", "share_high", ("converted", "judged")),
)

# The cells that are shares of one.
_SHARES = ("share", "survival_without", "p", "p0", "cover", "fit")

_LONGEST_INTERVAL = 8


class Column(Value, frozen=True):
    """A column: its heading, and whether it holds numbers."""

    label: str
    numeric: bool = False


class TableCell(NamedTuple):
    """A cell: what it shows, and what it is sorted by. `dot` is a chart beside the text.

    A tuple, which the template takes apart: there are many of them.
    """

    text: Html
    sort: str = ""
    classes: str = ""
    dot: IntervalDot | None = None


class TableRow(Value, frozen=True):
    """A row, and the lines that made it; `unlisted` is how many lines more there are."""

    cells: tuple[TableCell, ...]
    places: tuple[Place, ...] = ()
    unlisted: int = 0


class Table(Value, frozen=True):
    """A table with its caption; `total` are its rows and those that are left out.

    `left_out` says what is left out, and where all of it can be seen; `command` is the line
    to type for it.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]
    total: int
    lines: bool = False
    left_out: tuple[str, ...] = ()
    command: str = ""


def table_of(links: Links, caption: str, name: str, taken: Measurement) -> Table:
    """The table behind a measurement: its first rows, each with the last of its lines."""
    keys = list(dict.fromkeys(key for row in taken.rows for key in row.cells))
    there = [one for one in _INTERVALS if {one[0], one[1], *one[2]} <= set(keys)]
    charts = {max(one[2], key=keys.index): one for one in there}
    drawn = {key for low, high, _ in charts.values() for key in (low, high)}
    shown = [key for key in keys if key not in drawn]
    aligned = {key for key in shown if _is_numeric(key, taken.rows)}
    columns = []
    for key in shown:
        label = _kind(links, taken.rows) if key == "id" else heading(key)
        columns.append(Column(label, key in aligned))
        if key in charts:
            columns.append(Column("95% interval"))
    first = taken.rows[: _limits.ROWS]
    most = _limits.lines_of_a_row(first)
    tops = {key: _top_of(charts[key], taken.rows) for key in charts}
    # The same names, words and numbers stand in many rows.
    known: dict[tuple[object, ...], TableCell] = {}
    rows = []
    for number, row in enumerate(first, start=1):
        cells = []
        for key in shown:
            value = row.cells.get(key)
            known_by = (key, type(value), value)
            cell = known.get(known_by)
            if cell is None:
                cell = known[known_by] = cell_of(links, key, value, aligned=key in aligned)
            cells.append(cell)
            if key in charts:
                label = f"{name}-{key}-{number}"
                cells.append(_dot_cell(label, charts[key], row.cells, tops[key]))
        listed, unlisted = _limits.last_lines(row, most)
        rows.append(TableRow(tuple(cells), links.places(listed), unlisted))
    return Table(
        caption,
        tuple(columns),
        tuple(rows),
        total=len(taken.rows),
        lines=True,
        left_out=tuple(_left_out(rows, len(taken.rows), most)),
        # Who is shown a report has no ledger to ask.
        command="" if links.results.shared else f"headway metrics {name} --format json",
    )


def _left_out(rows: Sequence[TableRow], total: int, most: int | None) -> Iterator[str]:
    """What a table does not show: rows, and lines behind them."""
    if len(rows) < total:
        yield f"The first {len(rows):,} of {total:,} rows."
    if most and any(row.unlisted for row in rows):
        yield f"Of the lines behind a row the last {most}."


def cell_of(links: Links, key: str, value: Cell, *, aligned: bool = False) -> TableCell:
    """One value of a row in words; a text that names records links to them.

    A number stands to the right, and so does all of a column that is `aligned`.
    """
    right = "numeric" if aligned else ""
    if value is None or value == "":
        said = markdown.plain(NOT_RECORDED if value is None else "")
        return TableCell(said, "", f"{right} faint".lstrip())
    if isinstance(value, bool):
        return TableCell(markdown.plain("yes" if value else "no"), str(int(value)), right)
    if isinstance(value, (int, float)):
        number = percent(value) if key in _SHARES else figure(float(value))
        return TableCell(markdown.plain(number), f"{float(value):.6g}", "numeric")
    return TableCell(_named(links, value), value.casefold(), right)


def _named(links: Links, text: str) -> Html:
    """A text, as links where it is an id or several with commas between."""
    parts = []
    for part in text.split(", "):
        target = links.resolve(part)
        parts.append(markdown.anchor(target.href, target.name) if target else links.line(part))
    return markdown.joined(parts, ", ")


def _kind(links: Links, rows: Sequence[Row]) -> str:
    """What the ids of a table name: `campaign`, `contact`, or only `id` where they are mixed."""
    found = (links.results.ledger.find(str(row.cells.get("id", ""))) for row in rows)
    kinds = {record.kind.value for record in found if record}
    return kinds.pop() if len(kinds) == 1 else "id"


def _is_numeric(key: str, rows: Sequence[Row]) -> bool:
    values = [row.cells.get(key) for row in rows]
    kinds = {type(value) for value in values if value is not None}
    return bool(kinds) and kinds <= {int, float}


def _dot_cell(
    key: str,
    chart: _Chart,
    cells: Mapping[str, Cell],
    top: float,
) -> TableCell:
    low, high, of = chart
    interval, value = (cells.get(low), cells.get(high)), _value(cells, of)
    if not isinstance(interval[0], float) or not isinstance(interval[1], float) or value is None:
        return TableCell(markdown.plain("too few to say"), "", "faint")
    said = percent if len(of) > 1 else figure
    title = f"{said(value)}, 95% interval {said(interval[0])} to {said(interval[1])}"
    dot = interval_dot(Caption(key, title), (interval[0], interval[1]), value, top)
    text = f"{said(interval[0])} – {said(interval[1])}"
    return TableCell(markdown.plain(text), f"{value:.6g}", dot=dot)


def _value(cells: Mapping[str, Cell], of: tuple[str, ...]) -> float | None:
    parts = [cells.get(key) for key in of]
    numbers = [float(part) for part in parts if isinstance(part, (int, float))]
    if len(numbers) != len(of):
        return None
    if len(numbers) == 1:
        return numbers[0]
    return numbers[0] / numbers[1] if numbers[1] else None


def _top_of(chart: _Chart, rows: Sequence[Row]) -> float:
    """The upper end of the rows' common scale: of shares the whole, else the longest interval.

    That is cut where it is out of bounds: a channel with an hour in it has an interval that
    would press all others into a corner.
    """
    _, high, of = chart
    if len(of) > 1:
        return 1.0
    values = [value for row in rows if (value := _value(row.cells, of)) is not None]
    highs = [one for row in rows if isinstance(one := row.cells.get(high), float)]
    bound = _LONGEST_INTERVAL * max(values, default=0.0)
    return min(max(highs, default=1.0), bound or max(highs, default=1.0)) or 1.0
