"""How much a page holds before it says how to see the rest.

A browser needs seconds for a table of ten thousand rows, and nobody reads them. A page that
leaves something out says in words how much it is and where all of it stands; no small ledger
comes near any of these.
"""

from __future__ import annotations

from collections.abc import Sequence

from ledger.metrics import Row

# The most rows of a table.
ROWS = 500
# The most lines of the ledger behind a figure that are quoted, and all rows of a table list.
LINES = 500
# As many lines a row of a table lists however many rows there are.
FEWEST_OF_A_ROW = 3
# The most rows of a picture of introductions before whatever came of them is gathered as well,
# and the most of one tree of it, of one branch of that, and so on.
TREE_ROWS = 120
ROWS_OF_A_TREE = (30, 10, 3)
# A statement of more activities than this has pages of its own for its older quarters.
ACTIVITIES = 2000


def lines_of_a_row(rows: Sequence[Row]) -> int | None:
    """How many of its lines each of some rows lists; None where all of them can."""
    if sum(len(row.evidence) for row in rows) <= LINES:
        return None
    return max(FEWEST_OF_A_ROW, LINES // len(rows))


def last_lines(row: Row, most: int | None) -> tuple[tuple[str, ...], int]:
    """The last of the lines behind a row, at most so many, and how many there are before them."""
    every = tuple(dict.fromkeys(row.evidence))
    listed = every[-most:] if most else every
    return listed, len(every) - len(listed)
