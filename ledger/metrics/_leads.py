"""Which introduction each campaign came from, and whose it counts as."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from ledger.metrics._between import is_known
from ledger.metrics._introductions import (
    Introduction,
    introducer_of,
    introductions_by,
    introductions_to,
)
from ledger.metrics._origin import came_through, first_result
from ledger.model.campaign import Campaign
from ledger.model.contact import Contact
from ledger.model.derived import per_day
from ledger.model.ledger import Ledger
from ledger.model.timeline import up_to
from ledger.value import Value


class Lead(Value, frozen=True):
    """A campaign that came from somebody.

    `advocate` is whom M12 counts it for, None where nobody on the list has it. `introduction`
    is the one it came from, None where the advocate brought it without one. `others` are the
    further introductions to its people.
    """

    campaign: Campaign
    advocate: Contact | None
    introduction: Introduction | None
    others: tuple[Introduction, ...]


@per_day
def leads(ledger: Ledger, as_of: date) -> tuple[Lead, ...]:
    """Every campaign known on a day that an advocate or an introduction led to, each once."""
    by_introduced = {one.introduced.path: one for one in introductions_by(ledger, as_of)}
    found = (_lead(ledger, campaign, by_introduced, as_of) for campaign in ledger.campaigns)
    return tuple(one for one in found if one)


def line_behind(
    by_introduced: Mapping[str, Introduction], one: Introduction
) -> Iterator[Introduction]:
    """An introduction, the one that introduced its introducer, and so on back; no ring twice."""
    seen: set[str] = set()
    at: Introduction | None = one
    while at and at.introduced.path not in seen:
        seen.add(at.introduced.path)
        yield at
        at = by_introduced.get(at.introducer.path)


def _lead(
    ledger: Ledger, campaign: Campaign, by_introduced: Mapping[str, Introduction], as_of: date
) -> Lead | None:
    if not is_known(ledger, campaign, as_of):
        return None
    advocate = introducer_of(ledger, campaign, as_of)
    through = (by_introduced.get(one.path) for one in came_through(ledger, campaign))
    made = {one.introduced.path: one for one in up_to(introductions_to(ledger, campaign), as_of)}
    made |= {one.introduced.path: one for one in through if one}
    every = sorted(made.values(), key=lambda one: (*one.order, one.introduced.id))
    if advocate:
        first = _by(advocate, every, by_introduced)
    else:
        result = first_result(ledger, campaign, as_of)
        first = next((one for one in every if result is None or one.date <= result.date), None)
    others = tuple(one for one in every if one is not first)
    return Lead(campaign, advocate, first, others) if advocate or every else None


def _by(
    advocate: Contact, made: Sequence[Introduction], by_introduced: Mapping[str, Introduction]
) -> Introduction | None:
    """The first of some introductions that an advocate made, or that goes back to them."""
    own = next((one for one in made if one.introducer.path == advocate.path), None)
    if own:
        return own
    behind = (
        one
        for one in made
        if any(back.introducer.path == advocate.path for back in line_behind(by_introduced, one))
    )
    return next(behind, None)
