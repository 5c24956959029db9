"""How much of what is to be hoped for survives the loss of a part of it; pure arithmetic.

For jobs one win is enough: what is hoped for is P = 1 - product of (1 - p). For clients each
win counts: it is E = sum of p·value. Both take campaigns for independent of each other.
"""

from __future__ import annotations

import math
from collections.abc import Sequence


def any_win(chances: Sequence[float]) -> float:
    """P: the probability that at least one of independent campaigns is won."""
    return 1 - math.prod(1 - one for one in chances)


def expected(weighted: Sequence[float]) -> float:
    """E: what independent campaigns bring on average."""
    return math.fsum(weighted)


def any_win_without(chances: Sequence[float]) -> list[float]:
    """P without each campaign in turn, in one pass from either side."""
    before, after = [1.0], [1.0]
    for one in chances:
        before.append(before[-1] * (1 - one))
    for one in reversed(chances):
        after.append(after[-1] * (1 - one))
    after.reverse()
    return [1 - before[at] * after[at + 1] for at in range(len(chances))]


def expected_without(weighted: Sequence[float]) -> list[float]:
    """E without each campaign in turn."""
    whole = expected(weighted)
    return [whole - one for one in weighted]


def survival(left: float, whole: float) -> float | None:
    """What is left over the whole; None where there was nothing to lose."""
    return min(1.0, max(0.0, left / whole)) if whole > 0 else None
