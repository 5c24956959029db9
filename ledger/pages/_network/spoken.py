"""How long ago one spoke with somebody: exchanges alone, not what was only written to them."""

from __future__ import annotations

from datetime import date

from ledger.model.contact import Contact
from ledger.model.exchange import exchanges
from ledger.pages._freshness import Freshness
from ledger.pages._links import Links, Place
from ledger.value import Value
from ledger.wording import days_ago

NEVER = "no exchange yet"


class Spoken(Value, frozen=True):
    """The last exchange with somebody: its day and its lines, and how fresh it is.

    Fresh within `rhythm` days, the person's own cadence or, without one, the days after which
    an advocate is cooling (a setting); cooling within twice that, cold after.
    """

    freshness: Freshness
    day: str
    rhythm: int
    own_rhythm: bool
    places: tuple[Place, ...]


def spoken(links: Links, contact: Contact) -> Spoken:
    """The last exchange with somebody up to the day of the report."""
    results = links.results
    rhythm = contact.cadence or int(results.ledger.config.rules.advocate_cooling)
    held = exchanges(results.ledger, contact, results.as_of)
    if not held:
        none = Freshness("none", NEVER, None)
        return Spoken(none, "", rhythm, bool(contact.cadence), ())
    last = held[-1]
    return Spoken(
        freshness=_freshness(last.date, results.as_of, rhythm),
        day=last.date.isoformat(),
        rhythm=rhythm,
        own_rhythm=bool(contact.cadence),
        places=links.places(entry.evidence for entry in last.entries),
    )


def _freshness(last: date, as_of: date, rhythm: int) -> Freshness:
    days = (as_of - last).days
    word = "fresh" if days <= rhythm else "cooling" if days <= 2 * rhythm else "cold"
    return Freshness(word, days_ago(last, as_of), days)
