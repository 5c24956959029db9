"""How much was worked on each step in each week, as shades behind the numbers."""

from __future__ import annotations

from collections.abc import Sequence

from ledger.value import Value

SHADES = 5


class GridCell(Value, frozen=True):
    """One step in one week: how dark it is (0: nothing), and what it says."""

    shade: int
    said: str


def shade_of(amount: float, most: float) -> int:
    """The shade of an amount against the largest one: 1 to 5, and 0 for nothing at all."""
    if amount <= 0 or most <= 0:
        return 0
    return min(SHADES, 1 + int(SHADES * min(amount / most, 1.0) * (1 - 1e-9)))


def grid_row(
    amounts: Sequence[float], counts: Sequence[int], most: float, says: Sequence[str]
) -> tuple[GridCell, ...]:
    """The cells of a step: `says` tells each amount; a count without an amount is a count."""
    cells = []
    for amount, count, said in zip(amounts, counts, says, strict=True):
        if amount > 0:
            cells.append(GridCell(shade_of(amount, most), said))
        else:
            cells.append(GridCell(1 if count else 0, f"{count}×" if count else ""))
    return tuple(cells)
