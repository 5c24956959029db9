"""What the stages of an advocate ask for."""

from __future__ import annotations

from datetime import date, timedelta

from ledger.model.evidence.case import Case, evidence
from ledger.model.evidence.introduction import introductions
from ledger.model.exchange import exchanges, is_two_way, is_way_out


@evidence("connector", "the evidence that they connect people", "connector: who they have joined")
def _connector(case: Case) -> bool:
    return bool(case.contact and case.contact.connector)


@evidence("approach", "how you mean to get to know them", "approach: ask about their work")
def _approach(case: Case) -> bool:
    return bool(case.contact and case.contact.approach)


@evidence("way-out", "a way out to them", "- {date} email what you wrote")
def _way_out(case: Case) -> bool:
    return any(is_way_out(entry) or is_two_way(entry) for entry in case.entries)


@evidence("exchange", "an exchange with them", "- {date} coffee 45m what you talked of")
def _exchange(case: Case) -> bool:
    return len(_exchanges(case)) >= 1


@evidence("two-exchanges", "two exchanges with them", "- {date} call 20m what you talked of")
def _two_exchanges(case: Case) -> bool:
    return len(_exchanges(case)) >= 2


@evidence(
    "value-exchanged",
    "something `got` from them or `gave` to them",
    "- {date} email [gave:: what helped them]",
)
def _value_exchanged(case: Case) -> bool:
    return any(entry.field("got") or entry.field("gave") for entry in case.entries)


@evidence(
    "introduction",
    "a first introduction",
    "- {date} coffee 45m [got:: introduction to [[somebody]]]",
)
def _introduction(case: Case) -> bool:
    return bool(case.contact and introductions(case.ledger, case.contact, case.day))


@evidence("silence", "a long time without an exchange", "")
def _silence(case: Case) -> bool:
    quiet = timedelta(days=case.ledger.config.rules.advocate_silence)
    held = _exchanges(case)
    return not held or case.day - held[-1] >= quiet


@evidence(
    "renewed-exchange",
    "an exchange with them since it went quiet",
    "- {date} coffee 45m what you talked of",
)
def _renewed_exchange(case: Case) -> bool:
    previous = case.transition.previous
    since = (previous.date if previous else None) or date.min
    return any(held > since for held in _exchanges(case))


def _exchanges(case: Case) -> list[date]:
    if case.contact is None:
        return []
    return [one.date for one in exchanges(case.ledger, case.contact, case.day)]
