"""The answer to a question as a table of the report: what names a record or a line leads there."""

from __future__ import annotations

import math
import re
from collections.abc import Callable

from ledger import markdown
from ledger.config import SavedQuery
from ledger.markdown import Html
from ledger.pages import _limits
from ledger.pages._links import Links
from ledger.pages._tables import Column, Table, TableCell, TableRow
from ledger.pages._words import NOT_RECORDED, heading
from ledger.querying import Answer, Cell
from ledger.tables import TableSource
from ledger.terminal import visible
from ledger.wording import number

_PLACE = re.compile(r".+\.md:\d+")

# Gives a text of a column as HTML.
_Say = Callable[[str], Html]


def answer_table(links: Links, source: TableSource, one: SavedQuery, answer: Answer) -> Table:
    """The first rows of an answer, and how to see the rest."""
    shown = answer.rows[: _limits.ROWS]
    columns = tuple(
        Column(heading(visible(column.name)), column.is_number) for column in answer.columns
    )
    says = [_say(links, source, answer, at) for at in range(len(columns))]
    rows = tuple(
        TableRow(
            tuple(
                _cell(cell, say, numeric=column.numeric)
                for cell, say, column in zip(row, says, columns, strict=True)
            )
        )
        for row in shown
    )
    whole = len(answer.rows)
    left_out = (f"The first {len(rows):,} of {whole:,} rows.",) if len(rows) < whole else ()
    return Table(
        one.title,
        columns,
        rows,
        total=whole,
        left_out=left_out,
        command=f"headway query {one.name}",
    )


def _cell(cell: Cell, say: _Say, *, numeric: bool) -> TableCell:
    right = "numeric" if numeric else ""
    if cell is None:
        return TableCell(markdown.plain(NOT_RECORDED), "", f"{right} faint".lstrip())
    if isinstance(cell, bool):
        return TableCell(markdown.plain("yes" if cell else "no"), str(int(cell)), right)
    if isinstance(cell, (int, float)):
        return TableCell(markdown.plain(_number(cell)), f"{float(cell):.10g}", right)
    text = str(cell)
    return TableCell(say(text), visible(text).casefold(), right)


def _number(value: float) -> str:
    """A number as it is, in groups of three from five figures on: 2026 may be a year."""
    if isinstance(value, int):
        return f"{value:,}" if abs(value) >= 10_000 else str(value)
    return number(value, 2) if math.isfinite(value) else str(value)


def _say(links: Links, source: TableSource, answer: Answer, at: int) -> _Say:
    """How the texts of a column are said: where all of them name something, as links to it."""
    texts = {row[at] for row in answer.rows if row[at] is not None}
    if not all(isinstance(one, str) for one in texts):
        return markdown.plain
    paths = {name: path for path, name in source.ids.items()}
    ledger = {record.path for record in source.ledger.records}

    def record(text: str) -> Html:
        return _linked(links, paths.get(text, text), text)

    if texts <= paths.keys() or texts <= ledger:
        return record
    if all(_PLACE.fullmatch(str(one)) for one in texts):
        return lambda text: markdown.anchor(links.place(text).href, text)
    return lambda text: links.line(visible(text))


def _linked(links: Links, path: str, text: str) -> Html:
    page = links.results.addresses.page(path)
    return markdown.anchor(links.to(page) if page else "", visible(text))
