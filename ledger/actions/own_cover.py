"""The number is not covered by business that was sourced by oneself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ledger.actions._action import Advice, Measurements, rule
from ledger.metrics._between import has_begun
from ledger.metrics._insurance import Insurance, insurance
from ledger.metrics._shares import COUNTS_ONLY_BELOW
from ledger.metrics.self_sourced import SELF
from ledger.model.ledger import Ledger
from ledger.wording import percent, plural

# The step of naming whom one wants, and how wide a range may be to be worth saying.
_LIST = 3
_WIDE = 10


@rule("own-cover", 1, figures=("self-sourced", "dream-list"), about=())
def own_cover(ledger: Ledger, measurements: Measurements, as_of: date) -> Iterator[Advice]:
    """What is handed to you may stop; enough names on the list insure the number."""
    number = ledger.profile.number
    if number is None or (number.by and number.by < as_of):
        return
    rows = measurements["self-sourced"].rows
    own = next((row for row in rows if row.cells["origin"] == SELF), None)
    cover = own.cells["cover"] if own else None
    known = insurance(ledger, as_of)
    if own is None or known is None or not isinstance(cover, float) or cover >= 1:
        return
    if _at_it(ledger, measurements):
        return
    idle = _idle_names(ledger, as_of)
    enough = known.most or known.fewest
    if _is_known(known) and enough is not None and idle >= enough:
        return
    yield Advice(
        subject="",
        event=f"{number.money} {number.by or ''}",
        message=(
            f"{percent(cover)} of {number.money} is covered by what you sourced yourself: "
            f"add {_wanted(known, idle)} to the dream list"
        ),
        line=f"- {as_of} target 1h the next names for my list [for:: dream list]",
        resolved_by=(
            "the number covered, or as many organizations with `dream: true` and no campaign yet "
            "as insure it"
        ),
        evidence=own.evidence or (str(ledger.profile.place("number")),),
        stake=known.shortfall,
    )


def _at_it(ledger: Ledger, measurements: Measurements) -> bool:
    """Whether the list was worked on lately: then nobody needs to be told."""
    row = next(
        (one for one in measurements["step-coverage"].rows if one.cells["step"] == _LIST), None
    )
    since = row.cells["days_since"] if row else None
    return isinstance(since, int) and since < ledger.config.rules.step_untouched


def _idle_names(ledger: Ledger, as_of: date) -> int:
    """The dream organizations that no campaign has been opened for: the others are in the cover."""
    begun = {
        home.path
        for campaign in ledger.campaigns
        if has_begun(campaign, as_of) and (home := ledger.organization_of(campaign))
    }
    return sum(one.dream and one.path not in begun for one in ledger.organizations)


def _is_known(known: Insurance) -> bool:
    """Whether enough campaigns have ended to say how many names it takes."""
    return known.ended >= COUNTS_ONLY_BELOW


def _wanted(known: Insurance, idle: int) -> str:
    """How many names more, as a range; as a sum where too little has ended to say."""
    if not _is_known(known) or known.fewest is None:
        return f"names worth {known.shortfall:,.0f} in all"
    fewest = max(known.fewest - idle, 1)
    most = known.most - idle if known.most is not None else None
    if most is not None and most <= fewest:
        return plural(fewest, "name")
    if most is None or most > _WIDE * fewest:
        # A range that says little more than that it is wide is none to act on.
        return f"at least {plural(fewest, 'name')}"
    return f"{fewest} to {most} names"
