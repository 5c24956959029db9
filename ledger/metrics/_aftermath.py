"""What a setback took of what there was to hope for on the day before."""

from __future__ import annotations

from datetime import date, timedelta

from ledger.metrics._probability import prospects
from ledger.metrics._prospect_pool import Loss, ProspectPool, pools_of
from ledger.metrics._setbacks import MOMENTUM_DAYS, Setback
from ledger.model.campaign import Campaign
from ledger.model.ledger import Ledger
from ledger.model.stage import is_open
from ledger.value import Value, changed


class Aftermath(Value, frozen=True):
    """The campaigns that a setback took, the prospects of the day before, and what they left.

    `by_settings` is the survival by the settings' probabilities alone.
    """

    taken: tuple[Campaign, ...]
    client: bool
    whole: float
    left: float
    survival: float
    by_settings: float


def aftermath(ledger: Ledger, setback: Setback, as_of: date) -> Aftermath | None:
    """What a setback took and left; None where it took nothing that was weighed.

    Taken are the campaigns that its lines are about and that were closed a fortnight later, or
    are closed on the day that is asked for if that comes first.
    """
    then = min(as_of, setback.day + timedelta(days=MOMENTUM_DAYS))
    named = {one.path: one for entry in setback.entries for one in ledger.campaigns_of(entry)}
    pool, _ = pools_of(ledger, prospects(ledger, setback.day - timedelta(days=1)))
    weighed = {one.campaign.path for one in pool.members}
    taken = [
        one for path, one in named.items() if path in weighed and not is_open(ledger, one, then)
    ]
    paths = {one.path for one in taken}
    loss = _without(pool, paths)
    settings = changed(pool, members=tuple(changed(one, p=one.p0) for one in pool.members))
    plain = _without(settings, paths)
    if not taken or loss is None or plain is None:
        return None
    return Aftermath(
        tuple(taken), pool.client, pool.whole, loss.left, loss.survival, plain.survival
    )


def _without(pool: ProspectPool, paths: set[str]) -> Loss | None:
    return next(iter(pool.without_some([("", paths)])), None)
