"""Intervals and the like; nothing here knows about careers."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable
from functools import lru_cache

from ledger.value import Value

Interval = tuple[float, float]

# The 97.5% quantile of the standard normal distribution; the module that works it out takes longer
# to bring in than every interval of a run (a test holds the two together).
_Z95 = 1.9599639845400536
_ROUNDING = 1e-12


def wilson(k: float, n: float) -> Interval | None:
    """The 95% Wilson score interval of k successes in n trials, as shares; None without trials.

    Source: E. B. Wilson, "Probable inference, the law of succession, and statistical
    inference", Journal of the American Statistical Association 22 (1927), 209-212.
    """
    if n <= 0:
        return None
    share = k / n
    z2 = _Z95 * _Z95
    centre = share + z2 / (2 * n)
    spread = _Z95 * math.sqrt(share * (1 - share) / n + z2 / (4 * n * n))
    scale = 1 + z2 / n
    low = 0.0 if k <= 0 else max(0.0, (centre - spread) / scale)
    high = 1.0 if k >= n else min(1.0, (centre + spread) / scale)
    return low, high


def garwood(events: int, exposure: float, per: float = 1.0) -> Interval | None:
    """The exact 95% Poisson interval of a rate: events in `exposure`, told per `per` of it.

    None without exposure. Source: F. Garwood, "Fiducial limits for the Poisson
    distribution", Biometrika 28 (1936), 437-442: the limits are the means at which as
    few, or as many, events as were seen have a probability of 2.5%.
    """
    if exposure <= 0:
        return None
    low, high = _means_of(events)
    return low * per / exposure, high * per / exposure


@lru_cache(maxsize=1024)
def _means_of(events: int) -> Interval:
    """The two means of Garwood for a count of events: the exposure only scales them."""
    low = 0.0 if events == 0 else _solve(lambda mean: 1 - poisson_cdf(events - 1, mean), 0.025)
    return low, _solve(lambda mean: 1 - poisson_cdf(events, mean), 0.975)


def poisson_cdf(events: int, mean: float) -> float:
    """The probability of at most `events` where `mean` are expected."""
    if events < 0:
        return 0.0
    if mean <= 0:
        return 1.0
    return math.fsum(
        math.exp(k * math.log(mean) - mean - math.lgamma(k + 1)) for k in range(events + 1)
    )


def _solve(rising: Callable[[float], float], target: float) -> float:
    """Where a function that rises from 0 to 1 passes `target`, by bisection."""
    low, high = 0.0, 1.0
    while rising(high) < target:
        high *= 2
    for _ in range(60):
        middle = (low + high) / 2
        if rising(middle) < target:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def excludes(interval: Interval | None, value: float) -> bool:
    """Whether an interval lies wholly to one side of a value."""
    return interval is not None and not interval[0] <= value <= interval[1]


def median(values: list[float]) -> float | None:
    """The middle value, infinite ones included (half of two infinities is one); None of none."""
    if not values:
        return None
    ordered = sorted(values)
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[middle]
    return (ordered[middle - 1] + ordered[middle]) / 2


class Stay(Value, frozen=True):
    """How long something lasted; `ended` is False where it had not ended when last seen."""

    length: float
    ended: bool


def kaplan_meier(stays: Iterable[Stay]) -> tuple[tuple[float, float], ...]:
    """The share that lasts longer than each length at which something ended, shortest first.

    What had not ended counts among those at risk up to its own length, that length included.
    Source: E. L. Kaplan and P. Meier, "Nonparametric estimation from incomplete
    observations", Journal of the American Statistical Association 53 (1958), 457-481: the
    product of (1 - ended / at risk) over the lengths so far.
    """
    ended: Counter[float] = Counter()
    gone: Counter[float] = Counter()
    for stay in stays:
        gone[stay.length] += 1
        ended[stay.length] += stay.ended
    at_risk, share = gone.total(), 1.0
    steps = []
    for length in sorted(gone):
        if ended[length]:
            share *= 1 - ended[length] / at_risk
            steps.append((length, share))
        at_risk -= gone[length]
    return tuple(steps)


def kaplan_meier_median(stays: Iterable[Stay]) -> float | None:
    """The first length that at most half outlast; None where more than half still last.

    Half is half whatever the rounding of the products: 3/4 of 2/3 is one.
    """
    steps = kaplan_meier(stays)
    return next((length for length, share in steps if share <= 0.5 + _ROUNDING), None)
