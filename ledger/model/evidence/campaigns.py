"""What the stages of a job, a leadership role or a client ask for."""

from __future__ import annotations

from datetime import date

from ledger.model.contact import Contact
from ledger.model.entry import Entry
from ledger.model.evidence.case import Case, evidence, introductions_to_theirs
from ledger.model.exchange import is_two_way, is_way_in
from ledger.model.rounds import DECLINE, INTERVIEW
from ledger.wording import fold


@evidence("organization", "an organization", "organization: {organization}")
def _organization(case: Case) -> bool:
    return bool(case.campaign and case.ledger.organization_of(case.campaign))


@evidence("title", "a title", "title: {title}")
def _title(case: Case) -> bool:
    return bool(case.campaign and case.campaign.title)


@evidence(
    "organization-or-industry", "a named organization or industry", "organization: {organization}"
)
def _organization_or_industry(case: Case) -> bool:
    campaign = case.campaign
    return bool(campaign and (campaign.industry or case.ledger.organization_of(campaign)))


@evidence(
    "organization-or-person", "a named organization or person", "organization: {organization}"
)
def _organization_or_person(case: Case) -> bool:
    campaign = case.campaign
    return bool(campaign and (case.ledger.organization_of(campaign) or case.theirs))


@evidence("sourced-need", "a need with its source", "needs: privacy, must, level 2, from {person}")
def _sourced_need(case: Case) -> bool:
    return any(need.source for need in case.needs)


@evidence(
    "person-or-search",
    "a person on the campaign, or a dated search for the decision-maker",
    "decision-maker: {person}",
)
def _person_or_search(case: Case) -> bool:
    campaign = case.campaign
    named = bool(case.theirs) or bool(campaign and campaign.advocates)
    met = any(case.ledger.people_in(entry) for entry in case.entries)
    return named or met or case.has("research")


@evidence(
    "application-or-tailored",
    "an application, or papers prepared for a need of theirs",
    "- {date} application [[{id}]] papers sent",
)
def _application_or_tailored(case: Case) -> bool:
    names = [fold(need.name) for need in case.needs]
    tailored = (
        any(name in fold(entry.text) for name in names)
        for entry in case.entries
        if entry.kind.name == "prepare"
    )
    return case.has("application") or any(tailored)


@evidence(
    "interview-round", "a dated interview round", "- {date} interview 1 45m [[{id}]] [[{person}]]"
)
def _interview_round(case: Case) -> bool:
    return any(
        entry.kind.name == INTERVIEW and case.covers(entry.date)
        for entry in case.ledger.entries_with(case.record)
    )


@evidence("held-round", "a round that was held", "- {date} interview 1 45m [[{id}]] [[{person}]]")
def _held_round(case: Case) -> bool:
    return case.has(INTERVIEW)


@evidence("offer", "their offer", "- {date} offer [[{id}]] what they offered")
def _offer(case: Case) -> bool:
    return case.has("offer")


@evidence("incumbent", "the incumbent, or `none`", "incumbent: none")
def _incumbent(case: Case) -> bool:
    organization = case.ledger.organization_of(case.record)
    own = case.campaign.incumbent if case.campaign else ""
    return bool(own or (organization and organization.incumbent))


@evidence("decision-maker", "the decision-maker", "decision-maker: {person}")
def _decision_maker(case: Case) -> bool:
    return bool(case.campaign and case.ledger.decision_maker_of(case.campaign))


@evidence(
    "introducer-or-direct",
    "an introducer (`via`, `advocates`), or the reason for going direct in the stage line",
    "advocates: INTRODUCER",
)
def _introducer_or_direct(case: Case) -> bool:
    campaign = case.campaign
    introducer = campaign and (case.ledger.resolve_as(campaign.via, Contact) or campaign.advocates)
    return bool(introducer or case.transition.line.evidence or introductions_to_theirs(case))


@evidence(
    "two-way-with-theirs",
    "a conversation with one of their people",
    "- {date} call 30m [[{id}]] [[{person}]]",
)
def _two_way_with_theirs(case: Case) -> bool:
    return any(is_two_way(entry) and not _elsewhere(case, entry) for entry in case.with_theirs)


@evidence(
    "need-from-theirs",
    "a need whose source is one of their people",
    "needs: succession, must, from {person} {date}",
)
def _need_from_theirs(case: Case) -> bool:
    sources = (case.ledger.resolve(need.source_link) for need in case.needs)
    return any(source is not None and source.path in case.theirs for source in sources)


@evidence("proposal", "a proposal", "- {date} proposal [[{id}]] what was proposed")
def _proposal(case: Case) -> bool:
    return case.has("proposal")


@evidence(
    "answer-to-proposal",
    "their answer after the proposal",
    "- {date} reply [[{id}]] what they said of the proposal",
)
def _answer_to_proposal(case: Case) -> bool:
    proposed = [entry.date for entry in case.entries if entry.kind.name == "proposal"]
    if not proposed:
        return False
    # What they are to have answered is the last one of the stage before, not one that they
    # had turned down by then; one that was only improved since then was answered too.
    previous = case.transition.previous
    by = (previous.date if previous else None) or date.min
    since = max((day for day in proposed if day <= by), default=min(proposed))
    return any(
        entry.date >= since
        and entry.kind.name != DECLINE
        and (is_way_in(entry) or is_two_way(entry))
        and not _elsewhere(case, entry)
        for entry in case.with_theirs
    )


@evidence("value", "the value agreed", "value: 12k")
def _value(case: Case) -> bool:
    return bool(case.campaign and case.campaign.value)


@evidence("day", "the day of it", "- {date} {stage}")
def _day(case: Case) -> bool:
    return case.transition.line.date is not None


@evidence("watch", "the day to look again", "watch: {date}")
def _watch(case: Case) -> bool:
    return bool(case.campaign and case.campaign.watch)


def _elsewhere(case: Case, entry: Entry) -> bool:
    """Whether everybody in an entry is known to be of elsewhere: no conversation with them.

    Those are the campaign's own advocates, and people of another organization than its own.
    """
    ledger = case.ledger
    own = ledger.organization_of(case.record)
    people = ledger.people_in(entry)
    advocates = [ledger.resolve(link) for link in case.campaign.advocates] if case.campaign else []
    return bool(people) and all(
        person.path not in case.theirs
        and (person in advocates or (own and ledger.organization_of(person)))
        for person in people
    )
