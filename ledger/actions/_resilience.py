"""How much hangs on one campaign, what is growing behind it, and what a setback left."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from ledger.actions._action import Measurements
from ledger.config import Way
from ledger.metrics._asks import given_up
from ledger.metrics._backfill import backfill
from ledger.metrics._probability import Prospect, prospects
from ledger.metrics._prospect_pool import Loss, ProspectPool, pools_of, worst
from ledger.metrics._setbacks import Setback, setbacks
from ledger.model.campaign import Campaign
from ledger.model.entry_index import of_way
from ledger.model.ledger import Ledger
from ledger.model.stage import is_open
from ledger.value import Value, changed

ONE_DAY = timedelta(days=1)


class Growth(Value, frozen=True):
    """The open campaigns behind the late ones: those that are early and worked, and who sleeps.

    Of both the one with the best prospects stands first. Of those asleep the `wakeable` are not
    asked again and again without an answer: such a one is to be left alone.
    """

    early: tuple[Campaign, ...]
    asleep: tuple[Campaign, ...]
    wakeable: tuple[Campaign, ...]
    late: int

    def is_enough(self, wanted: float) -> bool:
        """Whether there are early ones, and as many as wanted for each late one."""
        return bool(self.early) and len(self.early) >= wanted * self.late

    def in_words(self) -> str:
        """`nothing is early`, `nothing early is awake`, `1 is early for 3 late`."""
        if self.early:
            count = len(self.early)
            return f"{count} {'is' if count == 1 else 'are'} early for {self.late} late"
        return "nothing early is awake" if self.asleep else "nothing is early"


class Exposure(Value, frozen=True):
    """What is open hangs on one campaign too much, or nothing grows behind it.

    `hardest` is the campaign whose loss hurts most, with what survives it (`share`).
    """

    hardest: Prospect
    share: float
    low: bool
    growth: Growth


class Blow(Value, frozen=True):
    """A setback that has not been made up for, the campaigns that it took and what it left.

    `share` is what was left of the prospects of the day before, `by_settings` the same by the
    probabilities of the settings alone; None where the setback took nothing that was weighed.
    """

    setback: Setback
    taken: tuple[Campaign, ...]
    share: float | None
    by_settings: float | None
    growth: Growth


def growth(ledger: Ledger, as_of: date) -> Growth:
    """What grows at an early stage, of the campaigns of the ledger's own kind."""
    own, _ = pools_of(ledger, prospects(ledger, as_of))
    return _growth(ledger, own, as_of)


def exposure(ledger: Ledger, measurements: Measurements, as_of: date) -> Exposure | None:
    """Why something should be put behind what is open; None where nothing need be.

    Where more is open than can be carried nothing is to be added. Where all is early there is
    nothing to put anything behind.
    """
    rules, works = ledger.config.rules, measurements["works"]
    if max(works.k or 0, 1) > (works.n or 0) or (works.n or 0) <= 1:
        return None
    own, _ = pools_of(ledger, prospects(ledger, as_of))
    hardest = worst(own.without_each())
    behind = _growth(ledger, own, as_of)
    if hardest is None or not behind.late:
        return None
    low = hardest.survival < rules.survival_share
    if not low and behind.early:
        return None
    return Exposure(_of(own, hardest), hardest.survival, low, behind)


def blow(ledger: Ledger, as_of: date) -> Blow | None:
    """The last setback of two windows, as long as nothing makes up for it.

    It is made up for once as much is in the works as before, or as much is early as wanted.
    One that left most of the prospects and something early is none to speak of.
    """
    rules = ledger.config.rules
    since = as_of - timedelta(days=2 * rules.window)
    if not any(since < one.date <= as_of for one in of_way(ledger, Way.SETBACK)):
        return None
    last = next(iter(setbacks(ledger, as_of, most=1)), None)
    if last is None or last.days is not None or last.won or last.day <= since:
        return None
    behind = growth(ledger, as_of)
    if behind.is_enough(rules.backfill_ratio):
        return None
    named = {one.path: one for entry in last.entries for one in ledger.campaigns_of(entry)}
    taken = tuple(one for one in named.values() if not is_open(ledger, one, as_of))
    before, _ = pools_of(ledger, prospects(ledger, last.day - ONE_DAY))
    share = _left(before, taken)
    if behind.early and share is not None and share >= rules.survival_share:
        return None
    settings = changed(before, members=tuple(changed(one, p=one.p0) for one in before.members))
    return Blow(last, taken, share, _left(settings, taken), behind)


def _left(pool: ProspectPool, taken: Iterable[Campaign]) -> float | None:
    """What is left of a pool without some campaigns; None where it held none of them."""
    paths = {one.path for one in taken} & {one.campaign.path for one in pool.members}
    losses = pool.without_some([("", paths)]) if paths else []
    return losses[0].survival if losses else None


def _growth(ledger: Ledger, pool: ProspectPool, as_of: date) -> Growth:
    every = sorted((*pool.members, *pool.unvalued), key=_best_first)
    early = [one for one in every if one.stage.early]
    asleep = [one.campaign for one in early if backfill(ledger, [one], as_of).asleep]
    awake = [one.campaign for one in early if one.campaign not in asleep]
    wakeable = tuple(one for one in asleep if one.path not in given_up(ledger, as_of))
    return Growth(tuple(awake), tuple(asleep), wakeable, len(every) - len(early))


def _best_first(one: Prospect) -> tuple[float, float, str]:
    return (-(one.weighted or 0.0), -one.p, one.campaign.id)


def _of(pool: ProspectPool, loss: Loss) -> Prospect:
    """The campaign whose loss it is: of those with its name, the one that hurts most."""
    pairs = zip(pool.members, pool.without_each(), strict=True)
    return next(one for one, other in pairs if other == loss)


def remedy(ledger: Ledger, behind: Growth, as_of: date) -> tuple[str, str]:
    """What to do for growth, in words and as the line to type.

    Bring on what grows where that is enough, else wake what sleeps, else look for new ones.
    """
    # Whoever was asked again and again without an answer is left alone.
    hopeful = [one for one in behind.early if one.path not in given_up(ledger, as_of)]
    if hopeful and behind.is_enough(ledger.config.rules.backfill_ratio):
        best = hopeful[0]
        line = f"- {as_of} prepare 1h [[{best.id}]] what would bring it on"
        return f"bring {best.name} on", line
    if behind.wakeable:
        first, rest = behind.wakeable[0], len(behind.wakeable) - 1
        others = (
            f" or one of the {rest} others" if rest > 1 else " or the other one" if rest else ""
        )
        line = f"- {as_of} research 1h [[{first.id}]] who there could bring me in"
        return f"wake {first.name}{others}", line
    line = f"- {as_of} research 1h who else needs this, and who could bring me in [for:: the list]"
    return "look for the next ones now, before they are needed", line
