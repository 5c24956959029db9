"""How many names would insure the number."""

from __future__ import annotations

import math
from datetime import date

from ledger.config import StageKind
from ledger.metrics._between import is_known
from ledger.metrics._currency import value_of
from ledger.metrics._shares import interval_of
from ledger.metrics.self_sourced import sources_on
from ledger.model.ledger import Ledger
from ledger.model.stage import current
from ledger.value import Value

_ENDED = (StageKind.WON, StageKind.EXIT)


class Insurance(Value, frozen=True):
    """What the number lacks, and how many names it takes: from `fewest` to `most` of them.

    `mean` is the mean value of a campaign and `won` of `ended` the win rate. What is not
    known is None; `most` is also None where nothing was won yet, for there is no upper end.
    """

    shortfall: float
    mean: float | None
    won: int
    ended: int
    fewest: int | None
    most: int | None


def insurance(ledger: Ledger, as_of: date) -> Insurance | None:
    """Shortfall over (mean value times win rate), at both ends of the win rate's 95% interval.

    The shortfall is what M13 leaves of the number: less what is self-sourced and won, or
    open, weighted and closing in time. None without a number.
    """
    number = ledger.profile.number
    if number is None:
        return None
    own = sources_on(ledger, as_of).own
    shortfall = max(number.money.amount - (own.won + own.closing), 0.0)
    begun = [one for one in ledger.campaigns if is_known(ledger, one, as_of)]
    kinds = [stage.kind for one in begun if (stage := current(ledger, one, as_of))]
    won, ended = kinds.count(StageKind.WON), sum(kind in _ENDED for kind in kinds)
    values = [amount for one in begun if (amount := value_of(ledger, one)) is not None]
    mean = math.fsum(values) / len(values) if values else None
    rate = interval_of(won, ended)
    fewest = most = None
    if mean and rate and shortfall:
        fewest = _names(shortfall, mean * rate[1])
        most = _names(shortfall, mean * rate[0]) if rate[0] else None
    return Insurance(shortfall, mean, won, ended, fewest, most)


def _names(shortfall: float, each: float) -> int:
    """How many names of so much each make up for the shortfall."""
    return math.ceil(round(shortfall / each, 9))
