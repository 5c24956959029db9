"""Which record each name in a sentence means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from ledger.capture._asking import About, Candidate, DoubtError, Question, Wishes
from ledger.capture._unsure_names import names_in_small_letters, whom_a_pronoun_means
from ledger.capture.people import settle
from ledger.model.campaign import Campaign
from ledger.model.channel import Channel
from ledger.model.contact import Contact
from ledger.model.ledger import Ledger
from ledger.model.names import Mention, NameMatch, find_mentions
from ledger.model.organization import Organization
from ledger.model.record import Record
from ledger.model.stage import is_open
from ledger.value import changed
from ledger.wording import listing

Stretch = tuple[int, int]

_ABOUT = re.compile(r"\b(?:about|at|re:?)\s+$", re.IGNORECASE)


def names_in(
    text: str, ledger: Ledger, as_of: date, wishes: Wishes, fields: Sequence[Stretch]
) -> tuple[Mention, ...]:
    """The names of a text, each with the one record that it means.

    Raises DoubtError where several are as likely and no answer settles it. What stands in a
    field that was typed is left as it is.
    """
    found = [
        changed(one, candidates=_person_or_pursuit(text, one, ledger, as_of))
        for one in find_mentions(text, ledger)
        if not any(start < one.end and one.start < end for start, end in fields)
        and not _is_kind(text, one, ledger)
    ]
    taken = [*fields, *((one.start, one.end) for one in found)]
    found += names_in_small_letters(text, ledger, wishes, taken)
    found.sort(key=lambda one: one.start)
    if not found and wishes.holder is None:
        found += whom_a_pronoun_means(text, ledger, as_of, wishes, fields)
    return tuple(_one(text, mention, wishes) for mention in settle(found, ledger, as_of))


def _is_kind(text: str, mention: Mention, ledger: Ledger) -> bool:
    """Whether the words that name a channel are those for a kind: `20 cold calls`."""
    if mention.match is NameMatch.LINK or not isinstance(mention.candidates[0], Channel):
        return False
    word = "-".join(text[mention.start : mention.end].lower().split())
    kinds = ledger.config.kinds
    return word in kinds or word.removesuffix("s") in kinds


def open_campaigns(ledger: Ledger, organization: Organization, day: date) -> list[Campaign]:
    """The campaigns at an organization that are pursued on a day."""
    return [
        one
        for one in ledger.campaigns
        if ledger.organization_of(one) == organization and is_open(ledger, one, day)
    ]


def _pursuits(candidates: tuple[Record, ...], ledger: Ledger, day: date) -> tuple[Record, ...]:
    """An organization and its campaigns that go by one name as the one of them that is meant.

    The campaign that is pursued where there is one; else the organization.
    """
    own = [one for one in candidates if isinstance(one, (Organization, Campaign))]
    if len(own) < 2:
        return candidates
    organizations = [one for one in own if isinstance(one, Organization)]
    campaigns = [one for one in own if isinstance(one, Campaign) and is_open(ledger, one, day)]
    for organization in organizations:
        campaigns += open_campaigns(ledger, organization, day)
    distinct = {one.path: one for one in campaigns}
    if len(distinct) == 1:
        meant: list[Record] = list(distinct.values())
    elif len(organizations) == 1:
        meant = list(organizations)
    else:
        return candidates
    return (*meant, *(one for one in candidates if one not in own))


def _person_or_pursuit(
    text: str, mention: Mention, ledger: Ledger, day: date
) -> tuple[Record, ...]:
    """One of a person and the campaign that is named for them: a person does and is met.

    What something is about, or at, is the campaign.
    """
    distinct = {one.path: one for one in mention.candidates}
    candidates = _pursuits(tuple(distinct.values()), ledger, day)
    people = [one for one in candidates if isinstance(one, Contact)]
    others = [one for one in candidates if one not in people]
    if len(people) != 1 or not others:
        return candidates
    theirs = [
        one
        for one in others
        if isinstance(one, Campaign)
        and people[0].path in {person.path for person in ledger.people_of(one)}
    ]
    if len(theirs) != len(others):
        return candidates
    if _ABOUT.search(text, 0, mention.start) and len(theirs) == 1:
        return tuple(theirs)
    return tuple(people)


def _one(text: str, mention: Mention, wishes: Wishes) -> Mention:
    if len(mention.candidates) == 1:
        return mention
    typed = text[mention.start : mention.end]
    answer = wishes.answers.get((About.WHO, typed))
    for record in mention.candidates:
        if record.id == answer:
            return changed(mention, candidates=(record,), because="")
    raise DoubtError(
        Question(
            About.WHO,
            typed,
            f"`{typed}` may be {listing([f'`{one.id}`' for one in mention.candidates], 'or')}",
            tuple(Candidate(one.id, one.name) for one in mention.candidates),
            f"write the one you mean as `[[{mention.candidates[0].id}]]`",
        )
    )
