"""What it takes to take up again what was set back or ended."""

from __future__ import annotations

from datetime import date

from ledger.model.entry import Entry
from ledger.model.evidence.case import Case, evidence, introductions_to_theirs, may_concern
from ledger.model.evidence.introduction import is_introduction
from ledger.model.exchange import is_two_way, is_way_in
from ledger.model.rounds import DECLINE


@evidence(
    "word-from-them",
    "something from them after it went quiet",
    "- {date} inbound [[{id}]] [[{person}]] what they wrote",
)
def _word_from_them(case: Case) -> bool:
    return any(is_way_in(one) or is_two_way(one) for one in _since(case, _closed_on(case)))


@evidence(
    "confirmation",
    "their word that it goes on where it was",
    "- {date} inbound [[{id}]] [[{person}]] what they confirmed",
)
def _confirmation(case: Case) -> bool:
    lines = case.record.stages
    reopened = next((at for at, line in enumerate(lines) if line is case.transition.previous), 0)
    setback = lines[reopened - 1].date if reopened else None
    said = _since(case, setback or date.min)
    return any(is_way_in(one) or is_two_way(one) for one in said)


@evidence(
    "new-opening",
    "an `inbound` from them, a new introduction or a new sourced need",
    "- {date} inbound [[{id}]] [[{person}]] what they wrote",
)
def _new_opening(case: Case) -> bool:
    since = _closed_on(case)
    fresh = (
        need.source and need.source_date and since <= need.source_date <= case.day
        for need in case.needs
    )
    with_it = [one for one in case.ledger.entries_with(case.record) if is_introduction(one)]
    introduced = (
        entry.date >= since and entry.done_by(case.day)
        for entry in (*with_it, *introductions_to_theirs(case))
    )
    came = (is_way_in(entry) for entry in _since(case, since))
    return any(came) or any(fresh) or any(introduced)


def _since(case: Case, since: date) -> list[Entry]:
    """The entries after a day on a record or with their people, but for what they declined."""
    people = case.ledger.people_of(case.campaign) if case.campaign else ()
    return [
        entry
        for party in (case.record, *people)
        for entry in case.ledger.entries_with(party)
        if entry.date > since
        and entry.done_by(case.day)
        and entry.kind.name != DECLINE
        and may_concern(case.ledger, entry, case.record)
    ]


def _closed_on(case: Case) -> date:
    previous = case.transition.previous
    return previous.date if previous and previous.date else date.min
