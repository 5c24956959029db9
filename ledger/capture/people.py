"""Who is meant where a name is several people's, and who is nobody's yet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta

from ledger.capture.strangers import find_strangers
from ledger.model.campaign import Campaign
from ledger.model.contact import Contact
from ledger.model.derived import per_ledger
from ledger.model.ledger import Ledger
from ledger.model.names import Mention
from ledger.model.organization import Organization
from ledger.model.record import Record
from ledger.model.timeline import last_by, past_with
from ledger.value import changed
from ledger.wording import listing

__all__ = ["find_strangers", "seen_last", "settle"]

# Seen by far the last: one of them within six weeks, none of the others for four months. In
# between, either may be meant.
LATELY = timedelta(days=45)
LONG_AGO = timedelta(days=120)


def settle(mentions: Sequence[Mention], ledger: Ledger, as_of: date) -> tuple[Mention, ...]:
    """The mentions, each with the people left whom it can mean; `because` says what decided.

    People compete with people alone: an organization or a campaign that goes by the same
    name stays beside them. First counts who is named in the line otherwise, then whose
    organization or campaign is, then who is a colleague of somebody in it, then who took
    part in an entry with somebody in it, and only then who was seen last. One that is
    settled helps the others.
    """
    settled = list(mentions)
    for _ in range(2):
        for number, mention in enumerate(settled):
            if len(_people(mention)) > 1:
                others = [one for place, one in enumerate(settled) if place != number]
                settled[number] = _by_company(mention, others, ledger)
    return tuple(_by_last_seen(mention, ledger, as_of) for mention in settled)


def _people(mention: Mention) -> list[Contact]:
    return [record for record in mention.candidates if isinstance(record, Contact)]


def _with(mention: Mention, people: Iterable[Contact], because: str) -> Mention:
    """A mention that of all people can mean these alone."""
    left = {person.path for person in people}
    candidates = tuple(
        record
        for record in mention.candidates
        if not isinstance(record, Contact) or record.path in left
    )
    return changed(mention, candidates=candidates, because=because)


def _by_company(mention: Mention, others: Sequence[Mention], ledger: Ledger) -> Mention:
    """Narrowed by who and what else is in the line, as long as more than one is left."""
    certain = [people[0] for one in others if len(people := _people(one)) == 1]
    named = [record for one in others for record in one.candidates]
    reasons: tuple[Callable[[Contact], str], ...] = (
        lambda person: "is named in the line" if _among(person, certain) else "",
        lambda person: _belongs(person, named, ledger),
        lambda person: _works_beside(person, certain, ledger),
        lambda person: _met_with(person, certain, ledger),
    )
    for reason in reasons:
        people = _people(mention)
        fitting = [(person, why) for person in people if (why := reason(person))]
        if fitting and len(fitting) < len(people):
            because = fitting[0][1] if len(fitting) == 1 else ""
            mention = _with(mention, [person for person, _ in fitting], because)
        if len(fitting) == 1:
            break
    return mention


def _belongs(person: Contact, named: Sequence[Record], ledger: Ledger) -> str:
    """Why a person belongs to what is named in the line; empty where they do not."""
    organization = ledger.organization_of(person)
    for record in named:
        if isinstance(record, Organization) and organization and record.path == organization.path:
            return f"works at {record.name}"
    for record in named:
        if isinstance(record, Campaign) and _among(person, ledger.people_of(record)):
            return f"is one of the people of {record.name}"
    return ""


def _works_beside(person: Contact, others: Sequence[Contact], ledger: Ledger) -> str:
    organization = ledger.organization_of(person)
    for other in others:
        theirs = ledger.organization_of(other)
        if organization and theirs and organization.path == theirs.path:
            return f"works at {organization.name}, as {other.name} does"
    for other in others:
        theirs_too = {campaign.path for campaign in _campaigns(ledger).get(other.path, ())}
        for campaign in _campaigns(ledger).get(person.path, ()):
            if campaign.path in theirs_too:
                return f"is one of the people of {campaign.name}, as {other.name} is"
    return ""


@per_ledger
def _campaigns(ledger: Ledger) -> Mapping[str, list[Campaign]]:
    """The campaigns whose people somebody is among, by the person's path."""
    lists: dict[str, list[Campaign]] = defaultdict(list)
    for campaign in ledger.campaigns:
        for person in ledger.people_of(campaign):
            lists[person.path].append(campaign)
    return lists


def _among(person: Contact, people: Iterable[Contact]) -> bool:
    return any(one.path == person.path for one in people)


def _met_with(person: Contact, others: Sequence[Contact], ledger: Ledger) -> str:
    """Why a person is known to have been in one entry with another of the line."""
    entries = {entry.location: entry for entry in ledger.entries_with(person)}
    for other in others:
        both = [entry for entry in ledger.entries_with(other) if entry.location in entries]
        if both:
            return f"was there with {other.name} on {both[-1].date}"
    return ""


def _by_last_seen(mention: Mention, ledger: Ledger, as_of: date) -> Mention:
    """Settled on the one who was seen lately, where the others were not for long or never."""
    people = _people(mention)
    if len(people) < 2:
        return mention
    seen = {person.path: _last_seen(person, ledger, as_of) for person in people}
    lately = [person for person in people if _within(seen[person.path], LATELY, as_of)]
    not_long_ago = [person for person in people if _within(seen[person.path], LONG_AGO, as_of)]
    if len(lately) != 1 or len(not_long_ago) != 1:
        return mention
    others = listing(person.name for person in people if person.path != lately[0].path)
    last = seen[lately[0].path]
    never = all(seen[person.path] is None for person in people if person.path != lately[0].path)
    when = "was never seen" if never else f"was not seen since {as_of - LONG_AGO}"
    return _with(mention, lately, f"was seen on {last}; {others} {when}")


def seen_last(ledger: Ledger, as_of: date) -> list[Contact]:
    """Everybody who was ever seen, those seen last first."""
    seen = [
        (day, person)
        for person in ledger.contacts
        if (day := _last_seen(person, ledger, as_of)) is not None
    ]
    return [person for _, person in sorted(seen, key=lambda one: one[0], reverse=True)]


def _last_seen(person: Contact, ledger: Ledger, as_of: date) -> date | None:
    entry = last_by(past_with(ledger, person, as_of), as_of)
    return entry.date if entry else None


def _within(day: date | None, length: timedelta, as_of: date) -> bool:
    return day is not None and as_of - day <= length
