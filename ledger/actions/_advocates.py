"""Possible advocates: what came of them, and how long it has been silent between us."""

from __future__ import annotations

from datetime import date

from ledger.actions._asking import acquainted, last_day
from ledger.actions._phrases import wrote_lately
from ledger.metrics._introductions import Introduction, introductions_by
from ledger.model.contact import Contact
from ledger.model.derived import per_day
from ledger.model.ledger import Ledger
from ledger.model.stage import current
from ledger.value import Value

_CULTIVATED = ("cultivating", "advocating")


class Cooling(Value, frozen=True):
    """An advocate who has not been spoken with for long, and whom they introduced."""

    contact: Contact
    last: date
    introduced: tuple[Introduction, ...]

    @property
    def order(self) -> tuple[int, date, str]:
        """Who introduced most, then who was spoken with last."""
        return (-len(self.introduced), date.min + (date.max - self.last), self.contact.id)


@per_day
def cooling(ledger: Ledger, as_of: date) -> tuple[Cooling, ...]:
    """The advocates with no exchange for `advocate-cooling` days, most introductions first.

    Not those to whom I wrote lately: the next word is theirs.
    """
    longest = ledger.config.rules.advocate_cooling
    made = introductions_by(ledger, as_of)
    found = []
    for contact in acquainted(ledger, as_of):
        last = last_day(ledger, contact, as_of)
        if last is None or (as_of - last).days < longest or wrote_lately(ledger, contact, as_of):
            continue
        theirs = tuple(one for one in made if one.introducer is contact)
        found.append(Cooling(contact, last, theirs))
    return tuple(sorted(found, key=lambda one: one.order))


def shown_cooling(ledger: Ledger, as_of: date) -> tuple[Cooling, ...]:
    """Those of whom it is told: whoever made introductions, and one of the others."""
    every = cooling(ledger, as_of)
    proven = tuple(one for one in every if one.introduced)
    others = [one for one in every if not one.introduced and _is_cultivated(ledger, one, as_of)]
    return (*proven, *others[:1])


def _is_cultivated(ledger: Ledger, one: Cooling, as_of: date) -> bool:
    """Whether more than a first word has passed: there is something to lose."""
    stage = current(ledger, one.contact, as_of)
    return stage is not None and stage.name in _CULTIVATED
